#include "body/skin.h"

#include "body/check.h"
#include "body/mirrored.h"

static bool cone_mirrors(const struct skin_cone *a, const struct skin_cone *b)
{
    return other_region(a->region) == b->region && joint_mirror(a->joint_a) == b->joint_a &&
           joint_mirror(a->joint_b) == b->joint_b &&
           ((is_mirror(a->a, b->a) && is_mirror(a->b, b->b)) ||
            (is_mirror(a->a, b->b) && is_mirror(a->b, b->a))) &&
           a->radius_a == b->radius_a && a->radius_b == b->radius_b;
}

static void every_cone_has_its_mirror_image(void **state)
{
    (void)state;
    int count;
    const struct skin_cone *cones = skin_cones(&count);
    assert_in_range(count, 60, 120);
    for (int i = 0; i < count; i++) {
        bool found = false;
        for (int k = 0; k < count; k++) {
            found = found || cone_mirrors(&cones[i], &cones[k]);
        }
        assert_true(found);
        assert_true(cones[i].radius_a > 0.0f && cones[i].radius_b > 0.0f);
    }
}

static void spheres_are_named_and_mirrored(void **state)
{
    (void)state;
    int count;
    const struct skin_sphere *spheres = skin_spheres(&count);
    assert_int_equal(count, 42);
    for (int i = 0; i < 20; i++) {
        assert_memory_equal(spheres[i].name, "left_", 5);
        assert_memory_equal(spheres[i + 20].name, "right_", 6);
        assert_string_equal(spheres[i].name + 5, spheres[i + 20].name + 6);
        assert_true(is_mirror(spheres[i].centre, spheres[i + 20].centre));
        assert_true(joint_mirror(spheres[i].joint) == spheres[i + 20].joint);
    }
}

static void every_muscle_has_its_segments(void **state)
{
    (void)state;
    const char *const whole[] = {"low_back", "mid_back", "abdominals"};
    const char *const paired[] = {"lats",       "glute",    "piriformis", "hamstring",
                                  "quad",       "abductor", "adductor",   "hip_flexor",
                                  "calf",       "triceps",  "deltoid",    "chest",
                                  "side_trunk", "neck",     "forearm",    "forearm_back"};
    int count;
    for (int i = 0; i < COUNT(whole); i++) {
        assert_non_null(skin_muscles(whole[i], SIDE_BOTH, &count));
        assert_int_equal(count, 1);
    }
    for (int i = 0; i < COUNT(paired); i++) {
        const struct skin_muscle *both = skin_muscles(paired[i], SIDE_BOTH, &count);
        assert_non_null(both);
        assert_int_equal(count, 2);
        assert_ptr_equal(skin_muscles(paired[i], SIDE_LEFT, &count), both);
        assert_ptr_equal(skin_muscles(paired[i], SIDE_RIGHT, &count), both + 1);
        assert_int_equal(count, 1);
        assert_true(is_mirror(both[0].a, both[1].a) && is_mirror(both[0].b, both[1].b));
        assert_true(joint_mirror(both[0].joint_a) == both[1].joint_a);
    }
}

static void a_muscle_that_is_none_has_no_segments(void **state)
{
    (void)state;
    int count = 7;
    assert_null(skin_muscles("biceps of the ear", SIDE_LEFT, &count));
    assert_int_equal(count, 0);
}

static void lowest_is_the_depth_of_the_deepest_sphere(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct pose pose;
    struct placed placed;
    skin_stand(&rig, &pose);
    pose.root[1] -= 0.03f;
    pose_place(&rig, &pose, &placed);
    in_range("lowest", skin_lowest(&rig, &placed), -0.0301f, -0.0299f);
}

static void flesh_takes_after_the_build_but_hands_feet_and_head_do_not(void **state)
{
    (void)state;
    const struct rig stout = rig_of_body(RIG_STATURE, 1.25f), slim = rig_of_body(RIG_STATURE, 0.8f);
    static const enum joint bony[] = {JOINT_HEAD, JOINT_LEFT_WRIST, JOINT_RIGHT_FINGERS,
                                      JOINT_LEFT_ANKLE, JOINT_RIGHT_TOES};
    for (size_t i = 0; i < sizeof bony / sizeof *bony; i++) {
        assert_true(skin_girth(&stout, bony[i], 0.0f) == 1.0f);
        assert_true(skin_girth(&slim, bony[i], 0.0f) == 1.0f);
    }
    in_range("hip", skin_girth(&stout, JOINT_LEFT_HIP, 0.0f), 1.249f, 1.251f);
    in_range("hip", skin_girth(&slim, JOINT_LEFT_HIP, 0.0f), 0.799f, 0.801f);
    vec3 skin;
    skin_scale(&stout, JOINT_LEFT_HIP, (vec3){0.1f, -0.02f, 0.1f}, skin);
    assert_true(skin[0] > 0.12f && skin[1] == -0.02f && skin[2] == skin[0]);
}

/* Else there were a step in the leg at the knee. */
static void flesh_is_as_thick_on_both_sides_of_a_joint(void **state)
{
    (void)state;
    const struct rig stout = rig_of_body(RIG_STATURE, 1.25f);
    const float knee = skin_girth(&stout, JOINT_LEFT_KNEE, 0.0f);
    const float elbow = skin_girth(&stout, JOINT_RIGHT_FOREARM, 0.0f);
    in_range("knee", skin_girth(&stout, JOINT_LEFT_HIP, -1.0f), knee, knee);
    in_range("elbow", skin_girth(&stout, JOINT_RIGHT_SHOULDER, -1.0f), elbow, elbow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cone_has_its_mirror_image),
        cmocka_unit_test(spheres_are_named_and_mirrored),
        cmocka_unit_test(every_muscle_has_its_segments),
        cmocka_unit_test(a_muscle_that_is_none_has_no_segments),
        cmocka_unit_test(flesh_takes_after_the_build_but_hands_feet_and_head_do_not),
        cmocka_unit_test(flesh_is_as_thick_on_both_sides_of_a_joint),
        cmocka_unit_test(lowest_is_the_depth_of_the_deepest_sphere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
