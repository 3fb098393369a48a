/* Part of soft_loops.h: round cones and their lines. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_CONE_H
#define LIMBER_PAINT_SOFT_LOOPS_CONE_H

#define TINY 1e-10f

/* What the rays of one row have in common for one cone. */
struct beam {
    struct row_ray ray;
    float u0, u2, v0, v2;     /* parts of a x ray and way x ray */
    float along_a, along_way; /* parts of a . ray and way . ray */
    float light_y, side_y;    /* parts of light . ray and side . ray */
};

LOOPS_INLINE struct beam beam_of(const struct band *band, const struct cone_view *c, int r)
{
    const struct row_ray ray = row_ray_of(band, r);
    return (struct beam){.ray = ray,
                         .u0 = -c->a[1] - c->a[2] * ray.y,
                         .u2 = c->a[0] * ray.y,
                         .v0 = -c->way[1] - c->way[2] * ray.y,
                         .v2 = c->way[0] * ray.y,
                         .along_a = c->a[1] * ray.y - c->a[2],
                         .along_way = c->way[1] * ray.y - c->way[2],
                         .light_y = c->light[1] * ray.y - c->light[2],
                         .side_y = c->side[1] * ray.y - c->side[2]};
}

/* One ray, and how far the cone's axis is from it: |a x ray + t way x ray|^2 as a polynomial. */
struct ray {
    float x, q, inverse; /* ray . ray and 1 / it */
    float aa, ab, bb;
    float lean, per_wide;
    float edge_t; /* where on the axis the outline is nearest */
};

LOOPS_INLINE struct ray ray_at(const struct beam *beam, const struct cone_view *c, float rx,
                               float inverse)
{
    const float q = rx * rx + (beam->ray.y * beam->ray.y + 1.0f);
    const float u1 = c->a[2] * rx + c->a[0], uz = beam->u2 - c->a[1] * rx;
    const float v1 = c->way[2] * rx + c->way[0], vz = beam->v2 - c->way[1] * rx;
    const float aa = beam->v0 * beam->v0 + (v1 * v1 + vz * vz);
    const float ab = beam->u0 * beam->v0 + (u1 * v1 + uz * vz);
    const float wide = aa - c->growth * c->growth * q;
    const float lean = ab - c->radius * c->growth * q;
    const float per_wide = 1.0f / (wide < TINY ? TINY : wide);
    return (struct ray){.x = rx,
                        .q = q,
                        .inverse = inverse,
                        .aa = aa,
                        .ab = ab,
                        .bb = beam->u0 * beam->u0 + (u1 * u1 + uz * uz),
                        .lean = lean,
                        .per_wide = per_wide,
                        .edge_t = -lean * per_wide};
}

LOOPS_INLINE float axis_at(const struct ray *ray, float t)
{
    return (ray->aa * t + 2.0f * ray->ab) * t + ray->bb;
}

/* Pixels from the ray to the sphere at t, < 0 inside. */
LOOPS_INLINE float outline_at(const struct ray *ray, const struct cone_view *c, float t)
{
    const float near2 = axis_at(ray, t) * ray->inverse;
    const float away = sqrtf(near2 < 0.0f ? 0.0f : near2) - (c->radius + c->growth * t);
    return away * (c->scale_a + (c->scale_b - c->scale_a) * t);
}

/* What the normal's length is squared where it is that of a flat tube. */
LOOPS_INLINE float steepness(const struct cone_view *c, float radius, float t, float right)
{
    const float beside = c->beside + c->beside_way * t;
    const float square =
        radius * radius + beside * (2.0f * right - beside) - c->flat * right * right;
    return square < TINY ? TINY : square;
}

/* What a ray finds of a cone. */
struct found {
    float outline, depth, light;
};

