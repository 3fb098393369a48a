#include "body/skin.h"
#include "body/solve_key.h"
#include "body/solver.h"

#include "body/stretches.h"

static struct rig rig;

enum { PINS = 400 };

static struct pins no_pins(void)
{
    static struct pin room[PINS];
    return (struct pins){.pin = room, .most = PINS};
}

/* A figure far from every special position. */
static void bent_figure(struct figure *out)
{
    struct pose pose;
    rig = rig_of_stature(RIG_STATURE);
    skin_stand(&rig, &pose);
    for (int j = 0; j < JOINT_COUNT; j++) {
        const float degrees[3] = {13.0f + (float)(j % 5), 4.0f - (float)(j % 3), 6.0f};
        angle_to_turn((enum joint)j, degrees, pose.turn[j]);
    }
    /* One thigh behind the body, so that the rule of the rectus femoris counts too. */
    angle_to_turn(JOINT_RIGHT_HIP, (float[3]){-8.0f, 4.0f, 6.0f}, pose.turn[JOINT_RIGHT_HIP]);
    figure_of_pose(&pose, out);
}

/* How `value` changes with each unknown, by central differences. */
typedef void value_of(const struct figure *figure, double out[3]);

static void slopes_agree(value_of *value, const struct row rows[3])
{
    struct figure figure;
    bent_figure(&figure);
    for (int i = 0; i < UNKNOWNS; i++) {
        const double h = 1e-5;
        struct figure up, down;
        double step[UNKNOWNS] = {0.0};
        double a[3], b[3];
        step[i] = h;
        figure_step(&figure, step, &up);
        step[i] = -h;
        figure_step(&figure, step, &down);
        value(&up, a);
        value(&down, b);
        for (int k = 0; k < 3; k++) {
            in_range("slope", (float)(rows[k].j[i] - (a[k] - b[k]) / (2.0 * h)), -1e-6f, 1e-6f);
        }
    }
}

static const double fingertip[3] = {0.01, -0.08, 0.005};

static void point_of_finger(const struct figure *figure, double out[3])
{
    struct stand stand;
    figure_place(&rig, figure, &stand);
    stand_point(&stand, JOINT_RIGHT_FINGERS, fingertip, out);
}

static void direction_of_toes(const struct figure *figure, double out[3])
{
    struct stand stand;
    figure_place(&rig, figure, &stand);
    for (int k = 0; k < 3; k++) {
        out[k] = stand.axes[JOINT_LEFT_TOES][0][k];
    }
}

static void rows_of_points_are_true_slopes(void **state)
{
    (void)state;
    static struct row rows[3];
    struct figure figure;
    struct stand stand;
    double point[3];
    bent_figure(&figure);
    figure_place(&rig, &figure, &stand);
    stand_point(&stand, JOINT_RIGHT_FINGERS, fingertip, point);
    rows_add_point(rows, &stand, JOINT_RIGHT_FINGERS, point, 1.0);
    slopes_agree(point_of_finger, rows);
}

static void rows_of_directions_are_true_slopes(void **state)
{
    (void)state;
    static struct row rows[3];
    struct figure figure;
    struct stand stand;
    bent_figure(&figure);
    figure_place(&rig, &figure, &stand);
    rows_add_direction(rows, &stand, JOINT_LEFT_TOES, stand.axes[JOINT_LEFT_TOES][0], 1.0);
    slopes_agree(direction_of_toes, rows);
}

/* Of a figure that breaks nothing but what it is asked to hold: every bound made a row. */
static void rows_of_bounds_are_true_slopes(void **state)
{
    (void)state;
    static struct system system, up_system, down_system;
    static bool active[BOUND_COUNT];
    struct figure figure, up, down;
    struct stand stand;
    bent_figure(&figure);
    figure_place(&rig, &figure, &stand);
    const struct bounds bounds = {&rig, NULL, NULL};
    for (int i = 0; i < BOUND_CORRIDOR; i++) {
        active[i] = true;
    }
    system.count = 0;
    bound_rows(&bounds, &figure, &stand, active, &system);
    assert_in_range(system.count, TOUCH_COUNT + 80, BOUND_CORRIDOR);
    for (int i = 0; i < UNKNOWNS; i++) {
        const double h = 1e-5;
        double step[UNKNOWNS] = {0.0};
        step[i] = h;
        figure_step(&figure, step, &up);
        step[i] = -h;
        figure_step(&figure, step, &down);
        up_system.count = down_system.count = 0;
        figure_place(&rig, &up, &stand);
        bound_rows(&bounds, &up, &stand, active, &up_system);
        figure_place(&rig, &down, &stand);
        bound_rows(&bounds, &down, &stand, active, &down_system);
        assert_int_equal(up_system.count, system.count);
        assert_int_equal(down_system.count, system.count);
        for (int r = 0; r < system.count; r++) {
            const double slope =
                (up_system.row[r].residual - down_system.row[r].residual) / (2.0 * h);
            in_range("slope", (float)(system.row[r].j[i] - slope), -1e-6f, 1e-6f);
        }
    }
}

