/* Of shapes other than figures: where they are, and where they differ. */
#include <math.h>

#include "paint/soft_damage.h"

/* More of them leave out more of what is within, but there are AREAS_MOST areas for all. */
enum { RIM_BANDS = 11 };

static const char *text_of_shape(const struct picture *picture, const struct shape *shape)
{
    return picture->letters + shape->text;
}

struct clip shape_clip(const struct picture *picture, const struct shape *shape,
                       struct fonts *fonts)
{
    if (shape->kind == SHAPE_BACKDROP)
        return (struct clip){0, 0, picture->width, picture->height};
    if (shape->kind == SHAPE_TEXT)
        return soft_text_clip(shape, text_of_shape(picture, shape), fonts);
    struct clip clip = clip_of_box(shape->box);
    return (struct clip){clip.x0 - 1, clip.y0 - 1, clip.x1 + 1, clip.y1 + 1};
}

static bool same_shape(const struct picture *old, const struct shape *old_shape,
                       const struct picture *new, const struct shape *new_shape)
{
    struct shape a = *old_shape, b = *new_shape;
    a.text = b.text = 0;
    return same_bytes(&a, &b, sizeof a) &&
           (a.kind != SHAPE_TEXT ||
            strcmp(text_of_shape(old, old_shape), text_of_shape(new, new_shape)) == 0) &&
           (a.kind != SHAPE_BACKDROP || soft_backdrop_same(old, new));
}

/* True when two arcs differ in nothing but where they begin and end, and that by little. */
static bool arc_moved_little(const struct shape *old, const struct shape *new)
{
    struct shape a = *old, b = *new;
    float start = fabsf(a.start - b.start), end = fabsf(a.start + a.sweep - b.start - b.sweep);
    if (a.kind != SHAPE_ARC || a.sweep <= 0.0f || b.sweep <= 0.0f || start > 0.02f || end > 0.02f)
        return false;
    a.start = a.sweep = b.start = b.sweep = 0.0f;
    return same_bytes(&a, &b, sizeof a);
}

static void add_arc_end(struct damage *damage, const struct shape *shape, float from, float to)
{
    if (from == to)
        return;
    float right[2], down[2], reach = shape->stroke * 0.5f + 3.0f;
    float x = shape->box.x + shape->box.width * 0.5f, y = shape->box.y + shape->box.height * 0.5f;
    struct clip clip = {0};
    reach += shape->radius * 0.002f; /* the bulge of a fiftieth of a turn */
    soft_direction(from, &right[0], &down[0]);
    soft_direction(to, &right[1], &down[1]);
    for (int i = 0; i < 2; i++) {
        struct box end = {x + right[i] * shape->radius - reach, y + down[i] * shape->radius - reach,
                          2.0f * reach, 2.0f * reach};
        clip = clip_join(clip, clip_of_box(end));
    }
    damage_add(damage, clip);
}

/* True when two panels differ in nothing but how far right they go. */
static bool panel_grew(const struct shape *old, const struct shape *new)
{
    struct shape a = *old, b = *new;
    float least = 2.0f * a.radius;
    if (a.kind != SHAPE_PANEL || a.box.width < least || b.box.width < least)
        return false;
    a.box.width = b.box.width = 0.0f;
    return same_bytes(&a, &b, sizeof a);
}

static void add_panel_end(struct damage *damage, struct box old, struct box new, float radius)
{
    float less = old.width < new.width ? old.width : new.width;
    float more = old.width < new.width ? new.width : old.width;
    struct box end = {new.x + less - radius - 1.0f, new.y, more - less + radius + 2.0f, new.height};
    damage_add(damage, clip_of_box(end));
}

/* True when two discs, or two whole rings, differ in nothing but how far they reach. */
static bool round_grew(const struct shape *old, const struct shape *new)
{
    struct shape a = *old, b = *new;
    float x = a.box.x + a.box.width * 0.5f - b.box.x - b.box.width * 0.5f;
    float y = a.box.y + a.box.height * 0.5f - b.box.y - b.box.height * 0.5f;
    bool ring = a.kind == SHAPE_ARC && a.sweep >= 1.0f;
    if ((a.kind != SHAPE_DISC && !ring) || fabsf(x) > 0.1f || fabsf(y) > 0.1f)
        return false;
    a.box = b.box;
    a.radius = b.radius;
    return same_bytes(&a, &b, sizeof a);
}

