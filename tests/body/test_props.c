/* Walls, cushions, chair backs and straps: what a figure of any stature touches beside the floor.
 */
#include "body/real.h"
#include "body/site.h"
#include "body/skin.h"
#include "body/solve_key.h"

#include "body/written.h"

static const float statures[] = {1.50f, 1.70f, 1.95f};

struct solving {
    struct rig rig;
    struct key key;
    struct pins pins;
    struct solved solved;
    struct stand stand;
};

/* Solves one key; fails when a contact is missed by more than a millimetre. */
static void solve(struct solving *of, float stature)
{
    static struct pin room[3 * KEY_CONTACTS_MOST];
    struct arena arena;
    struct problems problems;
    of->rig = rig_of_stature(stature);
    of->pins = (struct pins){.pin = room, .most = COUNT(room)};
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    problems_open(&problems, &memory_heap);
    const struct motion_plan plan = {
        .rig = &of->rig, .keys = &of->key, .key_count = 1, .range = 1.0f};
    struct solver *solver = solver_make(&of->rig, &arena);
    if (!key_solve(solver, &plan, 0, &of->pins, &problems, &of->solved)) {
        problems_print(&problems, stderr);
        fail_msg("%s at %g", of->key.name, (double)stature);
    }
    figure_place(&of->rig, &of->solved.figure, &of->stand);
    for (int i = 0; i < of->solved.goal_count; i++) {
        in_range(part_name(of->solved.goals[i].contact->part),
                 (float)goal_error(&of->solved.goals[i], &of->stand), 0.0f, 0.001f);
    }
    problems_close(&problems);
    arena_close(&arena);
}

static void palm_of(const struct solving *of, enum side side, double at[3], double facing[3])
{
    struct site site;
    assert_true(site_of_part(&of->rig, PART_PALM, side, &site));
    stand_point(&of->stand, site.joint, site.point, at);
    real_turn(of->stand.axes[site.joint], site.normal, facing);
}

static void put_wall(struct key *key, float ahead)
{
    for (int i = 0; i < key->contact_count; i++) {
        if (key->contact[i].target == TARGET_WALL) {
            key->contact[i].point[0] = ahead;
            key->contact[i].normal[0] = -1.0f;
        }
    }
}

static void hands_lie_flat_on_a_wall_whatever_the_stature(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(statures); i++) {
        struct solving of = {.key = key_of("push", NULL,
                                           "shoulders 80; elbows 15; wrists -70; hips 0 3; knees 2;"
                                           "foot floor; hand wall")};
        put_wall(&of.key, 0.50f);
        solve(&of, statures[i]);
        for (enum side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
            double at[3], facing[3];
            palm_of(&of, side, at, facing);
            in_range("palm", (float)at[0] / statures[i] * RIG_STATURE, 0.495f, 0.505f);
            in_range("palm faces the wall", (float)facing[0], 0.97f, 1.0f);
        }
    }
}

static void forearms_lie_along_a_wall(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(statures); i++) {
        struct solving of = {.key = key_of("lean", NULL,
                                           "shoulders 90; elbows 90; hips 0 3; knees 2; foot floor;"
                                           "forearm wall; hand wall")};
        put_wall(&of.key, 0.38f);
        solve(&of, statures[i]);
        const double *elbow = of.stand.at[JOINT_RIGHT_ELBOW];
        const double *wrist = of.stand.at[JOINT_RIGHT_WRIST];
        in_range("forearm", (float)fabs(elbow[0] - wrist[0]), 0.0f, 0.03f);
    }
}

static void a_cushion_is_as_high_for_the_small_as_for_the_tall(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(statures); i++) {
        struct solving of = {.key = key_of("sit", NULL,
                                           "hips 85 20; knees 90; foot floor;"
                                           "sitting_bone cushion")};
        solve(&of, statures[i]);
        const struct goal *seat = &of.solved.goals[of.solved.goal_count - 1];
        double at[3];
        stand_point(&of.stand, seat->joint, seat->local, at);
        in_range("cushion", (float)at[1] - 0.088f * of.rig.scale, 0.0695f, 0.0705f);
    }
}

