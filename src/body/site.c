#include "body/site.h"
#include "body/bones.h"
#include "body/goal.h"
#include "body/skin.h"

#include <cglm/util.h>
#include <math.h>

#define METRES(fraction) ((fraction) * (double)RIG_STATURE) /* at RIG_STATURE */

/* How thick a bone's flesh is along it, as the cones of skin_cones.c draw it. */
struct girth {
    double along, radius, forward;
};

struct bone_skin {
    double length;
    struct girth girth[3];
    enum joint right;
};

static const struct bone_skin thigh_skin = {
    METRES(BONE_THIGH), {{0, .090, 0}, {.35, .079, .006}, {1, .054, 0}}, JOINT_RIGHT_HIP};
static const struct bone_skin shin_skin = {
    METRES(BONE_SHANK), {{0, .053, 0}, {.30, .052, -.010}, {1, .033, 0}}, JOINT_RIGHT_KNEE};
static const struct bone_skin upper_arm_skin = {
    METRES(BONE_UPPER_ARM), {{0, .049, 0}, {.40, .043, .003}, {1, .036, 0}}, JOINT_RIGHT_SHOULDER};
static const struct bone_skin forearm_skin = {
    METRES(BONE_FOREARM), {{0, .0365, 0}, {.28, .0365, 0}, {1, .025, 0}}, JOINT_RIGHT_FOREARM};

static double side_sign(enum side side)
{
    return side == SIDE_LEFT ? -1.0 : 1.0;
}

static void site_set(struct site *site, enum joint joint, double x, double y, double z)
{
    site->joint = joint;
    site->point[0] = x;
    site->point[1] = y;
    site->point[2] = z;
}

static void site_face(struct site *site, double x, double y, double z)
{
    site->normal[0] = x;
    site->normal[1] = y;
    site->normal[2] = z;
}

static void site_scale(struct site *site, const struct rig *rig)
{
    const double scale = (double)rig->scale;
    const double thick = scale * (double)skin_girth(rig, site->joint, (float)site->point[1]);
    site->point[0] *= thick;
    site->point[1] *= scale;
    site->point[2] *= thick;
}

static struct girth girth_at(const struct bone_skin *skin, double along)
{
    const struct girth *g = skin->girth;
    const double at = fmin(fmax(along, 0.0), 1.0);
    const int i = at <= g[1].along ? 0 : 1;
    const double u = (at - g[i].along) / (g[i + 1].along - g[i].along);
    return (struct girth){at, g[i].radius + (g[i + 1].radius - g[i].radius) * u,
                          g[i].forward + (g[i + 1].forward - g[i].forward) * u};
}

static void site_on_bone(const struct bone_skin *skin, const struct contact *contact,
                         struct site *out)
{
    const enum side side = contact_target_side(contact);
    const struct girth girth = girth_at(skin, (double)contact->along);
    const double angle = (double)glm_rad(contact->around);
    const double nx = cos(angle);
    const double nz = side_sign(side) * sin(angle);
    site_set(out, joint_of_side(skin->right, side), girth.forward + girth.radius * nx,
             -skin->length * girth.along, girth.radius * nz);
    site_face(out, nx, 0.0, nz);
}

static void site_of_palm(enum side side, struct site *out)
{
    site_set(out, joint_of_side(JOINT_RIGHT_WRIST, side), 0.0, -0.060, -0.018 * side_sign(side));
    site_face(out, 0.0, 0.0, -side_sign(side));
}

bool site_of_target(const struct rig *rig, const struct contact *contact, struct site *out)
{
    const double sign = side_sign(contact->side);
    switch (contact->target) {
    case TARGET_THIGH:
        site_on_bone(&thigh_skin, contact, out);
        break;
    case TARGET_SHIN:
        site_on_bone(&shin_skin, contact, out);
        break;
    case TARGET_UPPER_ARM:
        site_on_bone(&upper_arm_skin, contact, out);
        break;
    case TARGET_FOREARM:
        site_on_bone(&forearm_skin, contact, out);
        break;
    case TARGET_PALM:
        site_of_palm(contact->target_side, out);
        break;
    case TARGET_BACK_OF_HEAD:
        site_set(out, JOINT_HEAD, -0.10, 0.10, 0.03 * sign);
        site_face(out, -1.0, 0.0, 0.0);
        break;
    case TARGET_UPPER_BACK: /* from the nape down, `along` of 18 cm */
        site_set(out, JOINT_THORAX3, -0.10, 0.06 - 0.18 * (double)contact->along, 0.03 * sign);
        site_face(out, -1.0, 0.0, 0.0);
        break;
    case TARGET_FOOT:
        site_set(out, joint_of_side(JOINT_RIGHT_ANKLE, contact->target_side), 0.045, -0.066, 0.0);
        site_face(out, 0.0, -1.0, 0.0);
        break;
    case TARGET_ANKLE:
        site_set(out, joint_of_side(JOINT_RIGHT_ANKLE, contact->target_side), 0.030, 0.0, 0.0);
        site_face(out, 1.0, 0.0, 0.0);
        break;
    default:
        return false;
    }
    site_scale(out, rig);
    return true;
}

