#include "body/angle.h"
#include "body/figure.h"
#include "body/skin.h"

#include "body/check.h"

#include <cglm/quat.h>

static void random_pose(unsigned seed, struct pose *out)
{
    unsigned x = seed * 2654435761u + 1u;
    for (int j = 0; j < JOINT_COUNT; j++) {
        float degrees[3];
        for (int k = 0; k < 3; k++) {
            x = x * 1664525u + 1013904223u;
            degrees[k] = (float)(x >> 8) / 16777216.0f * 120.0f - 60.0f;
        }
        angle_to_turn((enum joint)j, degrees, out->turn[j]);
    }
    out->root[0] = 0.3f;
    out->root[1] = 0.8f;
    out->root[2] = -0.2f;
}

/* tests/body/fk_random.py */
static void placing_agrees_with_an_independent_computation(void **state)
{
    (void)state;
    FILE *file = fopen(LIMBER_SOURCE "/tests/body/fk_random.csv", "r");
    assert_non_null(file);
    const struct rig rig = rig_of_stature(RIG_STATURE);
    char line[8192];
    int poses = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') {
            continue;
        }
        char *at = line;
        next_number(&at);
        struct pose pose = {.root = {0.0f, 0.0f, 0.0f}};
        vec3 expected[JOINT_COUNT];
        for (int j = 0; j < JOINT_COUNT; j++) {
            float degrees[3];
            for (int k = 0; k < 3; k++) {
                degrees[k] = next_number(&at);
            }
            for (int k = 0; k < 3; k++) {
                expected[j][k] = next_number(&at);
            }
            angle_to_turn((enum joint)j, degrees, pose.turn[j]);
        }
        struct placed placed;
        pose_place(&rig, &pose, &placed);
        for (int j = 0; j < JOINT_COUNT; j++) {
            for (int k = 0; k < 3; k++) {
                placed.at[j][k] /= rig.stature;
            }
            in_range(joint_name((enum joint)j), apart(placed.at[j], expected[j], 3), 0.0f, 1e-5f);
        }
        poses++;
    }
    fclose(file);
    assert_int_equal(poses, 40);
}

static void read_turn(char **at, enum joint joint, struct pose *pose)
{
    float degrees[3];
    for (int k = 0; k < 3; k++) {
        degrees[k] = next_number(at);
    }
    angle_to_turn(joint, degrees, pose->turn[joint]);
}

static void read_hinge(char **at, enum joint joint, struct pose *pose)
{
    angle_to_turn(joint, (float[3]){next_number(at), 0.0f, 0.0f}, pose->turn[joint]);
}

/* The reference turns to the left where our spine words turn to the right. */
static void read_spine(char **at, enum joint joint, struct pose *pose)
{
    const float flexion = next_number(at);
    const float bend = next_number(at);
    const float turn = -next_number(at);
    angle_to_turn(joint, (float[3]){flexion, bend, turn}, pose->turn[joint]);
}

static void read_reference_pose(char **at, struct pose *pose)
{
    vec3 axes[4] = {{0, 1, 0}, {0, 0, -1}, {1, 0, 0}, {0, 1, 0}}; /* yaw, pitch, list, roll */
    for (int i = 0; i < 4; i++) {
        versor by, before;
        glm_quatv(by, glm_rad(next_number(at)), axes[i]);
        glm_quat_copy(pose->turn[JOINT_PELVIS], before);
        glm_quat_mul(before, by, pose->turn[JOINT_PELVIS]);
    }
    read_spine(at, JOINT_LUMBAR1, pose);
    read_spine(at, JOINT_THORAX1, pose);
    for (int side = 0; side < 2; side++) {
        const int shift = side * (JOINT_RIGHT_CLAVICLE - JOINT_LEFT_CLAVICLE);
        read_turn(at, (enum joint)(JOINT_LEFT_SHOULDER + shift), pose);
        read_hinge(at, (enum joint)(JOINT_LEFT_ELBOW + shift), pose);
        read_turn(at, (enum joint)(JOINT_LEFT_HIP + shift), pose);
        read_hinge(at, (enum joint)(JOINT_LEFT_KNEE + shift), pose);
    }
}

/* Bones of the reference: from which of our joints to which. */
static const enum joint bones[5][2] = {{JOINT_PELVIS, JOINT_LEFT_HIP},
                                       {JOINT_LEFT_HIP, JOINT_LEFT_KNEE},
                                       {JOINT_LEFT_HIP, JOINT_LEFT_ANKLE},
                                       {JOINT_LEFT_SHOULDER, JOINT_LEFT_ELBOW},
                                       {JOINT_LEFT_SHOULDER, JOINT_LEFT_WRIST}};

/* fk.csv has five decimals, so a difference of two of its points is off by up to 1e-5 itself. */
static void limbs_lie_where_the_reference_has_them(void **state)
{
    (void)state;
    FILE *file = fopen(LIMBER_SOURCE "/tests/body/fk_reference.csv", "r");
    assert_non_null(file);
    const struct rig rig = rig_of_stature(1.0f);
    char line[2048];
    int poses = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') {
            continue;
        }
        char *at = strchr(line, ',') + 1;
        struct pose pose;
        struct placed placed;
        skin_stand(&rig, &pose);
        read_reference_pose(&at, &pose);
        pose_place(&rig, &pose, &placed);
        for (int n = 0; n < 10; n++) {
            const bool right = n >= 5;
            const enum joint from = right ? joint_mirror(bones[n % 5][0]) : bones[n % 5][0];
            const enum joint to = right ? joint_mirror(bones[n % 5][1]) : bones[n % 5][1];
            for (int k = 0; k < 3; k++) {
                const float expected = next_number(&at);
                const float found = placed.at[to][k] - placed.at[from][k];
                in_range(line, found - expected, -1.1e-5f, 1.1e-5f);
            }
        }
        poses++;
    }
    fclose(file);
    assert_in_range(poses, 90, 100);
}

