/* Part of soft_loops.h: the flat sides of props, and the glow on the skin. */
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

static void lay_quad(struct band *band, const struct quad_view *quad, const struct band_bits *bits)
{
    const struct quad_view s = *quad;
    for (int r = 0; r < band->rows; r++) {
        const struct row_ray ray = row_ray_of(band, r);
        const struct quad_row row = quad_row_of(&s, &ray, (float)(band->y0 + r) + 0.5f);
        for (uint32_t rest = bits->row[r]; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            struct eight *at = &band->of[r][e];
            if ((band->touched[r] >> e & 1u) == 0)
                touch_eight(at, &ray, eight_x(band, e));
            add_quad(at, &s, &row, &ray, eight_x(band, e));
            band->wall[r][e] = wall_of(at);
        }
        band->touched[r] |= bits->row[r];
        band->clear[r] &= ~bits->row[r];
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

static void lay_glow(struct band *band, const struct glow_view *glow, const struct band_bits *bits)
{
    const struct glow_view g = *glow;
    for (int r = 0; r < band->rows; r++) {
        const struct row_ray ray = row_ray_of(band, r);
        for (uint32_t rest = bits->row[r] & band->touched[r]; rest != 0; rest &= rest - 1)
            add_glow(&band->of[r][first_bit(rest)], &g, &ray, eight_x(band, first_bit(rest)));
    }
}

#endif
