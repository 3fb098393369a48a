/* Part of soft_loops.h: laying a finished band over the pixels. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_LAY_H
#define LIMBER_PAINT_SOFT_LOOPS_LAY_H

LOOPS_INLINE uint32_t to_byte(float value)
{
    return (uint32_t)(int)(soft_clamp(value, 0.0f, 255.0f) + 0.5f);
}

LOOPS_INLINE float mix(float a, float b, float share)
{
    return a + (b - a) * share;
}

/* The inks of a figure, made ready. */
struct inks {
    float rim[3], line[3], edge[3], glow[3]; /* red, green, blue; round a glow, more inside it */
    float rim_alpha, line_alpha;
    float outside, rim_outside; /* pixels from an outline to where its line and its rim end */
    float per_tone, dark;
    float strength, hatch, per_hatch, striped;
};

LOOPS_INLINE void spread_colour(struct colour colour, float channels[3])
{
    channels[0] = colour.red;
    channels[1] = colour.green;
    channels[2] = colour.blue;
}

LOOPS_INLINE struct inks inks_of(const struct row_inks *inks)
{
    struct inks out = {
        .rim_alpha = (float)inks->rim.alpha / 255.0f,
        .line_alpha = (float)inks->line.alpha / 255.0f,
        .outside = inks->line_width * 0.5f + 0.5f,
        .per_tone = 1.0f / (LOOK_TONE_TO - LOOK_TONE_FROM),
        .dark = LOOK_TONE_DARK + (1.0f - LOOK_TONE_DARK) * inks->plain,
        .strength = inks->glow_strength,
        .hatch = inks->hatch,
        .per_hatch = inks->hatch > 0.0f ? 1.0f / inks->hatch : 0.0f,
        .striped = inks->hatch > 0.0f ? inks->glow_strength : 0.0f,
    };
    out.rim_outside = out.outside + inks->rim_width;
    spread_colour(inks->rim, out.rim);
    spread_colour(inks->line, out.line);
    spread_colour(inks->glow_edge, out.edge);
    spread_colour(inks->glow, out.glow);
    for (int i = 0; i < 3; i++)
        out.glow[i] -= out.edge[i];
    return out;
}

/* Of a pixel, how much a dark stripe of a glow covers. */
LOOPS_INLINE float stripe(float x_and_y, float hatch, float per_hatch)
{
    const float along = x_and_y * per_hatch;
    float off = along - (float)(int)along - 0.5f;
    off = (off < 0.0f ? -off : off) * hatch * LOOK_HATCH_SLANT;
    return soft_unit(LOOK_HATCH_HALF * hatch + 0.5f - off);
}

/* How much of lane k is line: the overlap lines, and over a glow its stripes. */
LOOPS_INLINE float ink_at(const struct eight *at, const struct inks *inks, float corner, int k,
                          const bool marked)
{
    float ink = at->ink[k];
    if (marked) {
        const float stripes =
            stripe(corner + (float)k, inks->hatch, inks->per_hatch) * at->glow[k] * inks->striped;
        ink = ink > stripes ? ink : stripes;
    }
    return ink * inks->line_alpha;
}

/* The surface's light as a factor of its colour. */
LOOPS_INLINE float tone_at(const struct eight *at, const struct inks *inks, int k)
{
    const float rise = soft_unit((at->light[k] - LOOK_TONE_FROM) * inks->per_tone);
    return inks->dark + (1.0f - inks->dark) * (rise * rise * (3.0f - 2.0f * rise));
}

/* Where all is covered, what lies under it and the line around it do not show. */
LOOPS_INLINE void lay_solid_eight(const struct eight *restrict at, const struct inks *inks,
                                  float corner, uint32_t *restrict pixels, const bool marked)
{
    LOOPS_LANES
    {
        const float tone = tone_at(at, inks, k);
        const float ink = ink_at(at, inks, corner, k, marked);
        float red = at->red[k], green = at->green[k], blue = at->blue[k];
        if (marked) {
            const float glow = soft_unit(LOOK_GLOW_SLOPE * at->glow[k]) * inks->strength;
            const float inner = soft_unit(LOOK_GLOW_SLOPE * (at->glow[k] - 0.5f));
            red = mix(red, inks->edge[0] + inks->glow[0] * inner, glow);
            green = mix(green, inks->edge[1] + inks->glow[1] * inner, glow);
            blue = mix(blue, inks->edge[2] + inks->glow[2] * inner, glow);
        }
        red = mix(red * tone, inks->line[0], ink);
        green = mix(green * tone, inks->line[1], ink);
        blue = mix(blue * tone, inks->line[2], ink);
        pixels[k] = 0xff000000u | to_byte(red) << 16 | to_byte(green) << 8 | to_byte(blue);
    }
}

