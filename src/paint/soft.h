/* The soft painter with its memory named, so that tests can let it run out. Everybody else calls
 * soft_open (paint.h). */
#ifndef LIMBER_PAINT_SOFT_H
#define LIMBER_PAINT_SOFT_H

#include "paint/soft_hot.h"

/* `memory` and `fonts` are borrowed. NULL when memory ran out. When it runs out later, for the copy
 * of the backdrop, drawing goes on without one, only slower. */
struct soft_painter *soft_open_with(const struct memory *memory, struct fonts *fonts);

/* Lets it draw with these loops instead of the best that the processor runs. */
void soft_use(struct soft_painter *painter, const struct soft_hot *hot);

#endif
