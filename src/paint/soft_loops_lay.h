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
    lanes rim[3], line[3], edge[3], glow[3]; /* red, green, blue; round a glow, more inside it */
    lanes rim_alpha, line_alpha;
    lanes outside, rim_outside; /* pixels from an outline to where its line and its rim end */
    lanes per_tone, dark, light;
    lanes strength, hatch, per_hatch, striped;
};

LOOPS_INLINE void spread_colour(struct colour colour, lanes channels[3])
{
    spread(channels[0], colour.red);
    spread(channels[1], colour.green);
    spread(channels[2], colour.blue);
}

LOOPS_INLINE void spread_inks(struct inks *to, const struct row_inks *inks)
{
    const float outside = inks->line_width * 0.5f + 0.5f;
    const float dark = LOOK_TONE_DARK + (1.0f - LOOK_TONE_DARK) * inks->plain;
    const bool hatched = inks->hatch > 0.0f;
    spread_colour(inks->rim, to->rim);
    spread_colour(inks->line, to->line);
    spread_colour(inks->glow_edge, to->edge);
    spread_colour(inks->glow, to->glow);
    for (int i = 0; i < 3; i++)
        LOOPS_LANES
    to->glow[i][k] -= to->edge[i][k];
    spread(to->rim_alpha, (float)inks->rim.alpha / 255.0f);
    spread(to->line_alpha, (float)inks->line.alpha / 255.0f);
    spread(to->outside, outside);
    spread(to->rim_outside, outside + inks->rim_width);
    spread(to->per_tone, 1.0f / (LOOK_TONE_TO - LOOK_TONE_FROM));
    spread(to->dark, dark);
    spread(to->light, 1.0f - dark);
    spread(to->strength, inks->glow_strength);
    spread(to->hatch, inks->hatch);
    spread(to->per_hatch, hatched ? 1.0f / inks->hatch : 0.0f);
    spread(to->striped, hatched ? inks->glow_strength : 0.0f);
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
        const float stripes = stripe(corner + (float)k, inks->hatch[k], inks->per_hatch[k]) *
                              at->glow[k] * inks->striped[k];
        ink = ink > stripes ? ink : stripes;
    }
    return ink * inks->line_alpha[k];
}

/* The surface's light as a factor of its colour. */
LOOPS_INLINE float tone_at(const struct eight *at, const struct inks *inks, int k)
{
    const float rise = soft_unit((at->light[k] - LOOK_TONE_FROM) * inks->per_tone[k]);
    return inks->dark[k] + inks->light[k] * (rise * rise * (3.0f - 2.0f * rise));
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
            const float glow = soft_unit(LOOK_GLOW_SLOPE * at->glow[k]) * inks->strength[k];
            const float inner = soft_unit(LOOK_GLOW_SLOPE * (at->glow[k] - 0.5f));
            red = mix(red, inks->edge[0][k] + inks->glow[0][k] * inner, glow);
            green = mix(green, inks->edge[1][k] + inks->glow[1][k] * inner, glow);
            blue = mix(blue, inks->edge[2][k] + inks->glow[2][k] * inner, glow);
        }
        red = mix(red * tone, inks->line[0][k], ink);
        green = mix(green * tone, inks->line[1][k], ink);
        blue = mix(blue * tone, inks->line[2][k], ink);
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
        const float rim = soft_unit(inks->rim_outside[k] - outline) * inks->rim_alpha[k];
        const float edge = soft_unit(inks->outside[k] - outline) * inks->line_alpha[k];
        const float tone = tone_at(at, inks, k);
        const float ink = ink_at(at, inks, corner, k, marked);
        float red = at->red[k], green = at->green[k], blue = at->blue[k];
        if (marked) {
            const float glow = soft_unit(LOOK_GLOW_SLOPE * at->glow[k]) * inks->strength[k];
            const float inner = soft_unit(LOOK_GLOW_SLOPE * (at->glow[k] - 0.5f));
            red = mix(red, inks->edge[0][k] + inks->glow[0][k] * inner, glow);
            green = mix(green, inks->edge[1][k] + inks->glow[1][k] * inner, glow);
            blue = mix(blue, inks->edge[2][k] + inks->glow[2][k] * inner, glow);
        }
        red = lay_channel(under >> 16, inks->rim[0][k], rim, inks->line[0][k], edge,
                          mix(red * tone, inks->line[0][k], ink), cover);
        green = lay_channel(under >> 8, inks->rim[1][k], rim, inks->line[1][k], edge,
                            mix(green * tone, inks->line[1][k], ink), cover);
        blue = lay_channel(under, inks->rim[2][k], rim, inks->line[2][k], edge,
                           mix(blue * tone, inks->line[2][k], ink), cover);
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

/* Of a row, the eights that are wholly covered. */
LOOPS_INLINE uint32_t walled_eights(const struct band *band, int r, uint32_t bits)
{
    uint32_t walled = 0;
    for (int first = 0; first < BAND_EIGHTS; first += LANES) {
        uint32_t here = 0;
        if ((bits >> first & 0xffu) == 0)
            continue;
        LOOPS_LANES
        here |= band->wall[r][first + k] < BAND_EMPTY ? 1u << k : 0u;
        walled |= here << first;
    }
    return walled & bits;
}

/* The eights that lie in the clip with all their pixels. */
LOOPS_INLINE uint32_t unclipped_eights(const struct band *band, struct clip clip)
{
    return band_bits_of((clip.x0 - band->x0 + LANES - 1) / LANES, (clip.x1 - band->x0) / LANES);
}

LOOPS_INLINE void lay_rows(const struct band *band, const struct inks *inks,
                           const struct canvas *canvas, const bool marked)
{
    const uint32_t whole = unclipped_eights(band, canvas->clip);
    for (int r = 0; r < band->rows; r++) {
        const uint32_t touched = band->touched[r];
        const uint32_t walled = walled_eights(band, r, touched & whole);
        const struct eight *at = band->of[r];
        const int x = band->x0, x_and_y = x + band->y0 + r + 1;
        uint32_t *row = canvas_row(canvas, band->y0 + r);
        for (uint32_t rest = walled; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            const float corner = (float)(x_and_y + e * LANES);
            lay_solid_eight(at + e, inks, corner, row + (x + e * LANES), marked);
        }
        for (uint32_t rest = touched & whole & ~walled; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            const float corner = (float)(x_and_y + e * LANES);
            lay_eight(at + e, inks, corner, row + (x + e * LANES), marked);
        }
        for (uint32_t rest = touched & ~whole; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            const float corner = (float)(x_and_y + e * LANES);
            lay_part(at + e, inks, corner, row, x + e * LANES, canvas->clip, marked);
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
    struct inks ready;
    spread_inks(&ready, inks);
    if (band->glows)
        lay_marked(band, &ready, canvas);
    else
        lay_plain(band, &ready, canvas);
}

#endif
