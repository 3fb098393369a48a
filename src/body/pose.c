#include "body/pose.h"

#include <cglm/quat.h>
#include <cglm/vec3.h>
#include <math.h>

void pose_place(const struct rig *rig, const struct pose *pose, struct placed *out)
{
    glm_vec3_copy((float *)pose->root, out->at[JOINT_PELVIS]);
    glm_quat_copy((float *)pose->turn[JOINT_PELVIS], out->facing[JOINT_PELVIS]);
    for (int j = JOINT_PELVIS + 1; j < JOINT_COUNT; j++) {
        const enum joint parent = joint_parent((enum joint)j);
        glm_quat_mul(out->facing[parent], (float *)pose->turn[j], out->facing[j]);
        placed_point(out, parent, rig->offset[j], out->at[j]);
    }
}

/* v + 2 w (q x v) + 2 q x (q x v) */
static void placed_direction(const struct placed *placed, enum joint joint, const vec3 local,
                             vec3 out)
{
    const float *q = placed->facing[joint];
    const float x = q[1] * local[2] - q[2] * local[1];
    const float y = q[2] * local[0] - q[0] * local[2];
    const float z = q[0] * local[1] - q[1] * local[0];
    const float turned[3] = {
        local[0] + 2.0f * (q[3] * x + q[1] * z - q[2] * y),
        local[1] + 2.0f * (q[3] * y + q[2] * x - q[0] * z),
        local[2] + 2.0f * (q[3] * z + q[0] * y - q[1] * x),
    };
    for (int k = 0; k < 3; k++) {
        out[k] = turned[k];
    }
}

void placed_point(const struct placed *placed, enum joint joint, const vec3 local, vec3 out)
{
    vec3 turned;
    placed_direction(placed, joint, local, turned);
    glm_vec3_add((float *)placed->at[joint], turned, out);
}

void pose_mirror(const struct pose *pose, struct pose *out)
{
    const struct pose from = *pose;
    out->root[0] = from.root[0];
    out->root[1] = from.root[1];
    out->root[2] = -from.root[2];
    for (int j = 0; j < JOINT_COUNT; j++) {
        const float *turn = from.turn[joint_mirror((enum joint)j)];
        out->turn[j][0] = -turn[0];
        out->turn[j][1] = -turn[1];
        out->turn[j][2] = turn[2];
        out->turn[j][3] = turn[3];
    }
}

/* By the chord between the quaternions: acos loses half the digits for small angles. */
float pose_turned(const struct pose *a, const struct pose *b, enum joint joint)
{
    const float *p = a->turn[joint], *q = b->turn[joint];
    float apart = 0.0f;
    float along = 0.0f;
    for (int k = 0; k < 4; k++) {
        apart += (p[k] - q[k]) * (p[k] - q[k]);
        along += (p[k] + q[k]) * (p[k] + q[k]);
    }
    return 4.0f * asinf(fminf(sqrtf(fminf(apart, along)) / 2.0f, 1.0f));
}

float pose_difference(const struct pose *a, const struct pose *b)
{
    float most = 0.0f;
    for (int j = 0; j < JOINT_COUNT; j++) {
        most = fmaxf(most, pose_turned(a, b, (enum joint)j));
    }
    return most;
}
