/* Part of soft_loops.h: round cones. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_CONE_H
#define LIMBER_PAINT_SOFT_LOOPS_CONE_H

/* What the rays of an eight find of a cone. */
struct found {
    lanes x, depth, t, yielding, outline, cover;
};

/* `deep`: all of the eight lies well inside the outline, which then need not be known. */
LOOPS_INLINE void find_cone(struct found *restrict found, const struct eight *restrict at,
                            const struct beam *beam, const struct cone_lanes *c,
                            const float *restrict column, const bool deep)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, column, k);
        const struct entry in = enter_cone(beam, c, &ray, at->inverse[k], k);
        const float outline =
            deep ? -1.0f : outline_at(&ray, c, at->inverse[k], soft_unit(ray.edge_t), k);
        found->x[k] = ray.x;
        found->depth[k] = in.depth;
        found->t[k] = in.t;
        found->yielding[k] = in.yielding;
        found->outline[k] = outline;
        found->cover[k] = deep ? 1.0f : soft_unit(0.5f - outline);
    }
}

/* Whether it lies behind a wall by so much that adding it would change nothing that shows. */
LOOPS_INLINE bool is_behind(const struct eight *at, const struct found *found, float seam)
{
    float least = BAND_EMPTY;
    LOOPS_LANES
    {
        const float gap = found->yielding[k] - at->depth[k];
        const float counts = found->cover[k] > 0.0f ? gap : BAND_EMPTY;
        least = counts < least ? counts : least;
    }
    return least > seam;
}

LOOPS_INLINE void find_rays(struct eight *restrict at, const struct beam *beam,
                            const struct cone_lanes *c, const float *restrict column)
{
    LOOPS_LANES
    at->inverse[k] = inverse_at(beam, c, column, k);
}

/* Into an eight where nothing is yet: what add_cone does to one that has just been emptied. */
LOOPS_INLINE void begin_with_cone(struct eight *restrict at, const struct found *restrict found,
                                  const struct beam *beam, const struct cone_lanes *c,
                                  int32_t region_here, const bool flat, const bool deep)
{
    LOOPS_LANES
    {
        const float depth = found->yielding[k], cover = found->cover[k];
        const float light = light_at(beam, c, found->x[k], found->depth[k], found->t[k], flat, k);
        const float share = deep ? 1.0f : cover / (cover + 1e-6f);
        at->depth[k] = deep || cover > 0.0f ? depth : BAND_EMPTY;
        at->cover[k] = cover;
        at->outline[k] = found->outline[k];
        at->light[k] = light * share;
        at->front[k] = deep || cover > 0.02f ? depth : BAND_EMPTY;
        at->veil[k] = at->ink[k] = at->glow[k] = 0.0f;
        at->red[k] = c->red[k] * share;
        at->green[k] = c->green[k] * share;
        at->blue[k] = c->blue[k] * share;
        at->region[k] = share > 0.5f ? region_here : -1;
    }
}

LOOPS_INLINE void add_cone(struct eight *restrict at, const struct found *restrict found,
                           const struct beam *beam, const struct cone_lanes *c, int32_t region_here,
                           const bool flat)
{
    LOOPS_LANES
    {
        const float depth = found->yielding[k], cover = found->cover[k];
        const float light = light_at(beam, c, found->x[k], found->depth[k], found->t[k], flat, k);
        const float there = at->depth[k], other = at->cover[k], veil = at->veil[k];
        const float ahead = at->front[k], before = at->outline[k], outline = found->outline[k];
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
        at->light[k] += (light - at->light[k]) * lit;
        at->region[k] = share > 0.5f ? region_here : region;
        at->veil[k] = kept_veil(veil, hidden, there, depth, kept, cover, other);
        at->depth[k] = kept;
        at->front[k] = front_of(ahead, depth, cover);
        at->cover[k] = cover > other ? cover : other;
        at->outline[k] = outline < before ? outline : before;
    }
}

/* The same where both cover all of the eight, with no veil before them. */
LOOPS_INLINE void add_deep_cone(struct eight *restrict at, const struct found *restrict found,
                                const struct beam *beam, const struct cone_lanes *c,
                                int32_t region_here, const bool flat)
{
    LOOPS_LANES
    {
        const float depth = found->yielding[k], there = at->depth[k], ahead = at->front[k];
        const float light = light_at(beam, c, found->x[k], found->depth[k], found->t[k], flat, k);
        const int32_t region = at->region[k];
        const float front = soft_unit(0.5f + (there - depth) * c->sharp[k]);
        const float soft = soft_unit(0.5f + (there - depth) * c->blend[k]);
        at->red[k] += (c->red[k] - at->red[k]) * front;
        at->green[k] += (c->green[k] - at->green[k]) * front;
        at->blue[k] += (c->blue[k] - at->blue[k]) * front;
        at->light[k] += (light - at->light[k]) * soft;
        at->region[k] = front > 0.5f ? region_here : region;
        at->depth[k] = depth < there ? depth : there;
        at->front[k] = depth < ahead ? depth : ahead;
    }
}

/* Beside the cone: its outline alone, for the line and the rim around the figure. */
LOOPS_INLINE void add_outline(struct eight *restrict at, const struct beam *beam,
                              const struct cone_lanes *c, const float *restrict column)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, column, k);
        const float outline = outline_at(&ray, c, at->inverse[k], soft_unit(ray.edge_t), k);
        at->outline[k] = outline < at->outline[k] ? outline : at->outline[k];
    }
}