bool site_of_part(const struct rig *rig, enum part part, enum side side, struct site *out)
{
    const double sign = side_sign(side);
    switch (part) {
    case PART_HAND:
    case PART_PALM:
        site_of_palm(side, out);
        break;
    case PART_FINGERTIPS:
        site_set(out, joint_of_side(JOINT_RIGHT_FINGERS, side), 0.0, -0.060, -0.014 * sign);
        site_face(out, 0.0, 0.0, -sign);
        break;
    case PART_BACK_OF_HAND:
        site_set(out, joint_of_side(JOINT_RIGHT_WRIST, side), 0.0, -0.060, 0.018 * sign);
        site_face(out, 0.0, 0.0, sign);
        break;
    case PART_OUTER_ANKLE:
        site_set(out, joint_of_side(JOINT_RIGHT_KNEE, side), 0.0, -METRES(BONE_SHANK) * 0.97,
                 0.034 * sign);
        site_face(out, 0.0, 0.0, sign);
        break;
    case PART_HEEL:
        site_set(out, joint_of_side(JOINT_RIGHT_ANKLE, side), -0.040, -0.066, 0.0);
        site_face(out, 0.0, -1.0, 0.0);
        break;
    default:
        return false;
    }
    site_scale(out, rig);
    return true;
}

/* The order of SIDE_SPHERES in skin_spheres.c. */
enum touch {
    TOUCH_NONE = -1,
    TOUCH_BUTTOCK,
    TOUCH_SITTING_BONE,
    TOUCH_RIBS,
    TOUCH_WAIST,
    TOUCH_SHOULDER,
    TOUCH_HIP,
    TOUCH_KNEE,
    TOUCH_INSTEP,
    TOUCH_CALF,
    TOUCH_THIGH,
    TOUCH_HEEL,
    TOUCH_BALL_1,
    TOUCH_BALL_2,
    TOUCH_TOE,
    TOUCH_ELBOW,
    TOUCH_HEEL_OF_HAND,
    TOUCH_KNUCKLE_1,
    TOUCH_KNUCKLE_2,
    TOUCH_FINGERTIP,
    TOUCH_HAND,
    TOUCH_BACK_OF_HEAD = 2 * TOUCHES_A_SIDE,
    TOUCH_FOREHEAD
};

#define ONE(touch)                                                                                 \
    {                                                                                              \
        touch, TOUCH_NONE, TOUCH_NONE                                                              \
    }

static const enum touch touches[PART_COUNT][3] = {
    [PART_FOOT] = {TOUCH_HEEL, TOUCH_BALL_1, TOUCH_BALL_2},
    [PART_HAND] = {TOUCH_HEEL_OF_HAND, TOUCH_KNUCKLE_1, TOUCH_KNUCKLE_2},
    [PART_PALM] = {TOUCH_HEEL_OF_HAND, TOUCH_KNUCKLE_1, TOUCH_KNUCKLE_2},
    [PART_FINGERTIPS] = ONE(TOUCH_FINGERTIP),
    [PART_BACK_OF_HAND] = ONE(TOUCH_HAND),
    [PART_ELBOW] = ONE(TOUCH_ELBOW),
    [PART_FOREARM] = {TOUCH_ELBOW, TOUCH_HEEL_OF_HAND, TOUCH_NONE},
    [PART_SHOULDER] = ONE(TOUCH_SHOULDER),
    [PART_KNEE] = ONE(TOUCH_KNEE),
    [PART_SHIN] = {TOUCH_KNEE, TOUCH_INSTEP, TOUCH_NONE},
    [PART_CALF] = ONE(TOUCH_CALF),
    [PART_THIGH] = ONE(TOUCH_THIGH),
    [PART_INSTEP] = ONE(TOUCH_INSTEP),
    [PART_HEEL] = ONE(TOUCH_HEEL),
    [PART_BALL] = {TOUCH_BALL_1, TOUCH_BALL_2, TOUCH_NONE},
    [PART_TOES] = ONE(TOUCH_TOE),
    [PART_OUTER_ANKLE] = ONE(TOUCH_INSTEP),
    [PART_BUTTOCK] = ONE(TOUCH_BUTTOCK),
    [PART_SITTING_BONE] = ONE(TOUCH_SITTING_BONE),
    [PART_HIP] = ONE(TOUCH_HIP),
    [PART_WAIST] = ONE(TOUCH_WAIST),
    [PART_RIBS] = ONE(TOUCH_RIBS),
    [PART_BACK_OF_HEAD] = ONE(TOUCH_BACK_OF_HEAD),
    [PART_FOREHEAD] = ONE(TOUCH_FOREHEAD),
};

int part_touches(enum part part, enum side side, int touch[3])
{
    const bool has_side = part != PART_BACK_OF_HEAD && part != PART_FOREHEAD;
    int count = 0;
    while (count < 3 && touches[part][count] != TOUCH_NONE) {
        touch[count] =
            (int)touches[part][count] + (has_side && side == SIDE_RIGHT ? TOUCHES_A_SIDE : 0);
        count++;
    }
    return count;
}

bool contact_on_plane(const struct contact *contact)
{
    return contact->target >= TARGET_FLOOR && contact->target <= TARGET_WALL;
}

static int common_touches(const struct contact *a, const struct contact *b, int *of_b)
{
    int mine[3], theirs[3];
    const int count = part_touches(a->part, a->side, mine);
    *of_b = part_touches(b->part, b->side, theirs);
    int common = 0;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < *of_b; k++) {
            common += mine[i] == theirs[k];
        }
    }
    return common;
}

bool contact_covers(const struct contact *a, const struct contact *b)
{
    int of_b;
    return common_touches(a, b, &of_b) == of_b;
}

bool contact_meets(const struct contact *a, const struct contact *b)
{
    int of_b;
    return common_touches(a, b, &of_b) > 0;
}
