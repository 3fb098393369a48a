/* Where a figure leaves the picture free. */
#ifndef LIMBER_PICTURE_CLEAR_H
#define LIMBER_PICTURE_CLEAR_H

#include "picture/picture.h"

/* Neither the body nor what stands on the floor with it is seen in the box; a mat may be. */
bool figure_leaves(const struct figure *figure, const struct box *box);

#endif
