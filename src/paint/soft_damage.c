#include "paint/soft_damage.h"

#include <math.h>

enum { BANDS = 12, BAND_LEAST = 32 };

static bool overlap(struct clip a, struct clip b)
{
    return !clip_is_empty(clip_meet(a, b));
}

static double size_of(struct clip clip)
{
    return (double)(clip.x1 - clip.x0) * (double)(clip.y1 - clip.y0);
}

static int nearest_to(const struct damage *damage, struct clip clip)
{
    int best = 0;
    double least = 1e30;
    for (int i = 0; i < damage->count; i++) {
        double grown = size_of(clip_join(damage->list[i], clip)) - size_of(damage->list[i]);
        if (grown < least) {
            least = grown;
            best = i;
        }
    }
    return best;
}

static struct clip take_out(struct damage *damage, int i)
{
    struct clip taken = damage->list[i];
    damage->list[i] = damage->list[--damage->count];
    return taken;
}

void damage_add(struct damage *damage, struct clip clip)
{
    clip = clip_meet(clip, damage->whole);
    if (clip_is_empty(clip))
        return;
    for (int i = 0; i < damage->count;) {
        if (overlap(damage->list[i], clip)) {
            clip = clip_join(clip, take_out(damage, i));
            i = 0; /* what has grown may reach others now */
        } else {
            i++;
        }
    }
    if (damage->count == AREAS_MOST) {
        damage_add(damage, clip_join(clip, take_out(damage, nearest_to(damage, clip))));
        return;
    }
    damage->list[damage->count++] = clip;
}

/* Both figures without what may move a little, for comparing the rest. */
static bool same_but_place(const struct figure *a, const struct figure *b)
{
    return same_bytes(&a->camera, &b->camera, sizeof a->camera) && a->cone_count == b->cone_count &&
           a->quad_count == b->quad_count &&
           same_bytes(a->quads, b->quads, sizeof a->quads[0] * (size_t)a->quad_count) &&
           a->glow_count == b->glow_count && a->glow_strength == b->glow_strength &&
           same_bytes(&a->glow_colour, &b->glow_colour, sizeof a->glow_colour) &&
           a->caster_count == b->caster_count && a->shadow == b->shadow &&
           a->glow_edge == b->glow_edge && a->hatch == b->hatch && a->plain == b->plain &&
           a->line_width == b->line_width && a->rim_width == b->rim_width &&
           same_bytes(&a->line, &b->line, sizeof a->line) &&
           same_bytes(&a->rim, &b->rim, sizeof a->rim) && a->presence == b->presence;
}

static bool same_glows(const struct figure *a, const struct figure *b)
{
    for (int i = 0; i < a->glow_count; i++)
        if (a->glows[i].radius != b->glows[i].radius || a->glows[i].regions != b->glows[i].regions)
            return false;
    return true;
}

static bool point_stays(const struct lens *lens, const vec3 from, const vec3 to)
{
    float x0, y0, x1, y1;
    if (!lens_project(lens, from, &x0, &y0) || !lens_project(lens, to, &x1, &y1))
        return same_bytes(from, to, sizeof(vec3));
    return (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0) < 0.25f * 0.25f;
}

static bool cone_stays(const struct lens *lens, const struct figure_cone *a,
                       const struct figure_cone *b)
{
    float dx = a->a[0] - lens->eye[0], dy = a->a[1] - lens->eye[1], dz = a->a[2] - lens->eye[2];
    float quarter = 0.25f * sqrtf(dx * dx + dy * dy + dz * dz) / lens->focal; /* metres */
    return same_bytes(&a->colour, &b->colour, sizeof a->colour) && a->region == b->region &&
           fabsf(a->radius_a - b->radius_a) < quarter &&
           fabsf(a->radius_b - b->radius_b) < quarter && point_stays(lens, a->a, b->a) &&
           point_stays(lens, a->b, b->b);
}

bool figure_changed(const struct figure *old, const struct figure *new)
{
    if (same_bytes(old, new, sizeof *old))
        return false;
    if (!same_but_place(old, new) || !same_glows(old, new))
        return true;
    struct lens lens = lens_of(&old->camera);
    for (int i = 0; i < old->cone_count; i++)
        if (!cone_stays(&lens, &old->cones[i], &new->cones[i]))
            return true;
    return false;
}

/* All the pixels that a figure touches. */
static struct clip figure_clip(const struct soft_boxes *boxes)
{
    return clip_join(clip_join(boxes->cones, boxes->quads), clip_join(boxes->shadow, boxes->floor));
}

static bool same_casters(const struct figure *a, const struct figure *b)
{
    return a->caster_count == b->caster_count &&
           same_bytes(a->casters, b->casters, sizeof a->casters[0] * (size_t)a->caster_count);
}

/* What of a figure changed, and where it was and is. */
struct motion_seen {
    const struct figure *old, *new;
    const struct soft_boxes *old_boxes, *new_boxes;
    bool glow, shadow; /* changed */
};

static bool cone_changed(const struct motion_seen *seen, int i)
{
    return seen->glow ||
           !same_bytes(&seen->old->cones[i], &seen->new->cones[i], sizeof seen->old->cones[i]);
}

static struct clip changed_in_band(const struct motion_seen *seen, struct clip band)
{
    struct clip all = {0};
    for (int i = 0; i < seen->old->cone_count; i++)
        if (cone_changed(seen, i)) {
            all = clip_join(all, clip_meet(seen->old_boxes->cone[i], band));
            all = clip_join(all, clip_meet(seen->new_boxes->cone[i], band));
        }
    if (seen->shadow) {
        all = clip_join(all, clip_meet(seen->old_boxes->shadow, band));
        all = clip_join(all, clip_meet(seen->new_boxes->shadow, band));
    }
    return all;
}

/* A figure is rarely a box: it is taken in bands, each as wide as what moved in it. */
static void add_bands(struct damage *damage, const struct motion_seen *seen)
{
    struct clip whole = changed_in_band(seen, damage->whole);
    int step = (whole.y1 - whole.y0) / BANDS + 1;
    step = step < BAND_LEAST ? BAND_LEAST : step;
    for (int y = whole.y0; y < whole.y1; y += step) {
        struct clip band = {whole.x0, y, whole.x1, y + step < whole.y1 ? y + step : whole.y1};
        damage_add(damage, changed_in_band(seen, band));
    }
}

void damage_by_figure(struct damage *damage, const struct figure *old,
                      const struct soft_boxes *old_boxes, const struct figure *new,
                      const struct soft_boxes *new_boxes)
{
    if (!same_but_place(old, new)) {
        damage_add(damage, figure_clip(old_boxes));
        damage_add(damage, figure_clip(new_boxes));
        return;
    }
    const struct motion_seen seen = {.old = old,
                                     .new = new,
                                     .old_boxes = old_boxes,
                                     .new_boxes = new_boxes,
                                     .glow = !same_bytes(old->glows, new->glows, sizeof old->glows),
                                     .shadow = !same_casters(old, new)};
    add_bands(damage, &seen);
}
