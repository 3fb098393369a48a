#include "record/lengthen.h"

bool lengthen_step(const struct profile *profile, struct step *step)
{
    const struct exercise *exercise = step->exercise;
    if (!profile->over_65 || step->kind != STEP_EXERCISE || step->bars != NULL)
        return false;
    if (exercise->rhythmic || exercise->rests || step->own_hold)
        return false;
    const int64_t hold_ms = step->dose.hold_ms > 0 ? step->dose.hold_ms : exercise->dose.hold_ms;
    if (hold_ms == 0 || hold_ms >= LENGTHEN_HOLD_MS)
        return false;
    step->dose.hold_ms = LENGTHEN_HOLD_MS;
    return true;
}

struct step lengthen_exercise(const struct profile *profile, const struct exercise *exercise)
{
    struct step step = step_of_exercise(exercise, exercise->place);
    (void)lengthen_step(profile, &step);
    return step;
}
