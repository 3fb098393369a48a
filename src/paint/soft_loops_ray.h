/* Part of soft_loops.h: what the rays of eight pixels find of a round cone.
 *
 * Along a row everything about a ray and a cone is a polynomial of how far the pixel is from the
 * middle of the cone's picture: with u = a x ray and v = way x ray, |v|^2 - growth^2 |ray|^2 is how
 * fast the distance to the outline rises along the axis ("wide"), and with it go the same products
 * of u and v ("lean") and of u and u ("rest"). From the middle, so that they lose no digits. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_RAY_H
#define LIMBER_PAINT_SOFT_LOOPS_RAY_H

#define TINY 1e-10f

/* Of a cone_view what the lanes need, each number once for every lane: gcc takes it from memory as
 * it is, where it would spread a lone one anew for every eight. */
struct cone_lanes {
    lanes middle, per_focal;   /* the pixel's column that the polynomials begin at */
    lanes wide2, lean2, rest2; /* their last parts, the same in every row */
    lanes along_a, along_way, light_x, side_x;
    lanes radius, growth, slant, length, scale_a, scale_way;
    lanes light_a, light_way, side_a, side_way;
    lanes beside, beside_way, flat, lift, rooted, root_way, sharp, blend, red, green, blue;
};

/* What the rays of one row have in common for one cone. */
struct beam {
    lanes wide0, wide1, lean0, lean1, rest0, rest1;
    lanes along_a, along_way; /* a . ray and way . ray at the middle */
    lanes light, side;        /* light . ray and side . ray there */
    lanes y2_and_1, centre_x; /* of any pixel's own ray */
};

/* The same for all rows of a band, a row in each lane. */
struct beams {
    lanes wide0, wide1, lean0, lean1, rest0, rest1, along_a, along_way, light, side, y2_and_1;
};

LOOPS_INLINE void spread(lanes to, float value)
{
    LOOPS_LANES
    to[k] = value;
}

LOOPS_INLINE float middle_of(const struct cone_view *c)
{
    return (c->hull.ax + c->hull.bx) * 0.5f;
}