static void a_hand_rests_on_the_edge_of_a_turned_chair_back(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(statures); i++) {
        struct solving of = {.key = key_of("hold", NULL,
                                           "shoulders 25 10; elbows 50; forearms 80; hips 0 3;"
                                           "knees 2; foot floor; right_hand chair_back_top")};
        struct contact *hand = &of.key.contact[of.key.contact_count - 1];
        memcpy(hand->point, (vec3){0.35f, 0.90f, 0.25f}, sizeof(vec3));
        memcpy(hand->normal, (vec3){0.8f, 0.0f, 0.6f}, sizeof(vec3));
        solve(&of, statures[i]);
        double at[3], facing[3];
        palm_of(&of, SIDE_RIGHT, at, facing);
        const double across = (at[0] - 0.35) * 0.8 + (at[2] - 0.25) * 0.6;
        in_range("over the edge", (float)across, -0.03f, 0.03f);
        in_range("height", (float)at[1], 0.88f, 0.93f);
        in_range("palm faces down", (float)facing[1], -1.0f, -0.8f);
    }
}

static void a_strap_is_taut_and_as_long_as_it_says(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(statures); i++) {
        struct solving of = {
            .key = key_of("reach", NULL,
                          "right_hip 80; right_knee 12; shoulders 60 5; elbows 20; hips 80 0;"
                          "left_hip 40; left_knee 80; left_foot floor; buttock floor slides;"
                          "ribs floor slides; back_of_head floor slides; hand right_foot")};
        of.key.stance = STANCE_SUPINE;
        for (int c = 0; c < of.key.contact_count; c++) {
            of.key.contact[c].strap = of.key.contact[c].target == TARGET_FOOT ? 0.45f : 0.0f;
        }
        solve(&of, statures[i]);
        for (enum side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
            const double sole[3] = {0.045 * (double)of.rig.scale, -0.066 * (double)of.rig.scale, 0};
            double at[3], facing[3], foot[3], band[3];
            palm_of(&of, side, at, facing);
            stand_point(&of.stand, JOINT_RIGHT_ANKLE, sole, foot);
            for (int k = 0; k < 3; k++) {
                band[k] = at[k] - foot[k];
            }
            in_range("strap", (float)real_length(band) / of.rig.scale, 0.4495f, 0.4505f);
        }
    }
}

/* Slopes of the band's length, against central differences. */
static void rows_of_a_strap_are_true_slopes(void **state)
{
    (void)state;
    static struct system system;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    const struct contact contact = {.part = PART_HAND,
                                    .side = SIDE_LEFT,
                                    .target = TARGET_ANKLE,
                                    .target_side = SIDE_RIGHT,
                                    .strap = 0.3f};
    struct goal goal;
    struct pose pose;
    struct figure figure, moved;
    struct stand stand;
    skin_stand(&rig, &pose);
    angle_to_turn(JOINT_RIGHT_HIP, (float[3]){50, 10, 5}, pose.turn[JOINT_RIGHT_HIP]);
    figure_of_pose(&pose, &figure);
    figure_place(&rig, &figure, &stand);
    assert_int_equal(goals_of_contact(&rig, &contact, NULL, &goal), 1);
    goal_rows(&goal, &stand, false, &system);
    assert_int_equal(system.count, 1);
    for (int i = 0; i < UNKNOWNS; i++) {
        double step[UNKNOWNS] = {0.0};
        double length[2];
        for (int way = 0; way < 2; way++) {
            double off[3];
            step[i] = way ? 1e-5 : -1e-5;
            figure_step(&figure, step, &moved);
            figure_place(&rig, &moved, &stand);
            goal_residual(&goal, &stand, off);
            length[way] = real_length(off);
        }
        in_range("slope", (float)(system.row[0].j[i] - (length[1] - length[0]) / 2e-5), -1e-5f,
                 1e-5f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_lie_flat_on_a_wall_whatever_the_stature),
        cmocka_unit_test(forearms_lie_along_a_wall),
        cmocka_unit_test(a_cushion_is_as_high_for_the_small_as_for_the_tall),
        cmocka_unit_test(a_hand_rests_on_the_edge_of_a_turned_chair_back),
        cmocka_unit_test(a_strap_is_taut_and_as_long_as_it_says),
        cmocka_unit_test(rows_of_a_strap_are_true_slopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
