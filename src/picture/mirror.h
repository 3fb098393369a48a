/* The figure and all round it turned over, as a mirror shows it: what was on the left of the camera
 * is on its right. */
#ifndef LIMBER_PICTURE_MIRROR_H
#define LIMBER_PICTURE_MIRROR_H

#include "picture/picture.h"

void figure_mirror(struct figure *figure);

#endif
