#include "record/comfort.h"

#include <string.h>

#include "base/ease.h"

enum {
    FIRST = 600,
    FIRST_SENSITIVE = 300, /* a family that the person says hurts */
    FIRST_FLAGGED = 500,   /* a stretch with a flag that is ticked */
    FLEXION_MOST = 600,    /* for those whom bending forward hurts, and for all in the morning */
    BRITTLE_MOST = 800,    /* of the arc of a spine with brittle bones */
    TOO_MUCH = 150,
    PULL = 50,
    WEEK = 7,
    BREAK = 100,
    DAYS_WAITING = 8, /* that went well and wait for the day after */
};

/* Whose comfort it is. */
struct subject {
    const char *exercise; /* NULL: a family's */
    unsigned family;      /* bit; of a family */
    unsigned flags;       /* that make it begin smaller: the exercise's */
};

/* Comfort while the entries go by. */
struct course {
    struct subject subject;
    unsigned ticked; /* flags of the profile then */
    int comfort;
    int64_t session; /* that is under way */
    bool is_in, went_wrong;
    int64_t last_day;              /* of the last session */
    bool in_last;                  /* whether that day had it */
    bool has_earlier, in_earlier;  /* a day before that nobody answered for; whether it had it */
    bool answered, hurt;           /* since the last session began; since the last answer */
    int64_t waiting[DAYS_WAITING]; /* days that went well, until it is said how they felt */
    int waiting_count;
    int fine;          /* days that went well and felt fine, not yet rewarded: at most 2 */
    int64_t grown[2];  /* the last days on which it grew, the newest first */
    struct stamp seen; /* the last moment of any stretching */
    bool has_seen;
};

static bool concerns(const struct subject *subject, const struct entry *entry)
{
    if (subject->exercise != NULL)
        return strcmp(subject->exercise, entry->exercise) == 0;
    return (entry->families & subject->family) != 0;
}

static bool has(unsigned flags, enum flag flag)
{
    return (flags >> flag & 1U) != 0;
}

/* Where it begins for somebody with these ticks. */
static int first_of(const struct subject *subject, unsigned ticked)
{
    const bool flexion = subject->family == 1U << FAMILY_FLEXION && has(ticked, FLAG_FLEX);
    const bool extension = subject->family == 1U << FAMILY_EXTENSION && has(ticked, FLAG_EXT);
    if (flexion || extension)
        return FIRST_SENSITIVE;
    return (subject->flags & ticked) != 0 ? FIRST_FLAGGED : FIRST;
}

static int most_of(const struct subject *subject, unsigned ticked)
{
    const bool flexion = subject->family == 1U << FAMILY_FLEXION && has(ticked, FLAG_FLEX);
    return flexion ? FLEXION_MOST : COMFORT_WHOLE;
}

static void set(struct course *course, int comfort)
{
    const int64_t most = most_of(&course->subject, course->ticked);
    course->comfort = (int)greater(COMFORT_LEAST, lesser(comfort, most));
}

/* What is ticked leads back to where it begins with it; a tick that is taken off gives nothing back
 * at once: the range grows from where it is. */
static void tick(struct course *course, unsigned ticked)
{
    const int first = first_of(&course->subject, ticked);
    const bool smaller = first < first_of(&course->subject, course->ticked);
    course->ticked = ticked;
    set(course, smaller ? (int)lesser(course->comfort, first) : course->comfort);
}

/* Time without any session. */
static void pass_break(struct course *course, struct stamp until)
{
    const int64_t days_ms = course->has_seen ? until.ms - course->seen.ms : 0;
    if (days_ms >= (int64_t)3 * WEEK * STAMP_DAY_MS) {
        course->comfort = (int)lesser(course->comfort, first_of(&course->subject, course->ticked));
        course->fine = 0;
        course->waiting_count = 0;
    } else if (days_ms >= (int64_t)WEEK * STAMP_DAY_MS)
        set(course, course->comfort - BREAK);
}

static void enter_session(struct course *course, const struct entry *entry)
{
    if (course->session == entry->session)
        return;
    course->session = entry->session;
    course->is_in = false;
    course->went_wrong = false;
}

static void stretch(struct course *course, const struct entry *entry)
{
    if (entry->stretched_ms == 0)
        return;
    pass_break(course, entry->at);
    course->seen = entry->at;
    course->has_seen = true;
    const int64_t day = stamp_day(entry->at);
    if (course->last_day != day) {
        course->has_earlier = course->last_day != INT64_MIN && !course->answered;
        course->in_earlier = course->in_last;
        course->in_last = false;
        course->answered = false;
    }
    course->last_day = day;
    if (!concerns(&course->subject, entry))
        return;
    course->is_in = true;
    course->in_last = true;
}

