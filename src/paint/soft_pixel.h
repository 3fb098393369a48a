/* The soft painter's ground: a surface, the part of it that may be touched, and one way to mix.
 *
 * Everything is a pure function of the pixel's place, so that a part drawn alone is byte for byte
 * what it is in the whole. */
#ifndef LIMBER_PAINT_SOFT_PIXEL_H
#define LIMBER_PAINT_SOFT_PIXEL_H

#include <string.h>

#include "paint/soft_hot.h"

/* Pixels x0 <= x < x1, y0 <= y < y1. */
struct clip {
    int x0, y0, x1, y1;
};

struct canvas {
    struct surface surface;
    struct clip clip; /* inside the surface */
    const struct soft_hot *hot;
};

/* Pictures that look the same are the same byte for byte (picture.h). */
static inline bool same_bytes(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size) == 0;
}

static inline bool clip_is_empty(struct clip clip)
{
    return clip.x0 >= clip.x1 || clip.y0 >= clip.y1;
}

static inline struct clip clip_meet(struct clip a, struct clip b)
{
    return (struct clip){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0,
                         a.x1 < b.x1 ? a.x1 : b.x1, a.y1 < b.y1 ? a.y1 : b.y1};
}

/* The smallest that holds both; an empty one counts for nothing. */
static inline struct clip clip_join(struct clip a, struct clip b)
{
    if (clip_is_empty(a))
        return b;
    if (clip_is_empty(b))
        return a;
    return (struct clip){a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0,
                         a.x1 > b.x1 ? a.x1 : b.x1, a.y1 > b.y1 ? a.y1 : b.y1};
}

/* What is not a number becomes `low`. */
static inline float soft_clamp(float x, float low, float high)
{
    x = x > low ? x : low;
    return x < high ? x : high;
}

static inline float soft_unit(float x)
{
    return soft_clamp(x, 0.0f, 1.0f);
}

/* 3t^2 - 2t^3 of t = (x - from) / (to - from), clamped. */
static inline float soft_smooth(float from, float to, float x)
{
    float t = soft_unit((x - from) / (to - from));
    return t * t * (3.0f - 2.0f * t);
}

/* The whole number below, safe for any float. */
static inline int soft_floor(float x)
{
    x = soft_clamp(x, -1e6f, 1e6f);
    int whole = (int)x;
    return (float)whole > x ? whole - 1 : whole;
}

static inline int soft_ceil(float x)
{
    return -soft_floor(-x);
}

/* The pixels that a box with fractional edges touches. */
static inline struct clip clip_of_box(struct box box)
{
    return (struct clip){soft_floor(box.x), soft_floor(box.y), soft_ceil(box.x + box.width),
                         soft_ceil(box.y + box.height)};
}

static inline uint32_t *canvas_row(const struct canvas *canvas, int y)
{
    unsigned char *bytes = (unsigned char *)canvas->surface.pixels;
    return (uint32_t *)(void *)(bytes + (size_t)y * (size_t)canvas->surface.pitch);
}

static inline uint32_t soft_pack(struct colour colour)
{
    return 0xff000000u | (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 | colour.blue;
}

/* Its brightest channel, 0..255. */
static inline float colour_brightest(struct colour colour)
{
    const int most = colour.red > colour.green ? colour.red : colour.green;
    return (float)(most > colour.blue ? most : colour.blue);
}

/* `share` of 256 of `over`, the rest of `under`, rounded. */
static inline uint32_t soft_mix(uint32_t under, uint32_t over, uint32_t share)
{
    uint32_t rest = 256 - share;
    uint32_t odd = (under & 0xff00ffu) * rest + (over & 0xff00ffu) * share + 0x800080u;
    uint32_t even = (under >> 8 & 0xffu) * rest + (over >> 8 & 0xffu) * share + 0x80u;
    return 0xff000000u | (odd >> 8 & 0xff00ffu) | (even & 0xff00u);
}

#endif
