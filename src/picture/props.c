#include "picture/props.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "picture/colour.h"

#define MAT_EDGE 0.015f

/* A mat is the same when its middle need not be shifted further than this, metres. */
#define MAT_SHIFT 0.8f

/* The chair, metres. Seat and back stand where the body's contacts expect them (body/key.h). */
#define SEAT_THICK 0.05f
#define BACK_BOTTOM 0.53f
#define RAIL 0.08f /* left of the back for who looks through it */
#define OPEN_FROM 0.15f
#define OPEN_TO 0.70f
#define POST_HALF 0.016f
#define LEG_INSET 0.02f

/* Cut off a cushion's corners. */
#define CUSHION_CORNER 0.05f

#define STRAP_HALF 0.013f
enum { STRAP_SIDES = 12 };

struct furniture furniture_of(const struct exercise *exercise, const struct rig *rig,
                              const struct spot *spot)
{
    struct furniture furniture = {.props = exercise->props, .spot = *spot, .wall = exercise->wall};
    furniture.seat = rig->seat - KEY_SEAT_HEIGHT;
    const struct chair *chair = &exercise->chair;
    furniture.chair =
        spot_within(spot, chair->placed ? (struct ground){chair->x, chair->z, chair->turn}
                                        : (struct ground){0});
    furniture.wall.metres *= rig->scale;
    if (furniture.wall.where == WALL_NONE)
        furniture.props &= ~(unsigned)(PROP_WALL | PROP_DOORWAY);
    return furniture;
}

static void area_corners(const struct floor_area *area, float height, vec3 out[4])
{
    glm_vec3_copy((vec3){area->x0, height, area->z0}, out[0]);
    glm_vec3_copy((vec3){area->x1, height, area->z0}, out[1]);
    glm_vec3_copy((vec3){area->x1, height, area->z1}, out[2]);
    glm_vec3_copy((vec3){area->x0, height, area->z1}, out[3]);
}

static void reach_corner(struct reach *reach, const struct spot *spot, vec3 at)
{
    spot_out(spot, at, at);
    reach_add(reach, at, 0.0f);
}

void furniture_reach(const struct furniture *furniture, struct reach *reach)
{
    if (furniture->props & PROP_MAT) {
        vec3 corner[4];
        area_corners(&furniture->mat, 0, corner);
        for (int i = 0; i < 4; i++)
            reach_corner(reach, &furniture->spot, corner[i]);
    }
    for (int i = 0; i < 8 && furniture->props & PROP_CHAIR; i++) {
        const float top = (i & 1 ? KEY_SEAT_HEIGHT : KEY_SEAT_BACK_TOP) + furniture->seat;
        vec3 corner = {i & 1 ? KEY_SEAT_FRONT : KEY_SEAT_BACK - KEY_SEAT_BACK_THICK,
                       i & 2 ? top : 0.0f, i & 4 ? KEY_SEAT_HALF_WIDTH : -KEY_SEAT_HALF_WIDTH};
        reach_corner(reach, &furniture->chair, corner);
    }
    wall_reach(furniture, reach);
}

static bool same_area(const struct floor_area *a, const struct floor_area *b)
{
    return fabsf(a->x0 - b->x0) + fabsf(a->x1 - b->x1) + fabsf(a->z0 - b->z0) +
               fabsf(a->z1 - b->z1) <
           0.02f;
}

static bool same_cushions(const struct furniture *a, const struct furniture *b)
{
    bool same = a->cushion_count == b->cushion_count;
    for (int i = 0; same && i < a->cushion_count; i++)
        same = same_area(&a->cushion[i].area, &b->cushion[i].area);
    return same;
}

/* The area in the room about another spot; exact for turns by 180 degrees. */
static struct floor_area area_moved(const struct floor_area *area, const struct spot *from,
                                    const struct spot *to)
{
    vec3 a = {area->x0, 0, area->z0}, b = {area->x1, 0, area->z1};
    spot_out(from, a, a);
    spot_out(from, b, b);
    spot_in(to, a, a);
    spot_in(to, b, b);
    return (struct floor_area){fminf(a[0], b[0]), fmaxf(a[0], b[0]), fminf(a[2], b[2]),
                               fmaxf(a[2], b[2])};
}

