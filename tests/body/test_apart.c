#include "body/apart.h"
#include "body/skin.h"

#include "body/stretches.h"

static struct rig rig;

/* Standing on the left leg, the right hand in the raised right thigh. */
static void folded_figure(struct figure *out)
{
    struct pose pose;
    rig = rig_of_stature(RIG_STATURE);
    skin_stand(&rig, &pose);
    angle_to_turn(JOINT_RIGHT_SHOULDER, (float[3]){0, -15, 10}, pose.turn[JOINT_RIGHT_SHOULDER]);
    angle_to_turn(JOINT_RIGHT_ELBOW, (float[3]){60, 0, 0}, pose.turn[JOINT_RIGHT_ELBOW]);
    angle_to_turn(JOINT_RIGHT_HIP, (float[3]){70, 6, 5}, pose.turn[JOINT_RIGHT_HIP]);
    figure_of_pose(&pose, out);
}

static int apart_rows(const struct figure *figure, struct system *system)
{
    static bool active[BOUND_COUNT];
    static const struct keeping keeping = {NULL, 0};
    const struct bounds bounds = {&rig, NULL, &keeping};
    struct stand stand;
    for (int i = BOUND_APART; i < BOUND_COUNT; i++) {
        active[i] = true;
    }
    system->count = 0;
    figure_place(&rig, figure, &stand);
    bound_rows(&bounds, figure, &stand, active, system);
    return system->count;
}

static const struct row *row_of(const struct system *system, int bound)
{
    for (int r = 0; r < system->count; r++) {
        if (system->row[r].bound == bound) {
            return &system->row[r];
        }
    }
    fail_msg("no row of bound %d", bound);
    return NULL;
}

static void rows_that_keep_apart_are_true_slopes(void **state)
{
    (void)state;
    static struct system system, up, down;
    struct figure figure, moved;
    const double h = 1e-3;
    int seen = 0;
    folded_figure(&figure);
    apart_rows(&figure, &system);
    for (int r = 0; r < system.count; r++) {
        const int bound = system.row[r].bound;
        for (int i = 0; bound >= BOUND_APART && i < UNKNOWNS; i++) {
            double step[UNKNOWNS] = {0.0};
            step[i] = h;
            figure_step(&figure, step, &moved);
            apart_rows(&moved, &up);
            step[i] = -h;
            figure_step(&figure, step, &moved);
            apart_rows(&moved, &down);
            const double slope =
                (row_of(&up, bound)->residual - row_of(&down, bound)->residual) / (2.0 * h);
            in_range("slope", (float)(system.row[r].j[i] - slope), -0.004f, 0.004f);
            seen++;
        }
    }
    assert_true(seen >= 2 * UNKNOWNS);
}

static void a_hand_in_the_thigh_comes_out(void **state)
{
    (void)state;
    const struct keeping keeping = {NULL, 0};
    struct arena arena;
    struct figure figure;
    folded_figure(&figure);
    const struct figure wished = figure;
    struct wish wish = {.pose = &wished, .iterations = 30, .tolerance = 1e-4};
    wish_stiffness(&wish, 1.0);
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    struct solver *solver = solver_make(&rig, &arena);
    in_range("in the thigh", figure_excess(&rig, &figure, &keeping), 0.005f, 0.1f);
    figure_keep_apart(solver, &rig, &wish, &keeping, &figure);
    in_range("out of it", figure_excess(&rig, &figure, &keeping), 0.0f, 0.001f);
    arena_close(&arena);
}

static void a_figure_that_is_free_is_left_alone(void **state)
{
    (void)state;
    const struct keeping keeping = {NULL, 0};
    struct pose pose;
    struct figure figure;
    rig = rig_of_stature(RIG_STATURE);
    skin_stand(&rig, &pose);
    figure_of_pose(&pose, &figure);
    const struct figure before = figure;
    const struct wish none = {.pose = &before};
    assert_true(figure_excess(&rig, &figure, &keeping) == 0.0f);
    figure_keep_apart(NULL, &rig, &none, &keeping, &figure);
    assert_memory_equal(&figure, &before, sizeof figure);
}

/* The largest excess along a way, by what either of its keys touches. */
static float excess_on(const struct motion *motion, const struct stretch_plan *plan, int way)
{
    struct contact contacts[2 * KEY_CONTACTS_MOST];
    struct keeping keeping = {contacts, 0};
    const int keys[2] = {plan->plan.ways[way].from, plan->plan.ways[way].to};
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < plan->keys[keys[k]].contact_count; i++) {
            contacts[keeping.count++] = plan->keys[keys[k]].contact[i];
        }
    }
    float most = 0.0f;
    for (int i = 0; i <= 60; i++) {
        struct pose pose;
        struct figure figure;
        motion_pose(motion, way, (float)i / 60.0f, 0.0f, &pose);
        figure_of_pose(&pose, &figure);
        most = fmaxf(most, figure_excess(&plan->rig, &figure, &keeping));
    }
    return most;
}

/* Sitting, the right hand comes up from beside the thigh. */
static void a_way_leads_round_the_thigh_and_not_through_it(void **state)
{
    (void)state;
    static const struct stretch sitter = {
        "round the thigh",
        STANCE_UPRIGHT,
        2,
        2,
        {{"start", -1,
          "hips 88 6; knees 90; shoulders 10 0; elbows 20; sitting_bone seat; foot floor;"
          "right_shoulder 10 3; right_elbow 20"},
         {"across", 0, "right_shoulder 20 0 40; right_elbow 100"}},
        {{0, 1}, {1, 0}},
        {0, 0}};
    static struct stretch_plan plan;
    struct arena arena;
    struct problems problems;
    stretch_plan(&sitter, RIG_STATURE, 1.0f, &plan);
    plan.plan.arc_count = 0;
    arena_open(&arena, &memory_heap, (size_t)1 << 24);
    problems_open(&problems, &memory_heap);
    const struct motion *motion = motion_build(&plan.plan, &arena, &problems);
    assert_non_null(motion);
    in_range("up", excess_on(motion, &plan, 0), 0.0f, 0.003f);
    in_range("down", excess_on(motion, &plan, 1), 0.0f, 0.003f);
    arena_close(&arena);
    problems_close(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_keep_apart_are_true_slopes),
        cmocka_unit_test(a_hand_in_the_thigh_comes_out),
        cmocka_unit_test(a_figure_that_is_free_is_left_alone),
        cmocka_unit_test(a_way_leads_round_the_thigh_and_not_through_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
