#include "picture/flesh.h"

#include <math.h>

#include <cglm/cglm.h>

#include "body/bones.h"

/* Of the trunk: three strips wide, shaded as the flat tube that they fill. The middle one is a
 * little thicker, so that chest and back are not flat. */
#define STRIP(CLOTH, A, xa, ya, za, ra, B, xb, yb, zb, rb, ROOT_A, ROOT_B)                         \
    {                                                                                              \
        REGION_TRUNK, CLOTH_##CLOTH, JOINT_##A, JOINT_##B, {xa, ya, za}, {xb, yb, zb}, ra, rb,     \
            ROOT_A, ROOT_B, za, zb, TRUNK_FLAT,                                                    \
        {                                                                                          \
            0.0f, 0.0f, 0.0f                                                                       \
        }                                                                                          \
    }
#define SLICE(CLOTH, A, xa, ya, wa, ra, ROOT_A, B, xb, yb, wb, rb, ROOT_B)                         \
    STRIP(CLOTH, A, xa, ya, -(wa), ra, B, xb, yb, -(wb), rb, ROOT_A, ROOT_B),                      \
        STRIP(CLOTH, A, xa, ya, 0.0f, (ra) + 0.004f, B, xb, yb, 0.0f, (rb) + 0.004f, ROOT_A,       \
              ROOT_B),                                                                             \
        STRIP(CLOTH, A, xa, ya, wa, ra, B, xb, yb, wb, rb, ROOT_A, ROOT_B)
#define TRUNK_FLAT 0.68f

/* From the trunk into a limb: fills the hollow at its root. `z` is -1 left, 1 right. */
#define BRIDGE(CLOTH, z, A, xa, ya, wa, ra, B, xb, yb, rb, bb)                                     \
    {                                                                                              \
        REGION_TRUNK, CLOTH_##CLOTH, JOINT_##A, JOINT_##B, {xa, ya, (z) * (wa)}, {xb, yb, 0.0f},   \
            ra, rb, 1.0f, 1.0f, (z) * (wa), (z) * (bb), TRUNK_FLAT,                                \
        {                                                                                          \
            0.0f, 0.0f, 0.0f                                                                       \
        }                                                                                          \
    }
#define BRIDGES(SIDE, z)                                                                           \
    BRIDGE(SHIRT, z, THORAX3, -0.014f, 0.076f, 0.034f, 0.050f, SIDE##_SHOULDER, -0.002f, -0.006f,  \
           0.042f, 0.150f),                                                                        \
        BRIDGE(SHIRT, z, THORAX3, 0.024f, -0.005f, 0.078f, 0.064f, SIDE##_SHOULDER, 0.006f,        \
               -0.028f, 0.044f, 0.150f),                                                           \
        BRIDGE(SHIRT, z, THORAX2, -0.016f, 0.005f, 0.084f, 0.066f, SIDE##_SHOULDER, -0.006f,       \
               -0.034f, 0.043f, 0.150f),                                                           \
        BRIDGE(SHORTS, z, PELVIS, -0.024f, -0.022f, 0.068f, 0.084f, SIDE##_HIP, -0.012f, -0.060f,  \
               0.078f, 0.088f)

#define ROUND(REGION, CLOTH, A, B, xa, ya, za, ra, xb, yb, zb, rb, ROOT_A, ROOT_B)                 \
    {                                                                                              \
        REGION, CLOTH_##CLOTH, JOINT_##A, JOINT_##B, {xa, ya, za}, {xb, yb, zb}, ra, rb, ROOT_A,   \
            ROOT_B, 0.0f, 0.0f, 0.0f,                                                              \
        {                                                                                          \
            0.0f, 0.0f, 0.0f                                                                       \
        }                                                                                          \
    }
#define HEAD(CLOTH, xa, ya, za, ra, xb, yb, zb, rb)                                                \
    ROUND(REGION_HEAD, CLOTH, HEAD, HEAD, xa, ya, za, ra, xb, yb, zb, rb, 0.0f, 0.0f)
