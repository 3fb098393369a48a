#include "picture/bulk.h"

static const struct bone {
    enum joint joint_a, joint_b;
    vec3 a, b;
    float radius;
} bones[] = {
    {JOINT_HEAD, JOINT_HEAD, {0, 0.09f, 0}, {0, 0.13f, 0}, 0.09f},
    {JOINT_PELVIS, JOINT_LUMBAR2, {-0.02f, 0, -0.07f}, {0, 0, -0.055f}, 0.086f},
    {JOINT_PELVIS, JOINT_LUMBAR2, {-0.02f, 0, 0.07f}, {0, 0, 0.055f}, 0.086f},
    {JOINT_LUMBAR2, JOINT_THORAX3, {0, 0, -0.055f}, {0, 0.04f, -0.08f}, 0.086f},
    {JOINT_LUMBAR2, JOINT_THORAX3, {0, 0, 0.055f}, {0, 0.04f, 0.08f}, 0.086f},
#define LIMBS(SIDE)                                                                                \
    {JOINT_##SIDE##_SHOULDER, JOINT_##SIDE##_ELBOW, {0}, {0}, 0.042f},                             \
        {JOINT_##SIDE##_ELBOW, JOINT_##SIDE##_WRIST, {0}, {0}, 0.032f},                            \
        {JOINT_##SIDE##_WRIST, JOINT_##SIDE##_FINGERS, {0}, {0, -0.05f, 0}, 0.020f},               \
        {JOINT_##SIDE##_HIP, JOINT_##SIDE##_KNEE, {0}, {0}, 0.070f},                               \
        {JOINT_##SIDE##_KNEE, JOINT_##SIDE##_ANKLE, {0}, {0}, 0.045f},                             \
    {                                                                                              \
        JOINT_##SIDE##_ANKLE, JOINT_##SIDE##_TOES, {-0.03f, -0.03f, 0}, {0.04f, 0, 0}, 0.026f      \
    }
    LIMBS(LEFT),
    LIMBS(RIGHT),
#undef LIMBS
};

_Static_assert(sizeof bones / sizeof *bones == BULK_BONES, "all have room");

void bulk_place(const struct rig *rig, const struct placed *placed,
                struct figure_caster out[BULK_BONES])
{
    for (int i = 0; i < BULK_BONES; i++) {
        const struct bone *bone = &bones[i];
        skin_point(rig, placed, bone->joint_a, bone->a, out[i].a);
        skin_point(rig, placed, bone->joint_b, bone->b, out[i].b);
        out[i].radius = skin_radius(rig, bone->joint_a, bone->a, bone->radius);
    }
}
