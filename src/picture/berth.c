#include "picture/berth.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"

/* The arrow's breadth, of the stage's height; and its least, in pixels. */
#define BREADTH 0.016f
#define BREADTH_LEAST 2.5f

/* In breadths: the arrow's greatest length, how far its middle lies from the way at least, and its
 * room to the body. */
#define LONGEST 26.0f
#define AWAY 2.6f
#define ROOM 2.2f

/* The body is a little thicker than its bones. */
#define FLESH 1.12f

/* It is seen to belong to what is so near. */
#define APART_STEP 0.03f
enum { APART_STEPS = 7, CHECKS = 9 };

/* It may begin so much of itself sooner or later than the way does. */
#define SHIFT 0.4f

/* The radius of an arrow to its length, at least. */
#define LEAST_ROUND 0.24f

/* What a place costs, compared with metres that it lies farther away: on the side of the body,
 * shifted by all of the arrow, for each metre that it is shorter than it could be, and before or
 * behind the way. */
#define COST_INNER 0.06f
#define COST_SHIFT 0.06f
#define COST_SHORT 0.3f
#define COST_ALONG 0.10f

/* Lower furniture hides nothing, metres. */
#define LOW 0.2f

float berth_breadth(const struct box *stage)
{
    return fmaxf(stage->height * BREADTH, BREADTH_LEAST);
}

static float distance_to(const struct shade *shade, const vec2 at)
{
    vec2 axis, off;
    glm_vec2_sub((float *)shade->b, (float *)shade->a, axis);
    glm_vec2_sub((float *)at, (float *)shade->a, off);
    const float length = glm_vec2_norm2(axis);
    const float t = length > 1e-9f ? clampf(glm_vec2_dot(off, axis) / length, 0, 1) : 0;
    glm_vec2_muladds(axis, -t, off);
    return glm_vec2_norm(off) - shade->radius;
}

static void stage_put(const struct box *stage, struct field *field)
{
    const struct camera *camera = field->plane.camera;
    const float pixel = field->plane.pixel;
    struct tile *tile = &field->stage;
    tile->low[0] = (stage->x - camera->centre_x) * pixel;
    tile->low[1] = (camera->centre_y - stage->y - stage->height) * pixel;
    tile->high[0] = tile->low[0] + stage->width * pixel;
    tile->high[1] = tile->low[1] + stage->height * pixel;
}

static void furniture_put(const struct figure *figure, struct field *field)
{
    field->furniture_count = 0;
    for (int i = 0; i < figure->quad_count; i++) {
        const struct figure_quad *quad = &figure->quads[i];
        struct tile *tile = &field->furniture[field->furniture_count];
        float top = 0;
        for (int k = 0; k < 4; k++) {
            vec2 at;
            (void)plane_see(&field->plane, quad->corner[k], at);
            glm_vec2_minv(k == 0 ? at : tile->low, at, tile->low);
            glm_vec2_maxv(k == 0 ? at : tile->high, at, tile->high);
            top = fmaxf(top, quad->corner[k][1]);
        }
        field->furniture_count += !quad->behind && top > LOW;
    }
}

void field_open(const struct figure *figure, const struct plane *plane,
                const struct figure_caster (*bones)[BULK_BONES], int moments,
                const struct box *stage, struct field *field)
{
    field->plane = *plane;
    field->breadth = berth_breadth(stage) * plane->pixel;
    field->shade_count = moments * BULK_BONES;
    glm_vec2_zero(field->body);
    for (int i = 0; i < field->shade_count; i++) {
        const struct figure_caster *bone = &bones[i / BULK_BONES][i % BULK_BONES];
        struct shade *shade = &field->shades[i];
        shade->radius = bone->radius * FLESH * plane_see(plane, bone->a, shade->a);
        (void)plane_see(plane, bone->b, shade->b);
        glm_vec2_muladds(shade->a, 1.0f / (float)field->shade_count, field->body);
    }
    stage_put(stage, field);
    furniture_put(figure, field);
}

static bool is_within(const vec2 at, const struct tile *tile, float room)
{
    return at[0] > tile->low[0] - room && at[0] < tile->high[0] + room &&
           at[1] > tile->low[1] - room && at[1] < tile->high[1] + room;
}

static bool is_free_at(const struct field *field, const vec2 at)
{
    const float room = ROOM * field->breadth;
    vec3 spot;
    plane_room(&field->plane, at, spot);
    if (!is_within(at, &field->stage, -room) || spot[1] < room / 2)
        return false;
    for (int k = 0; k < field->shade_count; k++)
        if (distance_to(&field->shades[k], at) < room)
            return false;
    for (int i = 0; i < field->furniture_count; i++)
        if (is_within(at, &field->furniture[i], room / 2))
            return false;
    return true;
}

static bool is_free(const struct field *field, const struct sweep *sweep)
{
    for (int i = 0; i < CHECKS; i++) {
        vec2 at;
        sweep_point(sweep, (float)i / (CHECKS - 1), at);
        if (!is_free_at(field, at))
            return false;
    }
    return true;
}

static float from_body(const struct field *field, const struct sweep *sweep)
{
    vec2 at;
    sweep_point(sweep, 0.5f, at);
    return glm_vec2_distance(at, (float *)field->body);
}

static void take(const struct field *field, const struct sweep *sweep, float cost,
                 struct berth *best)
{
    if (cost < best->cost && is_free(field, sweep))
        *best = (struct berth){field->plane, *sweep, cost};
}

static void try_beside(const struct field *field, const struct sweep *way, float apart,
                       float length, float cost, struct berth *best)
{
    static const float shifts[] = {0.0f, SHIFT, -SHIFT};
    const struct sweep sides[2] = {sweep_moved_out(way, apart, length, 0),
                                   sweep_moved_out(way, -apart, length, 0)};
    const bool outer = from_body(field, &sides[0]) >= from_body(field, &sides[1]);
    for (int i = 0; i < 6; i++) {
        const float shift = shifts[i % 3];
        const struct sweep sweep = sweep_moved_out(way, i < 3 ? apart : -apart, length, shift);
        const float more =
            cost + ((i < 3) == outer ? 0.0f : COST_INNER) + fabsf(shift) * COST_SHIFT;
        if (sweep.radius > LEAST_ROUND * length)
            take(field, &sweep, more, best);
    }
}

/* As near the way as there is room. */
void berth_find(const struct field *field, const struct sweep *way, float thick, float cost,
                struct berth *best)
{
    const float shortest = BERTH_SHORTEST * field->breadth, longest = LONGEST * field->breadth;
    const float lengths[] = {clampf(sweep_length(way), shortest, longest), shortest};
    for (int i = 0; i < 2 * APART_STEPS; i++) {
        const int step = i / 2;
        const float length = lengths[i % 2], apart = (float)step * APART_STEP;
        const float beside = thick + AWAY * field->breadth + apart;
        const float more = cost + apart + (lengths[0] - length) * COST_SHORT;
        try_beside(field, way, beside, length, more, best);
        if (length > shortest)
            continue;
        const struct sweep ahead = sweep_ahead(way, beside, length);
        const struct sweep behind = sweep_behind(way, beside, length);
        take(field, &ahead, more + COST_ALONG, best);
        take(field, &behind, more + COST_ALONG, best);
    }
}