__attribute__((noinline)) static void spread_cone(struct cone_lanes *to, const struct cone_view *c,
                                                  float per_focal)
{
    const float *a = c->a, *way = c->way;
    spread(to->middle, middle_of(c));
    spread(to->per_focal, per_focal);
    spread(to->wide2, way[1] * way[1] + way[2] * way[2] - c->growth * c->growth);
    spread(to->lean2, c->radius * c->growth - (a[1] * way[1] + a[2] * way[2]));
    spread(to->rest2, a[1] * a[1] + a[2] * a[2] - c->radius * c->radius);
    spread(to->along_a, a[0]);
    spread(to->along_way, way[0]);
    spread(to->light_x, c->light[0]);
    spread(to->side_x, c->side[0]);
    spread(to->radius, c->radius);
    spread(to->growth, c->growth);
    spread(to->slant, c->slant);
    spread(to->length, c->length);
    spread(to->scale_a, c->scale_a);
    spread(to->scale_way, c->scale_b - c->scale_a);
    spread(to->light_a, c->light_a);
    spread(to->light_way, c->light_way);
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

__attribute__((noinline)) static void find_beams(struct beams *restrict to,
                                                 const struct band *restrict band,
                                                 const struct cone_view *restrict c)
{
    const float per_focal = 1.0f / band->lens->focal, centre_y = band->lens->centre_y;
    const float x = (middle_of(c) - band->lens->centre_x) * per_focal, y0 = (float)band->y0;
    const float a0 = c->a[0], a1 = c->a[1], a2 = c->a[2];
    const float w0 = c->way[0], w1 = c->way[1], w2 = c->way[2];
    const float l0 = c->light[0], l1 = c->light[1], l2 = c->light[2];
    const float s0 = c->side[0], s1 = c->side[1], s2 = c->side[2];
    const float radius = c->radius, growth = c->growth;
    LOOPS_LANES
    {
        const float y = (centre_y - (y0 + ((float)k + 0.5f))) * per_focal;
        const float q = x * x + (y * y + 1.0f);
        const float ux = -a1 - a2 * y, uy = a2 * x + a0, uz = a0 * y - a1 * x;
        const float vx = -w1 - w2 * y, vy = w2 * x + w0, vz = w0 * y - w1 * x;
        to->wide0[k] = vx * vx + (vy * vy + vz * vz) - growth * growth * q;
        to->lean0[k] = radius * growth * q - (ux * vx + (uy * vy + uz * vz));
        to->rest0[k] = ux * ux + (uy * uy + uz * uz) - radius * radius * q;
        to->wide1[k] = 2.0f * ((vy * w2 - vz * w1) - growth * growth * x);
        to->lean1[k] = 2.0f * radius * growth * x - ((uy * w2 - uz * w1) + (vy * a2 - vz * a1));
        to->rest1[k] = 2.0f * ((uy * a2 - uz * a1) - radius * radius * x);
        to->along_a[k] = a0 * x + (a1 * y - a2);
        to->along_way[k] = w0 * x + (w1 * y - w2);
        to->light[k] = l0 * x + (l1 * y - l2);
        to->side[k] = s0 * x + (s1 * y - s2);
        to->y2_and_1[k] = y * y + 1.0f;
    }
}

__attribute__((noinline)) static void spread_beam(struct beam *to, const struct beams *beams,
                                                  float centre_x, int r)
{
    spread(to->wide0, beams->wide0[r]);
    spread(to->wide1, beams->wide1[r]);
    spread(to->lean0, beams->lean0[r]);
    spread(to->lean1, beams->lean1[r]);
    spread(to->rest0, beams->rest0[r]);
    spread(to->rest1, beams->rest1[r]);
    spread(to->along_a, beams->along_a[r]);
    spread(to->along_way, beams->along_way[r]);
    spread(to->light, beams->light[r]);
    spread(to->side, beams->side[r]);
    spread(to->y2_and_1, beams->y2_and_1[r]);
    spread(to->centre_x, centre_x);
}

/* 1 / |ray|^2 of a pixel, whatever the cone. */
LOOPS_INLINE float inverse_at(const struct beam *beam, const struct cone_lanes *c,
                              const float *restrict column, int k)
{
    const float x = (column[k] - beam->centre_x[k]) * c->per_focal[k];
    return 1.0f / (x * x + beam->y2_and_1[k]);
}

/* One ray, and how far the cone is from it. */
struct ray {
    float x; /* from the middle */
    float wide, lean, rest, per_wide;
    float edge_t; /* where on the axis the outline is nearest */
};

LOOPS_INLINE struct ray ray_at(const struct beam *beam, const struct cone_lanes *c,
                               const float *restrict column, int k)
{
    const float x = (column[k] - c->middle[k]) * c->per_focal[k];
    const float wide = (c->wide2[k] * x + beam->wide1[k]) * x + beam->wide0[k];
    const float lean = (c->lean2[k] * x + beam->lean1[k]) * x + beam->lean0[k];
    const float rest = (c->rest2[k] * x + beam->rest1[k]) * x + beam->rest0[k];
    const float per_wide = 1.0f / (wide < TINY ? TINY : wide);
    return (struct ray){x, wide, lean, rest, per_wide, lean * per_wide};
}

/* What the ray's distance from the axis, squared, is more than the radius there squared, both times
 * |ray|^2; < 0 inside. */
LOOPS_INLINE float outside_at(const struct ray *ray, float t)
{
    return (ray->wide * t - (ray->lean + ray->lean)) * t + ray->rest;
}

/* Pixels from the ray to the sphere at t, < 0 inside. */
LOOPS_INLINE float outline_at(const struct ray *ray, const struct cone_lanes *c, float inverse,
                              float t, int k)
{
    const float radius = c->radius[k] + c->growth[k] * t;
    const float near2 = outside_at(ray, t) * inverse + radius * radius;
    const float away = sqrtf(near2 < 0.0f ? 0.0f : near2) - radius;
    return away * (c->scale_a[k] + c->scale_way[k] * t);
}

/* Where a ray enters a cone. */
struct entry {
    float depth, t;
    float yielding; /* the same depth, farther where it is past the end of the axis */
};

LOOPS_INLINE struct entry enter_cone(const struct beam *beam, const struct cone_lanes *c,
                                     const struct ray *ray, float inverse, int k)
{
    const float depth_way = c->along_way[k] * ray->x + beam->along_way[k];
    const float depth_a = c->along_a[k] * ray->x + beam->along_a[k];
    const float spread = ray->lean * ray->edge_t - ray->rest;
    const float within = (spread < 0.0f ? 0.0f : spread) * ray->per_wide * inverse * c->slant[k];
    const float free_t = ray->edge_t - depth_way * sqrtf(within), t = soft_unit(free_t);
    const float in = -outside_at(ray, t);
    const float depth = (depth_a + depth_way * t - sqrtf(in < 0.0f ? 0.0f : in)) * inverse;
    const float beyond = fabsf(free_t - t) * c->length[k];
    const float yield = LOOK_YIELD * (beyond > LOOK_YIELD_MOST ? LOOK_YIELD_MOST : beyond);
    return (struct entry){depth, t, depth + yield};
}

/* What the normal's length is squared where it is that of a flat tube. */
LOOPS_INLINE float steepness(const struct cone_lanes *c, float radius, float t, float right, int k)
{
    const float beside = c->beside[k] + c->beside_way[k] * t;
    const float square =
        radius * radius + beside * (2.0f * right - beside) - c->flat[k] * right * right;
    return square < TINY ? TINY : square;
}

/* normal . light where a ray that is x from the middle enters. */
LOOPS_INLINE float light_at(const struct beam *beam, const struct cone_lanes *c, float x,
                            float depth, float t, const bool flat, int k)
{
    const float radius = c->radius[k] + c->growth[k] * t;
    const float towards =
        depth * (c->light_x[k] * x + beam->light[k]) - c->light_a[k] - c->light_way[k] * t;
    if (!flat)
        return towards / radius + c->lift[k];
    const float right =
        depth * (c->side_x[k] * x + beam->side[k]) - c->side_a[k] - c->side_way[k] * t;
    return towards / sqrtf(steepness(c, radius, t, right, k)) + c->lift[k];
}

#endif
