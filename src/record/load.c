#include "record/load.h"

#include <math.h>
#include <stdio.h>

#include "base/ease.h"
#include "base/tr.h"

enum {
    UNIT = 4 * COMFORT_WHOLE, /* full range, a hold, the first group */
    FAR = 800,                /* comfort from which a group rests longer */
    FAR_LOAD_MS = 60000,
    FAR_REST_MS = 20 * STAMP_HOUR_MS,
    REST_MS = 2 * STAMP_HOUR_MS,
    WEEK_DAYS = 6, /* of seven, far */
};

static void add(struct loads *loads, int group, enum side side, int64_t weighed)
{
    if (side != SIDE_RIGHT)
        loads->sum[group][0] += weighed;
    if (side != SIDE_LEFT)
        loads->sum[group][1] += weighed;
}

void loads_add(struct loads *loads, const struct entry *entry)
{
    const int64_t weighed = entry->stretched_ms * entry->range * (entry->rhythmic ? 1 : 2);
    if (entry->primary != NO_GROUP)
        add(loads, entry->primary, entry->side, 2 * weighed);
    for (int i = 0; i < GROUP_COUNT; i++)
        if ((entry->others >> i & 1U) != 0)
            add(loads, i, entry->side, weighed);
}

int64_t loads_ms(const struct loads *loads, int group)
{
    return greater(loads->sum[group][0], loads->sum[group][1]) / UNIT;
}

/* Seconds of stretching on one side in the dose of the step. */
static int64_t stretch_ms(const struct step *step)
{
    const struct exercise *exercise = step->exercise;
    const int repeats = step->dose.repeats > 0 ? step->dose.repeats : exercise->dose.repeats;
    const int64_t hold_ms = step->dose.hold_ms > 0 ? step->dose.hold_ms : exercise->dose.hold_ms;
    int64_t ms = 0;
    for (int i = 0; i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        if (exercise->rhythmic)
            ms += phase->repeats ? phase->ms * repeats : 0;
        else if (phase->holds && !exercise->rests)
            ms += hold_ms * (phase->repeats ? repeats : 1);
    }
    return ms;
}

static int64_t bar_stretch_ms(const struct step *step, const struct bar_phase *bar)
{
    return bar->holds || (step->exercise->rhythmic && bar->stretches) ? bar->ms : 0;
}

/* Whether it is played on that side. */
static bool has_side(const struct step *step, enum side side)
{
    if (!step->exercise->one_sided)
        return side == SIDE_BOTH;
    return side == SIDE_LEFT ? step->left : side == SIDE_RIGHT && step->right;
}

int64_t load_stretch_ms(const struct routine *routine)
{
    int64_t ms = 0;
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        for (int k = 0; k < step->bar_count; k++)
            ms += bar_stretch_ms(step, &step->bars[k]);
        for (int side = 0; side < 3 && step->kind == STEP_EXERCISE && step->bars == NULL; side++)
            ms += has_side(step, (enum side)side) ? stretch_ms(step) : 0;
    }
    return ms;
}

/* Thousandths at which it is shown. */
static int range_of(const struct step *step, int range)
{
    return (int)lroundf(step_range(step, (float)range / COMFORT_WHOLE) * COMFORT_WHOLE);
}

static void add_bars(struct loads *loads, const struct step *step, struct entry *entry)
{
    for (int i = 0; i < step->bar_count; i++) {
        entry->side = step->bars[i].side;
        entry->stretched_ms = bar_stretch_ms(step, &step->bars[i]);
        loads_add(loads, entry);
    }
}

void loads_add_step(struct loads *loads, const struct step *step, int range)
{
    struct entry entry = {0};
    if (step->kind != STEP_EXERCISE)
        return;
    entry_take_exercise(&entry, step->exercise);
    entry.range = range_of(step, range);
    if (step->bars != NULL) {
        add_bars(loads, step, &entry);
        return;
    }
    entry.stretched_ms = stretch_ms(step);
    for (int side = 0; side < 3; side++) {
        entry.side = (enum side)side;
        if (has_side(step, entry.side))
            loads_add(loads, &entry);
    }
}

void loads_add_routine(struct loads *loads, const struct routine *routine, int range)
{
    for (int i = 0; i < routine->step_count; i++)
        loads_add_step(loads, &routine->steps[i], range);
}

struct loads loads_of_day(struct entries entries, int64_t day)
{
    struct loads loads = {0};
    for (int i = 0; i < entries.count; i++)
        if (stamp_day(entries.list[i].at) == day)
            loads_add(&loads, &entries.list[i]);
    return loads;
}

static bool is_of_group(const struct entry *entry, int group)
{
    return entry->stretched_ms > 0 && entry->primary == group;
}

/* The last entry whose first group it is; NULL: none. */
static const struct entry *find_last(struct entries entries, int group)
{
    for (int i = entries.count - 1; i >= 0; i--)
        if (is_of_group(&entries.list[i], group))
            return &entries.list[i];
    return NULL;
}

/* That session's load of the group as first group, and the range it went to. */
static int64_t primary_load(struct entries entries, int64_t session, int group, int *range)
{
    struct loads loads = {0};
    *range = 0;
    for (int i = 0; i < entries.count; i++) {
        const struct entry *entry = &entries.list[i];
        if (entry->session != session || !is_of_group(entry, group))
            continue;
        loads_add(&loads, entry);
        *range = (int)greater(*range, entry->range);
    }
    return loads_ms(&loads, group);
}

