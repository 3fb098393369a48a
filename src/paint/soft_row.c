/* Nothing in here is infinite or not a number, and no zero has a sign: this lets a clamp be one
 * instruction. It changes no value. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("finite-math-only", "no-signed-zeros")
#endif

#include "paint/soft_row.h"

#include <math.h>

#include "paint/look.h"

#define TINY 1e-10f

/* Into each clone of a hot loop, without which that loop is no vector loop. */
#define ROW_INLINE __attribute__((always_inline)) static inline

/* Of a pixel, how much is shown of something that covers `cover` of it, with `front` 0..1 saying
 * whether it lies before what covers `other` of it. */
static inline float shown_share(float cover, float front, float other)
{
    float mine = cover * (1.0f - other * (1.0f - front));
    float theirs = other * (1.0f - cover * front);
    return mine / (mine + theirs + 1e-6f);
}

/* The depth a pixel has from now on. Where a nearer thing covers only part of the pixel the
 * farther one's depth stays, since its line will lie on that. */
static inline float kept_depth(float there, float depth, float cover, float other)
{
    /* spelt without "and" and "or", which keep gcc from seeing a vector */
    float any = cover > 0.0f ? depth : there, full = cover > 0.98f ? depth : there;
    float nearer = other < 0.02f ? any : full;
    float more = cover > other ? depth : there;
    float farther = other < 0.98f ? more : there;
    return depth < there ? nearer : farther;
}

/* The veil over that depth. */
static inline float kept_veil(float veil, float hidden, float there, float depth, float kept,
                              float cover, float other)
{
    float thin = cover > veil ? cover : veil, behind = other > veil ? other : veil;
    float nearer = kept == depth ? hidden : thin;
    float farther = kept > there ? behind : veil; /* taken over from something nearer */
    return depth < there ? nearer : farther;
}

static inline float front_of(float ahead, float depth, float cover)
{
    float nearer = depth < ahead ? depth : ahead;
    return cover > 0.02f ? nearer : ahead;
}

/* What the rays of one row have in common for one cone. */
struct beam {
    float y, per_focal, centre_x;
    float u0, u2, v0, v2;     /* parts of a x ray and way x ray */
    float along_a, along_way; /* parts of a . ray and way . ray */
};

ROW_INLINE struct beam beam_of(const struct figure_row *row, const struct cone_view *c)
{
    const float per_focal = 1.0f / row->lens->focal;
    const float ry = (row->lens->centre_y - ((float)row->y + 0.5f)) * per_focal;
    return (struct beam){.y = ry,
                         .per_focal = per_focal,
                         .centre_x = row->lens->centre_x,
                         .u0 = -c->a[1] - c->a[2] * ry,
                         .u2 = c->a[0] * ry,
                         .v0 = -c->way[1] - c->way[2] * ry,
                         .v2 = c->way[0] * ry,
                         .along_a = c->a[1] * ry - c->a[2],
                         .along_way = c->way[1] * ry - c->way[2]};
}

/* One ray, and how far the cone's axis is from it: |a x ray + t way x ray|^2 as a polynomial. */
struct ray {
    float x, q, inverse; /* ray . ray and 1 / it */
    float aa, ab, bb;
    float lean, per_wide;
    float edge_t; /* where on the axis the outline is nearest */
};

ROW_INLINE struct ray ray_at(const struct figure_row *row, const struct beam *beam,
                             const struct cone_view *c, int i)
{
    const float rx = ((float)(row->x0 + i) + 0.5f - beam->centre_x) * beam->per_focal;
    const float q = rx * rx + (beam->y * beam->y + 1.0f);
    const float u1 = c->a[2] * rx + c->a[0], uz = beam->u2 - c->a[1] * rx;
    const float v1 = c->way[2] * rx + c->way[0], vz = beam->v2 - c->way[1] * rx;
    const float aa = beam->v0 * beam->v0 + (v1 * v1 + vz * vz);
    const float ab = beam->u0 * beam->v0 + (u1 * v1 + uz * vz);
    const float wide = aa - c->growth * c->growth * q;
    const float lean = ab - c->radius * c->growth * q;
    const float per_wide = 1.0f / (wide < TINY ? TINY : wide);
    return (struct ray){.x = rx,
                        .q = q,
                        .inverse = row->inverse[i],
                        .aa = aa,
                        .ab = ab,
                        .bb = beam->u0 * beam->u0 + (u1 * u1 + uz * uz),
                        .lean = lean,
                        .per_wide = per_wide,
                        .edge_t = -lean * per_wide};
}

