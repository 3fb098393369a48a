#include "body/angle.h"
#include "body/pose.h"
#include "body/skin.h"

#include "body/check.h"

#include <cglm/quat.h>

static bool is_locked(enum joint joint, int axis)
{
    return joint_axis(joint, axis)->positive == NULL;
}

static void angles_read_back_as_they_were_written(void **state)
{
    (void)state;
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int n = 0; n < 343; n++) {
            const float steps[] = {-75.0f, -40.0f, -3.0f, 0.0f, 12.5f, 55.0f, 80.0f};
            const float written[3] = {steps[n % 7], steps[n / 7 % 7], steps[n / 49]};
            float degrees[3], read[3];
            for (int axis = 0; axis < 3; axis++) {
                const struct angle_axis *words = joint_axis((enum joint)j, axis);
                degrees[axis] = is_locked((enum joint)j, axis)
                                    ? 0.0f
                                    : fminf(fmaxf(written[axis], words->least), words->most);
            }
            versor turn;
            angle_to_turn((enum joint)j, degrees, turn);
            angle_of_turn((enum joint)j, turn, read);
            in_range(joint_name((enum joint)j), apart(degrees, read, 3), 0.0f, 2e-3f);
        }
    }
}

static void an_arm_raised_beyond_the_horizontal_reads_as_it_was_written(void **state)
{
    (void)state;
    const float written[3] = {20.0f, 110.0f, 15.0f};
    for (int side = 0; side < 2; side++) {
        const enum joint shoulder = side ? JOINT_LEFT_SHOULDER : JOINT_RIGHT_SHOULDER;
        float read[3];
        versor turn;
        angle_to_turn(shoulder, written, turn);
        angle_of_turn(shoulder, turn, read);
        in_range(joint_name(shoulder), apart(written, read, 3), 0.0f, 2e-3f);
    }
}

/* Where a point on the far end of a bone goes when one word is written. */
static void moved_by(enum joint joint, int axis, float degrees, vec3 point)
{
    float angles[3] = {0.0f, 0.0f, 0.0f};
    angles[axis] = degrees;
    versor turn;
    angle_to_turn(joint, angles, turn);
    glm_quat_rotatev(turn, point, point);
}

static void words_move_the_body_the_way_they_say(void **state)
{
    (void)state;
    const struct {
        enum joint joint;
        int axis;
        vec3 bone, towards;
    } cases[] = {
        {JOINT_RIGHT_HIP, 0, {0, -1, 0}, {1, 0, 0}},     /* flexion: thigh forward */
        {JOINT_RIGHT_HIP, 1, {0, -1, 0}, {0, 0, 1}},     /* abduction: outward, right */
        {JOINT_LEFT_HIP, 1, {0, -1, 0}, {0, 0, -1}},     /* abduction: outward, left */
        {JOINT_RIGHT_HIP, 2, {1, 0, 0}, {0, 0, -1}},     /* internal rotation: toes inward */
        {JOINT_LEFT_HIP, 2, {1, 0, 0}, {0, 0, 1}},       /* the same on the left */
        {JOINT_RIGHT_KNEE, 0, {0, -1, 0}, {-1, 0, 0}},   /* flexion: heel back */
        {JOINT_RIGHT_ELBOW, 0, {0, -1, 0}, {1, 0, 0}},   /* flexion: hand forward */
        {JOINT_RIGHT_ANKLE, 0, {1, 0, 0}, {0, 1, 0}},    /* dorsiflexion: toes up */
        {JOINT_RIGHT_ANKLE, 1, {0, -1, 0}, {0, 0, -1}},  /* inversion: sole inward */
        {JOINT_RIGHT_TOES, 0, {1, 0, 0}, {0, 1, 0}},     /* extension: up */
        {JOINT_RIGHT_FOREARM, 0, {1, 0, 0}, {0, 0, -1}}, /* pronation: thumb inward */
        {JOINT_RIGHT_WRIST, 0, {0, -1, 0}, {0, 0, -1}},  /* flexion: towards the palm */
        {JOINT_RIGHT_WRIST, 1, {0, -1, 0}, {1, 0, 0}},   /* radial: towards the thumb */
        {JOINT_RIGHT_CLAVICLE, 0, {0, 0, 1}, {0, 1, 0}}, /* elevation: shoulder up */
        {JOINT_RIGHT_CLAVICLE, 1, {0, 0, 1}, {1, 0, 0}}, /* protraction: forward */
        {JOINT_LEFT_CLAVICLE, 1, {0, 0, -1}, {1, 0, 0}}, /* the same on the left */
        {JOINT_LUMBAR1, 0, {0, 1, 0}, {1, 0, 0}},        /* flexion: bows forward */
        {JOINT_LUMBAR1, 1, {0, 1, 0}, {0, 0, 1}},        /* bends to the right */
        {JOINT_NECK, 2, {1, 0, 0}, {0, 0, 1}},           /* turns to the right */
        {JOINT_PELVIS, 0, {0, 1, 0}, {1, 0, 0}},         /* anterior tilt: top forward */
        {JOINT_PELVIS, 1, {0, 0, 1}, {0, 1, 0}},         /* right hip up */
        {JOINT_PELVIS, 2, {1, 0, 0}, {0, 0, 1}},         /* turns to the right */
    };
    for (int i = 0; i < COUNT(cases); i++) {
        vec3 point;
        memcpy(point, cases[i].bone, sizeof point);
        moved_by(cases[i].joint, cases[i].axis, 30.0f, point);
        float along = 0.0f;
        for (int k = 0; k < 3; k++) {
            along += point[k] * cases[i].towards[k];
        }
        in_range(joint_name(cases[i].joint), along, 0.499f, 0.501f);
    }
}