static void end_session(struct course *course, const struct entry *entry)
{
    const int64_t day = stamp_day(entry->at);
    const int count = course->waiting_count;
    if (!course->is_in || course->went_wrong)
        return;
    if (count > 0 && course->waiting[count - 1] == day)
        return;
    if (count == DAYS_WAITING) {
        for (int i = 1; i < count; i++)
            course->waiting[i - 1] = course->waiting[i];
        course->waiting_count--;
    }
    course->waiting[course->waiting_count++] = day;
}

/* At most once a day, and twice in a week: 100 in seven days. */
static bool may_grow(const struct course *course, int64_t day)
{
    const bool today = course->grown[0] >= day;
    const bool twice = course->grown[1] > day - WEEK;
    return !today && !twice;
}

static void feel_fine(struct course *course, int64_t day)
{
    int left = 0;
    for (int i = 0; i < course->waiting_count; i++) {
        if (course->waiting[i] < day)
            course->fine++;
        else
            course->waiting[left++] = course->waiting[i];
    }
    course->waiting_count = left;
    if (course->fine < 2)
        return;
    course->fine = 2;
    if (!may_grow(course, day))
        return;
    course->fine = 0;
    course->grown[1] = course->grown[0];
    course->grown[0] = day;
    set(course, course->comfort + COMFORT_STEP);
}

/* What went well before does not count towards growing any more. */
static void begin_anew(struct course *course)
{
    course->went_wrong = true;
    course->fine = 0;
    course->waiting_count = 0;
}

/* Whoever stretched today already is asked about the day before, unless something hurt today. */
static bool is_meant(const struct course *course, const struct entry *answer)
{
    const bool today = course->last_day == stamp_day(answer->at);
    return today && course->has_earlier && !course->hurt ? course->in_earlier : course->in_last;
}

static void answer_day_after(struct course *course, const struct entry *entry)
{
    const bool meant = is_meant(course, entry);
    course->answered = course->last_day < stamp_day(entry->at) || course->hurt;
    course->has_earlier = false;
    course->hurt = false;
    if (entry->felt == FELT_FINE) {
        feel_fine(course, stamp_day(entry->at));
        return;
    }
    if (!meant)
        return;
    begin_anew(course);
    set(course, course->comfort - TOO_MUCH);
}

static void answer_pain(struct course *course, const struct entry *entry)
{
    const bool mild = entry->felt == FELT_PULL || entry->felt == FELT_UNTOLD;
    const bool all = entry->felt == FELT_ALARM && course->subject.exercise == NULL;
    course->went_wrong = true;
    course->hurt = true;
    if (!concerns(&course->subject, entry) && !all)
        return;
    begin_anew(course);
    if (!mild)
        set(course, COMFORT_LEAST);
    else if (course->subject.exercise != NULL)
        set(course, course->comfort * 6 / 10);
    else
        set(course, course->comfort - PULL);
}

static void say_too_much(struct course *course, const struct entry *entry)
{
    course->went_wrong = true;
    if (!concerns(&course->subject, entry))
        return;
    begin_anew(course);
    set(course, course->comfort - TOO_MUCH);
}

static void go_by(struct course *course, const struct entry *entry)
{
    if (entry->kind != ENTRY_DAY_AFTER && entry->kind != ENTRY_CONFIRMED &&
        entry->kind != ENTRY_TICKED)
        enter_session(course, entry);
    switch (entry->kind) {
    case ENTRY_PHASE:
        stretch(course, entry);
        break;
    case ENTRY_DONE:
        end_session(course, entry);
        break;
    case ENTRY_TOO_MUCH:
        say_too_much(course, entry);
        break;
    case ENTRY_PAIN:
        answer_pain(course, entry);
        break;
    case ENTRY_DAY_AFTER:
        answer_day_after(course, entry);
        break;
    case ENTRY_TICKED:
        tick(course, profile_flags_of(entry->phase));
        break;
    default:
        break;
    }
}

/* Nothing was ticked before the first entry that says what is; without any it was always as now. */
static unsigned ticked_at_first(struct entries entries, unsigned now)
{
    for (int i = 0; i < entries.count; i++)
        if (entries.list[i].kind == ENTRY_TICKED)
            return 0;
    return now;
}

static int comfort_of(struct entries entries, struct subject subject, unsigned ticked,
                      struct stamp now)
{
    const unsigned at_first = ticked_at_first(entries, ticked);
    struct course course = {
        .subject = subject,
        .ticked = at_first,
        .comfort = first_of(&subject, at_first),
        .session = INT64_MIN,
        .last_day = INT64_MIN,
        .grown = {INT64_MIN / 2, INT64_MIN / 2},
    };
    for (int i = 0; i < entries.count; i++)
        go_by(&course, &entries.list[i]);
    tick(&course, ticked);
    pass_break(&course, now);
    return course.comfort;
}

