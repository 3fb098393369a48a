/* Text broken into as many lines as fit its slot. */
#ifndef LIMBER_PICTURE_PARAGRAPH_H
#define LIMBER_PICTURE_PARAGRAPH_H

#include "picture/pen.h"

/* Sets the text from the top of the slot, in letters of the slot's size or so much smaller as it
 * takes to fit; where it cannot be broken, the line is set smaller. Returns the height taken. */
float paragraph(const struct pen *pen, const char *text, const struct slot *slot,
                struct style style);

#endif
