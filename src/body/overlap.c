#include "body/overlap.h"

#include <cglm/vec3.h>
#include <math.h>

enum { PIECES = LIMB_UPPER_ARM + 2 * (LIMB_COUNT - LIMB_UPPER_ARM), SHAPES_A_PIECE = 12 };

/* A cone where it is now. */
struct shape {
    struct round_cone cone;
    bool upper; /* the upper third of a limb, which shares the flesh round its joint */
};

struct body {
    struct shape shape[PIECES][SHAPES_A_PIECE];
    int count[PIECES];
    vec3 middle[PIECES]; /* of a sphere round the piece */
    float reach[PIECES];
};

const char *limb_name(enum limb limb)
{
    static const char *const names[LIMB_COUNT] = {"pelvis", "belly",     "chest",   "neck",
                                                  "head",   "upper arm", "forearm", "hand",
                                                  "thigh",  "shin",      "foot"};
    return names[limb];
}

static int piece_index(struct piece piece)
{
    const int side = piece.side == SIDE_RIGHT ? LIMB_COUNT - LIMB_UPPER_ARM : 0;
    return (int)piece.limb + (piece.limb >= LIMB_UPPER_ARM ? side : 0);
}

static struct piece piece_at(int index)
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
    return limbs[joint_side(joint) == SIDE_LEFT ? joint_mirror(joint) : joint];
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

