#include "body/overlap.h"
#include "body/skin.h"

#include "body/check.h"

static struct rig rig;
static struct pose pose;
static struct placed placed;

static int stand_straight(void **state)
{
    (void)state;
    rig = rig_of_stature(RIG_STATURE);
    skin_stand(&rig, &pose);
    pose_place(&rig, &pose, &placed);
    return 0;
}

/* Turns a joint of the pose. */
static void turn(enum joint joint, float first, float second, float third)
{
    const float degrees[ANGLE_AXES] = {first, second, third};
    angle_to_turn(joint, degrees, pose.turn[joint]);
    pose_place(&rig, &pose, &placed);
}

static float depth_of(float ax, float ay, float az, float r0, float r1, float bx, float by,
                      float bz, float radius)
{
    const struct round_cone a = {{{0.0f, 0.0f, 0.0f}, {1.0f, 0.0f, 0.0f}}, {r0, r1}};
    const struct round_cone b = {{{ax, ay, az}, {bx, by, bz}}, {radius, radius}};
    return cones_depth(&a, &b);
}

static void axes_that_cross_at_a_distance_lie_in_each_other_by_the_radii_less_it(void **state)
{
    (void)state;
    in_range("crossing", depth_of(0.4f, -1, 0.05f, 0.1f, 0.1f, 0.4f, 1, 0.05f, 0.03f), 0.0799f,
             0.0801f);
    in_range("apart", depth_of(0.4f, -1, 0.30f, 0.1f, 0.1f, 0.4f, 1, 0.30f, 0.03f), -0.1701f,
             -0.1699f);
    in_range("parallel", depth_of(0, 0.1f, 0, 0.1f, 0.1f, 1, 0.1f, 0, 0.03f), 0.0299f, 0.0301f);
    in_range("end to end", depth_of(1.1f, 0, 0, 0.1f, 0.1f, 2, 0, 0, 0.03f), 0.0299f, 0.0301f);
}

static void a_cone_counts_with_its_radius_where_it_is_touched(void **state)
{
    (void)state;
    in_range("thin end", depth_of(0, 0.1f, 0, 0.02f, 0.02f, 0, 1, 0, 0.03f), -0.0501f, -0.0499f);
    in_range("thick end", depth_of(1, 0.1f, 0, 0.02f, 0.12f, 1, 1, 0, 0.03f), 0.0499f, 0.0510f);
}

static float random_between(unsigned *seed, float low, float high)
{
    *seed = *seed * 1664525u + 1013904223u;
    return low + (high - low) * (float)(*seed >> 8) / (float)(1u << 24);
}

/* By looking at 200 x 200 pairs of spheres. */
static float depth_by_trying(const struct round_cone *a, const struct round_cone *b)
{
    float deepest = -100.0f;
    for (int i = 0; i <= 200; i++) {
        for (int k = 0; k <= 200; k++) {
            const float s = (float)i / 200.0f, t = (float)k / 200.0f;
            float square = 0.0f;
            for (int d = 0; d < 3; d++) {
                const float off = a->end[0][d] + s * (a->end[1][d] - a->end[0][d]) - b->end[0][d] -
                                  t * (b->end[1][d] - b->end[0][d]);
                square += off * off;
            }
            const float radii = a->radius[0] + s * (a->radius[1] - a->radius[0]) + b->radius[0] +
                                t * (b->radius[1] - b->radius[0]);
            deepest = fmaxf(deepest, radii - sqrtf(square));
        }
    }
    return deepest;
}

static void the_depth_is_what_trying_all_pairs_of_spheres_finds(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int n = 0; n < 60; n++) {
        struct round_cone a, b;
        for (int end = 0; end < 2; end++) {
            for (int d = 0; d < 3; d++) {
                a.end[end][d] = random_between(&seed, -0.2f, 0.2f);
                b.end[end][d] = random_between(&seed, -0.2f, 0.2f);
            }
            a.radius[end] = random_between(&seed, 0.01f, 0.1f);
            b.radius[end] = random_between(&seed, 0.01f, 0.1f);
        }
        const float tried = depth_by_trying(&a, &b);
        const float found = cones_depth(&a, &b);
        in_range("depth", found - tried, -0.00005f, 0.001f);
        in_range("the other way round", cones_depth(&b, &a) - found, -0.00005f, 0.00005f);
    }
}

static void who_stands_straight_overlaps_nowhere_at_any_stature(void **state)
{
    (void)state;
    static const float statures[] = {1.5f, 1.7f, 1.95f};
    for (int i = 0; i < 3; i++) {
        struct overlap found;
        rig = rig_of_stature(statures[i]);
        skin_stand(&rig, &pose);
        pose_place(&rig, &pose, &placed);
        assert_int_equal(overlap_find(&rig, &placed, NULL, 0, &found, 1), 0);
    }
}

static void an_arm_through_the_trunk_is_found(void **state)
{
    (void)state;
    turn(JOINT_RIGHT_SHOULDER, 0.0f, -30.0f, 0.0f);
    struct overlap found[4];
    const int count = overlap_find(&rig, &placed, NULL, 0, found, COUNT(found));
    assert_true(count >= 2);
    for (int i = 0; i < count && i < COUNT(found); i++) {
        assert_int_equal(found[i].b.side, SIDE_RIGHT);
        assert_in_range(found[i].b.limb, LIMB_UPPER_ARM, LIMB_HAND);
    }
    const struct piece pelvis = {LIMB_PELVIS, SIDE_BOTH}, forearm = {LIMB_FOREARM, SIDE_RIGHT};
    in_range("depth", overlap_depth(&rig, &placed, forearm, pelvis), 0.080f, 0.150f);
    in_range("difference", found[0].depth - overlap_depth(&rig, &placed, found[0].a, found[0].b), 0,
             0);
    in_range("order", found[0].depth - found[0].allowed, found[1].depth - found[1].allowed, 1.0f);
}