static void a_system_is_solved_by_its_step(void **state)
{
    (void)state;
    static struct system system;
    system.count = 0;
    struct row *rows = system_rows(&system, UNKNOWNS, 2.0);
    for (int r = 0; r < UNKNOWNS; r++) {
        for (int i = 0; i < UNKNOWNS; i++) {
            rows[r].j[i] = r == i ? 2.0 : 0.3 * (double)((r * 7 + i * 5) % 11 == 0);
        }
        rows[r].residual = (double)r / 10.0 - 3.0;
    }
    double step[UNKNOWNS];
    system_sum(&system);
    assert_true(system_solve(&system, 0.0, step));
    for (int r = 0; r < UNKNOWNS; r++) {
        in_range("residual", (float)row_predict(&rows[r], step), -1e-8f, 1e-8f);
    }
}

static void a_system_without_rows_is_refused(void **state)
{
    (void)state;
    static struct system system;
    double step[UNKNOWNS];
    system.count = 0;
    system_sum(&system);
    assert_false(system_solve(&system, 0.0, step));
}

static void a_step_and_what_lies_between_are_opposites(void **state)
{
    (void)state;
    struct figure figure, moved;
    double step[UNKNOWNS], back[UNKNOWNS];
    bent_figure(&figure);
    for (int i = 0; i < UNKNOWNS; i++) {
        step[i] = 0.01 * (double)(i % 9) - 0.04;
    }
    figure_step(&figure, step, &moved);
    figure_between(&figure, &moved, back);
    for (int i = 0; i < UNKNOWNS; i++) {
        in_range("step", (float)(back[i] - step[i]), -1e-9f, 1e-9f);
    }
}

/* Solves all keys of a stretch; returns the largest miss of a contact in metres. */
static float worst_contact(const struct stretch *stretch, struct solver *solver)
{
    static struct stretch_plan plan;
    struct pins pins = no_pins();
    static struct solved solved;
    struct problems problems;
    float worst = 0.0f;
    stretch_plan(stretch, RIG_STATURE, 1.0f, &plan);
    problems_open(&problems, &memory_heap);
    for (int key = 0; key < stretch->key_count; key++) {
        struct stand stand;
        assert_true(key_solve(solver, &plan.plan, key, &pins, &problems, &solved));
        figure_place(&plan.rig, &solved.figure, &stand);
        for (int i = 0; i < solved.goal_count; i++) {
            worst = fmaxf(worst, (float)goal_error(&solved.goals[i], &stand));
        }
    }
    problems_close(&problems);
    return worst;
}

static void every_key_meets_its_contacts_within_a_millimetre(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    rig = rig_of_stature(RIG_STATURE);
    struct solver *solver = solver_make(&rig, &arena);
    assert_non_null(solver);
    for (int i = 0; i < COUNT(stretches); i++) {
        in_range(stretches[i].name, worst_contact(&stretches[i], solver), 0.0f, 0.001f);
    }
    arena_close(&arena);
}

static void what_a_key_writes_stays_when_no_contact_objects(void **state)
{
    (void)state;
    static struct stretch_plan plan;
    struct pins pins = no_pins();
    static struct solved solved;
    struct problems problems;
    struct arena arena;
    stretch_plan(&stretches[3], RIG_STATURE, 1.0f, &plan);
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    struct solver *solver = solver_make(&plan.rig, &arena);
    assert_true(key_solve(solver, &plan.plan, 0, &pins, &problems, &solved));
    assert_true(key_solve(solver, &plan.plan, 1, &pins, &problems, &solved));
    struct pose pose;
    float degrees[3];
    figure_to_pose(&solved.figure, &pose);
    angle_of_turn(JOINT_RIGHT_HIP, pose.turn[JOINT_RIGHT_HIP], degrees);
    in_range("hip", degrees[0], 83.5f, 84.5f);
    angle_of_turn(JOINT_RIGHT_KNEE, pose.turn[JOINT_RIGHT_KNEE], degrees);
    in_range("knee", degrees[0], 94.5f, 95.5f);
    arena_close(&arena);
    problems_close(&problems);
}

