/* Spheres by which the body touches floor and seat: reference/prototype/body.py. A sphere whose
 * centre is its radius over a plane touches it in every orientation; a flat sole would not. */
#include "body/bones.h"
#include "body/skin.h"

#include <cglm/quat.h>
#include <cglm/vec3.h>

#include <math.h>

/* The balls and knuckles lie on both sides of a limb's middle; 1 is the one nearer to the body's
 * middle for a foot, and the thumb's side for a hand. The order is that of enum touch (site.c). */
#define SIDE_SPHERES(SIDE, side, z)                                                                \
    {side "_buttock", JOINT_PELVIS, {-0.022f, -0.015f, (z)*0.070f}, 0.088f},                       \
        {side "_sitting_bone", JOINT_PELVIS, {-0.010f, -0.020f, (z)*0.065f}, 0.088f},              \
        {side "_ribs", JOINT_THORAX3, {0.0f, 0.0f, (z)*0.066f}, 0.090f},                           \
        {side "_waist", JOINT_LUMBAR1, {0.0f, 0.030f, (z)*0.056f}, 0.083f},                        \
        {side "_shoulder", JOINT_##SIDE##_SHOULDER, {0.0f, 0.0f, 0.0f}, 0.050f},                   \
        {side "_hip", JOINT_##SIDE##_HIP, {0.0f, 0.0f, 0.0f}, 0.090f},                             \
        {side "_knee", JOINT_##SIDE##_KNEE, {0.0f, 0.0f, 0.0f}, 0.053f},                           \
        {side "_instep", JOINT_##SIDE##_ANKLE, {0.0f, 0.0f, 0.0f}, 0.033f},                        \
        {side "_calf", JOINT_##SIDE##_KNEE, {-0.014f, -0.30f * SHANK, 0.0f}, 0.055f},              \
        {side "_thigh", JOINT_##SIDE##_HIP, {0.008f, -0.35f * THIGH, 0.0f}, 0.082f},               \
        {side "_heel", JOINT_##SIDE##_ANKLE, {-0.040f, -0.036f, 0.0f}, 0.030f},                    \
        {side "_ball_1", JOINT_##SIDE##_TOES, {0.0f, 0.0f, (z) * -0.018f}, 0.022f},                \
        {side "_ball_2", JOINT_##SIDE##_TOES, {0.0f, 0.0f, (z)*0.018f}, 0.022f},                   \
        {side "_toe", JOINT_##SIDE##_TOES, {0.058f, -0.006f, 0.0f}, 0.014f},                       \
        {side "_elbow", JOINT_##SIDE##_ELBOW, {0.0f, 0.0f, 0.0f}, 0.036f},                         \
        {side "_heel_of_hand", JOINT_##SIDE##_WRIST, {0.0f, -0.006f, 0.0f}, 0.020f},               \
        {side "_knuckle_1", JOINT_##SIDE##_FINGERS, {0.020f, 0.0f, 0.0f}, 0.0165f},                \
        {side "_knuckle_2", JOINT_##SIDE##_FINGERS, {-0.020f, 0.0f, 0.0f}, 0.0165f},               \
        {side "_fingertip", JOINT_##SIDE##_FINGERS, {0.0f, -0.085f, 0.0f}, 0.010f},                \
    {                                                                                              \
        side "_hand", JOINT_##SIDE##_WRIST, {0.0f, -0.045f, 0.0f}, 0.018f                          \
    }

static const struct skin_sphere spheres[] = {
    SIDE_SPHERES(LEFT, "left", -1.0f),
    SIDE_SPHERES(RIGHT, "right", 1.0f),
    {"back_of_head", JOINT_HEAD, {-0.022f, 0.136f, 0.0f}, 0.090f},
    {"forehead", JOINT_HEAD, {0.026f, 0.115f, 0.0f}, 0.074f},
};

const struct skin_sphere *skin_spheres(int *count)
{
    *count = (int)(sizeof spheres / sizeof spheres[0]);
    return spheres;
}

const struct skin_sphere *skin_lowest_sphere(const struct rig *rig, const struct placed *placed,
                                             float *height)
{
    const struct skin_sphere *lowest = spheres;
    *height = INFINITY;
    for (size_t i = 0; i < sizeof spheres / sizeof spheres[0]; i++) {
        vec3 centre;
        skin_point(rig, placed, spheres[i].joint, spheres[i].centre, centre);
        const float under =
            centre[1] - skin_radius(rig, spheres[i].joint, spheres[i].centre, spheres[i].radius);
        if (under < *height) {
            *height = under;
            lowest = &spheres[i];
        }
    }
    return lowest;
}

float skin_lowest(const struct rig *rig, const struct placed *placed)
{
    float height;
    skin_lowest_sphere(rig, placed, &height);
    return height;
}

void skin_stand(const struct rig *rig, struct pose *out)
{
    struct placed placed;
    glm_vec3_zero(out->root);
    for (int j = 0; j < JOINT_COUNT; j++) {
        glm_quat_identity(out->turn[j]);
    }
    pose_place(rig, out, &placed);
    out->root[1] = -skin_lowest(rig, &placed);
}