ROW_INLINE float axis_at(const struct ray *ray, float t)
{
    return (ray->aa * t + 2.0f * ray->ab) * t + ray->bb;
}

/* Pixels from the ray to the sphere at t, < 0 inside. */
ROW_INLINE float outline_at(const struct ray *ray, const struct cone_view *c, float t)
{
    const float near2 = axis_at(ray, t) * ray->inverse;
    const float away = sqrtf(near2 < 0.0f ? 0.0f : near2) - (c->radius + c->growth * t);
    return away * (c->scale_a + (c->scale_b - c->scale_a) * t);
}

/* What the normal's length is squared where it is that of a flat tube. */
ROW_INLINE float steepness(const struct cone_view *c, float radius, float t, float right)
{
    const float beside = c->beside + c->beside_way * t;
    const float square =
        radius * radius + beside * (2.0f * right - beside) - c->flat * right * right;
    return square < TINY ? TINY : square;
}

ROW_INLINE void cone_pixels(struct figure_row *restrict row, const struct cone_view *restrict cone,
                            int from, int to, const bool flat)
{
    const struct cone_view c = *cone;
    const struct beam beam = beam_of(row, &c);
    const float light_y = c.light[1] * beam.y - c.light[2];
    const float side_y = c.side[1] * beam.y - c.side[2];
    for (int i = from; i < to; i++) {
        const struct ray ray = ray_at(row, &beam, &c, i);
        float rx = ray.x, inverse = ray.inverse, q = ray.q;
        float t = soft_unit(ray.edge_t);
        float outline = outline_at(&ray, &c, t), before = row->outline[i];
        float cover = soft_unit(0.5f - outline);

        float depth_way = c.way[0] * rx + beam.along_way, depth_a = c.a[0] * rx + beam.along_a;
        float spread = ray.lean * ray.lean * ray.per_wide - (ray.bb - c.radius * c.radius * q);
        spread = spread < 0.0f ? 0.0f : spread;
        float free_t = ray.edge_t - depth_way * sqrtf(spread * ray.per_wide * inverse * c.slant);
        t = soft_unit(free_t);
        float radius = c.radius + c.growth * t;
        float in = radius * radius * q - axis_at(&ray, t);
        float depth = (depth_a + depth_way * t - sqrtf(in < 0.0f ? 0.0f : in)) * inverse;
        float right = depth * (c.side[0] * rx + side_y) - c.side_a - c.side_way * t;
        float steep = flat ? sqrtf(steepness(&c, radius, t, right)) : radius;
        float light =
            (depth * (c.light[0] * rx + light_y) - c.light_a - c.light_way * t) / steep + c.lift;
        float beyond = fabsf(free_t - t) * c.length;
        depth += LOOK_YIELD * (beyond > LOOK_YIELD_MOST ? LOOK_YIELD_MOST : beyond);

        float there = row->depth[i], other = row->cover[i], veil = row->veil[i];
        float ahead = row->front[i];
        int32_t region = row->region[i];
        float front = soft_unit(0.5f + (there - depth) * c.sharp);
        float soft = soft_unit(0.5f + (there - depth) * c.blend);
        float hidden = depth > ahead ? veil : 0.0f;
        float share = shown_share(cover * (1.0f - hidden), front, other);
        float lit = share + (soft - front) * other * cover;
        row->red[i] += (c.red - row->red[i]) * share;
        row->green[i] += (c.green - row->green[i]) * share;
        row->blue[i] += (c.blue - row->blue[i]) * share;
        row->light[i] += (light - row->light[i]) * lit;
        row->region[i] = share > 0.5f ? c.region : region;
        float kept = kept_depth(there, depth, cover, other);
        row->veil[i] = kept_veil(veil, hidden, there, depth, kept, cover, other);
        row->depth[i] = kept;
        row->front[i] = front_of(ahead, depth, cover);
        row->cover[i] = cover > other ? cover : other;
        row->outline[i] = outline < before ? outline : before;
    }
}

