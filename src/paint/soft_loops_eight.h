/* Part of soft_loops.h: what all that has depth does to eight pixels. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_EIGHT_H
#define LIMBER_PAINT_SOFT_LOOPS_EIGHT_H

/* Of a pixel, how much is shown of something that covers `cover` of it, with `front` 0..1 saying
 * whether it lies before what covers `other` of it. */
LOOPS_INLINE float shown_share(float cover, float front, float other)
{
    float mine = cover * (1.0f - other * (1.0f - front));
    float theirs = other * (1.0f - cover * front);
    return mine / (mine + theirs + 1e-6f);
}

/* The depth a pixel has from now on. Where a nearer thing covers only part of the pixel the
 * farther one's depth stays, since its line will lie on that. */
LOOPS_INLINE float kept_depth(float there, float depth, float cover, float other)
{
    /* spelt without "and" and "or", which keep gcc from seeing a vector */
    float any = cover > 0.0f ? depth : there, full = cover > 0.98f ? depth : there;
    float nearer = other < 0.02f ? any : full;
    float more = cover > other ? depth : there;
    float farther = other < 0.98f ? more : there;
    return depth < there ? nearer : farther;
}

/* The veil over that depth. */
LOOPS_INLINE float kept_veil(float veil, float hidden, float there, float depth, float kept,
                             float cover, float other)
{
    float thin = cover > veil ? cover : veil, behind = other > veil ? other : veil;
    float nearer = kept == depth ? hidden : thin;
    float farther = kept > there ? behind : veil; /* taken over from something nearer */
    return depth < there ? nearer : farther;
}

LOOPS_INLINE float front_of(float ahead, float depth, float cover)
{
    float nearer = depth < ahead ? depth : ahead;
    return cover > 0.02f ? nearer : ahead;
}

/* What the rays of one row have in common. */
struct row_ray {
    float y, per_focal, centre_x;
};

LOOPS_INLINE struct row_ray row_ray_of(const struct band *band, int r)
{
    const float per_focal = 1.0f / band->lens->focal;
    const float y = (float)(band->y0 + r) + 0.5f;
    return (struct row_ray){(band->lens->centre_y - y) * per_focal, per_focal,
                            band->lens->centre_x};
}

/* The ray of lane k of an eight whose first pixel is x0. */
LOOPS_INLINE float ray_x(const struct row_ray *ray, float x0, int k)
{
    return (x0 + ((float)k + 0.5f) - ray->centre_x) * ray->per_focal;
}

/* The place of the lowest bit that is set. */
LOOPS_INLINE int first_bit(uint32_t bits)
{
    return __builtin_ctz(bits);
}

LOOPS_INLINE float eight_x(const struct band *band, int e)
{
    return (float)(band->x0 + e * LANES);
}

/* All but its rays. */
LOOPS_INLINE void empty_eight(struct eight *restrict at)
{
    LOOPS_LANES
    {
        at->depth[k] = at->front[k] = at->outline[k] = BAND_EMPTY;
        at->cover[k] = at->light[k] = at->veil[k] = at->ink[k] = at->glow[k] = 0.0f;
        at->red[k] = at->green[k] = at->blue[k] = 0.0f;
        at->region[k] = -1;
    }
}

/* When something comes to an eight for the first time. */
LOOPS_INLINE void touch_eight(struct eight *restrict at, const struct row_ray *ray, float x0)
{
    LOOPS_LANES
    {
        const float rx = ray_x(ray, x0, k);
        at->inverse[k] = 1.0f / (rx * rx + (ray->y * ray->y + 1.0f));
    }
    empty_eight(at);
}

/* The farthest depth if all is wholly covered. */
LOOPS_INLINE float wall_of(const struct eight *at)
{
    float farthest = 0.0f;
    if (at->cover[0] < 1.0f || at->cover[LANES - 1] < 1.0f)
        return BAND_EMPTY;
    LOOPS_LANES
    {
        float depth = at->cover[k] < 1.0f ? BAND_EMPTY : at->depth[k];
        farthest = depth > farthest ? depth : farthest;
    }
    return farthest;
}

LOOPS_INLINE float deepest_of(const struct eight *at)
{
    float farthest = 0.0f;
    LOOPS_LANES
    {
        float depth = at->cover[k] > 0.0f ? at->depth[k] : 0.0f;
        farthest = depth > farthest ? depth : farthest;
    }
    return farthest;
}

static void close_band(struct band *band)
{
    for (int r = 0; r < band->rows; r++)
        for (uint32_t rest = band->touched[r]; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            const float wall = band->wall[r][e];
            band->deepest[r][e] = wall < BAND_EMPTY ? wall : deepest_of(&band->of[r][e]);
        }
    for (int e = 0; e < BAND_EIGHTS; e++) {
        float wall = 0.0f, deepest = 0.0f;
        for (int r = 0; r < BAND_ROWS; r++) {
            wall = band->wall[r][e] > wall ? band->wall[r][e] : wall;
            deepest = band->deepest[r][e] > deepest ? band->deepest[r][e] : deepest;
        }
        band->tile_wall[e] = wall;
        band->tile_deepest[e] = deepest;
    }
}

#endif
