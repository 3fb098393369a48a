/* A routine that would load a muscle group too much is made shorter: holds first, by a breath each
 * time, then repeats. What is done once, for one breath, stays: nothing is forbidden. */
#ifndef LIMBER_RECORD_SHORTEN_H
#define LIMBER_RECORD_SHORTEN_H

#include "record/load.h"

enum { SHORTEN_BREATH_MS = 10000 };

struct shortening {
    struct step *steps; /* made shorter in place */
    int count;
    int range;        /* thousandths, multiplied with the steps' comfort */
    struct loads day; /* what was done today already */
};

/* Takes one breath or repeat away from the step that loads a group most which has too much;
 * `advice` says what it had come to. False: no group has too much, or nothing can be shorter. */
bool shorten_step(const struct shortening *shortening, const struct exercise **shortened,
                  struct load_advice *advice);

#endif
