/* Part of soft_loops.h: round cones. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_CONE_H
#define LIMBER_PAINT_SOFT_LOOPS_CONE_H

/* What the rays of an eight find of a cone. */
struct found {
    lanes x, depth, t, yielding, outline, cover;
};

/* `deep`: all of the eight lies well inside the outline, which then need not be known. */
LOOPS_INLINE void find_cone(struct found *restrict found, const struct eight *restrict at,
                            const struct beam *beam, const struct cone_lanes *c, float x0,
                            const bool deep)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, x0, k);
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
                            const struct cone_lanes *c, float x0)
{
    LOOPS_LANES
    at->inverse[k] = inverse_at(beam, c, x0, k);
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
                              const struct cone_lanes *c, float x0)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, x0, k);
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
    struct band *band;
    const struct cone_view *cone;
    const struct cone_lanes *lanes;
    struct beam beam;
    int r;
};

LOOPS_INLINE void outline_eight(const struct cone_row *row, int e)
{
    struct band *band = row->band;
    struct eight *at = &band->of[row->r][e];
    if (!band->touched[row->r][e]) {
        find_rays(at, &row->beam, row->lanes, eight_x(band, e));
        empty_eight(at);
    } else if (band->wall[row->r][e] < BAND_EMPTY) {
        return;
    }
    add_outline(at, &row->beam, row->lanes, eight_x(band, e));
    band->touched[row->r][e] = true;
}

/* An eight that the cone covers, or may cover in part. */
LOOPS_INLINE void body_eight(const struct cone_row *row, int e, const bool flat, const bool deep)
{
    struct band *band = row->band;
    struct eight *at = &band->of[row->r][e];
    struct found found;
    const float wall = band->wall[row->r][e];
    const bool empty = !band->touched[row->r][e];
    if (empty)
        find_rays(at, &row->beam, row->lanes, eight_x(band, e));
    find_cone(&found, at, &row->beam, row->lanes, eight_x(band, e), deep);
    if (wall < BAND_EMPTY && is_behind(at, &found, row->cone->seam))
        return;
    if (empty)
        begin_with_cone(at, &found, &row->beam, row->lanes, row->cone->region, flat, deep);
    else if (deep && band->clear[row->r][e])
        add_deep_cone(at, &found, &row->beam, row->lanes, row->cone->region, flat);
    else
        add_cone(at, &found, &row->beam, row->lanes, row->cone->region, flat);
    band->clear[row->r][e] = deep && (empty || band->clear[row->r][e]);
    band->touched[row->r][e] = true;
    band->wall[row->r][e] = deep ? farthest_of(at) : wall_of(at);
}

LOOPS_INLINE void cone_rows(struct band *restrict band, const struct cone_view *restrict cone,
                            const struct cone_ends *ends, const bool flat)
{
    struct cone_lanes c;
    struct beams beams;
    struct cone_row row = {.band = band, .cone = cone, .lanes = &c};
    spread_cone(&c, cone, 1.0f / band->lens->focal);
    find_beams(&beams, band, cone);
    for (int r = 0; r < band->rows; r++) {
        bool ready = false;
        row.r = r;
        for (int e = ends->reach.from[r]; e < ends->reach.to[r]; e++) {
            if (band->wall[r][e] < cone->hidden_by)
                continue;
            if (!ready)
                spread_beam(&row.beam, &beams, band->lens->centre_x, r);
            ready = true;
            if (e < ends->body.from[r] || e >= ends->body.to[r])
                outline_eight(&row, e);
            else if (e < ends->deep.from[r] || e >= ends->deep.to[r])
                body_eight(&row, e, flat, false);
            else
                body_eight(&row, e, flat, true);
        }
    }
}

static void lay_round(struct band *band, const struct cone_view *cone, const struct cone_ends *ends)
{
    cone_rows(band, cone, ends, false);
}

static void lay_flat(struct band *band, const struct cone_view *cone, const struct cone_ends *ends)
{
    cone_rows(band, cone, ends, true);
}

static void lay_cone(struct band *band, const struct cone_view *cone, const struct cone_ends *ends)
{
    if (cone->flat > 0.0f)
        lay_flat(band, cone, ends);
    else
        lay_round(band, cone, ends);
}

#endif
