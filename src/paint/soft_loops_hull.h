/* Part of soft_loops.h: where the rows of a band cut a hull. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_HULL_H
#define LIMBER_PAINT_SOFT_LOOPS_HULL_H

/* Widens left..right by the part of the row inside one disc. */
LOOPS_INLINE void widen_by_disc(float x, float down, float radius, float *left, float *right)
{
    const float rest = radius * radius - down * down;
    const float half = sqrtf(rest < 0.0f ? 0.0f : rest);
    const float from = rest < 0.0f ? BAND_EMPTY : x - half;
    const float to = rest < 0.0f ? -BAND_EMPTY : x + half;
    *left = from < *left ? from : *left;
    *right = to > *right ? to : *right;
}

/* Where a side begins and ends. */
struct side_cut {
    float top, bottom, x, slope; /* x at the row `from` */
    float from;
};

LOOPS_INLINE struct side_cut side_cut_of(const struct hull *hull, const struct hull_side *side,
                                         float a, float b)
{
    const float from = hull->ay + side->y * a, to = hull->by + side->y * b;
    return (struct side_cut){from < to ? from : to, from < to ? to : from, hull->ax + side->x * a,
                             side->slope, from};
}

/* Widens by where the row cuts a side, if it does. */
LOOPS_INLINE void widen_by_side(const struct side_cut *side, float row, float *left, float *right)
{
    const float x = side->x + (row - side->from) * side->slope;
    const float above = row < side->top ? BAND_EMPTY : x, out = row < side->top ? -BAND_EMPTY : x;
    const float from = row < side->bottom ? above : BAND_EMPTY;
    const float to = row < side->bottom ? out : -BAND_EMPTY;
    *left = from < *left ? from : *left;
    *right = to > *right ? to : *right;
}

/* Of a band's rows; left >= right where there is nothing. */
LOOPS_INLINE void cut_hull(const struct band *band, const struct hull *hull, float margin,
                           lanes left, lanes right)
{
    const float a = hull->a_radius + margin, b = hull->b_radius + margin;
    const bool sides = hull->side_count > 0 && a > 0.0f && b > 0.0f;
    const struct side_cut none = {.top = BAND_EMPTY};
    const struct side_cut one = sides ? side_cut_of(hull, &hull->side[0], a, b) : none;
    const struct side_cut two = sides ? side_cut_of(hull, &hull->side[1], a, b) : none;
    const float ax = hull->ax, ay = hull->ay, bx = hull->bx, by = hull->by, row0 = (float)band->y0;
    const float a_reach = a > 0.0f ? a : 0.0f, b_reach = b > 0.0f ? b : 0.0f;
    const float x0 = (float)band->x0, most = (float)(band->eights * LANES);
    LOOPS_LANES
    {
        const float row = row0 + ((float)k + 0.5f);
        float from = BAND_EMPTY, to = -BAND_EMPTY;
        widen_by_disc(ax, row - ay, a_reach, &from, &to);
        widen_by_disc(bx, row - by, b_reach, &from, &to);
        widen_by_side(&one, row, &from, &to);
        widen_by_side(&two, row, &from, &to);
        left[k] = soft_clamp(from - x0, 0.0f, most);
        right[k] = soft_clamp(to - x0, 0.0f, most);
    }
}

/* The bits of eights from <= e < to of each row of a band. */
LOOPS_INLINE uint32_t set_rows(const struct band *band, const int32_t *from, const int32_t *to,
                               struct band_bits *restrict bits)
{
    const int32_t rows = band->rows;
    uint32_t any = 0;
    LOOPS_LANES
    {
        const uint32_t row = k < rows ? band_bits_of(from[k], to[k]) : 0u;
        bits->row[k] = row;
        any |= row;
    }
    return any;
}

/* All eights that a hull touches. */
static bool meet_hull(const struct band *band, const struct hull *hull, float margin,
                      struct band_bits *restrict bits)
{
    lanes left, right;
    int32_t from[LANES], to[LANES];
    cut_hull(band, hull, margin, left, right);
    LOOPS_LANES
    {
        from[k] = (int)left[k] / LANES;
        to[k] = ((int)(right[k] + 0.999f) + LANES - 1) / LANES;
    }
    return set_rows(band, from, to, bits) != 0;
}

/* Those that lie in it with all their pixels, deeper than `depth`. */
LOOPS_INLINE void inside_hull(const struct band *band, const struct hull *hull, float depth,
                              struct band_bits *restrict bits)
{
    lanes left, right;
    int32_t from[LANES], to[LANES];
    cut_hull(band, hull, -depth, left, right);
    LOOPS_LANES
    {
        from[k] = ((int)(left[k] + 0.999f) + LANES - 1) / LANES;
        to[k] = (int)right[k] / LANES;
    }
    set_rows(band, from, to, bits);
}

#endif