SOFT_HOT static void cone_stretch(struct figure_row *restrict row,
                                  const struct cone_view *restrict cone, int from, int to)
{
    cone_pixels(row, cone, from, to, false);
}

SOFT_HOT static void flat_stretch(struct figure_row *restrict row,
                                  const struct cone_view *restrict cone, int from, int to)
{
    cone_pixels(row, cone, from, to, true);
}

SOFT_HOT static void line_stretch(struct figure_row *restrict row,
                                  const struct cone_view *restrict cone, int from, int to)
{
    const struct cone_view c = *cone;
    const struct beam beam = beam_of(row, &c);
    const float full_width = row->line_width;
    const float per_self = 1.0f / (c.self_to - c.self_from);
    const float per_other = 1.0f / (LOOK_LINE_TO - LOOK_LINE_FROM);
    const bool trunk = c.region == (int32_t)REGION_TRUNK;
    for (int i = from; i < to; i++) {
        const struct ray ray = ray_at(row, &beam, &c, i);
        float t = soft_unit(ray.edge_t);
        float outline = outline_at(&ray, &c, t);
        float depth =
            (c.a[0] * ray.x + beam.along_a + (c.way[0] * ray.x + beam.along_way) * t) * ray.inverse;

        float jump = row->depth[i] - depth;
        bool same = row->region[i] == c.region;
        bool joined = trunk | (row->region[i] == (int32_t)REGION_TRUNK);
        float apart = 1.0f - (joined ? c.rooted + c.root_way * t : 0.0f);
        float rise =
            soft_unit(same ? (jump - c.self_from) * per_self : (jump - LOOK_LINE_FROM) * per_other);
        float strength = rise * rise * (3.0f - 2.0f * rise) * apart;
        float width = full_width * (LOOK_LINE_THIN + (1.0f - LOOK_LINE_THIN) * strength);
        float ink = soft_unit(width - outline + 0.5f);
        float room = 1.0f - row->veil[i], before = row->ink[i];
        ink = (ink < room ? ink : room) * soft_unit(1.5f * strength);
        row->ink[i] = ink > before ? ink : before;
    }
}

/* Whether the eight pixels from index i on are wholly covered by what lies nearer. */
static bool is_hidden(const struct figure_row *row, const struct cone_view *cone, int i)
{
    return row->wall[i / 8] < cone->hidden_by;
}

static void cone_over(struct figure_row *row, const struct cone_view *cone, int from, int to)
{
    row_touch(row, from, to);
    if (cone->flat > 0.0f)
        flat_stretch(row, cone, from, to);
    else
        cone_stretch(row, cone, from, to);
    row_find_walls(row, from, to);
}

void row_cone(struct figure_row *row, const struct cone_view *cone, int from, int to)
{
    const int end = to - row->x0;
    for (int stop, i = from - row->x0; i < end; i = stop) {
        for (; i < end && is_hidden(row, cone, i); i += 8)
            ;
        for (stop = i; stop < end && !is_hidden(row, cone, stop); stop += 8)
            ;
        if (i < stop)
            cone_over(row, cone, i, stop);
    }
}

static bool takes_lines(const struct figure_row *row, const struct cone_view *cone, int i)
{
    return row->deepest[i / 8] > cone->line_behind && !is_hidden(row, cone, i);
}

bool row_takes_lines(const struct figure_row *row, const struct cone_view *cone, int *from, int *to)
{
    int first = *from - row->x0, end = *to - row->x0;
    while (first < end && !takes_lines(row, cone, first))
        first += 8;
    while (first < end && !takes_lines(row, cone, end - 8))
        end -= 8;
    *from = row->x0 + first;
    *to = row->x0 + end;
    return first < end;
}

void row_cone_lines(struct figure_row *row, const struct cone_view *cone, int from, int to)
{
    const int end = to - row->x0;
    for (int stop, i = from - row->x0; i < end; i = stop) {
        for (; i < end && !takes_lines(row, cone, i); i += 8)
            ;
        for (stop = i; stop < end && takes_lines(row, cone, stop); stop += 8)
            ;
        if (i < stop)
            line_stretch(row, cone, i, stop);
    }
}

