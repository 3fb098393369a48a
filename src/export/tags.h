/* What a film says of itself: its title, whose it is, and its chapters, one for each exercise and
 * side; in the form of ffmpeg's metadata files. */
#ifndef LIMBER_EXPORT_TAGS_H
#define LIMBER_EXPORT_TAGS_H

#include "timeline/timeline.h"

#include <stdio.h>

/* False when the stream could not be written to; it is not closed. */
bool tags_write(FILE *to, const struct timeline *timeline);

#endif
