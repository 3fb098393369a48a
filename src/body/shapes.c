#include "body/shapes.h"

#include <cglm/vec3.h>
#include <math.h>

/* The golden section narrows an axis to less than a ten-thousandth of its length. */
#define GOLDEN 0.618034f
enum { GOLDEN_STEPS = 20 };

int piece_index(struct piece piece)
{
    const int side = piece.side == SIDE_RIGHT ? LIMB_COUNT - LIMB_UPPER_ARM : 0;
    return (int)piece.limb + (piece.limb >= LIMB_UPPER_ARM ? side : 0);
}

struct piece piece_at(int index)
{
    if (index < LIMB_UPPER_ARM) {
        return (struct piece){(enum limb)index, SIDE_BOTH};
    }
    if (index < LIMB_COUNT) {
        return (struct piece){(enum limb)index, SIDE_LEFT};
    }
    return (struct piece){(enum limb)(index - (LIMB_COUNT - LIMB_UPPER_ARM)), SIDE_RIGHT};
}

/* The limb that hangs on a joint. */
static enum limb limb_of(enum joint joint)
{
    static const enum limb limbs[JOINT_COUNT] = {
        [JOINT_PELVIS] = LIMB_PELVIS,
        [JOINT_LUMBAR1] = LIMB_BELLY,
        [JOINT_LUMBAR2] = LIMB_BELLY,
        [JOINT_THORAX1] = LIMB_BELLY,
        [JOINT_THORAX2] = LIMB_CHEST,
        [JOINT_THORAX3] = LIMB_CHEST,
        [JOINT_NECK] = LIMB_NECK,
        [JOINT_HEAD] = LIMB_HEAD,
        [JOINT_RIGHT_CLAVICLE] = LIMB_CHEST,
        [JOINT_RIGHT_SHOULDER] = LIMB_UPPER_ARM,
        [JOINT_RIGHT_ELBOW] = LIMB_FOREARM,
        [JOINT_RIGHT_FOREARM] = LIMB_FOREARM,
        [JOINT_RIGHT_WRIST] = LIMB_HAND,
        [JOINT_RIGHT_FINGERS] = LIMB_HAND,
        [JOINT_RIGHT_HIP] = LIMB_THIGH,
        [JOINT_RIGHT_KNEE] = LIMB_SHIN,
        [JOINT_RIGHT_ANKLE] = LIMB_FOOT,
        [JOINT_RIGHT_TOES] = LIMB_FOOT,
    };
    return limbs[joint_right(joint)];
}

/* A cone belongs to the limb of its lower end; the neck's leads into the head. */
static struct piece piece_of(const struct skin_cone *cone)
{
    const enum joint joint = cone->joint_a == JOINT_NECK ? JOINT_NECK : cone->joint_b;
    return (struct piece){limb_of(joint), joint_side(joint)};
}

static bool is_upper(const struct skin_cone *cone)
{
    const enum limb limb = limb_of(cone->joint_a);
    const bool begins = cone->a[0] == 0.0f && cone->a[1] == 0.0f && cone->a[2] == 0.0f;
    return begins && (limb == LIMB_THIGH || limb == LIMB_UPPER_ARM);
}

static void place(const struct rig *rig, const struct stand *stand, enum joint joint,
                  const vec3 local, vec3 out)
{
    vec3 skin;
    double scaled[3], point[3];
    skin_scale(rig, joint, local, skin);
    for (int k = 0; k < 3; k++) {
        scaled[k] = (double)skin[k];
    }
    stand_point(stand, joint, scaled, point);
    for (int k = 0; k < 3; k++) {
        out[k] = (float)point[k];
    }
}

static void bound(struct body *body, int piece)
{
    vec3 sum = {0.0f, 0.0f, 0.0f};
    for (int i = 0; i < body->count[piece]; i++) {
        glm_vec3_add(sum, body->shape[piece][i].cone.end[0], sum);
        glm_vec3_add(sum, body->shape[piece][i].cone.end[1], sum);
    }
    glm_vec3_scale(sum, 0.5f / (float)body->count[piece], body->middle[piece]);
    float reach = 0.0f;
    for (int i = 0; i < body->count[piece]; i++) {
        const struct round_cone *cone = &body->shape[piece][i].cone;
        for (int end = 0; end < 2; end++) {
            const float far = glm_vec3_distance(body->middle[piece], (float *)cone->end[end]);
            reach = fmaxf(reach, far + cone->radius[end]);
        }
    }
    body->reach[piece] = reach;
}

void body_place(const struct rig *rig, const struct stand *stand, struct body *body)
{
    int count;
    const struct skin_cone *cones = skin_cones(&count);
    for (int i = 0; i < PIECES; i++) {
        body->count[i] = 0;
    }
    for (int i = 0; i < count; i++) {
        const struct skin_cone *cone = &cones[i];
        const int piece = piece_index(piece_of(cone));
        if (body->count[piece] == SHAPES_A_PIECE) {
            continue;
        }
        struct shape *shape = &body->shape[piece][body->count[piece]++];
        place(rig, stand, cone->joint_a, cone->a, shape->cone.end[0]);
        place(rig, stand, cone->joint_b, cone->b, shape->cone.end[1]);
        shape->cone.radius[0] = skin_radius(rig, cone->joint_a, cone->a, cone->radius_a);
        shape->cone.radius[1] = skin_radius(rig, cone->joint_b, cone->b, cone->radius_b);
        shape->upper = is_upper(cone);
        shape->skin = cone;
    }
    for (int i = 0; i < PIECES; i++) {
        bound(body, i);
    }
}

