/* How the build of a rig shows: reference/kinematics.md has one body, this thickens or thins it. */
#include "body/bones.h"
#include "body/skin.h"

#include <math.h>

/* How much of the build shows at a joint and, `length` below it, at the end of its bone. Hanging
 * arms leave the trunk no room for more. */
struct share {
    float top, end, length;
};

#define LIMBS(SIDE)                                                                                \
    [JOINT_##SIDE##_CLAVICLE] = {0.7f, 0.7f, 1.0f},                                                \
    [JOINT_##SIDE##_SHOULDER] = {1.0f, 0.6f, UPPER_ARM},                                           \
    [JOINT_##SIDE##_ELBOW] = {0.6f, 0.6f, 1.0f}, [JOINT_##SIDE##_FOREARM] = {0.6f, 0.2f, FOREARM}, \
    [JOINT_##SIDE##_HIP] = {1.0f, 0.6f, THIGH}, [JOINT_##SIDE##_KNEE] = {0.6f, 0.2f, SHANK}

static const struct share shares[JOINT_COUNT] = {
    [JOINT_PELVIS] = {0.7f, 0.7f, 1.0f},
    [JOINT_LUMBAR1] = {0.8f, 0.8f, 1.0f},
    [JOINT_LUMBAR2] = {0.8f, 0.8f, 1.0f},
    [JOINT_THORAX1] = {0.8f, 0.8f, 1.0f},
    [JOINT_THORAX2] = {0.7f, 0.7f, 1.0f},
    [JOINT_THORAX3] = {0.7f, 0.7f, 1.0f},
    [JOINT_NECK] = {0.5f, 0.5f, 1.0f},
    LIMBS(LEFT),
    LIMBS(RIGHT),
};

float skin_girth(const struct rig *rig, enum joint joint, float along)
{
    const struct share *share = &shares[joint];
    const float down = share->length > 0.0f ? fminf(fmaxf(-along / share->length, 0.0f), 1.0f) : 0;
    return 1.0f + (rig->build - 1.0f) * (share->top + (share->end - share->top) * down);
}

void skin_scale(const struct rig *rig, enum joint joint, const vec3 local, vec3 out)
{
    const float thick = rig->scale * skin_girth(rig, joint, local[1]);
    out[0] = local[0] * thick;
    out[1] = local[1] * rig->scale;
    out[2] = local[2] * thick;
}

float skin_radius(const struct rig *rig, enum joint joint, const vec3 local, float radius)
{
    return radius * rig->scale * skin_girth(rig, joint, local[1]);
}

void skin_point(const struct rig *rig, const struct placed *placed, enum joint joint,
                const vec3 local, vec3 out)
{
    vec3 scaled;
    skin_scale(rig, joint, local, scaled);
    placed_point(placed, joint, scaled, out);
}
