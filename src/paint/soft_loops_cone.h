/* Part of soft_loops.h: round cones and their lines. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_CONE_H
#define LIMBER_PAINT_SOFT_LOOPS_CONE_H

#define TINY 1e-10f

/* A number once for every lane: gcc takes it from memory as it is, where it would spread a lone one
 * anew for every eight. */
typedef float lanes[LANES];

/* Of a cone_view what the lanes need. */
struct cone_lanes {
    lanes a[3], way[3], radius, growth, slant, length, scale_a, scale_way;
    lanes light[3], light_a, light_way, side[3], side_a, side_way;
    lanes beside, beside_way, flat, lift, rooted, root_way, sharp, blend, red, green, blue;
    lanes radius2, growth2, radius_growth;
};

/* What the rays of one row have in common for one cone. */
struct beam {
    lanes y2_and_1, centre_x, per_focal;
    lanes u2, v2, u0_u0, u0_v0, v0_v0; /* parts of a x ray and way x ray */
    lanes along_a, along_way;          /* parts of a . ray and way . ray */
    lanes light_y, side_y;             /* parts of light . ray and side . ray */
};

LOOPS_INLINE void spread(lanes to, float value)
{
    LOOPS_LANES
    to[k] = value;
}

LOOPS_INLINE void spread_vector(lanes to[3], const float value[3])
{
    for (int i = 0; i < 3; i++)
        spread(to[i], value[i]);
}

__attribute__((noinline)) static void spread_cone(struct cone_lanes *to, const struct cone_view *c)
{
    spread_vector(to->a, c->a);
    spread_vector(to->way, c->way);
    spread(to->radius, c->radius);
    spread(to->growth, c->growth);
    spread(to->radius2, c->radius * c->radius);
    spread(to->growth2, c->growth * c->growth);
    spread(to->radius_growth, c->radius * c->growth);
    spread(to->slant, c->slant);
    spread(to->length, c->length);
    spread(to->scale_a, c->scale_a);
    spread(to->scale_way, c->scale_b - c->scale_a);
    spread_vector(to->light, c->light);
    spread(to->light_a, c->light_a);
    spread(to->light_way, c->light_way);
    spread_vector(to->side, c->side);
    spread(to->side_a, c->side_a);
    spread(to->side_way, c->side_way);
    spread(to->beside, c->beside);
    spread(to->beside_way, c->beside_way);
    spread(to->flat, c->flat);
    spread(to->lift, c->lift);
    spread(to->rooted, c->rooted);
    spread(to->root_way, c->root_way);
    spread(to->sharp, c->sharp);
    spread(to->blend, c->blend);
    spread(to->red, c->red);
    spread(to->green, c->green);
    spread(to->blue, c->blue);
}

__attribute__((noinline)) static void spread_beam(struct beam *to, const struct band *band,
                                                  const struct cone_view *c, int r)
{
    const struct row_ray ray = row_ray_of(band, r);
    const float u0 = -c->a[1] - c->a[2] * ray.y, v0 = -c->way[1] - c->way[2] * ray.y;
    spread(to->y2_and_1, ray.y * ray.y + 1.0f);
    spread(to->centre_x, ray.centre_x);
    spread(to->per_focal, ray.per_focal);
    spread(to->u2, c->a[0] * ray.y);
    spread(to->v2, c->way[0] * ray.y);
    spread(to->u0_u0, u0 * u0);
    spread(to->u0_v0, u0 * v0);
    spread(to->v0_v0, v0 * v0);
    spread(to->along_a, c->a[1] * ray.y - c->a[2]);
    spread(to->along_way, c->way[1] * ray.y - c->way[2]);
    spread(to->light_y, c->light[1] * ray.y - c->light[2]);
    spread(to->side_y, c->side[1] * ray.y - c->side[2]);
}

/* One ray, and how far the cone's axis is from it: |a x ray + t way x ray|^2 as a polynomial. */
struct ray {
    float x, q, inverse; /* ray . ray and 1 / it */
    float aa, ab, bb;
    float lean, per_wide;
    float edge_t; /* where on the axis the outline is nearest */
};

LOOPS_INLINE float beam_x(const struct beam *beam, float x0, int k)
{
    return (x0 + ((float)k + 0.5f) - beam->centre_x[k]) * beam->per_focal[k];
}