static void bones_keep_their_length_in_every_pose_and_stature(void **state)
{
    (void)state;
    for (float stature = 1.5f; stature < 1.95f; stature += 0.1f) {
        const struct rig rig = rig_of_stature(stature);
        struct pose pose;
        struct placed placed;
        random_pose((unsigned)(stature * 100.0f), &pose);
        pose_place(&rig, &pose, &placed);
        for (int j = 1; j < JOINT_COUNT; j++) {
            const enum joint parent = joint_parent((enum joint)j);
            const float length = glm_vec3_norm((float *)rig.offset[j]);
            in_range(joint_name((enum joint)j),
                     glm_vec3_distance(placed.at[j], placed.at[parent]) - length, -2e-6f, 2e-6f);
        }
    }
}

static bool same_pose(const struct pose *a, const struct pose *b)
{
    return apart(a->root, b->root, 3) == 0.0f && pose_difference(a, b) == 0.0f;
}

static void a_mirrored_pose_is_the_exact_mirror_image(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct pose pose, mirrored, back;
    struct placed placed, seen;
    random_pose(7, &pose);
    pose_mirror(&pose, &mirrored);
    pose_place(&rig, &pose, &placed);
    pose_place(&rig, &mirrored, &seen);
    for (int j = 0; j < JOINT_COUNT; j++) {
        const enum joint other = joint_mirror((enum joint)j);
        assert_true(seen.at[j][0] == placed.at[other][0]);
        assert_true(seen.at[j][1] == placed.at[other][1]);
        assert_true(seen.at[j][2] == -placed.at[other][2]);
    }
    pose_mirror(&mirrored, &back);
    assert_true(same_pose(&back, &pose));
    pose_mirror(&pose, &pose);
    assert_true(same_pose(&pose, &mirrored));
}

/* As the solver mixes. */
static void mix(const struct pose *a, const struct pose *b, double s, struct pose *out)
{
    struct figure from, to, mixed;
    figure_of_pose(a, &from);
    figure_of_pose(b, &to);
    figure_mix(&from, &to, s, &mixed);
    figure_to_pose(&mixed, out);
}

static void mixing_starts_at_one_pose_and_ends_at_the_other(void **state)
{
    (void)state;
    struct pose a, b, mixed;
    random_pose(1, &a);
    random_pose(2, &b);
    const float whole = pose_difference(&a, &b);
    mix(&a, &b, 0.0, &mixed);
    in_range("start", pose_difference(&mixed, &a), 0.0f, 1e-6f);
    mix(&a, &b, 1.0, &mixed);
    in_range("end", pose_difference(&mixed, &b), 0.0f, 1e-6f);
    mix(&a, &b, 0.25, &mixed);
    in_range("quarter", pose_difference(&a, &mixed), 0.249f * whole, 0.251f * whole);
}

static void mixing_takes_the_shorter_arc_whatever_the_sign_of_a_quaternion(void **state)
{
    (void)state;
    struct pose a, b, mixed, same;
    random_pose(1, &a);
    random_pose(2, &b);
    mix(&a, &b, 0.5, &same);
    for (int k = 0; k < 4; k++) {
        b.turn[JOINT_LEFT_HIP][k] = -b.turn[JOINT_LEFT_HIP][k];
    }
    mix(&a, &b, 0.5, &mixed);
    in_range("difference", pose_difference(&mixed, &same), 0.0f, 1e-6f);
}

static void at_rest_the_figure_stands_on_its_soles(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(1.8f);
    struct pose pose;
    struct placed placed;
    skin_stand(&rig, &pose);
    pose_place(&rig, &pose, &placed);
    in_range("lowest", skin_lowest(&rig, &placed), -1e-6f, 1e-6f);
    in_range("hips", placed.at[JOINT_PELVIS][1], 0.52f * 1.8f, 0.54f * 1.8f);
    assert_true(placed.at[JOINT_RIGHT_SHOULDER][2] > 0.0f);
    assert_true(placed.at[JOINT_RIGHT_TOES][0] > 0.0f);
}

static void every_joint_has_a_name_of_its_own_and_a_partner(void **state)
{
    (void)state;
    for (int j = 0; j < JOINT_COUNT; j++) {
        assert_non_null(joint_name((enum joint)j));
        assert_int_equal(joint_mirror(joint_mirror((enum joint)j)), j);
        assert_int_equal(joint_side(joint_mirror((enum joint)j)),
                         side_mirror(joint_side((enum joint)j)));
        assert_true(j == JOINT_PELVIS || (int)joint_parent((enum joint)j) < j);
        for (int other = 0; other < j; other++) {
            assert_string_not_equal(joint_name((enum joint)j), joint_name((enum joint)other));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placing_agrees_with_an_independent_computation),
        cmocka_unit_test(limbs_lie_where_the_reference_has_them),
        cmocka_unit_test(bones_keep_their_length_in_every_pose_and_stature),
        cmocka_unit_test(a_mirrored_pose_is_the_exact_mirror_image),
        cmocka_unit_test(mixing_starts_at_one_pose_and_ends_at_the_other),
        cmocka_unit_test(mixing_takes_the_shorter_arc_whatever_the_sign_of_a_quaternion),
        cmocka_unit_test(at_rest_the_figure_stands_on_its_soles),
        cmocka_unit_test(every_joint_has_a_name_of_its_own_and_a_partner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