/* Eyes, brows and mouth stand hardly a millimetre out of the face, so that they go with its edge
 * when it turns away. `z` is -1 left, 1 right. */
#define FACE(z)                                                                                    \
    HEAD(SKIN, 0.004f, 0.062f, (z)*0.040f, 0.0280f, 0.058f, 0.018f, (z)*0.012f, 0.0235f),          \
        HEAD(SKIN, -0.012f, 0.098f, (z)*0.0735f, 0.0155f, -0.006f, 0.070f, (z)*0.068f, 0.0110f),   \
        HEAD(HAIR, 0.026f, 0.157f, (z)*0.022f, 0.0540f, -0.006f, 0.110f, (z)*0.0510f, 0.0330f),    \
        HEAD(EYE, 0.0822f, 0.1087f, (z)*0.0258f, 0.0100f, 0.0822f, 0.1087f, (z)*0.0258f, 0.0100f), \
        HEAD(HAIR, 0.0895f, 0.1318f, (z)*0.0185f, 0.0036f, 0.0800f, 0.1290f, (z)*0.0407f,          \
             0.0030f),                                                                             \
        HEAD(LIP, 0.0883f, 0.0448f, 0.0f, 0.0038f, 0.0852f, 0.0483f, (z)*0.0188f, 0.0030f)

#define ARM(SIDE, CLOTH, A, B, xa, ya, za, ra, xb, yb, zb, rb, ROOT_A, ROOT_B)                     \
    ROUND(REGION_##SIDE##_ARM, CLOTH, SIDE##_##A, SIDE##_##B, xa, ya, za, ra, xb, yb, zb, rb,      \
          ROOT_A, ROOT_B)
#define LEG(SIDE, CLOTH, A, B, xa, ya, za, ra, xb, yb, zb, rb, ROOT_A, ROOT_B)                     \
    ROUND(REGION_##SIDE##_LEG, CLOTH, SIDE##_##A, SIDE##_##B, xa, ya, za, ra, xb, yb, zb, rb,      \
          ROOT_A, ROOT_B)

/* Short sleeves join the arms to the shirt; bare below, so that every limb stays apart. */
#define ARM_CONES(SIDE)                                                                            \
    ARM(SIDE, SHIRT, SHOULDER, SHOULDER, 0.0f, -0.007f, 0.0f, 0.0465f, 0.003f, -0.46f * UPPER_ARM, \
        0.0f, 0.0485f, 1.0f, 0.2f),                                                                \
        ARM(SIDE, SKIN, SHOULDER, SHOULDER, 0.003f, -0.44f * UPPER_ARM, 0.0f, 0.0425f, 0.0f,       \
            -UPPER_ARM, 0.0f, 0.035f, 0.2f, 0.0f),                                                 \
        ARM(SIDE, SKIN, FOREARM, FOREARM, 0.0f, 0.0f, 0.0f, 0.0350f, 0.0f, -0.26f * FOREARM, 0.0f, \
            0.0365f, 0.0f, 0.0f),                                                                  \
        ARM(SIDE, SKIN, FOREARM, FOREARM, 0.0f, -0.26f * FOREARM, 0.0f, 0.0365f, 0.0f, -FOREARM,   \
            0.0f, 0.0240f, 0.0f, 0.0f)

/* A hand at rest: fingers side by side, a little arched, so that their tips lie as low as the palm,
 * and the thumb along them. Bent at the knuckles, fingers bend in their middle, too, and the thumb
 * comes across, until they hold. `z` * -1 is towards the palm. */
#define PALM(SIDE, x)                                                                              \
    ARM(SIDE, SKIN, WRIST, FINGERS, (x)*0.55f, -0.006f, 0.0f, 0.0190f, x, 0.0f, 0.0f, 0.0150f,     \
        0.0f, 0.0f)
#define BENDS(SIDE, z, JOINT, xa, ya, za, ra, xb, yb, zb, rb, hx, hy, hz)                          \
    {                                                                                              \
        REGION_##SIDE##_ARM, CLOTH_SKIN, JOINT_##SIDE##_##JOINT, JOINT_##SIDE##_##JOINT,           \
            {xa, ya, (z) * (za)}, {xb, yb, (z) * (zb)}, ra, rb, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,      \
        {                                                                                          \
            (z) * (hx), (z) * (hy), hz                                                             \
        }                                                                                          \
    }
