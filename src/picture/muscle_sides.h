/* From which sides a map of muscles must show the body. */
#ifndef LIMBER_PICTURE_MUSCLE_SIDES_H
#define LIMBER_PICTURE_MUSCLE_SIDES_H

#include "picture/muscle_map.h"

enum { MUSCLE_FRONT = 1, MUSCLE_BACK = 2, MUSCLE_EITHER = 4 };

/* MUSCLE_FRONT, MUSCLE_BACK or both: as few as show all of it. */
unsigned muscle_sides(const struct highlights *highlights);

#endif
