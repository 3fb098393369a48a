/* Nothing in here is infinite or not a number, and no zero has a sign: this lets a clamp be one
 * instruction. It changes no value. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("finite-math-only", "no-signed-zeros")
#endif

#include "paint/look.h"
#include "paint/soft_row.h"

static inline uint32_t to_byte(float value)
{
    return (uint32_t)(int)(soft_clamp(value, 0.0f, 255.0f) + 0.5f);
}

static inline float mix(float a, float b, float share)
{
    return a + (b - a) * share;
}

/* Of a pixel, how much a dark stripe of a glow covers. */
static inline float stripe(float x_and_y, float hatch, float per_hatch)
{
    float along = x_and_y * per_hatch;
    float off = along - (float)(int)along - 0.5f;
    off = (off < 0.0f ? -off : off) * hatch * LOOK_HATCH_SLANT;
    return soft_unit(LOOK_HATCH_HALF * hatch + 0.5f - off);
}

/* One channel: backdrop, rim and line around it, then the surface with glow, tone and lines. */
static inline float lay_channel(float under, float rim, float rim_share, float line,
                                float edge_share, float surface, float tone, float ink, float cover)
{
    under = mix(mix(under, rim, rim_share), line, edge_share);
    return mix(under, mix(surface * tone, line, ink), cover);
}

/* Into each clone of the two below. */
__attribute__((always_inline)) static inline void lay_pixels(const struct figure_row *restrict row,
                                                             const struct row_inks *restrict inks,
                                                             uint32_t *restrict pixels, int from,
                                                             int to, const bool marked)
{
    const float rim_red = inks->rim.red, rim_green = inks->rim.green, rim_blue = inks->rim.blue;
    const float line_red = inks->line.red, line_green = inks->line.green;
    const float line_blue = inks->line.blue;
    const float glow_red = inks->glow.red, glow_green = inks->glow.green;
    const float glow_blue = inks->glow.blue, strength = inks->glow_strength;
    const float edge = inks->line_width * 0.5f + 0.5f, rim_edge = edge + inks->rim_width;
    const float rim_alpha = (float)inks->rim.alpha / 255.0f;
    const float line_alpha = (float)inks->line.alpha / 255.0f;
    const float per_tone = 1.0f / (LOOK_TONE_TO - LOOK_TONE_FROM);
    const float dark = LOOK_TONE_DARK + (1.0f - LOOK_TONE_DARK) * inks->plain;
    const float hatch = inks->hatch, per_hatch = hatch > 0.0f ? 1.0f / hatch : 0.0f;
    const float striped = hatch > 0.0f ? strength : 0.0f, edged = inks->glow_edge * strength;
    const float corner = (float)(row->x0 + row->y) + 1.0f;
    for (int i = from; i < to; i++) {
        uint32_t under = pixels[row->x0 + i];
        float outline = row->outline[i], cover = row->cover[i];
        float rim = soft_unit(rim_edge - outline) * rim_alpha;
        float around = soft_unit(edge - outline) * line_alpha;
        float rise = soft_unit((row->light[i] - LOOK_TONE_FROM) * per_tone);
        float tone = dark + (1.0f - dark) * (rise * rise * (3.0f - 2.0f * rise));
        float glows = row->glow[i], glow = glows * strength;
        float ink = row->ink[i];
        if (marked) {
            float band = soft_unit(LOOK_GLOW_EDGE * glows * (1.0f - glows)) * edged;
            float stripes = stripe(corner + (float)i, hatch, per_hatch) * glows * striped;
            ink = ink > band ? ink : band;
            ink = ink > stripes ? ink : stripes;
        }
        ink *= line_alpha;
        float red = lay_channel((float)(int)(under >> 16 & 255u), rim_red, rim, line_red, around,
                                mix(row->red[i], glow_red, glow), tone, ink, cover);
        float green = lay_channel((float)(int)(under >> 8 & 255u), rim_green, rim, line_green,
                                  around, mix(row->green[i], glow_green, glow), tone, ink, cover);
        float blue = lay_channel((float)(int)(under & 255u), rim_blue, rim, line_blue, around,
                                 mix(row->blue[i], glow_blue, glow), tone, ink, cover);
        pixels[row->x0 + i] =
            0xff000000u | to_byte(red) << 16 | to_byte(green) << 8 | to_byte(blue);
    }
}

SOFT_HOT static void lay_marked(const struct figure_row *restrict row,
                                const struct row_inks *restrict inks, uint32_t *restrict pixels,
                                int from, int to)
{
    lay_pixels(row, inks, pixels, from, to, true);
}

SOFT_HOT static void lay_plain(const struct figure_row *restrict row,
                               const struct row_inks *restrict inks, uint32_t *restrict pixels,
                               int from, int to)
{
    lay_pixels(row, inks, pixels, from, to, false);
}

static void lay_stretch(const struct figure_row *row, const struct row_inks *inks, uint32_t *pixels,
                        int from, int to)
{
    if (row->glows)
        lay_marked(row, inks, pixels, from, to);
    else
        lay_plain(row, inks, pixels, from, to);
}

void row_lay(const struct figure_row *row, const struct row_inks *inks, uint32_t *pixels)
{
    for (int stop, i = 0; i < row->room; i = stop) {
        for (; i < row->room && !row->touched[i / 8]; i += 8)
            ;
        for (stop = i; stop < row->room && row->touched[stop / 8]; stop += 8)
            ;
        if (i < stop)
            lay_stretch(row, inks, pixels, i, stop < row->count ? stop : row->count);
    }
}