#define FINGER(SIDE, z, x, thick, mid_x, mid_y, mid, tip_x, tip_y, thin, bends)                    \
    ARM(SIDE, SKIN, FINGERS, FINGERS, x, 0.0f, (z)*0.001f, thick, mid_x, mid_y, (z)*0.004f, mid,   \
        0.0f, 0.0f),                                                                               \
        BENDS(SIDE, z, FINGERS, mid_x, mid_y, 0.004f, mid, tip_x, tip_y, -0.004f, thin, bends,     \
              0.0f, 0.0f)
#define HAND_CONES(SIDE, z)                                                                        \
    PALM(SIDE, -0.0210f), PALM(SIDE, 0.0f), PALM(SIDE, 0.0210f),                                   \
        FINGER(SIDE, z, 0.0240f, 0.0105f, 0.0262f, -0.042f, 0.0092f, 0.0265f, -0.078f, 0.0074f,    \
               1.05f),                                                                             \
        FINGER(SIDE, z, 0.0080f, 0.0105f, 0.0088f, -0.046f, 0.0092f, 0.0088f, -0.087f, 0.0074f,    \
               1.10f),                                                                             \
        FINGER(SIDE, z, -0.0080f, 0.0100f, -0.0088f, -0.043f, 0.0090f, -0.0088f, -0.081f, 0.0072f, \
               1.15f),                                                                             \
        FINGER(SIDE, z, -0.0235f, 0.0092f, -0.0255f, -0.034f, 0.0082f, -0.0255f, -0.064f, 0.0066f, \
               1.15f),                                                                             \
        ARM(SIDE, SKIN, WRIST, WRIST, 0.012f, -0.018f, (z) * -0.004f, 0.0180f, 0.036f, -0.052f,    \
            (z) * -0.010f, 0.0130f, 0.0f, 0.0f),                                                   \
        BENDS(SIDE, z, WRIST, 0.036f, -0.052f, -0.010f, 0.0130f, 0.050f, -0.092f, -0.012f,         \
              0.0092f, 0.54f, 0.22f, -0.52f)

#define LEG_CONES(SIDE)                                                                            \
    LEG(SIDE, SHORTS, HIP, HIP, 0.0f, 0.0f, 0.0f, 0.090f, 0.006f, -0.35f * THIGH, 0.0f, 0.079f,    \
        1.0f, 0.2f),                                                                               \
        LEG(SIDE, SHORTS, HIP, HIP, 0.006f, -0.35f * THIGH, 0.0f, 0.079f, 0.002f, -0.78f * THIGH,  \
            0.0f, 0.0655f, 0.2f, 0.0f),                                                            \
        LEG(SIDE, SKIN, HIP, HIP, 0.0015f, -0.84f * THIGH, 0.0f, 0.0575f, 0.0f, -THIGH, 0.0f,      \
            0.0525f, 0.0f, 0.0f),                                                                  \
        LEG(SIDE, SKIN, KNEE, KNEE, 0.0f, 0.0f, 0.0f, 0.0515f, -0.010f, -0.28f * SHANK, 0.0f,      \
            0.0520f, 0.0f, 0.0f),                                                                  \
        LEG(SIDE, SKIN, KNEE, KNEE, -0.010f, -0.28f * SHANK, 0.0f, 0.0520f, 0.0f, -SHANK, 0.0f,    \
            0.0325f, 0.0f, 0.0f),                                                                  \
        LEG(SIDE, SKIN, ANKLE, ANKLE, -0.004f, 0.010f, 0.0f, 0.0325f, -0.040f, -0.036f, 0.0f,      \
            0.030f, 0.0f, 0.0f)