static void the_left_side_turns_as_the_mirror_image_of_the_right(void **state)
{
    (void)state;
    const float degrees[3] = {33.0f, -14.0f, 21.0f};
    for (int j = JOINT_LEFT_CLAVICLE; j <= JOINT_LEFT_TOES; j++) {
        versor left, right;
        angle_to_turn((enum joint)j, degrees, left);
        angle_to_turn(joint_mirror((enum joint)j), degrees, right);
        const versor mirrored = {-right[0], -right[1], right[2], right[3]};
        assert_true(apart(left, mirrored, 4) == 0.0f);
    }
}

static void every_axis_has_two_words_and_limits_around_zero(void **state)
{
    (void)state;
    for (int j = 0; j < JOINT_COUNT; j++) {
        int open = 0;
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            const struct angle_axis *words = joint_axis((enum joint)j, axis);
            assert_int_equal(words->positive == NULL, words->negative == NULL);
            if (words->positive) {
                open++;
                assert_string_not_equal(words->positive, words->negative);
                assert_true(words->most > 0.0f && words->least <= 0.0f);
            }
        }
        assert_in_range(open, 1, 3);
    }
}

static void a_spine_group_reads_as_the_sum_of_its_joints(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    for (int g = 0; g < SPINE_GROUP_COUNT; g++) {
        const enum spine_group group = (enum spine_group)g;
        const int joints = spine_group_joints(group);
        struct pose pose;
        skin_stand(&rig, &pose);
        for (int i = 0; i < joints; i++) {
            const enum joint joint = (enum joint)((int)spine_group_first(group) + i);
            angle_to_turn(joint, (float[3]){30.0f / (float)joints, 0.0f, 0.0f}, pose.turn[joint]);
        }
        float total[3];
        spine_group_angles(&pose, group, total);
        in_range(spine_group_name(group), total[0], 29.999f, 30.001f);
        in_range(spine_group_name(group), total[1], -1e-3f, 1e-3f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(angles_read_back_as_they_were_written),
        cmocka_unit_test(an_arm_raised_beyond_the_horizontal_reads_as_it_was_written),
        cmocka_unit_test(words_move_the_body_the_way_they_say),
        cmocka_unit_test(the_left_side_turns_as_the_mirror_image_of_the_right),
        cmocka_unit_test(every_axis_has_two_words_and_limits_around_zero),
        cmocka_unit_test(a_spine_group_reads_as_the_sum_of_its_joints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
