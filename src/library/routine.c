#include "library/routine.h"

struct step step_of_exercise(const struct exercise *exercise, struct place place)
{
    return (struct step){.kind = STEP_EXERCISE,
                         .exercise = exercise,
                         .left = true,
                         .right = true,
                         .comfort = 1,
                         .place = place};
}
