/* Whether a body with limits of its own can do an exercise: its poses are solved for it, each
 * exercise once. */
#ifndef LIMBER_COMMAND_FIT_H
#define LIMBER_COMMAND_FIT_H

#include "timeline/timeline.h"

enum { FIT_MOST = 512 };

/* Starts zeroed. */
struct fit {
    const struct world *world;
    const struct library *library;
    struct timeline_wish wish;
    signed char known[FIT_MOST]; /* of the library's exercises: 1 it can, -1 not, 0 nobody asked */
};

/* For another body all is asked anew. */
void fit_take(struct fit *fit, const struct world *world, const struct library *library,
              const struct timeline_wish *wish);

/* suit_wish.fits; `fit` is the struct. */
bool fit_exercise(void *fit, const struct exercise *exercise);

#endif