static bool rests_still(struct entries entries, int group, struct stamp now,
                        struct load_advice *advice)
{
    int range;
    const struct entry *last = find_last(entries, group);
    if (last == NULL)
        return false;
    const int64_t ms = primary_load(entries, last->session, group, &range);
    const int64_t ago_ms = greater(0, now.ms - last->at.ms);
    const int64_t rest_ms = ms >= FAR_LOAD_MS && range >= FAR ? FAR_REST_MS : REST_MS;
    *advice = (struct load_advice){LOAD_RULE_REST, group, ms, ago_ms};
    return ago_ms < rest_ms;
}

static bool went_far(struct entries entries, int group, int64_t day)
{
    for (int i = 0; i < entries.count; i++) {
        const struct entry *entry = &entries.list[i];
        const bool loads = entry->primary == group || (entry->others >> group & 1U) != 0;
        if (loads && entry->stretched_ms > 0 && entry->range >= FAR && stamp_day(entry->at) == day)
            return true;
    }
    return false;
}

static bool is_far_all_week(struct entries entries, int group, struct stamp now,
                            struct load_advice *advice)
{
    for (int i = 1; i <= WEEK_DAYS; i++)
        if (!went_far(entries, group, stamp_day(now) - i))
            return false;
    *advice = (struct load_advice){LOAD_RULE_WEEK, group, 0, 0};
    return true;
}

bool load_rests(struct entries entries, int group, int range, struct stamp now,
                struct load_advice *advice)
{
    return rests_still(entries, group, now, advice) ||
           (range >= FAR && is_far_all_week(entries, group, now, advice));
}

/* The largest range at which the group is the first of a step; 0: it is of none. */
static int planned_range(const struct routine *routine, int group, int range)
{
    int64_t most = 0;
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        struct entry entry = {0};
        if (step->kind != STEP_EXERCISE || step->exercise->rests)
            continue;
        entry_take_exercise(&entry, step->exercise);
        if (entry.primary == group)
            most = greater(most, range_of(step, range));
    }
    return (int)most;
}

static bool advise(struct entries entries, const struct routine *routine, int range, int group,
                   struct stamp now, struct load_advice *advice)
{
    struct loads session = {0}, day = loads_of_day(entries, stamp_day(now));
    loads_add_routine(&session, routine, range);
    const int64_t here = loads_ms(&session, group);
    const int planned = planned_range(routine, group, range);
    if (planned > 0 && load_rests(entries, group, planned, now, advice) &&
        (advice->rule != LOAD_RULE_REST || advice->ms >= LOAD_TOLD_MS))
        return true;
    loads_add_routine(&day, routine, range);
    if (here > LOAD_SESSION_MOST_MS)
        *advice = (struct load_advice){LOAD_RULE_SESSION, group, here, 0};
    else if (here > 0 && loads_ms(&day, group) > LOAD_DAY_MOST_MS)
        *advice = (struct load_advice){LOAD_RULE_DAY, group, loads_ms(&day, group), 0};
    else
        return false;
    return true;
}

int load_advise(struct entries entries, const struct routine *routine, int range, struct stamp now,
                struct load_advice out[GROUP_COUNT])
{
    int count = 0;
    for (int i = 0; i < GROUP_COUNT; i++)
        count += advise(entries, routine, range, i, now, &out[count]);
    return count;
}

const char *load_group_name(int group)
{
    static const char *const names[GROUP_COUNT] = {
        TR("low back"),     TR("middle back"),  TR("belly"),       TR("buttocks"),
        TR("hamstrings"),   TR("front thighs"), TR("hip flexors"), TR("outer hips"),
        TR("inner thighs"), TR("calves"),       TR("upper arms"),  TR("shoulders"),
        TR("chest"),        TR("flanks"),       TR("neck"),        TR("forearms"),
    };
    return tr(names[group]);
}

static void tell_rest(const struct load_advice *advice, char *out, size_t room)
{
    const long long seconds = advice->ms / STAMP_SECOND_MS;
    const long long hours = (advice->ago_ms + STAMP_HOUR_MS / 2) / STAMP_HOUR_MS;
    const long long minutes = advice->ago_ms / 60000;
    const char *name = load_group_name(advice->group);
    if (hours >= 2)
        (void)snprintf(out, room, tr("your %s had %lld seconds %lld hours ago"), name, seconds,
                       hours);
    else
        (void)snprintf(out, room, tr("your %s had %lld seconds %lld minutes ago"), name, seconds,
                       minutes);
}

void load_tell(const struct load_advice *advice, char *out, size_t room)
{
    const char *name = load_group_name(advice->group);
    const long long seconds = advice->ms / STAMP_SECOND_MS;
    switch (advice->rule) {
    case LOAD_RULE_SESSION:
        (void)snprintf(out, room,
                       tr("your %s would have %lld seconds; 120 are enough for one session"), name,
                       seconds);
        break;
    case LOAD_RULE_DAY:
        (void)snprintf(out, room, tr("your %s would have %lld seconds today; 240 are enough"), name,
                       seconds);
        break;
    case LOAD_RULE_WEEK:
        (void)snprintf(out, room, tr("your %s went far on six days; a day of rest is due"), name);
        break;
    default:
        tell_rest(advice, out, room);
    }
}
