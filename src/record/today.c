#include "record/today.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "record/lengthen.h"
#include "record/load.h"

enum {
    FRAME_MS = 10000, /* opening and closing */
    CHANGE_MS = 9000, /* to another position */
    NEVER_DAYS = 30,  /* what was never done has waited so long */
    SAME_POSITION_DAYS = 2,
};

/* The plan under way. */
struct planning {
    struct today *today;
    const struct suit_wish *wish;
    const struct routine *after;
    int64_t most_ms;
    struct loads session, day;
};

static int first_group(const struct exercise *exercise)
{
    struct entry entry = {0};
    entry_take_exercise(&entry, exercise);
    return entry.primary;
}

/* Days since the group was stretched, as first or as other; -1: never. */
static int waited(const struct planning *planning, int group)
{
    const struct entries entries = planning->wish->entries;
    for (int i = entries.count - 1; i >= 0; i--) {
        const struct entry *entry = &entries.list[i];
        const bool has = entry->primary == group || (entry->others >> group & 1U) != 0;
        const int64_t days = stamp_day(planning->wish->now) - stamp_day(entry->at);
        if (has && entry->stretched_ms > 0)
            return days > 0 ? (int)days : 0;
    }
    return -1;
}

/* In which they should do it. */
static struct dose dose_of(const struct planning *planning, const struct exercise *exercise)
{
    const struct step step = lengthen_exercise(planning->wish->profile, exercise);
    const int64_t hold_ms = step.dose.hold_ms > 0 ? step.dose.hold_ms : exercise->dose.hold_ms;
    return (struct dose){hold_ms, exercise->dose.repeats};
}

/* All sides in that dose. */
static int64_t length_ms(const struct planning *planning, const struct exercise *exercise)
{
    const struct dose dose = dose_of(planning, exercise);
    int64_t once = 0, side = 0;
    for (int i = 0; i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        const int64_t ms = phase->holds ? dose.hold_ms : phase->ms;
        if (i == 0)
            once = ms;
        else
            side += phase->repeats ? ms * dose.repeats : ms;
    }
    return once + (exercise->one_sided ? 2 * side + exercise->switch_ms : side);
}

static const struct today_step *last_step(const struct planning *planning)
{
    const struct today *today = planning->today;
    return today->count > 0 ? &today->steps[today->count - 1] : NULL;
}

static int64_t way_ms(const struct planning *planning, const struct exercise *exercise)
{
    const struct today_step *last = last_step(planning);
    return last == NULL || last->exercise->position == exercise->position ? 0 : CHANGE_MS;
}

static bool is_in(const struct planning *planning, const struct exercise *exercise)
{
    for (int i = 0; i < planning->today->count; i++)
        if (planning->today->steps[i].exercise == exercise)
            return true;
    return false;
}

/* Whether what is played before has it, or has its first group as first. */
static bool was_played(const struct planning *planning, const struct exercise *exercise)
{
    const struct routine *after = planning->after;
    for (int i = 0; after != NULL && i < after->step_count; i++) {
        const struct step *step = &after->steps[i];
        if (step->kind == STEP_EXERCISE && !step->exercise->rests &&
            first_group(step->exercise) == first_group(exercise))
            return true;
    }
    return false;
}

static int range_of(const struct planning *planning, const struct exercise *exercise)
{
    const struct suit_wish *wish = planning->wish;
    return comfort_of_exercise(wish->entries, wish->profile, exercise, wish->now);
}

static bool is_too_much(const struct planning *planning, const struct exercise *exercise)
{
    struct loads session = planning->session, day = planning->day;
    const struct step step = lengthen_exercise(planning->wish->profile, exercise);
    const int range = range_of(planning, exercise);
    loads_add_step(&session, &step, range);
    loads_add_step(&day, &step, range);
    for (int i = 0; i < GROUP_COUNT; i++)
        if (loads_ms(&session, i) > LOAD_SESSION_MOST_MS || loads_ms(&day, i) > LOAD_DAY_MOST_MS)
            return true;
    return false;
}

static bool rounds_in_the_morning(const struct planning *planning, const struct exercise *exercise)
{
    const bool rounds = (exercise_families(exercise) >> FAMILY_FLEXION & 1U) != 0;
    return rounds && !exercise->rhythmic &&
           stamp_of_day_ms(planning->wish->now) < COMFORT_MORNING_MS;
}