static bool mats_agree(const struct furniture *a, const struct furniture *b)
{
    const float turn = fabsf(remainderf(a->spot.ground.turn - b->spot.ground.turn, 180.0f));
    struct floor_area moved = area_moved(&a->mat, &a->spot, &b->spot);
    float x = moved.x0 + moved.x1 - b->mat.x0 - b->mat.x1;
    float z = moved.z0 + moved.z1 - b->mat.z0 - b->mat.z1;
    return turn < 1.0f && hypotf(x, z) / 2 < MAT_SHIFT;
}

unsigned furniture_shared(const struct furniture *a, const struct furniture *b)
{
    unsigned shared = a->props & b->props;
    const bool there = spot_same(&a->spot, &b->spot);
    if (shared & PROP_MAT && !mats_agree(a, b))
        shared &= ~(unsigned)PROP_MAT;
    if (!spot_same(&a->chair, &b->chair) || a->seat != b->seat)
        shared &= ~(unsigned)PROP_CHAIR;
    if (!there || a->wall.where != b->wall.where || fabsf(a->wall.metres - b->wall.metres) > 0.01f)
        shared &= ~(unsigned)(PROP_WALL | PROP_DOORWAY);
    if (!there || !same_cushions(a, b))
        shared &= ~(unsigned)PROP_CUSHION;
    return shared;
}

struct furniture furniture_between(const struct furniture *from, const struct furniture *to,
                                   float share)
{
    struct furniture between = *to;
    struct floor_area a = area_moved(&from->mat, &from->spot, &to->spot), b = to->mat;
    between.mat = (struct floor_area){glm_lerp(a.x0, b.x0, share), glm_lerp(a.x1, b.x1, share),
                                      glm_lerp(a.z0, b.z0, share), glm_lerp(a.z1, b.z1, share)};
    for (int i = 0; same_cushions(from, to) && i < to->cushion_count; i++)
        between.cushion[i].share = fmaxf(from->cushion[i].share, to->cushion[i].share);
    return between;
}

static void mat_add(struct figure *figure, const struct furniture *furniture,
                    const struct floor_area *area, struct colour colour)
{
    vec3 corner[4];
    area_corners(area, 0, corner);
    side_add(figure, &furniture->spot, (const vec3 *)corner, colour, true);
}

static void mats_add(struct figure *figure, const struct furniture *furniture,
                     const struct theme *theme)
{
    const struct floor_area *mat = &furniture->mat;
    struct floor_area inner = {mat->x0 + MAT_EDGE, mat->x1 - MAT_EDGE, mat->z0 + MAT_EDGE,
                               mat->z1 - MAT_EDGE};
    mat_add(figure, furniture, mat, theme->mat_edge);
    mat_add(figure, furniture, &inner, theme->mat);
}

static void leg_add(struct figure *figure, const struct spot *spot, const struct block *tones,
                    float x, float z, float seat)
{
    struct block leg = *tones;
    glm_vec3_copy((vec3){x - POST_HALF, 0, z - POST_HALF}, leg.low);
    glm_vec3_copy((vec3){x + POST_HALF, seat - SEAT_THICK, z + POST_HALF}, leg.high);
    block_add(figure, spot, &leg);
    spot_cast(figure, spot, (vec3){x, POST_HALF, z}, (vec3){x, 0.4f, z}, POST_HALF);
}

static void post_add(struct figure *figure, const struct spot *spot, const struct block *tones,
                     float z, float seat, float top)
{
    float x = KEY_SEAT_BACK - KEY_SEAT_BACK_THICK / 2;
    struct block post = *tones;
    glm_vec3_copy((vec3){x - POST_HALF, seat - SEAT_THICK, z - POST_HALF}, post.low);
    glm_vec3_copy((vec3){x + POST_HALF, top, z + POST_HALF}, post.high);
    block_add(figure, spot, &post);
}