static void what_there_is_no_room_for_is_still_counted(void **state)
{
    (void)state;
    turn(JOINT_RIGHT_SHOULDER, 0.0f, -30.0f, 0.0f);
    struct overlap all[8], one[1];
    const int count = overlap_find(&rig, &placed, NULL, 0, all, COUNT(all));
    assert_int_equal(overlap_find(&rig, &placed, NULL, 0, one, 1), count);
    assert_true(one[0].a.limb == all[0].a.limb && one[0].b.limb == all[0].b.limb);
}

static void legs_that_cross_are_found_at_the_mirrored_place_too(void **state)
{
    (void)state;
    turn(JOINT_RIGHT_HIP, 0.0f, -12.0f, 0.0f);
    turn(JOINT_LEFT_HIP, 0.0f, -12.0f, 0.0f);
    struct overlap found[4];
    assert_true(overlap_find(&rig, &placed, NULL, 0, found, COUNT(found)) >= 1);
    const struct piece left = {LIMB_SHIN, SIDE_LEFT}, right = {LIMB_SHIN, SIDE_RIGHT};
    const float depth = overlap_depth(&rig, &placed, left, right);
    in_range("shins", depth, OVERLAP_HARD, 0.106f);
    turn(JOINT_RIGHT_HIP, 30.0f, -12.0f, 0.0f);
    const float before = overlap_depth(&rig, &placed, (struct piece){LIMB_FOOT, SIDE_LEFT}, right);
    pose_mirror(&pose, &pose);
    pose_place(&rig, &pose, &placed);
    const float mirrored =
        overlap_depth(&rig, &placed, (struct piece){LIMB_FOOT, SIDE_RIGHT}, left);
    in_range("mirror", mirrored - before, -1e-4f, 1e-4f);
}

static void a_hip_and_a_knee_may_be_bent_to_their_limits(void **state)
{
    (void)state;
    turn(JOINT_RIGHT_HIP, 125.0f, 0.0f, 0.0f);
    turn(JOINT_RIGHT_KNEE, 140.0f, 0.0f, 0.0f);
    turn(JOINT_LEFT_ELBOW, 145.0f, 0.0f, 0.0f);
    struct overlap found;
    assert_int_equal(overlap_find(&rig, &placed, NULL, 0, &found, 1), 0);
}

/* A hand in a thigh by more than anything may be and less than one that holds it. */
static void lay_hand_into_thigh(void)
{
    const struct piece hand = {LIMB_HAND, SIDE_RIGHT}, thigh = {LIMB_THIGH, SIDE_RIGHT};
    for (float degrees = 0.0f; degrees > -20.0f; degrees -= 0.25f) {
        turn(JOINT_RIGHT_SHOULDER, 0.0f, degrees, 0.0f);
        const float depth = overlap_depth(&rig, &placed, hand, thigh);
        if (depth > OVERLAP_HARD && depth < OVERLAP_TOUCH) {
            return;
        }
    }
    fail_msg("no arm lies in the thigh as it should");
}

static bool finds_hand(const struct contact *contacts, int count)
{
    struct overlap found[4];
    const int overlaps = overlap_find(&rig, &placed, contacts, count, found, COUNT(found));
    for (int i = 0; i < overlaps && i < COUNT(found); i++) {
        if (found[i].a.limb == LIMB_HAND && found[i].b.limb == LIMB_THIGH) {
            return true;
        }
    }
    return false;
}

static void a_hand_that_holds_a_thigh_may_sink_into_it_a_little(void **state)
{
    (void)state;
    lay_hand_into_thigh();
    struct contact contact = {
        .part = PART_HAND, .side = SIDE_RIGHT, .target = TARGET_THIGH, .target_side = SIDE_RIGHT};
    assert_true(finds_hand(NULL, 0));
    assert_false(finds_hand(&contact, 1));
    contact.target_side = SIDE_LEFT;
    assert_true(finds_hand(&contact, 1));
    contact.target = TARGET_FLOOR;
    assert_true(finds_hand(&contact, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_that_cross_at_a_distance_lie_in_each_other_by_the_radii_less_it),
        cmocka_unit_test(a_cone_counts_with_its_radius_where_it_is_touched),
        cmocka_unit_test(the_depth_is_what_trying_all_pairs_of_spheres_finds),
        cmocka_unit_test_setup(who_stands_straight_overlaps_nowhere_at_any_stature, stand_straight),
        cmocka_unit_test_setup(an_arm_through_the_trunk_is_found, stand_straight),
        cmocka_unit_test_setup(what_there_is_no_room_for_is_still_counted, stand_straight),
        cmocka_unit_test_setup(legs_that_cross_are_found_at_the_mirrored_place_too, stand_straight),
        cmocka_unit_test_setup(a_hip_and_a_knee_may_be_bent_to_their_limits, stand_straight),
        cmocka_unit_test_setup(a_hand_that_holds_a_thigh_may_sink_into_it_a_little, stand_straight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