/* One channel: backdrop, rim and line around it, then the surface if that does not cover all. */
LOOPS_INLINE float lay_channel(uint32_t under, float rim, float rim_share, float line,
                               float edge_share, float surface, float cover)
{
    const float around = mix(mix((float)(int)(under & 255u), rim, rim_share), line, edge_share);
    const float mixed = mix(around, surface, cover);
    return cover < 1.0f ? mixed : surface;
}

LOOPS_INLINE void lay_eight(const struct eight *restrict at, const struct inks *inks, float corner,
                            uint32_t *restrict pixels, const bool marked)
{
    LOOPS_LANES
    {
        const uint32_t under = pixels[k];
        const float outline = at->outline[k], cover = at->cover[k];
        const float rim = soft_unit(inks->rim_outside - outline) * inks->rim_alpha;
        const float edge = soft_unit(inks->outside - outline) * inks->line_alpha;
        const float tone = tone_at(at, inks, k);
        const float ink = ink_at(at, inks, corner, k, marked);
        float red = at->red[k], green = at->green[k], blue = at->blue[k];
        if (marked) {
            const float glow = soft_unit(LOOK_GLOW_SLOPE * at->glow[k]) * inks->strength;
            const float inner = soft_unit(LOOK_GLOW_SLOPE * (at->glow[k] - 0.5f));
            red = mix(red, inks->edge[0] + inks->glow[0] * inner, glow);
            green = mix(green, inks->edge[1] + inks->glow[1] * inner, glow);
            blue = mix(blue, inks->edge[2] + inks->glow[2] * inner, glow);
        }
        red = lay_channel(under >> 16, inks->rim[0], rim, inks->line[0], edge,
                          mix(red * tone, inks->line[0], ink), cover);
        green = lay_channel(under >> 8, inks->rim[1], rim, inks->line[1], edge,
                            mix(green * tone, inks->line[1], ink), cover);
        blue = lay_channel(under, inks->rim[2], rim, inks->line[2], edge,
                           mix(blue * tone, inks->line[2], ink), cover);
        pixels[k] = 0xff000000u | to_byte(red) << 16 | to_byte(green) << 8 | to_byte(blue);
    }
}

/* The pixels from x on that lie in the clip are laid by way of a copy. */
LOOPS_INLINE void lay_part(const struct eight *at, const struct inks *inks, float corner,
                           uint32_t *row, int x, struct clip clip, const bool marked)
{
    uint32_t copy[LANES] = {0};
    const int from = clip.x0 > x ? clip.x0 - x : 0, to = clip.x1 - x < LANES ? clip.x1 - x : LANES;
    for (int k = from; k < to; k++)
        copy[k] = row[x + k];
    lay_eight(at, inks, corner, copy, marked);
    for (int k = from; k < to; k++)
        row[x + k] = copy[k];
}

LOOPS_INLINE void lay_rows(const struct band *band, const struct inks *inks,
                           const struct canvas *canvas, const bool marked)
{
    for (int r = 0; r < band->rows; r++) {
        uint32_t *row = canvas_row(canvas, band->y0 + r);
        for (int e = 0; e < band->eights; e++) {
            const int x = band->x0 + e * LANES;
            const float corner = (float)(x + band->y0 + r) + 1.0f;
            const struct eight *at = &band->of[r][e];
            if (!band->touched[r][e])
                continue;
            if (x < canvas->clip.x0 || x + LANES > canvas->clip.x1)
                lay_part(at, inks, corner, row, x, canvas->clip, marked);
            else if (band->wall[r][e] < BAND_EMPTY)
                lay_solid_eight(at, inks, corner, row + x, marked);
            else
                lay_eight(at, inks, corner, row + x, marked);
        }
    }
}

static void lay_marked(const struct band *band, const struct inks *inks,
                       const struct canvas *canvas)
{
    lay_rows(band, inks, canvas, true);
}

static void lay_plain(const struct band *band, const struct inks *inks, const struct canvas *canvas)
{
    lay_rows(band, inks, canvas, false);
}

static void lay_band(const struct band *band, const struct row_inks *inks,
                     const struct canvas *canvas)
{
    const struct inks ready = inks_of(inks);
    if (band->glows)
        lay_marked(band, &ready, canvas);
    else
        lay_plain(band, &ready, canvas);
}

#endif
