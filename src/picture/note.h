/* The card that tells what a key just did: at the right end of the line under the name, or of the
 * title's line on a page, where it lies over no figure. */
#ifndef LIMBER_PICTURE_NOTE_H
#define LIMBER_PICTURE_NOTE_H

#include "picture/pen.h"
#include "picture/view.h"

/* Returns how much of the slot it takes, from the right; 0 without a note. */
float note_add(const struct view *view, const struct slot *slot, const struct pen *pen);

#endif
