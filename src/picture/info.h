/* What an exercise is for, how to make it easier, and what to beware of: a page. */
#ifndef LIMBER_PICTURE_INFO_H
#define LIMBER_PICTURE_INFO_H

#include "picture/pen.h"
#include "picture/view.h"

void info_add(const struct view *view, const struct layout *layout, const struct pen *pen);

#endif