LOOPS_INLINE struct ray ray_at(const struct beam *beam, const struct cone_lanes *c, float rx,
                               float inverse, int k)
{
    const float q = rx * rx + beam->y2_and_1[k];
    const float u1 = c->a[2][k] * rx + c->a[0][k], uz = beam->u2[k] - c->a[1][k] * rx;
    const float v1 = c->way[2][k] * rx + c->way[0][k], vz = beam->v2[k] - c->way[1][k] * rx;
    const float aa = beam->v0_v0[k] + (v1 * v1 + vz * vz);
    const float ab = beam->u0_v0[k] + (u1 * v1 + uz * vz);
    const float wide = aa - c->growth2[k] * q;
    const float lean = ab - c->radius_growth[k] * q;
    const float per_wide = 1.0f / (wide < TINY ? TINY : wide);
    return (struct ray){.x = rx,
                        .q = q,
                        .inverse = inverse,
                        .aa = aa,
                        .ab = ab,
                        .bb = beam->u0_u0[k] + (u1 * u1 + uz * uz),
                        .lean = lean,
                        .per_wide = per_wide,
                        .edge_t = -lean * per_wide};
}

LOOPS_INLINE float axis_at(const struct ray *ray, float t)
{
    return (ray->aa * t + 2.0f * ray->ab) * t + ray->bb;
}

/* Pixels from the ray to the sphere at t, < 0 inside. */
LOOPS_INLINE float outline_at(const struct ray *ray, const struct cone_lanes *c, float t, int k)
{
    const float near2 = axis_at(ray, t) * ray->inverse;
    const float away = sqrtf(near2 < 0.0f ? 0.0f : near2) - (c->radius[k] + c->growth[k] * t);
    return away * (c->scale_a[k] + c->scale_way[k] * t);
}

/* What the normal's length is squared where it is that of a flat tube. */
LOOPS_INLINE float steepness(const struct cone_lanes *c, float radius, float t, float right, int k)
{
    const float beside = c->beside[k] + c->beside_way[k] * t;
    const float square =
        radius * radius + beside * (2.0f * right - beside) - c->flat[k] * right * right;
    return square < TINY ? TINY : square;
}

/* Where a ray enters a cone. */
struct entry {
    float depth, t, radius;
    float beyond; /* metres past the end of the axis */
};

LOOPS_INLINE struct entry enter_cone(const struct beam *beam, const struct cone_lanes *c,
                                     const struct ray *ray, int k)
{
    const float depth_way = c->way[0][k] * ray->x + beam->along_way[k];
    const float depth_a = c->a[0][k] * ray->x + beam->along_a[k];
    float spread = ray->lean * ray->lean * ray->per_wide - (ray->bb - c->radius2[k] * ray->q);
    spread = spread < 0.0f ? 0.0f : spread;
    const float free_t =
        ray->edge_t - depth_way * sqrtf(spread * ray->per_wide * ray->inverse * c->slant[k]);
    const float t = soft_unit(free_t), radius = c->radius[k] + c->growth[k] * t;
    const float in = radius * radius * ray->q - axis_at(ray, t);
    return (struct entry){(depth_a + depth_way * t - sqrtf(in < 0.0f ? 0.0f : in)) * ray->inverse,
                          t, radius, fabsf(free_t - t) * c->length[k]};
}

/* What a ray finds of a cone. */
struct found {
    float outline, depth, light;
};

LOOPS_INLINE struct found find_cone(const struct beam *beam, const struct cone_lanes *c,
                                    const struct ray *ray, const bool flat, int k)
{
    const float outline = outline_at(ray, c, soft_unit(ray->edge_t), k);
    const struct entry in = enter_cone(beam, c, ray, k);
    const float right = in.depth * (c->side[0][k] * ray->x + beam->side_y[k]) - c->side_a[k] -
                        c->side_way[k] * in.t;
    const float steep = flat ? sqrtf(steepness(c, in.radius, in.t, right, k)) : in.radius;
    const float towards = in.depth * (c->light[0][k] * ray->x + beam->light_y[k]) - c->light_a[k] -
                          c->light_way[k] * in.t;
    const float beyond = in.beyond > LOOK_YIELD_MOST ? LOOK_YIELD_MOST : in.beyond;
    return (struct found){outline, in.depth + LOOK_YIELD * beyond, towards / steep + c->lift[k]};
}

