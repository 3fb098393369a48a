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
                            const struct cone_lanes *c, const struct line_rule *rule, float x0)
{
    LOOPS_LANES
    {
        const struct ray ray = ray_at(beam, c, x0, k);
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

static void lay_lines(struct band *band, const struct cone_view *cone, const struct cone_ends *ends)
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
        bool ready = false;
        for (int e = ends->reach.from[r]; e < ends->reach.to[r]; e++) {
            if (e >= ends->deep.from[r] && e < ends->deep.to[r])
                e = ends->deep.to[r];
            if (e >= ends->reach.to[r] || band->deepest[r][e] <= cone->line_behind ||
                band->wall[r][e] < cone->hidden_by)
                continue;
            if (!ready)
                spread_beam(&beam, &beams, band->lens->centre_x, r);
            ready = true;
            add_lines(&band->of[r][e], &beam, &c, &rule, eight_x(band, e));
        }
    }
}

#endif
