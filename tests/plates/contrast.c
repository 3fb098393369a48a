#include "plates/contrast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A channel that differs by less is not seen; what lies round a thing, in pixels. */
enum { SEEN = 6, ROUND_PIXELS = 2, RATIO_STEPS = 4096 };

struct seek {
    const struct surface *with;
    struct area area;
    uint8_t *mine; /* of the area: 1 where the thing is */
    enum round round;
    int core;
    long steps[RATIO_STEPS]; /* of the outline, how much has which contrast */
    struct contrast found;
};

static double linear(uint32_t channel)
{
    const double c = (double)channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double pixel_luminance(uint32_t pixel)
{
    static double of[256];
    if (of[255] == 0.0)
        for (uint32_t i = 0; i < 256; i++)
            of[i] = linear(i);
    return 0.2126 * of[pixel >> 16 & 255] + 0.7152 * of[pixel >> 8 & 255] +
           0.0722 * of[pixel & 255];
}

static uint32_t pixel_at(const struct surface *surface, int x, int y)
{
    const unsigned char *row = (const unsigned char *)surface->pixels;
    uint32_t pixel;
    memcpy(&pixel, row + (size_t)y * (size_t)surface->pitch + (size_t)x * 4, sizeof pixel);
    return pixel;
}

static bool differs(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) >= SEEN)
            return true;
    return false;
}

long pixels_apart(const struct surface *a, const struct surface *b)
{
    long apart = 0;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++)
            apart += differs(pixel_at(a, x, y), pixel_at(b, x, y));
    return apart;
}

static bool is_mine(const struct seek *seek, int x, int y)
{
    const struct area *area = &seek->area;
    return x >= 0 && y >= 0 && x < area->width && y < area->height &&
           seek->mine[(size_t)y * (size_t)area->width + (size_t)x] != 0;
}

static double luminance_at(const struct seek *seek, int x, int y)
{
    return pixel_luminance(pixel_at(seek->with, seek->area.x + x, seek->area.y + y));
}

static double ratio_of(double a, double b)
{
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

struct surround {
    double mean, darkest, lightest;
    int count;
};

/* Of the pixels about (x, y) that are not the thing's. */
static struct surround ground_at(const struct seek *seek, int x, int y)
{
    struct surround ground = {0, 1, 0, 0};
    for (int v = most(y - ROUND_PIXELS, 0); v <= least(y + ROUND_PIXELS, seek->area.height - 1);
         v++)
        for (int u = most(x - ROUND_PIXELS, 0); u <= least(x + ROUND_PIXELS, seek->area.width - 1);
             u++)
            if (!is_mine(seek, u, v)) {
                const double light = luminance_at(seek, u, v);
                ground.mean += light;
                ground.darkest = fmin(ground.darkest, light);
                ground.lightest = fmax(ground.lightest, light);
                ground.count++;
            }
    ground.mean /= ground.count > 0 ? ground.count : 1;
    return ground;
}

static double ratio_to(const struct seek *seek, double light, const struct surround *ground)
{
    if (seek->round == ROUND_EVEN)
        return ratio_of(light, ground->mean);
    return fmax(ratio_of(light, ground->darkest), ratio_of(light, ground->lightest));
}

static double best_at(const struct seek *seek, int x, int y, const struct surround *ground)
{
    const int core = seek->core;
    double best = 1, darkest = 1, lightest = 0;
    for (int v = most(y - core, 0); v <= least(y + core, seek->area.height - 1); v++)
        for (int u = most(x - core, 0); u <= least(x + core, seek->area.width - 1); u++)
            if (is_mine(seek, u, v)) {
                const double light = luminance_at(seek, u, v);
                best = fmax(best, ratio_to(seek, light, ground));
                darkest = fmin(darkest, light);
                lightest = fmax(lightest, light);
            }
    return seek->round == ROUND_EVEN ? best : fmax(best, ratio_of(lightest, darkest));
}

static bool is_outline(const struct seek *seek, int x, int y)
{
    return !is_mine(seek, x - 1, y) || !is_mine(seek, x + 1, y) || !is_mine(seek, x, y - 1) ||
           !is_mine(seek, x, y + 1);
}

static void look_at(struct seek *seek, int x, int y)
{
    if (!is_mine(seek, x, y) || !is_outline(seek, x, y))
        return;
    const struct surround ground = ground_at(seek, x, y);
    if (ground.count == 0)
        return;
    const double ratio = best_at(seek, x, y, &ground);
    const int step = (int)((ratio - 1.0) / 20.0 * (RATIO_STEPS - 1) + 1e-6);
    seek->steps[least(most(step, 0), RATIO_STEPS - 1)]++;
    seek->found.outline++;
}

static void find_mine(struct seek *seek, const struct surface *without)
{
    const struct area *area = &seek->area;
    int x0 = area->width, y0 = area->height, x1 = 0, y1 = 0;
    for (int y = 0; y < area->height; y++)
        for (int x = 0; x < area->width; x++) {
            const bool mine = differs(pixel_at(seek->with, area->x + x, area->y + y),
                                      pixel_at(without, area->x + x, area->y + y));
            seek->mine[(size_t)y * (size_t)area->width + (size_t)x] = mine;
            if (!mine)
                continue;
            x0 = least(x0, x);
            y0 = least(y0, y);
            x1 = most(x1, x + 1);
            y1 = most(y1, y + 1);
        }
    if (x1 > x0)
        seek->found.reach = (struct area){area->x + x0, area->y + y0, x1 - x0, y1 - y0};
}

static struct area inside(struct area area, const struct surface *surface)
{
    const int x0 = most(area.x, 0), y0 = most(area.y, 0);
    const int x1 = least(area.x + area.width, surface->width);
    const int y1 = least(area.y + area.height, surface->height);
    return (struct area){x0, y0, most(x1 - x0, 0), most(y1 - y0, 0)};
}

/* The least ratio when so many pixels of the outline may have less. */
static double ratio_but_for(const struct seek *seek, long allowed)
{
    int step = 0;
    for (long less = seek->steps[0]; less <= allowed && step < RATIO_STEPS - 1;)
        less += seek->steps[++step];
    return 1.0 + 20.0 * step / (RATIO_STEPS - 1);
}

struct contrast contrast_measure(const struct surface *with, const struct surface *without,
                                 struct area area, enum round round, int core, double allowed)
{
    struct seek seek = {.with = with, .area = inside(area, with), .round = round, .core = core};
    const struct area *in = &seek.area;
    seek.mine = calloc((size_t)in->width * (size_t)in->height + 1, 1);
    if (seek.mine == NULL)
        return seek.found;
    find_mine(&seek, without);
    const struct area reach = seek.found.reach;
    for (int y = reach.y - in->y; y < reach.y - in->y + reach.height; y++)
        for (int x = reach.x - in->x; x < reach.x - in->x + reach.width; x++)
            look_at(&seek, x, y);
    free(seek.mine);
    seek.found.ratio = ratio_but_for(&seek, (long)((double)seek.found.outline * allowed));
    return seek.found;
}