SOFT_HOT static void quad_stretch(struct figure_row *restrict row,
                                  const struct quad_view *restrict quad, int from, int to)
{
    const struct quad_view s = *quad;
    const float centre_x = row->lens->centre_x, per_focal = 1.0f / row->lens->focal;
    const float y = (float)row->y + 0.5f, ry = (row->lens->centre_y - y) * per_focal;
    const float inverse_y = s.inverse[1] * ry + s.inverse[2];
    const float edge0 = s.edge[0][1] * y + s.edge[0][2], edge1 = s.edge[1][1] * y + s.edge[1][2];
    const float edge2 = s.edge[2][1] * y + s.edge[2][2], edge3 = s.edge[3][1] * y + s.edge[3][2];
    const int x0 = row->x0;
    for (int i = from; i < to; i++) {
        float x = (float)(x0 + i) + 0.5f;
        float a = s.edge[0][0] * x + edge0, b = s.edge[1][0] * x + edge1;
        float c = s.edge[2][0] * x + edge2, d = s.edge[3][0] * x + edge3;
        a = a > b ? a : b;
        c = c > d ? c : d;
        float cover = soft_unit(0.5f - (a > c ? a : c));
        float depth = 1.0f / (s.inverse[0] * ((x - centre_x) * per_focal) + inverse_y);
        depth = depth > 0.0f ? depth : ROW_EMPTY;
        float there = row->depth[i], other = row->cover[i], veil = row->veil[i];
        float ahead = row->front[i];
        int32_t region = row->region[i];
        float hidden = depth > ahead ? veil : 0.0f;
        float share = shown_share(cover, soft_unit(0.5f + (there - depth) * s.sharp), other);
        row->red[i] += (s.red - row->red[i]) * share;
        row->green[i] += (s.green - row->green[i]) * share;
        row->blue[i] += (s.blue - row->blue[i]) * share;
        row->light[i] += (1.0f - row->light[i]) * share;
        row->region[i] = share > 0.5f ? (int32_t)REGION_PROP : region;
        float kept = kept_depth(there, depth, cover, other);
        row->veil[i] = kept_veil(veil, hidden, there, depth, kept, cover, other);
        row->depth[i] = kept;
        row->front[i] = front_of(ahead, depth, cover);
        /* the sides of a box share a pixel between them */
        row->cover[i] = cover + other > 1.0f ? 1.0f : cover + other;
    }
}

void row_quad(struct figure_row *row, const struct quad_view *quad, int from, int to)
{
    from -= row->x0;
    to -= row->x0;
    row_touch(row, from, to);
    quad_stretch(row, quad, from, to);
    row_find_walls(row, from, to);
}

SOFT_HOT static void glow_stretch(struct figure_row *restrict row,
                                  const struct glow_view *restrict glow, int from, int to)
{
    const struct glow_view g = *glow;
    const float centre_x = row->lens->centre_x, per_focal = 1.0f / row->lens->focal;
    const float ry = (row->lens->centre_y - ((float)row->y + 0.5f)) * per_focal;
    const int x0 = row->x0;
    for (int i = from; i < to; i++) {
        float depth = row->front[i];
        float x = ((float)(x0 + i) + 0.5f - centre_x) * per_focal * depth - g.a[0];
        float y = ry * depth - g.a[1], z = -depth - g.a[2];
        float t = soft_unit((x * g.way[0] + y * g.way[1] + z * g.way[2]) * g.per_length);
        x -= g.way[0] * t;
        y -= g.way[1] * t;
        z -= g.way[2] * t;
        float inside = (g.radius - sqrtf(x * x + y * y + z * z)) * (1.0f / LOOK_GLOW_SOFT);
        float rise = soft_unit(inside);
        float glow_here = rise * rise * (3.0f - 2.0f * rise);
        bool named = (g.regions >> (row->region[i] & 15) & 1u) != 0;
        glow_here = named ? glow_here : 0.0f;
        row->glow[i] = glow_here > row->glow[i] ? glow_here : row->glow[i];
    }
}

void row_glow(struct figure_row *row, const struct glow_view *glow, int from, int to)
{
    const int end = to - row->x0;
    for (int stop, i = from - row->x0; i < end; i = stop) {
        for (; i < end && !row->touched[i / 8]; i += 8)
            ;
        for (stop = i; stop < end && row->touched[stop / 8]; stop += 8)
            ;
        if (i < stop)
            glow_stretch(row, glow, i, stop);
    }
}
