/* Wall and floor, behind everything. */
#ifndef LIMBER_PICTURE_GROUND_H
#define LIMBER_PICTURE_GROUND_H

#include "picture/pen.h"

/* The backdrop of a picture just started; the floor fades in from `horizon` on. */
void ground_add(const struct pen *pen, float horizon);

#endif
