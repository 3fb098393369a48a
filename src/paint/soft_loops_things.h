/* Part of soft_loops.h: the flat sides of props, the glow on the skin, and where a row cuts a hull.
 */
#ifndef LIMBER_PAINT_SOFT_LOOPS_THINGS_H
#define LIMBER_PAINT_SOFT_LOOPS_THINGS_H

/* A quad's edges and depth along one row, over the pixel's centre and its ray. */
struct quad_row {
    float edge[4], inverse;
};

LOOPS_INLINE struct quad_row quad_row_of(const struct quad_view *s, const struct row_ray *ray,
                                         float y)
{
    struct quad_row row = {.inverse = s->inverse[1] * ray->y + s->inverse[2]};
    for (int i = 0; i < 4; i++)
        row.edge[i] = s->edge[i][1] * y + s->edge[i][2];
    return row;
}

LOOPS_INLINE void add_quad(struct eight *restrict at, const struct quad_view *s,
                           const struct quad_row *row, const struct row_ray *ray, float x0)
{
    LOOPS_LANES
    {
        const float x = x0 + ((float)k + 0.5f);
        float a = s->edge[0][0] * x + row->edge[0], b = s->edge[1][0] * x + row->edge[1];
        float c = s->edge[2][0] * x + row->edge[2], d = s->edge[3][0] * x + row->edge[3];
        a = a > b ? a : b;
        c = c > d ? c : d;
        const float cover = soft_unit(0.5f - (a > c ? a : c));
        float depth = 1.0f / (s->inverse[0] * ray_x(ray, x0, k) + row->inverse);
        depth = depth > 0.0f ? depth : BAND_EMPTY;
        const float there = at->depth[k], other = at->cover[k], veil = at->veil[k];
        const float ahead = at->front[k];
        const int32_t region = at->region[k];
        const float hidden = depth > ahead ? veil : 0.0f;
        const float share = shown_share(cover, soft_unit(0.5f + (there - depth) * s->sharp), other);
        const float kept = kept_depth(there, depth, cover, other);
        at->red[k] += (s->red - at->red[k]) * share;
        at->green[k] += (s->green - at->green[k]) * share;
        at->blue[k] += (s->blue - at->blue[k]) * share;
        at->light[k] += (1.0f - at->light[k]) * share;
        at->region[k] = share > 0.5f ? (int32_t)REGION_PROP : region;
        at->veil[k] = kept_veil(veil, hidden, there, depth, kept, cover, other);
        at->depth[k] = kept;
        at->front[k] = front_of(ahead, depth, cover);
        /* the sides of a box share a pixel between them */
        at->cover[k] = cover + other > 1.0f ? 1.0f : cover + other;
    }
}

static void lay_quad(struct band *band, const struct quad_view *quad, const struct band_ends *ends)
{
    const struct quad_view s = *quad;
    for (int r = 0; r < band->rows; r++) {
        const struct row_ray ray = row_ray_of(band, r);
        const struct quad_row row = quad_row_of(&s, &ray, (float)(band->y0 + r) + 0.5f);
        for (int e = ends->from[r]; e < ends->to[r]; e++) {
            struct eight *at = &band->of[r][e];
            if (!band->touched[r][e])
                touch_eight(at, &ray, eight_x(band, e));
            add_quad(at, &s, &row, &ray, eight_x(band, e));
            band->touched[r][e] = true;
            band->wall[r][e] = wall_of(at);
        }
    }
}

LOOPS_INLINE void add_glow(struct eight *restrict at, const struct glow_view *g,
                           const struct row_ray *ray, float x0)
{
    LOOPS_LANES
    {
        const float depth = at->front[k];
        float x = ray_x(ray, x0, k) * depth - g->a[0];
        float y = ray->y * depth - g->a[1], z = -depth - g->a[2];
        const float t = soft_unit((x * g->way[0] + y * g->way[1] + z * g->way[2]) * g->per_length);
        x -= g->way[0] * t;
        y -= g->way[1] * t;
        z -= g->way[2] * t;
        const float inside = (g->radius - sqrtf(x * x + y * y + z * z)) * (1.0f / LOOK_GLOW_SOFT);
        const float rise = soft_unit(inside);
        const bool named = (g->regions >> (at->region[k] & 15) & 1u) != 0;
        const float glow = named ? rise * rise * (3.0f - 2.0f * rise) : 0.0f;
        at->glow[k] = glow > at->glow[k] ? glow : at->glow[k];
    }
}

static void lay_glow(struct band *band, const struct glow_view *glow, const struct band_ends *ends)
{
    const struct glow_view g = *glow;
    for (int r = 0; r < band->rows; r++) {
        const struct row_ray ray = row_ray_of(band, r);
        for (int e = ends->from[r]; e < ends->to[r]; e++)
            if (band->touched[r][e])
                add_glow(&band->of[r][e], &g, &ray, eight_x(band, e));
    }
}

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

static bool meet_hull(const struct band *band, const struct hull *hull, float margin,
                      struct band_ends *restrict ends)
{
    lanes left, right;
    int any = 0;
    cut_hull(band, hull, margin, left, right);
    LOOPS_LANES
    {
        const int from = (int)left[k] / LANES;
        const int to = ((int)(right[k] + 0.999f) + LANES - 1) / LANES;
        ends->from[k] = from;
        ends->to[k] = to;
        any |= (from < to) & (k < band->rows);
    }
    return any != 0;
}

static void inside_hull(const struct band *band, const struct hull *hull, float depth,
                        struct band_ends *restrict ends)
{
    lanes left, right;
    cut_hull(band, hull, -depth, left, right);
    LOOPS_LANES
    {
        ends->from[k] = ((int)(left[k] + 0.999f) + LANES - 1) / LANES;
        ends->to[k] = (int)right[k] / LANES;
    }
}

#endif
