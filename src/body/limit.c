#include "body/limit.h"

#include <cglm/util.h>
#include <math.h>

struct search {
    struct limit_breach *out;
    int most, found;
    float tolerance;
};

static void breach_add(struct search *search, enum joint joint, int axis, float degrees,
                       float limit)
{
    if (search->found < search->most) {
        search->out[search->found] = (struct limit_breach){joint, axis, degrees, limit};
    }
    search->found++;
}

static void check_angle(struct search *search, enum joint joint, int axis, float degrees)
{
    const struct angle_axis *words = joint_axis(joint, axis);
    if (!words->positive) {
        return;
    }
    if (degrees > words->most + search->tolerance) {
        breach_add(search, joint, axis, degrees, words->most);
    } else if (degrees < words->least - search->tolerance) {
        breach_add(search, joint, axis, degrees, words->least);
    }
}

static void check_spine(struct search *search, const struct pose *pose)
{
    for (int g = 0; g < SPINE_GROUP_COUNT; g++) {
        float degrees[ANGLE_AXES];
        spine_group_angles(pose, (enum spine_group)g, degrees);
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            check_angle(search, spine_group_first((enum spine_group)g), axis, degrees[axis]);
        }
    }
}

/* Near the pole: how far the arm is raised, and how far it is turned about itself against the
 * shortest way up there. */
static void check_side_arm(struct search *search, enum joint joint, const versor turn)
{
    const float up = 1.0f - 2.0f * (turn[0] * turn[0] + turn[2] * turn[2]);
    const float raised = glm_deg(acosf(glm_clamp(up, -1.0f, 1.0f)));
    const float sign = joint_side(joint) == SIDE_LEFT ? -1.0f : 1.0f;
    const float twist = glm_deg(remainderf(2.0f * atan2f(sign * turn[1], turn[3]), 2.0f * GLM_PIf));
    if (raised > LIMIT_ARM_RAISED + search->tolerance) {
        breach_add(search, joint, 0, raised, LIMIT_ARM_RAISED);
    }
    if (fabsf(twist) > LIMIT_ARM_TWIST + search->tolerance) {
        breach_add(search, joint, 2, twist, copysignf(LIMIT_ARM_TWIST, twist));
    }
}

/* Turning the thigh out beyond what the hip alone allows needs it bent and spread. */
static void check_turned_out(struct search *search, enum joint hip, const float hips[ANGLE_AXES])
{
    const bool spread = hips[0] >= 40.0f && hips[1] >= 10.0f;
    const bool wide = hips[0] >= 70.0f && hips[1] >= 15.0f;
    const float limit = !spread ? -45.0f : !wide ? -60.0f : joint_axis(hip, 2)->least;
    if (limit > joint_axis(hip, 2)->least && hips[2] < limit - search->tolerance) {
        breach_add(search, hip, 2, hips[2], limit);
    }
}

static float knee_least(float hip_flexion)
{
    return fmaxf(hip_flexion - LIMIT_HAMSTRING, 0.0f);
}

static float knee_most(float hip_flexion)
{
    const float most = joint_axis(JOINT_RIGHT_KNEE, 0)->most;
    return hip_flexion < 0.0f ? fminf(LIMIT_RECTUS + LIMIT_RECTUS_SLOPE * hip_flexion, most) : most;
}

/* Muscles that cross two joints (content.md section 3): hamstring, rectus femoris, gastrocnemius.
 */
static void check_leg(struct search *search, enum joint hip, const float hips[ANGLE_AXES],
                      float knee, float ankle)
{
    const enum joint knee_joint = (enum joint)(hip + 1);
    const float least = knee_least(hips[0]);
    const float most = knee_most(hips[0]);
    if (least > 0.0f && knee < least - search->tolerance) {
        breach_add(search, knee_joint, 0, knee, least);
    }
    if (most < joint_axis(knee_joint, 0)->most && knee > most + search->tolerance) {
        breach_add(search, knee_joint, 0, knee, most);
    }
    if (knee < 20.0f && ankle > 20.0f + search->tolerance) {
        breach_add(search, (enum joint)(hip + 2), 0, ankle, 20.0f);
    }
    check_turned_out(search, hip, hips);
}

static bool is_shoulder(enum joint joint)
{
    return joint == JOINT_LEFT_SHOULDER || joint == JOINT_RIGHT_SHOULDER;
}

int limit_breaches(const struct pose *pose, float tolerance, struct limit_breach *out, int most)
{
    struct search search = {out, most, 0, tolerance};
    check_spine(&search, pose);
    float degrees[JOINT_COUNT][ANGLE_AXES];
    for (int j = JOINT_LEFT_CLAVICLE; j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        angle_of_turn(joint, pose->turn[j], degrees[j]);
        if (is_shoulder(joint) && fabsf(degrees[j][1]) > LIMIT_ARM_POLE) {
            check_side_arm(&search, joint, pose->turn[j]);
            continue;
        }
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            check_angle(&search, joint, axis, degrees[j][axis]);
        }
    }
    for (int side = 0; side < 2; side++) {
        const enum joint hip = side == 0 ? JOINT_LEFT_HIP : JOINT_RIGHT_HIP;
        check_leg(&search, hip, degrees[hip], degrees[hip + 1][0], degrees[hip + 2][0]);
    }
    return search.found;
}
