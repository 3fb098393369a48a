/* Part of soft_loops.h: the lines along the outlines of cones. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_LINE_H
#define LIMBER_PAINT_SOFT_LOOPS_LINE_H

/* What a line's strength and width come from. */
struct line_rule {
    float width, self_from, per_self, from, per_other;
    int32_t region;
    bool trunk;
};

LOOPS_INLINE void add_lines(struct eight *restrict at, const struct beam *beam,
                            const struct cone_lanes *c, const struct line_rule *rule,
                            const float *restrict column)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, column, k);
        const float t = soft_unit(ray.edge_t), inverse = at->inverse[k];
        const float outline = outline_at(&ray, c, inverse, t, k);
        const float depth = (c->along_a[k] * ray.x + beam->along_a[k] +
                             (c->along_way[k] * ray.x + beam->along_way[k]) * t) *
                            inverse;
        const float jump = at->depth[k] - depth;
        const bool same = at->region[k] == rule->region;
        const bool joined = rule->trunk | (at->region[k] == (int32_t)REGION_TRUNK);
        const float apart = 1.0f - (joined ? c->rooted[k] + c->root_way[k] * t : 0.0f);
        const float rise = soft_unit(same ? (jump - rule->self_from) * rule->per_self
                                          : (jump - rule->from) * rule->per_other);
        const float strength = rise * rise * (3.0f - 2.0f * rise) * apart;
        const float width = rule->width * (LOOK_LINE_THIN + (1.0f - LOOK_LINE_THIN) * strength);
        const float room = 1.0f - at->veil[k], before = at->ink[k];
        float ink = soft_unit(width - outline + 0.5f);
        ink = (ink < room ? ink : room) * soft_unit(1.5f * strength);
        at->ink[k] = ink > before ? ink : before;
    }
}

/* Of eight tiles or eights those that are deep enough for a cone's line, and do not hide it. */
LOOPS_INLINE uint32_t lined_of(const float *restrict deepest, const float *restrict wall,
                               const struct cone_view *cone)
{
    const float hidden_by = cone->hidden_by, line_behind = cone->line_behind;
    uint32_t bits = 0;
    LOOPS_LANES
    {
        const bool lined = (deepest[k] > line_behind) & (wall[k] >= hidden_by);
        bits |= lined ? 1u << k : 0u;
    }
    return bits;
}

/* The tiles of a cone in which something may lie far enough behind its outline. */
LOOPS_INLINE uint32_t lined_tiles(const struct band *band, const struct cone_view *cone,
                                  const struct band_bits *reach)
{
    const uint32_t tiles = tiles_of(reach);
    uint32_t lined = 0;
    for (int first = 0; first < BAND_EIGHTS; first += LANES)
        if (tiles >> first & 0xffu)
            lined |= lined_of(band->tile_deepest + first, band->tile_wall + first, cone) << first;
    return lined & tiles;
}

/* Of `bits` of a row. */
LOOPS_INLINE uint32_t lined_eights(const struct band *band, const struct cone_view *cone, int r,
                                   uint32_t bits)
{
    uint32_t lined = 0;
    for (int first = 0; first < BAND_EIGHTS; first += LANES)
        if (bits >> first & 0xffu)
            lined |= lined_of(band->deepest[r] + first, band->wall[r] + first, cone) << first;
    return lined & bits;
}

LOOPS_INLINE void line_rows(struct band *band, const struct cone_view *cone,
                            const struct cone_bits *bits, uint32_t tiles)
{
    const struct line_rule rule = {.width = band->line_width,
                                   .self_from = cone->self_from,
                                   .per_self = 1.0f / (cone->self_to - cone->self_from),
                                   .from = cone->line_from,
                                   .per_other = 1.0f / (cone->line_to - cone->line_from),
                                   .region = cone->region,
                                   .trunk = cone->region == (int32_t)REGION_TRUNK};
    struct cone_lanes c;
    struct beams beams;
    struct beam beam;
    spread_cone(&c, cone, 1.0f / band->lens->focal);
    find_beams(&beams, band, cone);
    for (int r = 0; r < band->rows; r++) {
        const uint32_t lined =
            lined_eights(band, cone, r, bits->reach.row[r] & ~bits->deep.row[r] & tiles);
        bool ready = false;
        for (uint32_t rest = lined; rest != 0; rest &= rest - 1) {
            const int e = first_bit(rest);
            if (!ready)
                spread_beam(&beam, &beams, band->lens->centre_x, r);
            ready = true;
            add_lines(&band->of[r][e], &beam, &c, &rule, band->column[e]);
        }
    }
}

static void lay_lines(struct band *band, const struct cone_view *cone, const struct cone_bits *bits)
{
    const uint32_t tiles = lined_tiles(band, cone, &bits->reach);
    if (tiles)
        line_rows(band, cone, bits, tiles);
}

#endif