int comfort_of_family(struct entries entries, const struct profile *profile, enum family family,
                      struct stamp now)
{
    return comfort_of(entries, (struct subject){.family = 1U << family}, profile->flags, now);
}

static int stored(struct entries entries, const struct profile *profile,
                  const struct exercise *exercise, struct stamp now)
{
    const struct subject own = {.exercise = exercise->id, .flags = exercise_flags(exercise)};
    const unsigned families = exercise_families(exercise);
    int64_t least = comfort_of(entries, own, profile->flags, now);
    for (int i = 0; i < FAMILY_COUNT; i++)
        if ((families >> i & 1U) != 0)
            least = lesser(least, comfort_of_family(entries, profile, (enum family)i, now));
    return (int)least;
}

/* With brittle bones no spine is bent or turned to the end of its range. */
static bool is_brittle(const struct profile *profile, const struct exercise *exercise)
{
    static const unsigned spine =
        1U << FAMILY_FLEXION | 1U << FAMILY_EXTENSION | 1U << FAMILY_ROTATION | 1U << FAMILY_SIDE;
    return has(profile->flags, FLAG_OSTEO) && (exercise_families(exercise) & spine) != 0;
}

/* What the profile and the hour allow at most. */
static int allowed(const struct profile *profile, const struct exercise *exercise, struct stamp now)
{
    const bool rounds = (exercise_families(exercise) >> FAMILY_FLEXION & 1U) != 0;
    const bool morning = stamp_of_day_ms(now) < COMFORT_MORNING_MS;
    if (rounds && (morning || has(profile->flags, FLAG_FLEX)))
        return FLEXION_MOST;
    return is_brittle(profile, exercise) ? BRITTLE_MOST : COMFORT_WHOLE;
}

int comfort_of_exercise(struct entries entries, const struct profile *profile,
                        const struct exercise *exercise, struct stamp now)
{
    const int comfort = stored(entries, profile, exercise, now);
    return (int)lesser(comfort, allowed(profile, exercise, now));
}

int comfort_most(struct entries entries, const struct profile *profile,
                 const struct exercise *exercise, struct stamp now)
{
    const int comfort = stored(entries, profile, exercise, now) + 2 * COMFORT_STEP;
    return (int)lesser(comfort, allowed(profile, exercise, now));
}

bool comfort_is_bounded(const struct profile *profile, const struct exercise *exercise)
{
    const unsigned families = exercise_families(exercise);
    const bool flexion = (families >> FAMILY_FLEXION & 1U) != 0 && has(profile->flags, FLAG_FLEX);
    const bool extension =
        (families >> FAMILY_EXTENSION & 1U) != 0 && has(profile->flags, FLAG_EXT);
    return flexion || extension || is_brittle(profile, exercise) ||
           (exercise_flags(exercise) & profile->flags) != 0;
}

/* The back rounds by this share of its range at most; without FLEX as far as it goes. */
static struct turn_limits rounding(const struct profile *profile, int share)
{
    static const enum spine_group groups_of_back[] = {SPINE_LUMBAR, SPINE_THORACIC};
    struct turn_limits limits = {.count = 0};
    for (int i = 0; i < 2 && has(profile->flags, FLAG_FLEX); i++) {
        const enum joint joint = spine_group_first(groups_of_back[i]);
        const float most = joint_axis(joint, 0)->most;
        limits.list[limits.count++] =
            (struct turn_limit){.joint = joint, .degrees = (float)share / COMFORT_WHOLE * most};
    }
    return limits;
}

struct turn_limits comfort_moving(struct entries entries, const struct profile *profile,
                                  struct stamp now)
{
    return rounding(profile, comfort_of_family(entries, profile, FAMILY_FLEXION, now));
}

struct turn_limits comfort_shown(struct entries entries, const struct profile *profile,
                                 struct stamp now)
{
    const int own = comfort_of_family(entries, profile, FAMILY_FLEXION, now);
    return rounding(profile, (int)lesser(own + 2 * COMFORT_STEP, FLEXION_MOST));
}

int comfort_before(struct entries entries, const char *exercise)
{
    for (int i = entries.count - 1; i >= 0; i--) {
        const struct entry *entry = &entries.list[i];
        if (entry->kind == ENTRY_PHASE && entry->stretched_ms > 0 &&
            strcmp(entry->exercise, exercise) == 0)
            return entry->range;
    }
    return 0;
}
