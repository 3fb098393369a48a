/* Cutting a text where a reader would pause. */
#ifndef LIMBER_EXPORT_CAPTION_LINES_H
#define LIMBER_EXPORT_CAPTION_LINES_H

#include "base/text.h"

/* Where to cut a text in two: the byte of the space that becomes the cut, nearest to the
 * character `wanted`, but rather behind a stop or a comma, or before "and". `length` of the text
 * when it has no space inside. */
size_t caption_cut(struct text text, int wanted);

/* Where to break a text into two lines of at most CAPTION_COLUMNS; 0 when it fits on one line, its
 * length when two do not hold it. */
size_t caption_break(struct text text);

#endif
