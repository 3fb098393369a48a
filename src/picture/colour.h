/* Mixing colours as light mixes, and how much they contrast. */
#ifndef LIMBER_PICTURE_COLOUR_H
#define LIMBER_PICTURE_COLOUR_H

#include "library/theme.h"

/* share 0 gives a, 1 gives b; mixed in linear light, the alpha evenly. */
struct colour colour_mix(struct colour a, struct colour b, float share);

/* The colour that `over`, with its alpha, makes on an opaque ground. */
struct colour colour_over(struct colour over, struct colour ground);

/* Contrast of two opaque colours by WCAG 2: 1 (equal) to 21 (black and white). */
float colour_contrast(struct colour a, struct colour b);

#endif
