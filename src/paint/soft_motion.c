/* What of a figure moved, and which pixels that touches. */
#include <math.h>

#include "paint/soft_damage.h"

enum { BANDS = 12, BAND_LEAST = 32, CHANGES_MOST = 640 };

_Static_assert(CHANGES_MOST >=
                   2 * (FIGURE_CONES_MOST + FIGURE_GLOWS_MOST + 1) + SHADOW_CHANGES_MOST,
               "all that may change has room");

#define TURNED 0.004f /* shading differs by less than two of 255 levels */

/* Both figures without what may move a little, for comparing the rest. */
static bool same_but_place(const struct figure *a, const struct figure *b)
{
    return same_bytes(&a->camera, &b->camera, sizeof a->camera) && a->cone_count == b->cone_count &&
           a->quad_count == b->quad_count &&
           same_bytes(a->quads, b->quads, sizeof a->quads[0] * (size_t)a->quad_count) &&
           a->glow_count == b->glow_count && a->caster_count == b->caster_count &&
           a->shadow == b->shadow && a->plain == b->plain && a->line_width == b->line_width &&
           a->rim_width == b->rim_width && same_bytes(&a->line, &b->line, sizeof a->line) &&
           same_bytes(&a->rim, &b->rim, sizeof a->rim) && a->presence == b->presence;
}

static bool same_glow(const struct figure *a, const struct figure *b)
{
    return a->glow_strength == b->glow_strength &&
           same_bytes(&a->glow_edge, &b->glow_edge, sizeof a->glow_edge) && a->hatch == b->hatch &&
           same_bytes(&a->glow_colour, &b->glow_colour, sizeof a->glow_colour);
}

static bool near_to(float a, float b, float most)
{
    return fabsf(a - b) < most;
}

/* Less than a quarter of a pixel lies between both. */
static bool point_stays(const struct lens *lens, const vec3 from, const vec3 to)
{
    float x0, y0, x1, y1;
    if (same_bytes(from, to, sizeof(vec3)))
        return true;
    if (!lens_project(lens, from, &x0, &y0) || !lens_project(lens, to, &x1, &y1))
        return false;
    return (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0) < 0.25f * 0.25f;
}

/* A quarter of a pixel there, in metres. */
static float quarter_at(const struct lens *lens, const vec3 at)
{
    float x = at[0] - lens->eye[0], y = at[1] - lens->eye[1], z = at[2] - lens->eye[2];
    return 0.25f * sqrtf(x * x + y * y + z * z) / lens->focal;
}

/* What a flat tube's shading and the lines over it come from. */
static bool shading_stays(const struct figure_cone *a, const struct figure_cone *b, float quarter)
{
    return near_to(a->rooted_a, b->rooted_a, TURNED) && near_to(a->rooted_b, b->rooted_b, TURNED) &&
           near_to(a->side[0], b->side[0], TURNED) && near_to(a->side[1], b->side[1], TURNED) &&
           near_to(a->side[2], b->side[2], TURNED) && near_to(a->flat, b->flat, TURNED) &&
           near_to(a->beside_a, b->beside_a, quarter) && near_to(a->beside_b, b->beside_b, quarter);
}

static bool cone_stays(const struct lens *lens, const struct figure_cone *a,
                       const struct figure_cone *b)
{
    float quarter = quarter_at(lens, a->a);
    return same_bytes(&a->colour, &b->colour, sizeof a->colour) && a->region == b->region &&
           near_to(a->radius_a, b->radius_a, quarter) &&
           near_to(a->radius_b, b->radius_b, quarter) && shading_stays(a, b, quarter) &&
           point_stays(lens, a->a, b->a) && point_stays(lens, a->b, b->b);
}

static bool glow_stays(const struct lens *lens, const struct figure_glow *a,
                       const struct figure_glow *b)
{
    return a->radius == b->radius && a->regions == b->regions && point_stays(lens, a->a, b->a) &&
           point_stays(lens, a->b, b->b);
}

