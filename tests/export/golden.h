/* Comparing a picture with the one that was approved, as an eye would.
 *
 * Both are blurred a little (the mean of 3 x 3 pixels), then the share of pixels that differ by
 * more than GOLDEN_STEP in any channel counts: an edge that moved by a fraction of a pixel passes,
 * a missing line or limb does not. */
#ifndef LIMBER_TESTS_EXPORT_GOLDEN_H
#define LIMBER_TESTS_EXPORT_GOLDEN_H

#include <stdlib.h>
#include <string.h>

#include "paint/paint.h"

enum golden { GOLDEN_SAME, GOLDEN_GOOD, GOLDEN_BAD };

enum { GOLDEN_STEP = 12 };
#define GOLDEN_SHARE 0.0005

static inline uint32_t golden_pixel(const struct surface *surface, int x, int y)
{
    x = x < 0 ? 0 : x >= surface->width ? surface->width - 1 : x;
    y = y < 0 ? 0 : y >= surface->height ? surface->height - 1 : y;
    const unsigned char *row = (const unsigned char *)surface->pixels;
    uint32_t pixel;
    memcpy(&pixel, row + (size_t)y * (size_t)surface->pitch + (size_t)x * 4, sizeof pixel);
    return pixel & 0xffffffu;
}

/* The largest difference of the blurred channels at a pixel. */
static inline int golden_apart(const struct surface *a, const struct surface *b, int x, int y)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int u = x + i % 3 - 1, v = y + i / 3 - 1;
            sum += (int)(golden_pixel(a, u, v) >> shift & 255u) -
                   (int)(golden_pixel(b, u, v) >> shift & 255u);
        }
        most = abs(sum) > most ? abs(sum) : most;
    }
    return most / 9;
}

/* `share`: of pixels that differ visibly, 0..1. Pictures of different sizes are bad. */
static inline enum golden golden_compare(const struct surface *a, const struct surface *b,
                                         double *share)
{
    bool same = true;
    long apart = 0;
    *share = 1;
    if (a->width != b->width || a->height != b->height)
        return GOLDEN_BAD;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++) {
            same = same && golden_pixel(a, x, y) == golden_pixel(b, x, y);
            apart += golden_apart(a, b, x, y) > GOLDEN_STEP;
        }
    *share = (double)apart / ((double)a->width * a->height);
    return same ? GOLDEN_SAME : *share <= GOLDEN_SHARE ? GOLDEN_GOOD : GOLDEN_BAD;
}

#endif