/* How far along the axis of a cone the sphere lies that is nearest to a point: a little towards the
 * thicker end from the foot of the perpendicular. */
static float nearest_along(const vec3 point, const struct round_cone *cone)
{
    vec3 axis, off;
    glm_vec3_sub((float *)cone->end[1], (float *)cone->end[0], axis);
    glm_vec3_sub((float *)point, (float *)cone->end[0], off);
    const float length = glm_vec3_norm(axis), grows = cone->radius[1] - cone->radius[0];
    if (length <= fabsf(grows)) { /* one sphere lies in the other */
        return grows > 0.0f ? 1.0f : 0.0f;
    }
    const float along = glm_vec3_dot(off, axis) / length;
    const float away = sqrtf(fmaxf(glm_vec3_norm2(off) - along * along, 0.0f));
    const float slope = grows / length;
    const float at = (along + away * slope / sqrtf(1.0f - slope * slope)) / length;
    return fminf(fmaxf(at, 0.0f), 1.0f);
}

/* The distance of a point from the skin of a cone. */
static float point_to_cone(const vec3 point, const struct round_cone *cone)
{
    const float at = nearest_along(point, cone);
    vec3 nearest;
    glm_vec3_lerp((float *)cone->end[0], (float *)cone->end[1], at, nearest);
    return glm_vec3_distance((float *)point, nearest) - cone->radius[0] -
           at * (cone->radius[1] - cone->radius[0]);
}

static float apart_at(const struct round_cone *a, float at, const struct round_cone *b)
{
    vec3 point;
    glm_vec3_lerp((float *)a->end[0], (float *)a->end[1], at, point);
    return point_to_cone(point, b) - a->radius[0] - at * (a->radius[1] - a->radius[0]);
}

/* The distance is convex along the axis of a: a golden section finds its least, and gives up as
 * soon as it cannot get below -least any more. Returns the depth, or `least` if it is less. */
static float depth_over(const struct round_cone *a, const struct round_cone *b, float least)
{
    const float steepest = glm_vec3_distance((float *)a->end[0], (float *)a->end[1]) +
                           fabsf(a->radius[1] - a->radius[0]);
    float low = 0.0f, high = 1.0f, left = 1.0f - GOLDEN, right = GOLDEN;
    float at_left = apart_at(a, left, b), at_right = apart_at(a, right, b);
    for (int i = 0; i < GOLDEN_STEPS; i++) {
        const float nearest = at_left < at_right ? at_left : at_right;
        if (nearest - steepest * (left - low) > -least) {
            return least;
        }
        if (at_left < at_right) {
            high = right;
            right = left;
            at_right = at_left;
            left = high - GOLDEN * (high - low);
            at_left = apart_at(a, left, b);
        } else {
            low = left;
            left = right;
            at_left = at_right;
            right = low + GOLDEN * (high - low);
            at_right = apart_at(a, right, b);
        }
    }
    const float ends = fminf(apart_at(a, 0.0f, b), apart_at(a, 1.0f, b));
    return fmaxf(least, -fminf(fminf(at_left, at_right), ends));
}

float cones_depth(const struct round_cone *a, const struct round_cone *b)
{
    return depth_over(a, b, -INFINITY);
}

/* Cannot be deeper in each other than this. */
static float shape_bound(const struct shape *a, const struct shape *b)
{
    vec3 middle[2];
    float reach = 0.0f;
    const struct shape *shape[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        glm_vec3_center((float *)shape[i]->cone.end[0], (float *)shape[i]->cone.end[1], middle[i]);
        reach += glm_vec3_distance((float *)shape[i]->cone.end[0], middle[i]) +
                 fmaxf(shape[i]->cone.radius[0], shape[i]->cone.radius[1]);
    }
    return reach - glm_vec3_distance(middle[0], middle[1]);
}

bool is_trunk(enum limb limb)
{
    return limb <= LIMB_CHEST;
}

/* Flesh that the joint between the two always shares is not looked at. */
static bool trims(struct piece a, struct piece b)
{
    const bool legs = b.limb == LIMB_THIGH && (is_trunk(a.limb) || a.limb == LIMB_THIGH);
    const bool arms = b.limb == LIMB_UPPER_ARM && (a.limb == LIMB_CHEST || a.limb == LIMB_NECK);
    return legs || arms;
}

float pieces_depth(const struct body *body, int a, int b, float least, const struct shape *meet[2])
{
    const bool trimmed = trims(piece_at(a), piece_at(b));
    float deepest = least;
    for (int i = 0; i < body->count[a]; i++) {
        for (int k = 0; k < body->count[b]; k++) {
            const struct shape *one = &body->shape[a][i], *other = &body->shape[b][k];
            if ((trimmed && (one->upper || other->upper)) || shape_bound(one, other) <= deepest) {
                continue;
            }
            const float depth = depth_over(&one->cone, &other->cone, deepest);
            if (depth > deepest) {
                deepest = depth;
                meet[0] = one;
                meet[1] = other;
            }
        }
    }
    return deepest;
}

void cones_meet(const struct round_cone *a, const struct round_cone *b, float at[2])
{
    float low = 0.0f, high = 1.0f;
    for (int i = 0; i < GOLDEN_STEPS; i++) {
        const float left = high - GOLDEN * (high - low), right = low + GOLDEN * (high - low);
        if (apart_at(a, left, b) < apart_at(a, right, b)) {
            high = right;
        } else {
            low = left;
        }
    }
    vec3 point;
    at[0] = (low + high) / 2.0f;
    glm_vec3_lerp((float *)a->end[0], (float *)a->end[1], at[0], point);
    at[1] = nearest_along(point, b);
}
