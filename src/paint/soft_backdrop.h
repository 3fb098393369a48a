/* Wall and floor: a gradient dithered to eight bits (look.h). It costs some ten milliseconds for a
 * full HD picture, so the painter keeps a copy. */
#ifndef LIMBER_PAINT_SOFT_BACKDROP_H
#define LIMBER_PAINT_SOFT_BACKDROP_H

#include "paint/soft_pixel.h"

void soft_backdrop(const struct canvas *canvas, const struct picture *picture);

/* True when both pictures have the same backdrop. */
bool soft_backdrop_same(const struct picture *a, const struct picture *b);

#endif