/* The sole lies level: a toe's bottom is where that of the ball is, or a little higher. */
#define FOOT_EDGE(SIDE, z)                                                                         \
    LEG(SIDE, SKIN, ANKLE, TOES, 0.0f, -0.006f, 0.0f, 0.031f, -0.006f, 0.0f, z, 0.021f, 0.0f,      \
        0.0f),                                                                                     \
        LEG(SIDE, SKIN, ANKLE, TOES, -0.038f, -0.037f, (z)*0.3f, 0.029f, 0.0f, 0.0f, z, 0.021f,    \
            0.0f, 0.0f)
#define TOE(SIDE, z, xa, za, ra, xb, zb, rb)                                                       \
    LEG(SIDE, SKIN, TOES, TOES, xa, (ra)-0.0215f, (z) * (za), ra, xb, (rb)-0.0205f, (z) * (zb),    \
        rb, 0.0f, 0.0f)
#define FOOT_CONES(SIDE, z)                                                                        \
    FOOT_EDGE(SIDE, -0.020f), FOOT_EDGE(SIDE, 0.020f),                                             \
        TOE(SIDE, z, 0.000f, -0.024f, 0.0190f, 0.054f, -0.021f, 0.0150f),                          \
        TOE(SIDE, z, 0.000f, -0.004f, 0.0170f, 0.056f, 0.001f, 0.0110f),                           \
        TOE(SIDE, z, 0.000f, 0.008f, 0.0165f, 0.050f, 0.0165f, 0.0100f),                           \
        TOE(SIDE, z, 0.000f, 0.018f, 0.0160f, 0.041f, 0.030f, 0.0095f),                            \
        TOE(SIDE, z, -0.006f, 0.025f, 0.0160f, 0.030f, 0.042f, 0.0090f)

#define LIMBS(SIDE, z)                                                                             \
    BRIDGES(SIDE, z), ARM_CONES(SIDE), HAND_CONES(SIDE, z), LEG_CONES(SIDE), FOOT_CONES(SIDE, z)

static const struct flesh cones[] = {
    SLICE(SHORTS, PELVIS, -0.022f, -0.015f, 0.070f, 0.088f, 0.8f, PELVIS, -0.0070f, 0.085f, 0.0700f,
          0.0870f, 0.4f),
    STRIP(SHORTS, PELVIS, -0.004f, 0.0f, 0.0f, 0.0905f, PELVIS, -0.006f, -0.045f, 0.0f, 0.075f,
          0.8f, 0.8f),
    SLICE(SHIRT, PELVIS, -0.0070f, 0.085f, 0.0700f, 0.0870f, 0.4f, LUMBAR2, 0.0f, 0.0f, 0.056f,
          0.083f, 0.0f),
    SLICE(SHIRT, LUMBAR2, 0.0f, 0.0f, 0.056f, 0.083f, 0.0f, THORAX1, 0.002f, 0.0f, 0.059f, 0.086f,
          0.0f),
    SLICE(SHIRT, THORAX1, 0.002f, 0.0f, 0.059f, 0.086f, 0.0f, THORAX2, 0.002f, 0.0f, 0.066f, 0.090f,
          0.3f),
    SLICE(SHIRT, THORAX2, 0.002f, 0.0f, 0.066f, 0.090f, 0.3f, THORAX3, 0.002f, 0.0f, 0.072f, 0.094f,
          0.8f),
    SLICE(SHIRT, THORAX3, 0.002f, 0.0f, 0.072f, 0.094f, 0.8f, THORAX3, -0.002f, 0.045f, 0.088f,
          0.068f, 1.0f),
    STRIP(SHIRT, THORAX3, -0.014f, 0.051f, -0.11f, 0.048f, THORAX3, -0.014f, 0.051f, 0.11f, 0.048f,
          1.0f, 1.0f),
    ROUND(REGION_TRUNK, SHIRT, THORAX3, NECK, -0.006f, 0.060f, 0.0f, 0.066f, -0.005f, 0.020f, 0.0f,
          0.0570f, 1.0f, 1.0f),
    ROUND(REGION_HEAD, SKIN, NECK, HEAD, -0.006f, -0.018f, 0.0f, 0.055f, -0.006f, 0.030f, 0.0f,
          0.049f, 1.0f, 0.0f),
    HEAD(SKIN, -0.016f, 0.130f, 0.0f, 0.0765f, 0.022f, 0.118f, 0.0f, 0.074f),
    HEAD(SKIN, 0.022f, 0.118f, 0.0f, 0.074f, 0.032f, 0.070f, 0.0f, 0.061f),
    HEAD(SKIN, 0.032f, 0.070f, 0.0f, 0.061f, 0.056f, 0.024f, 0.0f, 0.032f),
    HEAD(SKIN, 0.0905f, 0.104f, 0.0f, 0.0070f, 0.0995f, 0.0756f, 0.0f, 0.0098f),
    HEAD(HAIR, -0.024f, 0.136f, 0.0f, 0.0865f, 0.004f, 0.148f, 0.0f, 0.0780f),
    HEAD(HAIR, -0.028f, 0.118f, 0.0f, 0.0815f, -0.034f, 0.062f, 0.0f, 0.0550f),
    FACE(-1.0f),
    FACE(1.0f),
    LIMBS(LEFT, -1.0f),
    LIMBS(RIGHT, 1.0f),
};