/* Whether the cone lies behind a wall by so much that add_cone would change nothing that shows. */
LOOPS_INLINE bool is_behind(const struct eight *at, const struct beam *beam,
                            const struct cone_lanes *c, float x0, float seam)
{
    float least = BAND_EMPTY;
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, beam_x(beam, x0, k), at->inverse[k], k);
        const float gap = enter_cone(beam, c, &ray, k).depth - at->depth[k];
        least = gap < least ? gap : least;
    }
    return least > seam;
}

/* Into an eight where nothing is yet: what add_cone does to one that has just been emptied. */
LOOPS_INLINE void begin_with_cone(struct eight *restrict at, const struct beam *beam,
                                  const struct cone_lanes *c, float x0, int32_t region_here,
                                  const bool flat)
{
    LOOPS_LANES
    {
        const float rx = beam_x(beam, x0, k);
        const float inverse = 1.0f / (rx * rx + (beam->y2_and_1[k]));
        const struct ray ray = ray_at(beam, c, rx, inverse, k);
        const struct found found = find_cone(beam, c, &ray, flat, k);
        const float cover = soft_unit(0.5f - found.outline);
        const float share = cover / (cover + 1e-6f);
        at->inverse[k] = inverse;
        at->depth[k] = cover > 0.0f ? found.depth : BAND_EMPTY;
        at->cover[k] = cover;
        at->outline[k] = found.outline;
        at->light[k] = found.light * share;
        at->front[k] = cover > 0.02f ? found.depth : BAND_EMPTY;
        at->veil[k] = at->ink[k] = at->glow[k] = 0.0f;
        at->red[k] = c->red[k] * share;
        at->green[k] = c->green[k] * share;
        at->blue[k] = c->blue[k] * share;
        at->region[k] = share > 0.5f ? region_here : -1;
    }
}

LOOPS_INLINE void add_cone(struct eight *restrict at, const struct beam *beam,
                           const struct cone_lanes *c, float x0, int32_t region_here,
                           const bool flat)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, beam_x(beam, x0, k), at->inverse[k], k);
        const struct found found = find_cone(beam, c, &ray, flat, k);
        const float depth = found.depth, cover = soft_unit(0.5f - found.outline);
        const float there = at->depth[k], other = at->cover[k], veil = at->veil[k];
        const float ahead = at->front[k], before = at->outline[k];
        const int32_t region = at->region[k];
        const float front = soft_unit(0.5f + (there - depth) * c->sharp[k]);
        const float soft = soft_unit(0.5f + (there - depth) * c->blend[k]);
        const float hidden = depth > ahead ? veil : 0.0f;
        const float share = shown_share(cover * (1.0f - hidden), front, other);
        const float lit = share + (soft - front) * other * cover;
        const float kept = kept_depth(there, depth, cover, other);
        at->red[k] += (c->red[k] - at->red[k]) * share;
        at->green[k] += (c->green[k] - at->green[k]) * share;
        at->blue[k] += (c->blue[k] - at->blue[k]) * share;
        at->light[k] += (found.light - at->light[k]) * lit;
        at->region[k] = share > 0.5f ? region_here : region;
        at->veil[k] = kept_veil(veil, hidden, there, depth, kept, cover, other);
        at->depth[k] = kept;
        at->front[k] = front_of(ahead, depth, cover);
        at->cover[k] = cover > other ? cover : other;
        at->outline[k] = found.outline < before ? found.outline : before;
    }
}

/* Beside the cone: its outline alone, for the line and the rim around the figure. */
LOOPS_INLINE void add_outline(struct eight *restrict at, const struct beam *beam,
                              const struct cone_lanes *c, float x0)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, beam_x(beam, x0, k), at->inverse[k], k);
        const float outline = outline_at(&ray, c, soft_unit(ray.edge_t), k);
        at->outline[k] = outline < at->outline[k] ? outline : at->outline[k];
    }
}

LOOPS_INLINE void begin_with_outline(struct eight *restrict at, const struct beam *beam,
                                     const struct cone_lanes *c, float x0)
{
    LOOPS_LANES
    {
        const float rx = beam_x(beam, x0, k);
        at->inverse[k] = 1.0f / (rx * rx + beam->y2_and_1[k]);
    }
    empty_eight(at);
    add_outline(at, beam, c, x0);
}