static void a_hand_goes_to_the_thigh_and_not_the_thigh_to_the_hand(void **state)
{
    (void)state;
    static struct stretch_plan plan;
    struct pins pins = no_pins();
    static struct solved solved;
    struct problems problems;
    struct arena arena;
    struct pose pose;
    float degrees[3];
    stretch_plan(&stretches[3], RIG_STATURE, 1.0f, &plan);
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    struct solver *solver = solver_make(&plan.rig, &arena);
    for (int key = 0; key < 3; key++) {
        assert_true(key_solve(solver, &plan.plan, key, &pins, &problems, &solved));
    }
    figure_to_pose(&solved.figure, &pose);
    angle_of_turn(JOINT_RIGHT_HIP, pose.turn[JOINT_RIGHT_HIP], degrees);
    in_range("hip", degrees[0], 88.0f, 92.0f);
    arena_close(&arena);
    problems_close(&problems);
}

/* Where the forehead points, and the crown, of a figure that only stands or lies there. */
static void stance_directions(enum stance stance, double front[3], double crown[3])
{
    struct pins pins = no_pins();
    static struct solved solved;
    struct problems problems;
    struct arena arena;
    struct stand stand;
    struct key key = key_of("start", NULL, "");
    key.stance = stance;
    rig = rig_of_stature(RIG_STATURE);
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    const struct motion_plan plan = {.rig = &rig, .keys = &key, .key_count = 1, .range = 1.0f};
    struct solver *solver = solver_make(&rig, &arena);
    assert_true(key_solve(solver, &plan, 0, &pins, &problems, &solved));
    figure_place(&rig, &solved.figure, &stand);
    memcpy(front, stand.axes[JOINT_HEAD][0], sizeof(double[3]));
    memcpy(crown, stand.axes[JOINT_HEAD][1], sizeof(double[3]));
    arena_close(&arena);
    problems_close(&problems);
}

static void each_stance_lies_and_faces_as_it_says(void **state)
{
    (void)state;
    static const double faces[STANCE_COUNT][2][3] = {
        [STANCE_UPRIGHT] = {{1, 0, 0}, {0, 1, 0}},
        [STANCE_SUPINE] = {{0, 1, 0}, {-1, 0, 0}},
        [STANCE_PRONE] = {{0, -1, 0}, {1, 0, 0}},
        [STANCE_LEFT_SIDE] = {{0, 0, -1}, {-1, 0, 0}},
        [STANCE_RIGHT_SIDE] = {{0, 0, 1}, {-1, 0, 0}},
    };
    for (int stance = 0; stance < STANCE_COUNT; stance++) {
        double front[3], crown[3];
        stance_directions((enum stance)stance, front, crown);
        for (int k = 0; k < 3; k++) {
            in_range("front", (float)(front[k] - faces[stance][0][k]), -0.05f, 0.05f);
            in_range("crown", (float)(crown[k] - faces[stance][1][k]), -0.05f, 0.05f);
        }
    }
}

static void a_solver_needs_memory(void **state)
{
    (void)state;
    struct arena arena;
    rig = rig_of_stature(RIG_STATURE);
    arena_open(&arena, &memory_heap, 1000);
    assert_null(solver_make(&rig, &arena));
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_points_are_true_slopes),
        cmocka_unit_test(rows_of_directions_are_true_slopes),
        cmocka_unit_test(rows_of_bounds_are_true_slopes),
        cmocka_unit_test(a_system_is_solved_by_its_step),
        cmocka_unit_test(a_system_without_rows_is_refused),
        cmocka_unit_test(a_step_and_what_lies_between_are_opposites),
        cmocka_unit_test(every_key_meets_its_contacts_within_a_millimetre),
        cmocka_unit_test(what_a_key_writes_stays_when_no_contact_objects),
        cmocka_unit_test(a_hand_goes_to_the_thigh_and_not_the_thigh_to_the_hand),
        cmocka_unit_test(each_stance_lies_and_faces_as_it_says),
        cmocka_unit_test(a_solver_needs_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