LOOPS_INLINE struct found find_cone(const struct beam *beam, const struct cone_view *c,
                                    const struct ray *ray, const bool flat)
{
    const float rx = ray->x;
    const float outline = outline_at(ray, c, soft_unit(ray->edge_t));
    const float depth_way = c->way[0] * rx + beam->along_way;
    const float depth_a = c->a[0] * rx + beam->along_a;
    float spread =
        ray->lean * ray->lean * ray->per_wide - (ray->bb - c->radius * c->radius * ray->q);
    spread = spread < 0.0f ? 0.0f : spread;
    const float free_t =
        ray->edge_t - depth_way * sqrtf(spread * ray->per_wide * ray->inverse * c->slant);
    const float t = soft_unit(free_t);
    const float radius = c->radius + c->growth * t;
    const float in = radius * radius * ray->q - axis_at(ray, t);
    const float depth = (depth_a + depth_way * t - sqrtf(in < 0.0f ? 0.0f : in)) * ray->inverse;
    const float right = depth * (c->side[0] * rx + beam->side_y) - c->side_a - c->side_way * t;
    const float steep = flat ? sqrtf(steepness(c, radius, t, right)) : radius;
    const float towards =
        depth * (c->light[0] * rx + beam->light_y) - c->light_a - c->light_way * t;
    const float beyond = fabsf(free_t - t) * c->length;
    return (struct found){
        outline, depth + LOOK_YIELD * (beyond > LOOK_YIELD_MOST ? LOOK_YIELD_MOST : beyond),
        towards / steep + c->lift};
}

/* Into an eight where nothing is yet: what add_cone does to one that has just been emptied. */
LOOPS_INLINE void begin_with_cone(struct eight *restrict at, const struct beam *beam,
                                  const struct cone_view *c, float x0, const bool flat)
{
    LOOPS_LANES
    {
        const float rx = ray_x(&beam->ray, x0, k);
        const float inverse = 1.0f / (rx * rx + (beam->ray.y * beam->ray.y + 1.0f));
        const struct ray ray = ray_at(beam, c, rx, inverse);
        const struct found found = find_cone(beam, c, &ray, flat);
        const float cover = soft_unit(0.5f - found.outline);
        const float share = cover / (cover + 1e-6f);
        at->inverse[k] = inverse;
        at->depth[k] = cover > 0.0f ? found.depth : BAND_EMPTY;
        at->cover[k] = cover;
        at->outline[k] = found.outline;
        at->light[k] = found.light * share;
        at->front[k] = cover > 0.02f ? found.depth : BAND_EMPTY;
        at->veil[k] = at->ink[k] = at->glow[k] = 0.0f;
        at->red[k] = c->red * share;
        at->green[k] = c->green * share;
        at->blue[k] = c->blue * share;
        at->region[k] = share > 0.5f ? c->region : -1;
    }
}

LOOPS_INLINE void add_cone(struct eight *restrict at, const struct beam *beam,
                           const struct cone_view *c, float x0, const bool flat)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, ray_x(&beam->ray, x0, k), at->inverse[k]);
        const struct found found = find_cone(beam, c, &ray, flat);
        const float depth = found.depth, cover = soft_unit(0.5f - found.outline);
        const float there = at->depth[k], other = at->cover[k], veil = at->veil[k];
        const float ahead = at->front[k], before = at->outline[k];
        const int32_t region = at->region[k];
        const float front = soft_unit(0.5f + (there - depth) * c->sharp);
        const float soft = soft_unit(0.5f + (there - depth) * c->blend);
        const float hidden = depth > ahead ? veil : 0.0f;
        const float share = shown_share(cover * (1.0f - hidden), front, other);
        const float lit = share + (soft - front) * other * cover;
        const float kept = kept_depth(there, depth, cover, other);
        at->red[k] += (c->red - at->red[k]) * share;
        at->green[k] += (c->green - at->green[k]) * share;
        at->blue[k] += (c->blue - at->blue[k]) * share;
        at->light[k] += (found.light - at->light[k]) * lit;
        at->region[k] = share > 0.5f ? c->region : region;
        at->veil[k] = kept_veil(veil, hidden, there, depth, kept, cover, other);
        at->depth[k] = kept;
        at->front[k] = front_of(ahead, depth, cover);
        at->cover[k] = cover > other ? cover : other;
        at->outline[k] = found.outline < before ? found.outline : before;
    }
}