LOOPS_INLINE void cone_rows(struct band *restrict band, const struct cone_view *restrict cone,
                            const struct band_ends *ends, const struct band_ends *body,
                            const bool flat)
{
    struct cone_lanes c;
    struct beam beam;
    spread_cone(&c, cone);
    for (int r = 0; r < band->rows; r++) {
        bool ready = false;
        for (int e = ends->from[r]; e < ends->to[r]; e++) {
            struct eight *at = &band->of[r][e];
            const float wall = band->wall[r][e], x0 = eight_x(band, e);
            if (wall < cone->hidden_by)
                continue;
            if (!ready)
                spread_beam(&beam, band, cone, r);
            ready = true;
            if (e < body->from[r] || e >= body->to[r]) {
                if (!band->touched[r][e])
                    begin_with_outline(at, &beam, &c, x0);
                else if (wall >= BAND_EMPTY)
                    add_outline(at, &beam, &c, x0);
                band->touched[r][e] = true;
                continue;
            }
            if (wall < BAND_EMPTY && is_behind(at, &beam, &c, x0, cone->seam))
                continue;
            if (band->touched[r][e])
                add_cone(at, &beam, &c, x0, cone->region, flat);
            else
                begin_with_cone(at, &beam, &c, x0, cone->region, flat);
            band->touched[r][e] = true;
            band->wall[r][e] = wall_of(at);
        }
    }
}

static void lay_round(struct band *band, const struct cone_view *cone, const struct band_ends *ends,
                      const struct band_ends *body)
{
    cone_rows(band, cone, ends, body, false);
}

static void lay_flat(struct band *band, const struct cone_view *cone, const struct band_ends *ends,
                     const struct band_ends *body)
{
    cone_rows(band, cone, ends, body, true);
}

static void lay_cone(struct band *band, const struct cone_view *cone, const struct band_ends *ends,
                     const struct band_ends *body)
{
    if (cone->flat > 0.0f)
        lay_flat(band, cone, ends, body);
    else
        lay_round(band, cone, ends, body);
}

/* What a line's strength and width come from. */
struct line_rule {
    float width, self_from, per_self, per_other;
    int32_t region;
    bool trunk;
};

LOOPS_INLINE void add_lines(struct eight *restrict at, const struct beam *beam,
                            const struct cone_lanes *c, const struct line_rule *rule, float x0)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, beam_x(beam, x0, k), at->inverse[k], k);
        const float t = soft_unit(ray.edge_t);
        const float outline = outline_at(&ray, c, t, k);
        const float depth = (c->a[0][k] * ray.x + beam->along_a[k] +
                             (c->way[0][k] * ray.x + beam->along_way[k]) * t) *
                            ray.inverse;

        const float jump = at->depth[k] - depth;
        const bool same = at->region[k] == rule->region;
        const bool joined = rule->trunk | (at->region[k] == (int32_t)REGION_TRUNK);
        const float apart = 1.0f - (joined ? c->rooted[k] + c->root_way[k] * t : 0.0f);
        const float rise = soft_unit(same ? (jump - rule->self_from) * rule->per_self
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
    const struct line_rule rule = {.width = band->line_width,
                                   .self_from = cone->self_from,
                                   .per_self = 1.0f / (cone->self_to - cone->self_from),
                                   .per_other = 1.0f / (LOOK_LINE_TO - LOOK_LINE_FROM),
                                   .region = cone->region,
                                   .trunk = cone->region == (int32_t)REGION_TRUNK};
    struct cone_lanes c;
    struct beam beam;
    spread_cone(&c, cone);
    for (int r = 0; r < band->rows; r++) {
        bool ready = false;
        for (int e = ends->from[r]; e < ends->to[r]; e++) {
            if (e >= inside->from[r] && e < inside->to[r])
                e = inside->to[r];
            if (e >= ends->to[r] || band->deepest[r][e] <= cone->line_behind ||
                band->wall[r][e] < cone->hidden_by)
                continue;
            if (!ready)
                spread_beam(&beam, band, cone, r);
            ready = true;
            add_lines(&band->of[r][e], &beam, &c, &rule, eight_x(band, e));
        }
    }
}

#endif
