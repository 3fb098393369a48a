#include "plates/flash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plates/contrast.h"

enum { TIMES = 16, SECOND_MS = 1000 };

/* Of a change, and of the darker state. */
#define CHANGE 0.1
#define DARK 0.8
#define RED 0.8
#define RED_CHANGE 0.2

/* The changes one pixel made, the last ones first. */
struct changes {
    int64_t at[TIMES];
    int count;
    int way; /* the last one went up (1) or down (-1); 0: there was none */
};

struct dot {
    struct changes light, red;
    double extreme; /* the farthest since the last change */
    double u, v;    /* colour at the last state that was red or was left by it */
    bool was_red, seen;
    uint32_t last;
};

struct flash_meter {
    int width, height;
    struct dot *dots;
    long *sums; /* (width + 1) x (height + 1) */
    struct flashes most;
};

struct flash_meter *flash_open(int width, int height)
{
    struct flash_meter *meter = calloc(1, sizeof *meter);
    if (meter == NULL)
        return NULL;
    meter->width = width;
    meter->height = height;
    meter->dots = calloc((size_t)width * (size_t)height, sizeof *meter->dots);
    meter->sums = calloc((size_t)(width + 1) * (size_t)(height + 1), sizeof *meter->sums);
    if (meter->dots != NULL && meter->sums != NULL)
        return meter;
    flash_close(meter);
    return NULL;
}

void flash_close(struct flash_meter *meter)
{
    if (meter == NULL)
        return;
    free(meter->dots);
    free(meter->sums);
    free(meter);
}

static void change(struct changes *changes, int way, int64_t ms)
{
    memmove(changes->at + 1, changes->at, sizeof changes->at - sizeof *changes->at);
    changes->at[0] = ms;
    changes->way = way;
    changes->count += changes->count < TIMES;
}

/* Pairs within the second that ends now. */
static int pairs_of(const struct changes *changes, int64_t ms)
{
    int count = 0;
    while (count < changes->count && changes->at[count] > ms - SECOND_MS)
        count++;
    return count / 2;
}

static void see_light(struct dot *dot, double light, int64_t ms)
{
    const int way = light > dot->extreme ? 1 : -1;
    const bool great = fabs(light - dot->extreme) >= CHANGE && fmin(light, dot->extreme) < DARK;
    if (dot->light.way == way || !dot->seen)
        dot->extreme = light;
    else if (great) {
        change(&dot->light, way, ms);
        dot->extreme = light;
    }
}

static double linear(uint32_t channel)
{
    return pixel_luminance(channel << 8) / 0.7152;
}

/* CIE 1976 UCS of an sRGB pixel; black is taken for white. */
static bool chroma_of(uint32_t pixel, double *u, double *v)
{
    const double r = linear(pixel >> 16 & 255), g = linear(pixel >> 8 & 255);
    const double b = linear(pixel & 255), sum = r + g + b;
    const double x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
    const double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const double z = 0.0193 * r + 0.1192 * g + 0.9505 * b, all = x + 15 * y + 3 * z;
    *u = all > 1e-9 ? 4 * x / all : 0.1978;
    *v = all > 1e-9 ? 9 * y / all : 0.4683;
    return sum > 1e-9 && r / sum >= RED;
}

static void see_red(struct dot *dot, uint32_t pixel, int64_t ms)
{
    double u, v;
    const bool red = chroma_of(pixel, &u, &v);
    if (!dot->seen) {
        dot->was_red = red;
        dot->u = u;
        dot->v = v;
    } else if (red != dot->was_red && hypot(u - dot->u, v - dot->v) >= RED_CHANGE) {
        change(&dot->red, red ? 1 : -1, ms);
        dot->was_red = red;
        dot->u = u;
        dot->v = v;
    }
}

static int window_of(int side)
{
    return side / 3 > 0 ? side / 3 : 1;
}

/* Some window has more than a quarter of its dots with so many pairs. */
static bool is_wide(struct flash_meter *meter, bool red, int pairs, int64_t ms)
{
    const int w = meter->width, h = meter->height, wide = window_of(w), high = window_of(h);
    const size_t row = (size_t)w + 1;
    bool found = false;
    for (int y = 1; y <= h; y++)
        for (int x = 1; x <= w; x++) {
            const struct dot *dot = &meter->dots[(size_t)(y - 1) * (size_t)w + (size_t)x - 1];
            long *sum = &meter->sums[(size_t)y * row + (size_t)x];
            *sum = sum[-1] + sum[-(long)row] - sum[-(long)row - 1] +
                   (pairs_of(red ? &dot->red : &dot->light, ms) >= pairs);
            if (x >= wide && y >= high)
                found = found || 4 * (*sum - sum[-wide] - sum[-(long)row * high] +
                                      sum[-(long)row * high - wide]) >
                                     (long)wide * high;
        }
    return found;
}

static void widen(struct flash_meter *meter, bool red, int top, int64_t ms)
{
    int *most = red ? &meter->most.red : &meter->most.general;
    while (top > *most && is_wide(meter, red, *most + 1, ms)) {
        ++*most;
        *(red ? &meter->most.red_ms : &meter->most.general_ms) = ms;
    }
}

void flash_see(struct flash_meter *meter, const uint32_t *pixels, int64_t ms)
{
    int general = 0, red = 0;
    for (int i = 0; i < meter->width * meter->height; i++) {
        struct dot *dot = &meter->dots[i];
        if (dot->seen && dot->last == pixels[i])
            continue;
        see_light(dot, pixel_luminance(pixels[i]), ms);
        see_red(dot, pixels[i], ms);
        dot->seen = true;
        dot->last = pixels[i];
        const int light_pairs = pairs_of(&dot->light, ms), red_pairs = pairs_of(&dot->red, ms);
        general = light_pairs > general ? light_pairs : general;
        red = red_pairs > red ? red_pairs : red;
    }
    if (general > meter->most.any_pixel)
        meter->most.any_pixel = general;
    widen(meter, false, general, ms);
    widen(meter, true, red, ms);
}

struct flashes flash_most(const struct flash_meter *meter)
{
    return meter->most;
}
