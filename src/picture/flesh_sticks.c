/* The figure as strokes: bones rather than flesh, with a head that shows where it looks. */
#include "body/bones.h"
#include "picture/flesh.h"

#define STROKE(REGION, CLOTH, A, B, xa, ya, za, ra, xb, yb, zb, rb, ROOT_A, ROOT_B)                \
    {                                                                                              \
        REGION, CLOTH_##CLOTH, JOINT_##A, JOINT_##B, {xa, ya, za}, {xb, yb, zb}, ra, rb, ROOT_A,   \
            ROOT_B, 0.0f, 0.0f, 0.0f,                                                              \
        {                                                                                          \
            0.0f, 0.0f, 0.0f                                                                       \
        }                                                                                          \
    }

/* The spine runs towards the back, so that who lies on it lies on the floor. */
#define SPINE(A, xa, ya, B, xb, yb)                                                                \
    STROKE(REGION_TRUNK, SKIN, A, B, xa, ya, 0.0f, 0.036f, xb, yb, 0.0f, 0.036f, 0.0f, 0.0f)
#define HEAD(CLOTH, xa, ya, za, ra, xb, yb, zb, rb)                                                \
    STROKE(REGION_HEAD, CLOTH, HEAD, HEAD, xa, ya, za, ra, xb, yb, zb, rb, 0.0f, 0.0f)
#define EYE(z)                                                                                     \
    HEAD(EYE, 0.0762f, 0.121f, (z)*0.0325f, 0.0135f, 0.0762f, 0.114f, (z)*0.0325f, 0.0135f)

#define ARM(SIDE, A, B, xa, ya, za, ra, xb, yb, zb, rb)                                            \
    STROKE(REGION_##SIDE##_ARM, SKIN, SIDE##_##A, SIDE##_##B, xa, ya, za, ra, xb, yb, zb, rb,      \
           0.0f, 0.0f)
#define LEG(SIDE, A, B, xa, ya, za, ra, xb, yb, zb, rb)                                            \
    STROKE(REGION_##SIDE##_LEG, SKIN, SIDE##_##A, SIDE##_##B, xa, ya, za, ra, xb, yb, zb, rb,      \
           0.0f, 0.0f)
#define LIMBS(SIDE, z)                                                                             \
    STROKE(REGION_TRUNK, SKIN, THORAX3, SIDE##_SHOULDER, -0.020f, 0.050f, 0.0f, 0.030f, 0.0f,      \
           0.0f, 0.0f, 0.028f, 1.0f, 1.0f),                                                        \
        STROKE(REGION_TRUNK, SKIN, PELVIS, SIDE##_HIP, -0.020f, 0.010f, 0.0f, 0.034f, 0.0f, 0.0f,  \
               0.0f, 0.032f, 1.0f, 1.0f),                                                          \
        STROKE(REGION_##SIDE##_ARM, SKIN, SIDE##_SHOULDER, SIDE##_ELBOW, 0.0f, 0.0f, 0.0f, 0.028f, \
               0.0f, 0.0f, 0.0f, 0.026f, 1.0f, 0.0f),                                              \
        ARM(SIDE, FOREARM, WRIST, 0.0f, 0.0f, 0.0f, 0.026f, 0.0f, 0.0f, 0.0f, 0.023f),             \
        ARM(SIDE, WRIST, FINGERS, 0.0f, 0.0f, 0.0f, 0.022f, 0.0f, -0.065f, 0.0f, 0.015f),          \
        ARM(SIDE, WRIST, WRIST, 0.006f, -0.020f, 0.0f, 0.015f, 0.056f, -0.076f, (z) * -0.005f,     \
            0.013f),                                                                               \
        STROKE(REGION_##SIDE##_LEG, SKIN, SIDE##_HIP, SIDE##_KNEE, 0.0f, 0.0f, 0.0f, 0.034f, 0.0f, \
               0.0f, 0.0f, 0.031f, 1.0f, 0.0f),                                                    \
        LEG(SIDE, KNEE, ANKLE, 0.0f, 0.0f, 0.0f, 0.031f, -0.014f, -0.010f, 0.0f, 0.026f),          \
        LEG(SIDE, ANKLE, ANKLE, -0.014f, -0.010f, 0.0f, 0.026f, -0.046f, -0.043f, 0.0f, 0.022f),   \
        LEG(SIDE, ANKLE, TOES, -0.046f, -0.043f, 0.0f, 0.022f, 0.056f, -0.003f, 0.0f, 0.017f)

static const struct flesh strokes[] = {
    SPINE(PELVIS, -0.020f, 0.010f, LUMBAR1, -0.026f, 0.0f),
    SPINE(LUMBAR1, -0.026f, 0.0f, LUMBAR2, -0.028f, 0.0f),
    SPINE(LUMBAR2, -0.028f, 0.0f, THORAX1, -0.028f, 0.0f),
    SPINE(THORAX1, -0.028f, 0.0f, THORAX2, -0.028f, 0.0f),
    SPINE(THORAX2, -0.028f, 0.0f, THORAX3, -0.028f, 0.0f),
    SPINE(THORAX3, -0.028f, 0.0f, NECK, -0.014f, 0.0f),
    STROKE(REGION_HEAD, SKIN, NECK, HEAD, -0.014f, 0.0f, 0.0f, 0.034f, -0.006f, 0.040f, 0.0f,
           0.034f, 1.0f, 0.0f),
    HEAD(SKIN, -0.012f, 0.122f, 0.0f, 0.092f, 0.004f, 0.108f, 0.0f, 0.086f),
    HEAD(SKIN, 0.078f, 0.096f, 0.0f, 0.025f, 0.114f, 0.078f, 0.0f, 0.014f),
    EYE(-1.0f),
    EYE(1.0f),
    LIMBS(LEFT, -1.0f),
    LIMBS(RIGHT, 1.0f),
};

const struct flesh *flesh_sticks(int *count)
{
    *count = (int)(sizeof strokes / sizeof strokes[0]);
    return strokes;
}