static bool caster_stays(const struct lens *lens, const struct figure_caster *a,
                         const struct figure_caster *b)
{
    return near_to(a->radius, b->radius, quarter_at(lens, a->a)) && point_stays(lens, a->a, b->a) &&
           point_stays(lens, a->b, b->b);
}

bool figure_keep(const struct figure *shown, struct figure *figure)
{
    bool all = same_glow(shown, figure);
    if (!same_but_place(shown, figure))
        return false;
    struct lens lens = lens_of(&shown->camera);
    for (int i = 0; i < shown->cone_count; i++)
        if (cone_stays(&lens, &shown->cones[i], &figure->cones[i]))
            figure->cones[i] = shown->cones[i];
        else
            all = false;
    for (int i = 0; i < shown->glow_count; i++)
        if (glow_stays(&lens, &shown->glows[i], &figure->glows[i]))
            figure->glows[i] = shown->glows[i];
        else
            all = false;
    for (int i = 0; i < shown->caster_count; i++)
        if (caster_stays(&lens, &shown->casters[i], &figure->casters[i]))
            figure->casters[i] = shown->casters[i];
        else
            all = false;
    return all;
}

/* All the pixels that a figure touches. */
static struct clip figure_clip(const struct soft_boxes *boxes)
{
    return clip_join(clip_join(boxes->cones, boxes->quads), clip_join(boxes->shadow, boxes->floor));
}

/* Where a figure changed. */
struct changes {
    struct clip list[CHANGES_MOST];
    int count;
};

static void add_change(struct changes *changes, struct clip old, struct clip new)
{
    changes->list[changes->count++] = old;
    changes->list[changes->count++] = new;
}

static void add_shadows(struct changes *changes, const struct soft_drawn *old,
                        const struct soft_drawn *new)
{
    const struct lens lens = lens_of(&new->figure->camera);
    const struct shadow_changes *since = &new->shadow->since;
    if (since->all)
        add_change(changes, old->boxes->shadow, new->boxes->shadow);
    for (int i = 0; i < since->count; i++)
        changes->list[changes->count++] =
            shadow_block_clip(new->shadow, since->block[i].x, since->block[i].z, &lens);
}

static void find_changes(struct changes *changes, const struct soft_drawn *old,
                         const struct soft_drawn *new)
{
    const struct figure *a = old->figure, *b = new->figure;
    for (int i = 0; i < a->cone_count; i++)
        if (!same_bytes(&a->cones[i], &b->cones[i], sizeof a->cones[i]))
            add_change(changes, old->boxes->cone[i], new->boxes->cone[i]);
    for (int i = 0; i < a->glow_count; i++)
        if (!same_glow(a, b) || !same_bytes(&a->glows[i], &b->glows[i], sizeof a->glows[i]))
            add_change(changes, old->boxes->glow[i], new->boxes->glow[i]);
    add_shadows(changes, old, new);
}

static struct clip changed_in_band(const struct changes *changes, struct clip band)
{
    struct clip all = {0};
    for (int i = 0; i < changes->count; i++)
        all = clip_join(all, clip_meet(changes->list[i], band));
    return all;
}

/* A figure is rarely a box: it is taken in bands, each as wide as what moved in it. */
static void add_bands(struct damage *damage, const struct changes *changes)
{
    struct clip whole = changed_in_band(changes, damage->whole);
    int step = (whole.y1 - whole.y0) / BANDS + 1;
    step = step < BAND_LEAST ? BAND_LEAST : step;
    for (int y = whole.y0; y < whole.y1; y += step) {
        struct clip band = {whole.x0, y, whole.x1, y + step < whole.y1 ? y + step : whole.y1};
        damage_add(damage, changed_in_band(changes, band));
    }
}

void damage_by_figure(struct damage *damage, const struct soft_drawn *old,
                      const struct soft_drawn *new)
{
    struct changes changes = {.count = 0};
    if (!same_but_place(old->figure, new->figure)) {
        damage_add(damage, figure_clip(old->boxes));
        damage_add(damage, figure_clip(new->boxes));
        return;
    }
    find_changes(&changes, old, new);
    add_bands(damage, &changes);
}
