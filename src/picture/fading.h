/* Furniture that comes or goes. What may be seen through becomes clear; what may not, and would
 * stand out by its edges to the last, shrinks into the floor. Its shadow goes with it. */
#ifndef LIMBER_PICTURE_FADING_H
#define LIMBER_PICTURE_FADING_H

#include "picture/picture.h"

/* How much a figure had before something was added. */
struct fading {
    int quads, casters;
};

struct fading fading_begin(const struct figure *figure);

/* Of all that was added since there is `presence`, 0..1, more than nothing. With `calm` nothing
 * shrinks: it is there, or not. */
void fading_end(struct figure *figure, const struct fading *before, float presence, bool calm);

#endif
