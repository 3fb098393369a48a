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

struct loads loads_of_session(struct entries entries, int64_t session)
{
    struct loads loads = {0};
    for (int i = 0; i < entries.count; i++)
        if (entries.list[i].session == session)
            loads_add(&loads, &entries.list[i]);
    return loads;
}

static bool is_of_group(const struct entry *entry, int group)
{
    return entry->stretched_ms > 0 && entry->primary == group;
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

static int64_t rest_after(struct entries entries, const struct entry *entry, int group, int64_t *ms)
{
    int range;
    *ms = primary_load(entries, entry->session, group, &range);
    return *ms >= FAR_LOAD_MS && range >= FAR ? FAR_REST_MS : REST_MS;
}

/* After loads of `least_ms` or more. Of several sessions that count, the one that rests longest; a
 * clock that was ahead shows by what was written later. */
static bool rests_still(struct entries entries, int group, int64_t least_ms, struct stamp now,
                        struct load_advice *advice)
{
    int64_t ended_ms = now.ms, seen = INT64_MIN;
    *advice = (struct load_advice){LOAD_RULE_REST, group, 0, 0, 0};
    for (int i = entries.count - 1; i >= 0 && now.ms - ended_ms < FAR_REST_MS; i--) {
        const struct entry *entry = &entries.list[i];
        ended_ms = lesser(ended_ms, entry->at.ms);
        if (!is_of_group(entry, group) || entry->session == seen)
            continue;
        int64_t ms;
        const int64_t ago_ms = now.ms - ended_ms;
        const int64_t left_ms = rest_after(entries, entry, group, &ms) - ago_ms;
        seen = entry->session;
        if (ms >= least_ms && left_ms > advice->left_ms)
            *advice = (struct load_advice){LOAD_RULE_REST, group, ms, ago_ms, left_ms};
    }
    return advice->left_ms > 0;
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

int load_far_days(struct entries entries, int group, struct stamp now)
{
    int days = 0;
    for (int i = 1; i <= LOAD_FAR_DAYS_MOST; i++)
        days += went_far(entries, group, stamp_day(now) - i);
    return days;
}

static bool rests(struct entries entries, int group, int range, int64_t least_ms, struct stamp now,
                  struct load_advice *advice)
{
    if (rests_still(entries, group, least_ms, now, advice))
        return true;
    *advice = (struct load_advice){LOAD_RULE_WEEK, group, 0, 0, 0};
    return range >= FAR && load_far_days(entries, group, now) == LOAD_FAR_DAYS_MOST;
}

bool load_rests(struct entries entries, int group, int range, struct stamp now,
                struct load_advice *advice)
{
    return rests(entries, group, range, 0, now, advice);
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
    if (planned > 0 && rests(entries, group, planned, LOAD_TOLD_MS, now, advice))
        return true;
    loads_add_routine(&day, routine, range);
    if (here > LOAD_SESSION_MOST_MS)
        *advice = (struct load_advice){LOAD_RULE_SESSION, group, here, 0, 0};
    else if (here > 0 && loads_ms(&day, group) > LOAD_DAY_MOST_MS)
        *advice = (struct load_advice){LOAD_RULE_DAY, group, loads_ms(&day, group), 0, 0};
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