static float outer_reach(const struct shape *shape)
{
    const struct box *box = &shape->box;
    if (shape->kind == SHAPE_ARC)
        return shape->radius + shape->stroke * 0.5f;
    return (box->width < box->height ? box->width : box->height) * 0.5f;
}

static float half_cut(float radius, float down)
{
    float rest = radius * radius - down * down;
    return rest > 0.0f ? sqrtf(rest) : 0.0f;
}

/* What lies between two circles, of the rows from y0 to y1. */
struct rim {
    float x, y, inner, outer;
};

static void add_rim_band(struct damage *damage, const struct rim *rim, int y0, int y1)
{
    float top = (float)y0 - rim->y, bottom = (float)y1 - rim->y;
    float far = fabsf(top) > fabsf(bottom) ? fabsf(top) : fabsf(bottom);
    float near = top < 0.0f && bottom > 0.0f ? 0.0f : fabsf(top) + fabsf(bottom) - far;
    float inner = half_cut(rim->inner, far), outer = half_cut(rim->outer, near);
    int left = soft_floor(rim->x - outer), right = soft_ceil(rim->x + outer);
    int hole0 = soft_ceil(rim->x - inner), hole1 = soft_floor(rim->x + inner);
    if (hole0 < hole1) {
        damage_add(damage, (struct clip){left, y0, hole0, y1});
        damage_add(damage, (struct clip){hole1, y0, right, y1});
    } else {
        damage_add(damage, (struct clip){left, y0, right, y1});
    }
}

/* In bands, each as wide as its rim; the same for a disc and a ring along its edge. */
static void add_rim(struct damage *damage, const struct shape *old, const struct shape *new)
{
    float a = outer_reach(old), b = outer_reach(new), least = a < b ? a : b, most = a < b ? b : a;
    float x = new->box.x + new->box.width * 0.5f, y = new->box.y + new->box.height * 0.5f;
    float stroke = new->kind == SHAPE_ARC ? new->stroke : 0.0f;
    struct rim rim = {x, y, least - stroke - 1.5f, most + 1.5f};
    int from = soft_floor(y - rim.outer);
    for (int i = 1; i <= RIM_BANDS; i++) {
        float right, down;
        soft_direction((float)i / (2.0f * RIM_BANDS), &right, &down);
        int to = i < RIM_BANDS ? soft_ceil(y + most * down) : soft_ceil(y + rim.outer);
        add_rim_band(damage, &rim, from, to);
        from = to;
    }
}

bool shape_stays(const struct shape *shown, const struct shape *shape)
{
    const float most = 0.25f;
    if (panel_grew(shown, shape))
        return fabsf(shown->box.width - shape->box.width) < most;
    if (round_grew(shown, shape))
        return fabsf(outer_reach(shown) - outer_reach(shape)) < most;
    if (!arc_moved_little(shown, shape) || (shape->sweep >= 1.0f) != (shown->sweep >= 1.0f))
        return false;
    float turn = most / (6.28318531f * shape->radius), start = shape->start - shown->start;
    return fabsf(start) < turn && fabsf(start + shape->sweep - shown->sweep) < turn;
}

void damage_by_shape(struct damage *damage, const struct picture *old,
                     const struct shape *old_shape, const struct picture *new,
                     const struct shape *new_shape, struct fonts *fonts)
{
    if (same_shape(old, old_shape, new, new_shape) || shape_stays(old_shape, new_shape))
        return;
    if (arc_moved_little(old_shape, new_shape)) {
        add_arc_end(damage, old_shape, old_shape->start, new_shape->start);
        add_arc_end(damage, old_shape, old_shape->start + old_shape->sweep,
                    new_shape->start + new_shape->sweep);
    } else if (panel_grew(old_shape, new_shape)) {
        add_panel_end(damage, old_shape->box, new_shape->box, new_shape->radius);
    } else if (round_grew(old_shape, new_shape)) {
        add_rim(damage, old_shape, new_shape);
    } else {
        damage_add(damage, shape_clip(old, old_shape, fonts));
        damage_add(damage, shape_clip(new, new_shape, fonts));
    }
}