LOOPS_INLINE void cone_rows(struct band *restrict band, const struct cone_view *restrict cone,
                            const struct band_ends *ends, const bool flat)
{
    const struct cone_view c = *cone;
    for (int r = 0; r < band->rows; r++) {
        const struct beam beam = beam_of(band, &c, r);
        for (int e = ends->from[r]; e < ends->to[r]; e++) {
            struct eight *at = &band->of[r][e];
            if (band->wall[r][e] < c.hidden_by)
                continue;
            if (band->touched[r][e])
                add_cone(at, &beam, &c, eight_x(band, e), flat);
            else
                begin_with_cone(at, &beam, &c, eight_x(band, e), flat);
            band->touched[r][e] = true;
            band->wall[r][e] = wall_of(at);
        }
    }
}

static void lay_round(struct band *band, const struct cone_view *cone, const struct band_ends *ends)
{
    cone_rows(band, cone, ends, false);
}

static void lay_flat(struct band *band, const struct cone_view *cone, const struct band_ends *ends)
{
    cone_rows(band, cone, ends, true);
}

static void lay_cone(struct band *band, const struct cone_view *cone, const struct band_ends *ends)
{
    if (cone->flat > 0.0f)
        lay_flat(band, cone, ends);
    else
        lay_round(band, cone, ends);
}

/* What a line's strength and width come from. */
struct line_rule {
    float width, per_self, per_other;
    bool trunk;
};

LOOPS_INLINE void add_lines(struct eight *restrict at, const struct beam *beam,
                            const struct cone_view *c, const struct line_rule *rule, float x0)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, ray_x(&beam->ray, x0, k), at->inverse[k]);
        const float t = soft_unit(ray.edge_t);
        const float outline = outline_at(&ray, c, t);
        const float depth =
            (c->a[0] * ray.x + beam->along_a + (c->way[0] * ray.x + beam->along_way) * t) *
            ray.inverse;

        const float jump = at->depth[k] - depth;
        const bool same = at->region[k] == c->region;
        const bool joined = rule->trunk | (at->region[k] == (int32_t)REGION_TRUNK);
        const float apart = 1.0f - (joined ? c->rooted + c->root_way * t : 0.0f);
        const float rise = soft_unit(same ? (jump - c->self_from) * rule->per_self
                                          : (jump - LOOK_LINE_FROM) * rule->per_other);
        const float strength = rise * rise * (3.0f - 2.0f * rise) * apart;
        const float width = rule->width * (LOOK_LINE_THIN + (1.0f - LOOK_LINE_THIN) * strength);
        const float room = 1.0f - at->veil[k], before = at->ink[k];
        float ink = soft_unit(width - outline + 0.5f);
        ink = (ink < room ? ink : room) * soft_unit(1.5f * strength);
        at->ink[k] = ink > before ? ink : before;
    }
}

static void lay_lines(struct band *band, const struct cone_view *cone, const struct band_ends *ends,
                      const struct band_ends *inside)
{
    const struct cone_view c = *cone;
    const struct line_rule rule = {band->line_width, 1.0f / (c.self_to - c.self_from),
                                   1.0f / (LOOK_LINE_TO - LOOK_LINE_FROM),
                                   c.region == (int32_t)REGION_TRUNK};
    for (int r = 0; r < band->rows; r++) {
        const struct beam beam = beam_of(band, &c, r);
        for (int e = ends->from[r]; e < ends->to[r]; e++) {
            if (e >= inside->from[r] && e < inside->to[r])
                e = inside->to[r];
            if (e < ends->to[r] && band->deepest[r][e] > c.line_behind &&
                band->wall[r][e] >= c.hidden_by)
                add_lines(&band->of[r][e], &beam, &c, &rule, eight_x(band, e));
        }
    }
}

#endif