const struct flesh *flesh_cones(int *count)
{
    *count = (int)(sizeof cones / sizeof cones[0]);
    return cones;
}

/* To the right of the bone. */
static void side_of(const struct flesh *flesh, const struct placed *placed, vec3 out)
{
    glm_quat_rotatev((float *)placed->facing[flesh->joint_a], (vec3){0.0f, 0.0f, 1.0f}, out);
}

/* How far the fingers are bent towards the palm, radians. */
static float knuckles_bent(const struct placed *placed, enum side side)
{
    const bool left = side == SIDE_LEFT;
    versor back, turn;
    glm_quat_inv((float *)placed->facing[left ? JOINT_LEFT_WRIST : JOINT_RIGHT_WRIST], back);
    glm_quat_mul(back, (float *)placed->facing[left ? JOINT_LEFT_FINGERS : JOINT_RIGHT_FINGERS],
                 turn);
    const float bent = 2.0f * atan2f(turn[0], fabsf(turn[3])) * (turn[3] < 0.0f ? -1.0f : 1.0f);
    return fmaxf(left ? -bent : bent, 0.0f);
}

/* b of what hangs on a hinge. */
static void bend(const struct flesh *flesh, const struct placed *placed, vec3 b)
{
    vec3 off, axis;
    const float much = knuckles_bent(placed, joint_side(flesh->joint_b));
    glm_vec3_copy((float *)flesh->hinge, axis);
    glm_vec3_sub((float *)flesh->b, (float *)flesh->a, off);
    glm_vec3_rotate(off, much * glm_vec3_norm(axis), axis);
    glm_vec3_add((float *)flesh->a, off, b);
}

void flesh_place(const struct flesh *flesh, const struct rig *rig, const struct placed *placed,
                 float swell, struct figure_cone *out)
{
    const bool swells = flesh->region == REGION_TRUNK && flesh->cloth == CLOTH_SHIRT;
    const float thick = swells ? swell : 1.0f;
    skin_point(rig, placed, flesh->joint_a, flesh->a, out->a);
    vec3 b;
    glm_vec3_copy((float *)flesh->b, b);
    if (flesh->hinge[0] != 0.0f)
        bend(flesh, placed, b);
    skin_point(rig, placed, flesh->joint_b, b, out->b);
    out->radius_a = thick * skin_radius(rig, flesh->joint_a, flesh->a, flesh->radius_a);
    out->radius_b = thick * skin_radius(rig, flesh->joint_b, flesh->b, flesh->radius_b);
    out->region = flesh->region;
    out->rooted_a = flesh->rooted_a;
    out->rooted_b = flesh->rooted_b;
    if (flesh->flat > 0.0f) {
        side_of(flesh, placed, out->side);
        out->beside_a = skin_radius(rig, flesh->joint_a, flesh->a, flesh->beside_a);
        out->beside_b = skin_radius(rig, flesh->joint_b, flesh->b, flesh->beside_b);
        out->flat = flesh->flat;
    }
}