/* Where a chair's back begins: for an eye behind it, it is but a rail under its top. */
static float back_bottom(const struct figure *figure, const struct spot *spot, float higher)
{
    vec3 eye;
    spot_in(spot, figure->camera.eye, eye);
    const float sine = (KEY_SEAT_BACK - eye[0]) / hypotf(eye[0] - KEY_SEAT_BACK, eye[2]);
    const float open = clampf((sine - OPEN_FROM) / (OPEN_TO - OPEN_FROM), 0.0f, 1.0f);
    return BACK_BOTTOM + (KEY_SEAT_BACK_TOP - RAIL - BACK_BOTTOM) * open + higher;
}

static void chair_add(struct figure *figure, const struct furniture *furniture, struct colour light,
                      struct colour dark)
{
    const struct spot *spot = &furniture->chair;
    const float seat = KEY_SEAT_HEIGHT + furniture->seat;
    const float bottom = back_bottom(figure, spot, furniture->seat);
    float back = KEY_SEAT_BACK - KEY_SEAT_BACK_THICK, half = KEY_SEAT_HALF_WIDTH;
    struct block board = {{back, seat - SEAT_THICK, -half},
                          {KEY_SEAT_FRONT, seat, half},
                          {colour_mix(light, dark, 0.45f), light, colour_mix(light, dark, 0.7f)}};
    struct block rest = {{back, bottom, -half + 0.01f},
                         {KEY_SEAT_BACK, KEY_SEAT_BACK_TOP + furniture->seat, half - 0.01f},
                         {colour_mix(light, dark, 0.25f), light, colour_mix(light, dark, 0.7f)}};
    struct block tones = {{0}, {0}, {colour_mix(light, dark, 0.6f), dark, dark}};
    float x[2] = {back + LEG_INSET + POST_HALF, KEY_SEAT_FRONT - LEG_INSET - POST_HALF};
    float z = half - LEG_INSET - POST_HALF;
    for (int i = 0; i < 4; i++)
        leg_add(figure, spot, &tones, x[i & 1], i & 2 ? z : -z, seat);
    post_add(figure, spot, &tones, z, seat, bottom);
    post_add(figure, spot, &tones, -z, seat, bottom);
    block_add(figure, spot, &board);
    block_add(figure, spot, &rest);
}

/* Eight points of a cushion's outline at a height, `in` from its edge. */
static void cushion_ring(const struct floor_area *area, float in, float height, vec3 out[8])
{
    const float x[] = {area->x0 + in, area->x1 - in}, z[] = {area->z0 + in, area->z1 - in};
    for (size_t i = 0; i < 4; i++) {
        const int far_x = i == 1 || i == 2, far_z = i >= 2;
        const float inward_x = far_x ? -CUSHION_CORNER : CUSHION_CORNER;
        const float inward_z = far_z ? -CUSHION_CORNER : CUSHION_CORNER;
        const bool along_x = i % 2 == 1;
        vec3 on_x = {x[far_x] + inward_x, height, z[far_z]};
        vec3 on_z = {x[far_x], height, z[far_z] + inward_z};
        glm_vec3_copy(along_x ? on_x : on_z, out[2 * i]);
        glm_vec3_copy(along_x ? on_z : on_x, out[2 * i + 1]);
    }
}

static void cushion_top(struct figure *figure, const struct spot *spot, vec3 ring[8],
                        struct colour colour)
{
    for (int i = 0; i < 3; i++) {
        vec3 corner[4];
        glm_vec3_copy(ring[i], corner[0]);
        glm_vec3_copy(ring[i + 1], corner[1]);
        glm_vec3_copy(ring[6 - i], corner[2]);
        glm_vec3_copy(ring[7 - i], corner[3]);
        side_add(figure, spot, (const vec3 *)corner, colour, false);
    }
}

