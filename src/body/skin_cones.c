/* The dressed figure as round cones: reference/kinematics.md sections 7.1 and 7.2. */
#include "body/bones.h"
#include "body/skin.h"

/* The trunk is a hull of sections, each three spheres wide: right, middle, left. The middle one is
 * a little thicker, so that chest and back are not flat. */
#define STRIP(A, xa, ya, za, ra, B, xb, yb, zb, rb)                                                \
    {                                                                                              \
        REGION_TRUNK, JOINT_##A, JOINT_##B, {xa, ya, za}, {xb, yb, zb}, ra, rb                     \
    }
#define SLICE(A, xa, ya, wa, ra, B, xb, yb, wb, rb)                                                \
    STRIP(A, xa, ya, -(wa), ra, B, xb, yb, -(wb), rb),                                             \
        STRIP(A, xa, ya, 0.0f, (ra) + 0.004f, B, xb, yb, 0.0f, (rb) + 0.004f),                     \
        STRIP(A, xa, ya, wa, ra, B, xb, yb, wb, rb)

#define HEAD(xa, ya, za, ra, xb, yb, zb, rb)                                                       \
    {                                                                                              \
        REGION_HEAD, JOINT_HEAD, JOINT_HEAD, {xa, ya, za}, {xb, yb, zb}, ra, rb                    \
    }

/* Bare arms over a shirt and shorts that end at 86 % of the thigh: what kept every limb apart in
 * the trials. `z` is -1 left, 1 right. */
#define ARM(SIDE, A, B, xa, ya, za, ra, xb, yb, zb, rb)                                            \
    {                                                                                              \
        REGION_##SIDE##_ARM, JOINT_##SIDE##_##A, JOINT_##SIDE##_##B, {xa, ya, za}, {xb, yb, zb},   \
            ra, rb                                                                                 \
    }
#define LEG(SIDE, A, B, xa, ya, za, ra, xb, yb, zb, rb)                                            \
    {                                                                                              \
        REGION_##SIDE##_LEG, JOINT_##SIDE##_##A, JOINT_##SIDE##_##B, {xa, ya, za}, {xb, yb, zb},   \
            ra, rb                                                                                 \
    }

#define ARM_CONES(SIDE, z)                                                                         \
    ARM(SIDE, SHOULDER, SHOULDER, 0.0f, 0.0f, 0.0f, 0.049f, 0.003f, -0.40f * UPPER_ARM, 0.0f,      \
        0.043f),                                                                                   \
        ARM(SIDE, SHOULDER, SHOULDER, 0.003f, -0.40f * UPPER_ARM, 0.0f, 0.043f, 0.0f, -UPPER_ARM,  \
            0.0f, 0.036f),                                                                         \
        ARM(SIDE, FOREARM, FOREARM, 0.0f, 0.0f, 0.0f, 0.0365f, 0.0f, -0.28f * FOREARM, 0.0f,       \
            0.0365f),                                                                              \
        ARM(SIDE, FOREARM, FOREARM, 0.0f, -0.28f * FOREARM, 0.0f, 0.0365f, 0.0f, -FOREARM, 0.0f,   \
            0.025f)
#define PALM(SIDE, x)                                                                              \
    ARM(SIDE, WRIST, FINGERS, (x)*0.6f, -0.006f, 0.0f, 0.020f, x, 0.0f, 0.0f, 0.0165f)
#define FINGER(SIDE, x, y)                                                                         \
    ARM(SIDE, FINGERS, FINGERS, x, 0.0f, 0.0f, 0.0155f, (x)*0.75f, y, 0.0f, 0.0095f)
#define HAND_CONES(SIDE, z)                                                                        \
    PALM(SIDE, -0.020f), PALM(SIDE, 0.020f), FINGER(SIDE, -0.020f, -0.077f),                       \
        FINGER(SIDE, 0.0f, -0.085f), FINGER(SIDE, 0.018f, -0.0778f),                               \
        ARM(SIDE, WRIST, WRIST, 0.018f, -0.022f, (z) * -0.004f, 0.016f, 0.056f, -0.070f,           \
            (z) * -0.012f, 0.011f)