/* Whether it may come next. */
static bool may_follow(const struct planning *planning, const struct exercise *exercise)
{
    struct suit_change why_not;
    struct load_advice advice;
    const struct suit_wish *wish = planning->wish;
    const struct today_step *last = last_step(planning);
    const int group = first_group(exercise);
    if (group == NO_GROUP || exercise->rests || is_in(planning, exercise) ||
        was_played(planning, exercise))
        return false;
    if (last != NULL && first_group(last->exercise) == group)
        return false;
    if (planning->today->ms + way_ms(planning, exercise) + length_ms(planning, exercise) >
        planning->most_ms)
        return false;
    return suit_exercise(exercise, wish, &why_not) && !rounds_in_the_morning(planning, exercise) &&
           !load_rests(wish->entries, group, range_of(planning, exercise), wish->now, &advice) &&
           !is_too_much(planning, exercise);
}

static bool is_loaded_already(const struct planning *planning, const struct exercise *exercise)
{
    return loads_ms(&planning->session, first_group(exercise)) > 0;
}

static int worth(const struct planning *planning, const struct exercise *exercise)
{
    const int days = waited(planning, first_group(exercise));
    const int base = is_loaded_already(planning, exercise) ? 0 : days < 0 ? NEVER_DAYS : days;
    return base + (way_ms(planning, exercise) == 0 ? SAME_POSITION_DAYS : 0);
}

static const struct exercise *choose(const struct planning *planning, const struct library *library)
{
    const struct exercise *best = NULL;
    const bool warms_up = planning->today->count == 0 && planning->after == NULL;
    for (int i = 0; i < library->exercise_count; i++) {
        const struct exercise *exercise = library->exercises[i];
        if (exercise->rhythmic != warms_up && (warms_up || exercise->rhythmic))
            continue;
        if (may_follow(planning, exercise) &&
            (best == NULL || worth(planning, exercise) > worth(planning, best)))
            best = exercise;
    }
    return best;
}

static void take(struct planning *planning, const struct exercise *exercise)
{
    struct today *today = planning->today;
    const struct step step = lengthen_exercise(planning->wish->profile, exercise);
    const struct today_step taken = {
        .exercise = exercise,
        .range = range_of(planning, exercise),
        .dose = dose_of(planning, exercise),
        .ms = way_ms(planning, exercise) + length_ms(planning, exercise),
        .waited_days = waited(planning, first_group(exercise)),
        .warms_up = today->count == 0 && planning->after == NULL,
    };
    loads_add_step(&planning->session, &step, taken.range);
    loads_add_step(&planning->day, &step, taken.range);
    today->ms += taken.ms;
    today->steps[today->count++] = taken;
}

void today_plan(struct today *today, const struct library *library, const struct suit_wish *wish,
                const struct routine *after, int64_t most_ms)
{
    const int range = wish->range > 0 ? wish->range : COMFORT_WHOLE;
    struct planning planning = {.today = today,
                                .wish = wish,
                                .after = after,
                                .most_ms = most_ms,
                                .day = loads_of_day(wish->entries, stamp_day(wish->now))};
    *today = (struct today){.ms = FRAME_MS};
    if (after != NULL) {
        loads_add_routine(&planning.session, after, range);
        loads_add_routine(&planning.day, after, range);
    }
    while (today->count < TODAY_STEPS_MOST) {
        const struct exercise *next = choose(&planning, library);
        if (next == NULL)
            break;
        take(&planning, next);
    }
}

void today_tell(const struct today_step *step, char *out, size_t room)
{
    const char *name = load_group_name(first_group(step->exercise));
    if (step->warms_up)
        (void)snprintf(out, room, "%s", tr("to warm up"));
    else if (step->waited_days < 0)
        (void)snprintf(out, room, tr("%s: nothing yet"), name);
    else if (step->waited_days == 0)
        (void)snprintf(out, room, tr("%s: some more today"), name);
    else if (step->waited_days == 1)
        (void)snprintf(out, room, tr("%s: waiting since yesterday"), name);
    else
        (void)snprintf(out, room, tr("%s: waiting for %d days"), name, step->waited_days);
}
