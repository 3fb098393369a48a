#include "body/angle.h"
#include "body/ground.h"
#include "body/skin.h"

#include "body/check.h"

#include <cglm/vec3.h>

static const struct ground grounds[] = {
    {0.0f, 0.0f, 0.0f}, {0.3f, -0.2f, 180.0f}, {-1.0f, 0.5f, 90.0f}, {0.7f, 0.1f, -37.0f}};

static void same_ground(const struct ground *a, const struct ground *b)
{
    const float turn = remainderf(a->turn - b->turn, 360.0f);
    in_range("x", a->x - b->x, -1e-6f, 1e-6f);
    in_range("z", a->z - b->z, -1e-6f, 1e-6f);
    in_range("turn", turn, -1e-4f, 1e-4f);
}

/* A pose that leans, turns and bends, so that no axis is special. */
static void bent_pose(const struct rig *rig, struct pose *pose)
{
    skin_stand(rig, pose);
    angle_to_turn(JOINT_PELVIS, (float[3]){20, 5, 30}, pose->turn[JOINT_PELVIS]);
    angle_to_turn(JOINT_RIGHT_HIP, (float[3]){70, 10, 5}, pose->turn[JOINT_RIGHT_HIP]);
    pose->root[0] = 0.2f;
    pose->root[2] = -0.1f;
}

static void a_turn_is_to_the_left(void **state)
{
    (void)state;
    const struct ground ground = {1.0f, 2.0f, 90.0f};
    vec3 ahead = {1.0f, 0.5f, 0.0f};
    point_on_ground(ahead, &ground, ahead);
    in_range("x", ahead[0], 1.0f, 1.0f);
    in_range("y", ahead[1], 0.5f, 0.5f);
    in_range("z", ahead[2], 1.0f, 1.0f);
}

static void every_joint_moves_with_the_ground(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    for (int i = 0; i < COUNT(grounds); i++) {
        struct pose pose, moved;
        struct placed here, there;
        bent_pose(&rig, &pose);
        pose_on_ground(&pose, &grounds[i], &moved);
        pose_place(&rig, &pose, &here);
        pose_place(&rig, &moved, &there);
        for (int j = 0; j < JOINT_COUNT; j++) {
            vec3 expected;
            point_on_ground(here.at[j], &grounds[i], expected);
            in_range(joint_name((enum joint)j), glm_vec3_distance(expected, there.at[j]), 0, 2e-6f);
        }
        assert_memory_equal(&pose.turn[1], &moved.turn[1], sizeof pose.turn - sizeof(versor));
    }
}

static void without_a_turn_not_a_bit_of_the_turns_changes(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    const struct ground ground = {0.4f, 0.3f, 0.0f};
    struct pose pose, moved;
    bent_pose(&rig, &pose);
    pose_on_ground(&pose, &ground, &moved);
    assert_memory_equal(pose.turn, moved.turn, sizeof pose.turn);
}

static void chained_grounds_move_like_one_after_the_other(void **state)
{
    (void)state;
    for (int a = 0; a < COUNT(grounds); a++) {
        for (int b = 0; b < COUNT(grounds); b++) {
            const struct ground both = ground_then(&grounds[a], &grounds[b]);
            vec3 once = {0.3f, 0.2f, 0.1f}, twice = {0.3f, 0.2f, 0.1f};
            point_on_ground(once, &both, once);
            point_on_ground(twice, &grounds[b], twice);
            point_on_ground(twice, &grounds[a], twice);
            in_range("chained", glm_vec3_distance(once, twice), 0, 1e-6f);
        }
    }
}

static void an_inverse_leads_back(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(grounds); i++) {
        const struct ground inverse = ground_inverse(&grounds[i]);
        const struct ground there = ground_then(&grounds[i], &inverse);
        const struct ground back = ground_then(&inverse, &grounds[i]);
        same_ground(&there, &grounds[0]);
        same_ground(&back, &grounds[0]);
    }
}

static void a_mirrored_pose_on_a_mirrored_ground_is_the_mirrored_whole(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    for (int i = 0; i < COUNT(grounds); i++) {
        const struct ground mirrored = ground_mirror(&grounds[i]);
        struct pose pose, one, other;
        bent_pose(&rig, &pose);
        pose_on_ground(&pose, &grounds[i], &one);
        pose_mirror(&one, &one);
        pose_mirror(&pose, &other);
        pose_on_ground(&other, &mirrored, &other);
        in_range("root", apart(one.root, other.root, 3), 0, 1e-6f);
        in_range("turns", pose_difference(&one, &other), 0, 1e-6f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turn_is_to_the_left),
        cmocka_unit_test(every_joint_moves_with_the_ground),
        cmocka_unit_test(without_a_turn_not_a_bit_of_the_turns_changes),
        cmocka_unit_test(chained_grounds_move_like_one_after_the_other),
        cmocka_unit_test(an_inverse_leads_back),
        cmocka_unit_test(a_mirrored_pose_on_a_mirrored_ground_is_the_mirrored_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
