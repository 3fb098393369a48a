#include "picture/props.h"

#include <cglm/cglm.h>

#include "picture/colour.h"

#define MAT_EDGE 0.015f

/* The chair, metres. Seat and back stand where the body's contacts expect them (body/key.h). */
#define SEAT_THICK 0.05f
#define BACK_THICK 0.036f
#define BACK_BOTTOM 0.53f
#define POST_HALF 0.016f
#define LEG_INSET 0.02f

void mat_corners(const struct floor_area *mat, vec3 out[4])
{
    glm_vec3_copy((vec3){mat->x0, 0, mat->z0}, out[0]);
    glm_vec3_copy((vec3){mat->x1, 0, mat->z0}, out[1]);
    glm_vec3_copy((vec3){mat->x1, 0, mat->z1}, out[2]);
    glm_vec3_copy((vec3){mat->x0, 0, mat->z1}, out[3]);
}

void chair_corners(vec3 out[CHAIR_CORNERS])
{
    for (int i = 0; i < CHAIR_CORNERS; i++) {
        out[i][0] = i & 1 ? KEY_SEAT_FRONT : KEY_SEAT_BACK - BACK_THICK;
        out[i][1] = i & 2 ? (i & 1 ? KEY_SEAT_HEIGHT : KEY_SEAT_BACK_TOP) : 0.0f;
        out[i][2] = i & 4 ? KEY_SEAT_HALF_WIDTH : -KEY_SEAT_HALF_WIDTH;
    }
}

void figure_cast(struct figure *figure, const vec3 a, const vec3 b, float radius)
{
    if (figure->caster_count == FIGURE_CASTERS_MOST)
        return;
    struct figure_caster *caster = &figure->casters[figure->caster_count++];
    glm_vec3_copy((float *)a, caster->a);
    glm_vec3_copy((float *)b, caster->b);
    caster->radius = radius;
}

static struct figure_quad *quad_add(struct figure *figure, struct colour colour, bool on_floor)
{
    if (figure->quad_count == FIGURE_QUADS_MOST)
        return NULL;
    struct figure_quad *quad = &figure->quads[figure->quad_count++];
    quad->colour = colour;
    quad->on_floor = on_floor;
    return quad;
}

static void mat_add(struct figure *figure, const struct floor_area *area, struct colour colour)
{
    struct figure_quad *quad = quad_add(figure, colour, true);
    if (quad != NULL)
        mat_corners(area, quad->corner);
}

/* A box whose sides along x, y, z have their own tones. */
struct block {
    vec3 low, high;
    struct colour tone[3];
};

static void side_corner(const struct block *block, int axis, bool high, int corner, vec3 out)
{
    int u = (axis + 1) % 3, v = (axis + 2) % 3;
    out[axis] = high ? block->high[axis] : block->low[axis];
    out[u] = corner == 1 || corner == 2 ? block->high[u] : block->low[u];
    out[v] = corner >= 2 ? block->high[v] : block->low[v];
}

/* Only the sides turned to the eye: at most three of six. */
static void block_add(struct figure *figure, const struct block *block)
{
    for (int axis = 0; axis < 3; axis++) {
        bool high = figure->camera.eye[axis] > block->high[axis];
        if (!high && figure->camera.eye[axis] >= block->low[axis])
            continue;
        struct figure_quad *quad = quad_add(figure, block->tone[axis], false);
        for (int i = 0; quad != NULL && i < 4; i++)
            side_corner(block, axis, high, i, quad->corner[i]);
    }
}

static void leg_add(struct figure *figure, const struct block *tones, float x, float z)
{
    struct block leg = *tones;
    glm_vec3_copy((vec3){x - POST_HALF, 0, z - POST_HALF}, leg.low);
    glm_vec3_copy((vec3){x + POST_HALF, KEY_SEAT_HEIGHT - SEAT_THICK, z + POST_HALF}, leg.high);
    block_add(figure, &leg);
    figure_cast(figure, (vec3){x, POST_HALF, z}, (vec3){x, 0.4f, z}, POST_HALF);
}

static void post_add(struct figure *figure, const struct block *tones, float z)
{
    float x = KEY_SEAT_BACK - BACK_THICK / 2;
    struct block post = *tones;
    glm_vec3_copy((vec3){x - POST_HALF, KEY_SEAT_HEIGHT - SEAT_THICK, z - POST_HALF}, post.low);
    glm_vec3_copy((vec3){x + POST_HALF, BACK_BOTTOM, z + POST_HALF}, post.high);
    block_add(figure, &post);
}

static void chair_add(struct figure *figure, struct colour light, struct colour dark)
{
    float back = KEY_SEAT_BACK - BACK_THICK, half = KEY_SEAT_HALF_WIDTH;
    struct block seat = {{back, KEY_SEAT_HEIGHT - SEAT_THICK, -half},
                         {KEY_SEAT_FRONT, KEY_SEAT_HEIGHT, half},
                         {colour_mix(light, dark, 0.45f), light, colour_mix(light, dark, 0.7f)}};
    struct block rest = {{back, BACK_BOTTOM, -half + 0.01f},
                         {KEY_SEAT_BACK, KEY_SEAT_BACK_TOP, half - 0.01f},
                         {colour_mix(light, dark, 0.25f), light, colour_mix(light, dark, 0.7f)}};
    struct block tones = {{0}, {0}, {colour_mix(light, dark, 0.6f), dark, dark}};
    float x[2] = {back + LEG_INSET + POST_HALF, KEY_SEAT_FRONT - LEG_INSET - POST_HALF};
    float z = half - LEG_INSET - POST_HALF;
    for (int i = 0; i < 4; i++)
        leg_add(figure, &tones, x[i & 1], i & 2 ? z : -z);
    post_add(figure, &tones, z);
    post_add(figure, &tones, -z);
    block_add(figure, &seat);
    block_add(figure, &rest);
}

void props_add(struct figure *figure, const struct exercise *exercise, const struct theme *theme,
               const struct floor_area *mat, float presence)
{
    float gone = 1.0f - presence;
    if (exercise->props & PROP_MAT) {
        struct floor_area inner = {mat->x0 + MAT_EDGE, mat->x1 - MAT_EDGE, mat->z0 + MAT_EDGE,
                                   mat->z1 - MAT_EDGE};
        mat_add(figure, mat, colour_mix(theme->mat_edge, theme->floor, gone));
        mat_add(figure, &inner, colour_mix(theme->mat, theme->floor, gone));
    }
    if (exercise->props & PROP_CHAIR)
        chair_add(figure, colour_mix(theme->chair, theme->floor, gone),
                  colour_mix(theme->chair_dark, theme->floor, gone));
}