static void place(const struct rig *rig, const struct placed *placed, enum joint joint,
                  const vec3 local, vec3 out)
{
    vec3 scaled;
    glm_vec3_scale((float *)local, rig->scale, scaled);
    placed_point(placed, joint, scaled, out);
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

/* Hair and eyes are left out: hair gives way. */
static void body_place(const struct rig *rig, const struct placed *placed, struct body *body)
{
    int count;
    const struct skin_cone *cones = skin_cones(&count);
    for (int i = 0; i < PIECES; i++) {
        body->count[i] = 0;
    }
    for (int i = 0; i < count; i++) {
        const struct skin_cone *cone = &cones[i];
        const int piece = piece_index(piece_of(cone));
        if (cone->cloth == CLOTH_HAIR || cone->cloth == CLOTH_EYE ||
            body->count[piece] == SHAPES_A_PIECE) {
            continue;
        }
        struct shape *shape = &body->shape[piece][body->count[piece]++];
        place(rig, placed, cone->joint_a, cone->a, shape->cone.end[0]);
        place(rig, placed, cone->joint_b, cone->b, shape->cone.end[1]);
        shape->cone.radius[0] = cone->radius_a * rig->scale;
        shape->cone.radius[1] = cone->radius_b * rig->scale;
        shape->upper = is_upper(cone);
    }
    for (int i = 0; i < PIECES; i++) {
        bound(body, i);
    }
}

/* The distance of a point from the skin of a cone; of all spheres along its axis the nearest lies a
 * little towards its thicker end from the foot of the perpendicular. */
static float point_to_cone(const vec3 point, const struct round_cone *cone)
{
    vec3 axis, off;
    glm_vec3_sub((float *)cone->end[1], (float *)cone->end[0], axis);
    glm_vec3_sub((float *)point, (float *)cone->end[0], off);
    const float length = glm_vec3_norm(axis), grows = cone->radius[1] - cone->radius[0];
    float at = grows > 0.0f ? 1.0f : 0.0f; /* one sphere lies in the other */
    if (length > fabsf(grows)) {
        const float along = glm_vec3_dot(off, axis) / length;
        const float away = sqrtf(fmaxf(glm_vec3_norm2(off) - along * along, 0.0f));
        const float slope = grows / length;
        at = (along + away * slope / sqrtf(1.0f - slope * slope)) / length;
        at = fminf(fmaxf(at, 0.0f), 1.0f);
    }
    vec3 nearest;
    glm_vec3_lerp((float *)cone->end[0], (float *)cone->end[1], at, nearest);
    return glm_vec3_distance((float *)point, nearest) - cone->radius[0] - at * grows;
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
    enum { STEPS = 20 };
    const float golden = 0.618034f;
    const float steepest = glm_vec3_distance((float *)a->end[0], (float *)a->end[1]) +
                           fabsf(a->radius[1] - a->radius[0]);
    float low = 0.0f, high = 1.0f, left = 1.0f - golden, right = golden;
    float at_left = apart_at(a, left, b), at_right = apart_at(a, right, b);
    for (int i = 0; i < STEPS; i++) {
        const float nearest = at_left < at_right ? at_left : at_right;
        if (nearest - steepest * (left - low) > -least) {
            return least;
        }
        if (at_left < at_right) {
            high = right;
            right = left;
            at_right = at_left;
            left = high - golden * (high - low);
            at_left = apart_at(a, left, b);
        } else {
            low = left;
            left = right;
            at_left = at_right;
            right = low + golden * (high - low);
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

static bool is_trunk(enum limb limb)
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

/* How deep, but not less than `least`: what lies less deep is not of interest. */
static float pieces_depth(const struct body *body, int a, int b, float least)
{
    const bool trimmed = trims(piece_at(a), piece_at(b));
    float deepest = least;
    for (int i = 0; i < body->count[a]; i++) {
        for (int k = 0; k < body->count[b]; k++) {
            const struct shape *one = &body->shape[a][i], *other = &body->shape[b][k];
            if ((trimmed && (one->upper || other->upper)) || shape_bound(one, other) <= deepest) {
                continue;
            }
            deepest = depth_over(&one->cone, &other->cone, deepest);
        }
    }
    return deepest;
}

/* `a` comes before `b` in the order of pieces. */
static bool are_neighbours(struct piece a, struct piece b)
{
    if (is_trunk(a.limb)) {
        return is_trunk(b.limb) || (a.limb == LIMB_PELVIS && b.limb == LIMB_THIGH) ||
               (a.limb == LIMB_CHEST && b.limb == LIMB_NECK);
    }
    const bool chain = b.limb == a.limb + 1 && b.limb != LIMB_THIGH && a.limb != LIMB_HEAD;
    return chain && a.side == b.side;
}

static bool are_soft(struct piece a, struct piece b)
{
    const bool own = a.side == SIDE_BOTH || b.side == SIDE_BOTH || a.side == b.side;
    switch (a.limb) {
    case LIMB_PELVIS:
        return b.limb == LIMB_SHIN || b.limb == LIMB_FOOT;
    case LIMB_BELLY:
        return b.limb == LIMB_THIGH || b.limb == LIMB_UPPER_ARM || b.limb == LIMB_FOREARM;
    case LIMB_CHEST:
        return b.limb == LIMB_THIGH || b.limb == LIMB_UPPER_ARM;
    case LIMB_THIGH:
        return b.limb == LIMB_THIGH || (own && b.limb == LIMB_FOOT);
    default:
        return false;
    }
}

static bool part_is(const struct contact *contact, struct piece piece)
{
    if (contact->side != piece.side) {
        return false;
    }
    switch (contact->part) {
    case PART_HAND:
    case PART_PALM:
    case PART_FINGERTIPS:
    case PART_BACK_OF_HAND:
        return piece.limb == LIMB_HAND;
    case PART_OUTER_ANKLE:
    case PART_INSTEP:
        return piece.limb == LIMB_SHIN || piece.limb == LIMB_FOOT;
    case PART_FOOT:
    case PART_HEEL:
    case PART_BALL:
    case PART_TOES:
        return piece.limb == LIMB_FOOT;
    case PART_ELBOW:
        return piece.limb == LIMB_UPPER_ARM || piece.limb == LIMB_FOREARM;
    default:
        return false;
    }
}

static bool target_is(const struct contact *contact, struct piece piece)
{
    static const int limbs[TARGET_COUNT] = {
        [TARGET_THIGH] = LIMB_THIGH,         [TARGET_SHIN] = LIMB_SHIN,
        [TARGET_UPPER_ARM] = LIMB_UPPER_ARM, [TARGET_FOREARM] = LIMB_FOREARM,
        [TARGET_PALM] = LIMB_HAND,           [TARGET_BACK_OF_HEAD] = LIMB_HEAD,
        [TARGET_UPPER_BACK] = LIMB_CHEST,
    };
    const enum side side = contact->target_side == SIDE_BOTH ? contact->side : contact->target_side;
    return limbs[contact->target] == (int)piece.limb && limbs[contact->target] > 0 &&
           (piece.side == SIDE_BOTH || piece.side == side);
}

/* A part put on a bone may sink into it a little; two hands on one bone hold each other. */
static bool are_touching(struct piece a, struct piece b, const struct contact *contacts, int count)
{
    const struct contact *holds[2] = {NULL, NULL};
    for (int i = 0; i < count; i++) {
        const struct contact *contact = &contacts[i];
        if ((part_is(contact, a) && target_is(contact, b)) ||
            (part_is(contact, b) && target_is(contact, a))) {
            return true;
        }
        holds[0] = part_is(contact, a) && contact->target > TARGET_CHAIR_BACK ? contact : holds[0];
        holds[1] = part_is(contact, b) && contact->target > TARGET_CHAIR_BACK ? contact : holds[1];
    }
    return a.limb == LIMB_HAND && b.limb == LIMB_HAND && holds[0] && holds[1] &&
           holds[0]->target == holds[1]->target && holds[0]->target_side == holds[1]->target_side;
}

static float allowed(struct piece a, struct piece b, const struct contact *contacts, int count)
{
    if (are_soft(a, b)) {
        return OVERLAP_SOFT;
    }
    return are_touching(a, b, contacts, count) ? OVERLAP_TOUCH : OVERLAP_HARD;
}

static void insert(struct overlap *out, int found, int most, struct overlap overlap)
{
    int at = found < most ? found : most;
    const float excess = overlap.depth - overlap.allowed;
    while (at > 0 && out[at - 1].depth - out[at - 1].allowed < excess) {
        if (at < most) {
            out[at] = out[at - 1];
        }
        at--;
    }
    if (at < most) {
        out[at] = overlap;
    }
}

int overlap_find(const struct rig *rig, const struct placed *placed, const struct contact *contacts,
                 int contact_count, struct overlap *out, int most)
{
    struct body body;
    body_place(rig, placed, &body);
    int found = 0;
    for (int a = 0; a < PIECES; a++) {
        for (int b = a + 1; b < PIECES; b++) {
            const struct piece one = piece_at(a), other = piece_at(b);
            const float apart = glm_vec3_distance(body.middle[a], body.middle[b]);
            if (body.reach[a] + body.reach[b] - apart <= OVERLAP_HARD ||
                are_neighbours(one, other)) {
                continue;
            }
            const float most_deep = allowed(one, other, contacts, contact_count);
            const float depth = pieces_depth(&body, a, b, most_deep);
            if (depth > most_deep) {
                insert(out, found++, most, (struct overlap){one, other, depth, most_deep});
            }
        }
    }
    return found;
}

float overlap_depth(const struct rig *rig, const struct placed *placed, struct piece a,
                    struct piece b)
{
    struct body body;
    body_place(rig, placed, &body);
    const int one = piece_index(a), other = piece_index(b);
    return pieces_depth(&body, one < other ? one : other, one < other ? other : one, -10.0f);
}
