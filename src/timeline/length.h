/* How long something takes, told without solving a single pose: for lists. */
#ifndef LIMBER_TIMELINE_LENGTH_H
#define LIMBER_TIMELINE_LENGTH_H

#include "timeline/timeline.h"

struct length {
    int64_t ms, stretch_ms;
};

/* A routine as timeline_build lays it out for the default wish, unless its figure needs more time
 * to go back to its start than is written, which only solving tells. False when memory ran out. */
bool length_of_routine(const struct world *world, const struct routine *routine,
                       struct length *out);

/* One whole showing of an exercise in its own dose, both sides, without greeting and farewell.
 * False when memory ran out. */
bool length_of_exercise(const struct world *world, const struct exercise *exercise,
                        struct length *out);

#endif
