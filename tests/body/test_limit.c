#include "body/limit.h"
#include "body/skin.h"

#include "body/check.h"

#include <cglm/quat.h>

static const struct rig *rig_of_test(void)
{
    static struct rig rig;
    rig = rig_of_stature(RIG_STATURE);
    return &rig;
}

static void set(struct pose *pose, enum joint joint, float a, float b, float c)
{
    angle_to_turn(joint, (float[3]){a, b, c}, pose->turn[joint]);
}

/* The one breach of a pose that differs from standing in a few joints. */
static int breaches(const struct pose *pose, struct limit_breach *first)
{
    struct limit_breach found[8];
    const int count = limit_breaches(pose, 0.5f, found, 8);
    *first = found[0];
    return count;
}

static void standing_breaks_no_limit(void **state)
{
    (void)state;
    struct pose pose;
    skin_stand(rig_of_test(), &pose);
    assert_int_equal(limit_breaches(&pose, 0.0f, NULL, 0), 0);
}

static void an_angle_past_its_limit_is_told_with_joint_and_axis(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    for (int j = JOINT_LEFT_CLAVICLE; j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        for (int axis = 0; axis < ANGLE_AXES && joint_axis(joint, axis)->positive; axis++) {
            float degrees[3] = {0.0f, 0.0f, 0.0f};
            skin_stand(rig_of_test(), &pose);
            degrees[axis] = joint_axis(joint, axis)->least - 2.0f;
            angle_to_turn(joint, degrees, pose.turn[joint]);
            assert_true(breaches(&pose, &breach) >= 1);
            assert_int_equal(breach.joint, joint);
            assert_int_equal(breach.axis, axis);
            in_range("found", breach.degrees - degrees[axis], -0.01f, 0.01f);
            in_range("limit", breach.limit - joint_axis(joint, axis)->least, 0.0f, 0.0f);
        }
    }
}

static void a_spine_is_judged_as_a_whole(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    const float most = joint_axis(JOINT_THORAX1, 0)->most;
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_THORAX1, most * 0.7f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 0);
    set(&pose, JOINT_THORAX3, most * 0.7f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 1);
    assert_int_equal(breach.joint, JOINT_THORAX1);
    in_range("sum", breach.degrees, most * 1.39f, most * 1.41f);
}

static void a_bent_hip_needs_a_bent_knee(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_RIGHT_HIP, 90.0f, 0, 0);
    set(&pose, JOINT_RIGHT_KNEE, 20.0f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 0);
    set(&pose, JOINT_RIGHT_KNEE, 10.0f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 1);
    assert_int_equal(breach.joint, JOINT_RIGHT_KNEE);
    in_range("least", breach.limit, 19.9f, 20.1f);
}

static void an_extended_hip_leaves_the_knee_less(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_LEFT_HIP, -10.0f, 0, 0);
    set(&pose, JOINT_LEFT_KNEE, 109.0f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 0);
    set(&pose, JOINT_LEFT_KNEE, 115.0f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 1);
    in_range("most", breach.limit, 109.9f, 110.1f);
}

static void a_straight_knee_leaves_the_ankle_less(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_LEFT_ANKLE, 24.0f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 1);
    assert_int_equal(breach.joint, JOINT_LEFT_ANKLE);
    set(&pose, JOINT_LEFT_KNEE, 30.0f, 0, 0);
    assert_int_equal(breaches(&pose, &breach), 0);
}

static void a_thigh_turns_far_out_only_bent_and_spread(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_RIGHT_HIP, 20.0f, 20.0f, -50.0f);
    assert_int_equal(breaches(&pose, &breach), 1);
    assert_int_equal(breach.axis, 2);
    set(&pose, JOINT_RIGHT_HIP, 60.0f, 20.0f, -50.0f);
    assert_int_equal(breaches(&pose, &breach), 0);
    set(&pose, JOINT_RIGHT_HIP, 60.0f, 20.0f, -68.0f);
    assert_int_equal(breaches(&pose, &breach), 1);
    set(&pose, JOINT_RIGHT_HIP, 70.0f, 20.0f, -68.0f);
    set(&pose, JOINT_RIGHT_KNEE, 90.0f, 0.0f, 0.0f);
    assert_int_equal(breaches(&pose, &breach), 0);
}

static void an_arm_out_to_the_side_is_judged_by_height_and_twist(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach breach;
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_RIGHT_SHOULDER, 40.0f, 85.0f, -30.0f);
    assert_int_equal(breaches(&pose, &breach), 0);
    set(&pose, JOINT_LEFT_SHOULDER, 0.0f, 85.0f, 110.0f);
    assert_int_equal(breaches(&pose, &breach), 1);
    assert_int_equal(breach.joint, JOINT_LEFT_SHOULDER);
    in_range("twist", breach.degrees, 109.0f, 111.0f);
}

static void more_breaches_are_counted_than_written(void **state)
{
    (void)state;
    struct pose pose;
    struct limit_breach one[1];
    skin_stand(rig_of_test(), &pose);
    set(&pose, JOINT_LEFT_KNEE, -20.0f, 0, 0);
    set(&pose, JOINT_RIGHT_ELBOW, -20.0f, 0, 0);
    assert_true(limit_breaches(&pose, 0.5f, one, 1) >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standing_breaks_no_limit),
        cmocka_unit_test(an_angle_past_its_limit_is_told_with_joint_and_axis),
        cmocka_unit_test(a_spine_is_judged_as_a_whole),
        cmocka_unit_test(a_bent_hip_needs_a_bent_knee),
        cmocka_unit_test(an_extended_hip_leaves_the_knee_less),
        cmocka_unit_test(a_straight_knee_leaves_the_ankle_less),
        cmocka_unit_test(a_thigh_turns_far_out_only_bent_and_spread),
        cmocka_unit_test(an_arm_out_to_the_side_is_judged_by_height_and_twist),
        cmocka_unit_test(more_breaches_are_counted_than_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
