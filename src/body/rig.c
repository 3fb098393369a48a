#include "body/angle.h"
#include "body/bones.h"

/* Offsets in fractions of stature: of the limbs as in bones.h, of the trunk as in
 * reference/kinematics.md section 1. */
#define LUMBAR (0.105f / 2.0f)
#define THORAX (0.128f / 3.0f)

struct bone {
    const char *name;
    enum joint parent;
    enum side side;
    vec3 offset;
};

#define LIMBS(SIDE, side, z)                                                                       \
    [JOINT_##SIDE##_CLAVICLE] = {side "_clavicle",                                                 \
                                 JOINT_THORAX3,                                                    \
                                 SIDE_##SIDE,                                                      \
                                 {0.012f, THORAX - 0.004f, (z)*0.016f}},                           \
    [JOINT_##SIDE##_SHOULDER] = {side "_shoulder",                                                 \
                                 JOINT_##SIDE##_CLAVICLE,                                          \
                                 SIDE_##SIDE,                                                      \
                                 {-0.006f, -0.004f, (z)*0.094f}},                                  \
    [JOINT_##SIDE##_ELBOW] = {side "_elbow",                                                       \
                              JOINT_##SIDE##_SHOULDER,                                             \
                              SIDE_##SIDE,                                                         \
                              {0.0f, -(float)BONE_UPPER_ARM, 0.0f}},                               \
    [JOINT_##SIDE##                                                                                \
        _FOREARM] = {side "_forearm", JOINT_##SIDE##_ELBOW, SIDE_##SIDE, {0.0f, 0.0f, 0.0f}},      \
    [JOINT_##SIDE##_WRIST] = {side "_wrist",                                                       \
                              JOINT_##SIDE##_FOREARM,                                              \
                              SIDE_##SIDE,                                                         \
                              {0.0f, -(float)BONE_FOREARM, 0.0f}},                                 \
    [JOINT_##SIDE##                                                                                \
        _FINGERS] = {side "_fingers", JOINT_##SIDE##_WRIST, SIDE_##SIDE, {0.0f, -0.054f, 0.0f}},   \
    [JOINT_##SIDE##_HIP] = {side "_hip", JOINT_PELVIS, SIDE_##SIDE, {0.0f, 0.0f, (z)*0.052f}},     \
    [JOINT_##SIDE##_KNEE] = {side "_knee",                                                         \
                             JOINT_##SIDE##_HIP,                                                   \
                             SIDE_##SIDE,                                                          \
                             {0.0f, -(float)BONE_THIGH, 0.0f}},                                    \
    [JOINT_##SIDE##_ANKLE] = {side "_ankle",                                                       \
                              JOINT_##SIDE##_KNEE,                                                 \
                              SIDE_##SIDE,                                                         \
                              {0.0f, -(float)BONE_SHANK, 0.0f}},                                   \
    [JOINT_##SIDE##                                                                                \
        _TOES] = {side "_toes", JOINT_##SIDE##_ANKLE, SIDE_##SIDE, {0.076f, -0.030f, 0.0f}}

static const struct bone bones[JOINT_COUNT] = {
    [JOINT_PELVIS] = {"pelvis", JOINT_PELVIS, SIDE_BOTH, {0.0f, 0.0f, 0.0f}},
    [JOINT_LUMBAR1] = {"lumbar1", JOINT_PELVIS, SIDE_BOTH, {-0.006f, 0.055f, 0.0f}},
    [JOINT_LUMBAR2] = {"lumbar2", JOINT_LUMBAR1, SIDE_BOTH, {0.0f, LUMBAR, 0.0f}},
    [JOINT_THORAX1] = {"thorax1", JOINT_LUMBAR2, SIDE_BOTH, {0.0f, LUMBAR, 0.0f}},
    [JOINT_THORAX2] = {"thorax2", JOINT_THORAX1, SIDE_BOTH, {0.0f, THORAX, 0.0f}},
    [JOINT_THORAX3] = {"thorax3", JOINT_THORAX2, SIDE_BOTH, {0.0f, THORAX, 0.0f}},
    [JOINT_NECK] = {"neck", JOINT_THORAX3, SIDE_BOTH, {0.0f, THORAX, 0.0f}},
    [JOINT_HEAD] = {"head", JOINT_NECK, SIDE_BOTH, {0.012f, 0.056f, 0.0f}},
    LIMBS(LEFT, "left", -1.0f),
    LIMBS(RIGHT, "right", 1.0f),
};

struct rig rig_of_body(float stature, float build)
{
    struct rig rig = {
        .stature = stature, .scale = stature / RIG_STATURE, .build = build, .seat = RIG_SEAT};
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int axis = 0; axis < RIG_AXES; axis++) {
            rig.least[j][axis] = joint_axis((enum joint)j, axis)->least;
            rig.most[j][axis] = joint_axis((enum joint)j, axis)->most;
        }
        for (int k = 0; k < 3; k++) {
            rig.offset[j][k] = bones[j].offset[k] * stature;
        }
    }
    return rig;
}

struct rig rig_of_stature(float stature)
{
    return rig_of_body(stature, 1.0f);
}

enum joint joint_parent(enum joint joint)
{
    return bones[joint].parent;
}

enum side joint_side(enum joint joint)
{
    return bones[joint].side;
}

enum joint joint_mirror(enum joint joint)
{
    enum { ACROSS = JOINT_RIGHT_CLAVICLE - JOINT_LEFT_CLAVICLE };
    switch (bones[joint].side) {
    case SIDE_LEFT:
        return (enum joint)(joint + ACROSS);
    case SIDE_RIGHT:
        return (enum joint)(joint - ACROSS);
    default:
        return joint;
    }
}

enum side side_mirror(enum side side)
{
    return side == SIDE_LEFT ? SIDE_RIGHT : side == SIDE_RIGHT ? SIDE_LEFT : SIDE_BOTH;
}

enum joint joint_right(enum joint joint)
{
    return joint_side(joint) == SIDE_LEFT ? joint_mirror(joint) : joint;
}

enum joint joint_of_side(enum joint right, enum side side)
{
    return side == SIDE_LEFT ? joint_mirror(right) : right;
}

bool joint_is_of_arm(enum joint joint)
{
    const enum joint right = joint_right(joint);
    return right >= JOINT_RIGHT_CLAVICLE && right < JOINT_RIGHT_HIP;
}

const char *side_prefix(enum side side)
{
    static const char *const prefixes[] = {
        [SIDE_BOTH] = "", [SIDE_LEFT] = "left_", [SIDE_RIGHT] = "right_"};
    return prefixes[side];
}

const char *joint_name(enum joint joint)
{
    return bones[joint].name;
}