/* The farthest depth of an eight that is known to be covered. */
LOOPS_INLINE float farthest_of(const struct eight *at)
{
    float farthest = 0.0f;
    LOOPS_LANES
    farthest = at->depth[k] > farthest ? at->depth[k] : farthest;
    return farthest;
}

/* A cone in one row of a band. */
struct cone_row {
    const struct cone_view *cone;
    const struct cone_lanes *lanes;
    const struct beam *beam;
    struct eight *at;
    lanes *column;
    float *wall;
};

/* Which eights of that row something, and nothing but what covers all, came to. */
struct row_bits {
    uint32_t touched, clear;
};

LOOPS_INLINE void outline_eight(const struct cone_row *row, const struct row_bits *bits, int e,
                                uint32_t bit)
{
    struct eight *at = row->at + e;
    if ((bits->touched & bit) == 0) {
        find_rays(at, row->beam, row->lanes, row->column[e]);
        empty_eight(at);
    } else if (row->wall[e] < BAND_EMPTY) {
        return;
    }
    add_outline(at, row->beam, row->lanes, row->column[e]);
}

/* An eight that the cone covers, or may cover in part. True unless it lies behind all there. */
LOOPS_INLINE bool body_eight(const struct cone_row *row, const struct row_bits *bits, int e,
                             uint32_t bit, const bool flat, const bool deep)
{
    struct eight *at = row->at + e;
    struct found found;
    const bool empty = (bits->touched & bit) == 0;
    const int32_t region = row->cone->region;
    if (empty)
        find_rays(at, row->beam, row->lanes, row->column[e]);
    find_cone(&found, at, row->beam, row->lanes, row->column[e], deep);
    if (row->wall[e] < BAND_EMPTY && is_behind(at, &found, row->cone->seam))
        return false;
    if (empty)
        begin_with_cone(at, &found, row->beam, row->lanes, region, flat, deep);
    else if (deep && (bits->clear & bit) != 0)
        add_deep_cone(at, &found, row->beam, row->lanes, region, flat);
    else
        add_cone(at, &found, row->beam, row->lanes, region, flat);
    row->wall[e] = deep ? farthest_of(at) : wall_of(at);
    return true;
}

LOOPS_INLINE void cone_rows(struct band *restrict band, const struct cone_view *restrict cone,
                            const struct cone_bits *bits, const struct tile_limits *limits,
                            const bool flat)
{
    struct cone_lanes c;
    struct beams beams;
    struct beam beam;
    spread_cone(&c, cone, 1.0f / band->lens->focal);
    find_beams(&beams, band, cone);
    for (int r = 0; r < band->rows; r++) {
        const uint32_t open = open_eights(band, r, bits->reach.row[r], limits);
        const uint32_t body = bits->body.row[r], deep = bits->deep.row[r];
        const struct cone_row row = {cone, &c, &beam, band->of[r], band->column, band->wall[r]};
        struct row_bits at = {band->touched[r], band->clear[r]};
        bool ready = false;
        for (uint32_t rest = open; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            const uint32_t bit = rest & (0u - rest);
            if (!ready)
                spread_beam(&beam, &beams, band->lens->centre_x, r);
            ready = true;
            if ((body & bit) == 0) {
                outline_eight(&row, &at, e, bit);
                at.touched |= bit;
            } else if ((deep & bit) == 0) {
                if (body_eight(&row, &at, e, bit, flat, false)) {
                    at.touched |= bit;
                    at.clear &= ~bit;
                }
            } else if (body_eight(&row, &at, e, bit, flat, true)) {
                at.clear |= bit & ~at.touched;
                at.touched |= bit;
            }
        }
        band->touched[r] = at.touched;
        band->clear[r] = at.clear;
    }
}

static void lay_round(struct band *band, const struct cone_view *cone, const struct cone_bits *bits,
                      const struct tile_limits *limits)
{
    cone_rows(band, cone, bits, limits, false);
}

static void lay_flat(struct band *band, const struct cone_view *cone, const struct cone_bits *bits,
                     const struct tile_limits *limits)
{
    cone_rows(band, cone, bits, limits, true);
}

/* How far inside its hull, which is drawn a little too large, a cone surely covers all. */
LOOPS_INLINE float surely_inside(const struct hull *hull)
{
    const float radius = hull->a_radius > hull->b_radius ? hull->a_radius : hull->b_radius;
    return 0.75f + 0.06f * radius;
}

/* Beyond a pixel beside its hull a cone covers nothing. */
static bool lay_cone(struct band *band, const struct cone_view *cone, float reach,
                     struct cone_bits *bits)
{
    struct tile_limits limits;
    if (!meet_hull(band, &cone->hull, reach, &bits->reach))
        return false;
    const uint32_t open = open_tiles(band, cone, &bits->reach, &limits);
    if (!open)
        return false;
    LOOPS_LANES
    bits->reach.row[k] &= open;
    meet_hull(band, &cone->hull, 1.0f, &bits->body);
    inside_hull(band, &cone->hull, surely_inside(&cone->hull), &bits->deep);
    if (cone->flat > 0.0f)
        lay_flat(band, cone, bits, &limits);
    else
        lay_round(band, cone, bits, &limits);
    return true;
}

#endif
