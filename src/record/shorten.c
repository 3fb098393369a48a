#include "record/shorten.h"

static int64_t hold_ms(const struct step *step)
{
    return step->dose.hold_ms > 0 ? step->dose.hold_ms : step->exercise->dose.hold_ms;
}

static int repeats(const struct step *step)
{
    return step->dose.repeats > 0 ? step->dose.repeats : step->exercise->dose.repeats;
}

/* By how much the step loads the group. */
static int64_t load_of(const struct shortening *shortening, const struct step *step, int group)
{
    struct loads loads = {0};
    loads_add_step(&loads, step, shortening->range);
    return loads_ms(&loads, group);
}

/* Made shorter in its holds, or else in its repeats; false: it cannot be. */
static bool cut(struct step *step, bool in_holds)
{
    const int64_t breaths_ms = (hold_ms(step) - 1) / SHORTEN_BREATH_MS * SHORTEN_BREATH_MS;
    if (step->kind != STEP_EXERCISE || step->bars != NULL || step->exercise->rests)
        return false;
    if (in_holds && !step->exercise->rhythmic && breaths_ms >= SHORTEN_BREATH_MS) {
        step->dose.hold_ms = breaths_ms;
        return true;
    }
    if (in_holds || repeats(step) <= 1)
        return false;
    step->dose.repeats = repeats(step) - 1;
    return true;
}

static struct step *find(const struct shortening *shortening, int group, bool in_holds)
{
    struct step *heaviest = NULL;
    int64_t most = 0;
    for (int i = 0; i < shortening->count; i++) {
        struct step tried = shortening->steps[i];
        if (!cut(&tried, in_holds))
            continue;
        const int64_t ms = load_of(shortening, &shortening->steps[i], group);
        if (ms > most) {
            heaviest = &shortening->steps[i];
            most = ms;
        }
    }
    return heaviest;
}

static bool is_too_much(const struct shortening *shortening, int group, struct load_advice *advice)
{
    struct loads session = {0}, day = shortening->day;
    for (int i = 0; i < shortening->count; i++) {
        loads_add_step(&session, &shortening->steps[i], shortening->range);
        loads_add_step(&day, &shortening->steps[i], shortening->range);
    }
    const int64_t here = loads_ms(&session, group), today = loads_ms(&day, group);
    const bool at_once = here > LOAD_SESSION_MOST_MS;
    *advice = (struct load_advice){at_once ? LOAD_RULE_SESSION : LOAD_RULE_DAY, group,
                                   at_once ? here : today, 0, 0};
    return at_once || (here > 0 && today > LOAD_DAY_MOST_MS);
}

bool shorten_step(const struct shortening *shortening, const struct exercise **shortened,
                  struct load_advice *advice)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        if (!is_too_much(shortening, group, advice))
            continue;
        bool in_holds = true;
        struct step *step = find(shortening, group, true);
        if (step == NULL) {
            in_holds = false;
            step = find(shortening, group, false);
        }
        if (step == NULL)
            continue;
        *shortened = step->exercise;
        return cut(step, in_holds);
    }
    return false;
}