/* Bulging: from the floor out to its edge, and in again to its top. */
static void cushion_add(struct figure *figure, const struct spot *spot,
                        const struct cushion *cushion, struct colour light, struct colour dark)
{
    static const struct {
        float in, up, dark; /* metres; shares of the height and of the dark tone */
    } profile[] = {
        {0.022f, 0.0f, 1.0f}, {0.0f, 0.4f, 0.8f}, {0.016f, 0.8f, 0.4f}, {0.055f, 1.0f, 0.0f}};
    enum { RINGS = sizeof profile / sizeof *profile };
    const struct floor_area *area = &cushion->area;
    const float height = KEY_CUSHION_HEIGHT * cushion->share;
    vec3 ring[RINGS][8];
    for (int k = 0; k < RINGS; k++)
        cushion_ring(area, profile[k].in, height * profile[k].up, ring[k]);
    for (int k = 0; k + 1 < RINGS; k++)
        for (int i = 0; i < 8; i++) {
            vec3 corner[4];
            glm_vec3_copy(ring[k][i], corner[0]);
            glm_vec3_copy(ring[k][(i + 1) % 8], corner[1]);
            glm_vec3_copy(ring[k + 1][(i + 1) % 8], corner[2]);
            glm_vec3_copy(ring[k + 1][i], corner[3]);
            side_add(figure, spot, (const vec3 *)corner, colour_mix(light, dark, profile[k].dark),
                     false);
        }
    cushion_top(figure, spot, ring[RINGS - 1], light);
    float x = (area->x0 + area->x1) / 2;
    spot_cast(figure, spot, (vec3){x, 0.03f, area->z0 + 0.05f}, (vec3){x, 0.03f, area->z1 - 0.05f},
              (area->x1 - area->x0) / 2 - 0.04f);
}

static void cushions_add(struct figure *figure, const struct furniture *furniture,
                         const struct theme *theme)
{
    for (int i = 0; i < furniture->cushion_count; i++) {
        const struct cushion *cushion = &furniture->cushion[i];
        const float there = fminf(3.0f * cushion->share, 1.0f);
        if (there > 0.0f)
            cushion_add(figure, &furniture->spot, cushion,
                        colour_mix(theme->floor, theme->cushion, there),
                        colour_mix(theme->floor, theme->cushion_dark, there));
    }
}

void furniture_add(struct figure *figure, const struct furniture *furniture, unsigned props,
                   const struct theme *theme)
{
    props &= furniture->props;
    if (props & (PROP_WALL | PROP_DOORWAY))
        wall_add(figure, furniture, theme);
    if (props & PROP_MAT)
        mats_add(figure, furniture, theme);
    if (props & PROP_CHAIR)
        chair_add(figure, furniture, theme->chair, theme->chair_dark);
    if (props & PROP_CUSHION)
        cushions_add(figure, furniture, theme);
}

void strap_add(struct figure *figure, const vec3 from, const vec3 to, float share,
               struct colour colour)
{
    static const struct spot room = {0};
    vec3 along, end, sight, across, corner[4];
    glm_vec3_sub((float *)to, (float *)from, along);
    glm_vec3_lerp((float *)from, (float *)to, share, end);
    glm_vec3_sub(figure->camera.eye, (float *)from, sight);
    glm_vec3_crossn(along, sight, across);
    glm_vec3_scale(across, STRAP_HALF, across);
    glm_vec3_add((float *)from, across, corner[0]);
    glm_vec3_add(end, across, corner[1]);
    glm_vec3_sub(end, across, corner[2]);
    glm_vec3_sub((float *)from, across, corner[3]);
    side_add(figure, &room, (const vec3 *)corner, colour, false);
}

void strap_loop_add(struct figure *figure, const vec3 middle, const vec3 out, const vec3 side,
                    float share, struct colour colour)
{
    static const struct spot room = {0};
    vec3 breadth, edge[STRAP_SIDES + 1];
    glm_vec3_crossn((float *)out, (float *)side, breadth);
    glm_vec3_scale(breadth, STRAP_HALF, breadth);
    for (int i = 0; i <= STRAP_SIDES; i++) {
        const float angle = share * GLM_PI_2f * 4.0f * (float)i / STRAP_SIDES;
        glm_vec3_copy((float *)middle, edge[i]);
        glm_vec3_muladds((float *)out, cosf(angle), edge[i]);
        glm_vec3_muladds((float *)side, sinf(angle), edge[i]);
    }
    for (int i = 0; i < STRAP_SIDES; i++) {
        vec3 corner[4];
        glm_vec3_add(edge[i], breadth, corner[0]);
        glm_vec3_add(edge[i + 1], breadth, corner[1]);
        glm_vec3_sub(edge[i + 1], breadth, corner[2]);
        glm_vec3_sub(edge[i], breadth, corner[3]);
        side_add(figure, &room, (const vec3 *)corner, colour, false);
    }
}
