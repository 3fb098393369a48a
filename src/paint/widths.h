/* Widths of texts that were measured lately: a picture asks for the same ones, frame after frame,
 * and to shape a line of text takes as long as to draw it. */
#ifndef LIMBER_PAINT_WIDTHS_H
#define LIMBER_PAINT_WIDTHS_H

#include <stdbool.h>

#include "picture/picture.h"

enum { WIDTHS_COUNT = 512, WIDTHS_TEXT = 96 }; /* longer ones are not kept, in bytes with the NUL */

/* Starts zeroed. */
struct widths {
    struct width_known {
        int em, pixels;
        enum weight weight;
        char text[WIDTHS_TEXT]; /* "": an empty place */
    } known[WIDTHS_COUNT];
};

/* False when it is not known. */
bool widths_find(const struct widths *widths, const char *text, int em, enum weight weight,
                 int *pixels);

/* Another one may make room. */
void widths_keep(struct widths *widths, const char *text, int em, enum weight weight, int pixels);

#endif
