/* A second picture of a hold, for what the first one hides (covered.h): a small panel with the
 * figure from where its exercise says, else from the sight that shows most of it. It stands in a
 * corner of the stage that the figure leaves free; where none is free, or no sight shows more,
 * there is none. */
#ifndef LIMBER_PICTURE_INSET_H
#define LIMBER_PICTURE_INSET_H

#include "picture/pen.h"
#include "picture/view.h"

/* After the figure. */
void inset_add(const struct view *view, const struct layout *layout, const struct pen *pen);

#endif