#define LEG_CONES(SIDE)                                                                            \
    LEG(SIDE, HIP, HIP, 0.0f, 0.0f, 0.0f, 0.090f, 0.006f, -0.35f * THIGH, 0.0f, 0.079f),           \
        LEG(SIDE, HIP, HIP, 0.006f, -0.35f * THIGH, 0.0f, 0.079f, 0.0013f, -0.86f * THIGH, 0.0f,   \
            0.0594f),                                                                              \
        LEG(SIDE, HIP, HIP, 0.0013f, -0.86f * THIGH, 0.0f, 0.0590f, 0.0f, -THIGH, 0.0f, 0.054f),   \
        LEG(SIDE, KNEE, KNEE, 0.0f, 0.0f, 0.0f, 0.053f, -0.010f, -0.30f * SHANK, 0.0f, 0.052f),    \
        LEG(SIDE, KNEE, KNEE, -0.010f, -0.30f * SHANK, 0.0f, 0.052f, 0.0f, -SHANK, 0.0f, 0.033f),  \
        LEG(SIDE, ANKLE, ANKLE, 0.0f, 0.0f, 0.0f, 0.034f, -0.040f, -0.036f, 0.0f, 0.030f)
#define FOOT_EDGE(SIDE, z)                                                                         \
    LEG(SIDE, ANKLE, TOES, 0.0f, -0.006f, 0.0f, 0.032f, 0.0f, 0.0f, z, 0.022f),                    \
        LEG(SIDE, ANKLE, TOES, -0.038f, -0.036f, (z)*0.3f, 0.029f, 0.0f, 0.0f, z, 0.021f),         \
        LEG(SIDE, TOES, TOES, 0.0f, 0.0f, z, 0.022f, 0.058f, -0.006f, (z)*0.7f, 0.014f)

#define LIMBS(SIDE, z)                                                                             \
    ARM_CONES(SIDE, z), HAND_CONES(SIDE, z), LEG_CONES(SIDE), FOOT_EDGE(SIDE, -0.018f),            \
        FOOT_EDGE(SIDE, 0.018f)

static const struct skin_cone cones[] = {
    SLICE(PELVIS, -0.022f, -0.015f, 0.070f, 0.088f, PELVIS, -0.0082f, 0.050f, 0.0639f, 0.0849f),
    SLICE(PELVIS, -0.0082f, 0.050f, 0.0639f, 0.0849f, PELVIS, -0.004f, 0.070f, 0.062f, 0.084f),
    SLICE(PELVIS, -0.004f, 0.070f, 0.062f, 0.084f, LUMBAR2, 0.0f, 0.0f, 0.052f, 0.082f),
    SLICE(LUMBAR2, 0.0f, 0.0f, 0.052f, 0.082f, THORAX1, 0.002f, 0.0f, 0.056f, 0.086f),
    SLICE(THORAX1, 0.002f, 0.0f, 0.056f, 0.086f, THORAX2, 0.002f, 0.0f, 0.064f, 0.090f),
    SLICE(THORAX2, 0.002f, 0.0f, 0.064f, 0.090f, THORAX3, 0.002f, 0.0f, 0.072f, 0.094f),
    SLICE(THORAX3, 0.002f, 0.0f, 0.072f, 0.094f, THORAX3, -0.002f, 0.045f, 0.088f, 0.068f),
    STRIP(THORAX3, -0.008f, 0.0544f, -0.10f, 0.050f, THORAX3, -0.008f, 0.0544f, 0.10f, 0.050f),
    {REGION_HEAD,
     JOINT_NECK,
     JOINT_HEAD,
     {-0.004f, -0.015f, 0.0f},
     {0.0f, 0.030f, 0.0f},
     0.056f,
     0.050f},
    HEAD(-0.010f, 0.122f, 0.0f, 0.086f, 0.026f, 0.100f, 0.0f, 0.074f),
    HEAD(0.026f, 0.100f, 0.0f, 0.070f, 0.044f, 0.040f, 0.0f, 0.046f),
    HEAD(0.098f, 0.094f, 0.0f, 0.008f, 0.110f, 0.070f, 0.0f, 0.014f),
    HEAD(-0.008f, 0.095f, -0.083f, 0.018f, -0.006f, 0.070f, -0.080f, 0.013f),
    HEAD(-0.008f, 0.095f, 0.083f, 0.018f, -0.006f, 0.070f, 0.080f, 0.013f),
    LIMBS(LEFT, -1.0f),
    LIMBS(RIGHT, 1.0f),
};

const struct skin_cone *skin_cones(int *count)
{
    *count = (int)(sizeof cones / sizeof cones[0]);
    return cones;
}
