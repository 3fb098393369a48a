/* What stands over the figure: name, side or position, how the routine is played, and notes. */
#ifndef LIMBER_PICTURE_HEADING_H
#define LIMBER_PICTURE_HEADING_H

#include "picture/pen.h"
#include "picture/view.h"

/* A name that needs two lines shares the second one with the rest. */
void heading_add(const struct view *view, const struct layout *layout, const struct pen *pen);

#endif
