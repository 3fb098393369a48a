/* How well something stands out, measured on pixels.
 *
 * A thing is what a picture loses when it is drawn without it. All along its outline the pixel of
 * it that differs most from what lies round it (glyphs have soft edges; their core counts) is set
 * against the mean of what lies round it there. Contrast is that of WCAG 2.2, "contrast ratio" and
 * "relative luminance": (lighter + 0.05) / (darker + 0.05), luminance 0.2126 R + 0.7152 G +
 * 0.0722 B of linear light with the threshold 0.04045.
 *
 * What has a line or another shape round it, or an edge unlike itself, may be told by that instead
 * (ROUND_LINED): then of what lies round it, and of itself, the pixel counts that differs most.
 *
 * What counts is what nearly all of the outline has: a share of it may have less (where letters
 * cross a line, say, or where a limb lies before another). */
#ifndef LIMBER_TESTS_PLATES_CONTRAST_H
#define LIMBER_TESTS_PLATES_CONTRAST_H

#include "paint/paint.h"

enum round { ROUND_EVEN, ROUND_LINED };

struct contrast {
    double ratio;      /* 1..21: all of the outline has it, but for the share allowed */
    long outline;      /* pixels of it; with 0 there is nothing to see */
    struct area reach; /* of all pixels that differ */
};

/* Relative luminance of a pixel, 0..1. */
double pixel_luminance(uint32_t pixel);

/* How many pixels two surfaces of the same size differ in visibly. */
long pixels_apart(const struct surface *a, const struct surface *b);

/* Of what `with` has and `without` lacks inside the area. `core`: within how many pixels of the
 * outline the thing's own colour is found. `allowed`: 0..1. Nothing when memory runs out. */
struct contrast contrast_measure(const struct surface *with, const struct surface *without,
                                 struct area area, enum round round, int core, double allowed);

#endif
