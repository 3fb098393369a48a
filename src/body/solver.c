#include "body/solver.h"
#include "body/real.h"

#include <string.h>

#define STEP_MOST 0.7 /* radians */
#define STAGE_TWO_STIFFER 15.0
#define STAGE_TWO_ROOT 10.0 /* 1/m */
#define DAMPING_TRIES 8

_Static_assert(ROWS_MOST >= 3 * GOALS_MOST + BOUND_COUNT, "every row has its place");

struct solver {
    const struct rig *rig;
    struct system system;
    bool active[BOUND_COUNT];
    double damping;
    double merit;
};

struct solver *solver_make(const struct rig *rig, struct arena *arena)
{
    struct solver *solver = arena_take(arena, 1, sizeof *solver);
    if (solver) {
        solver->rig = rig;
    }
    return solver;
}

void wish_stiffness(struct wish *wish, double root)
{
    for (int j = 0; j < JOINT_COUNT; j++) {
        const struct freedom *freedom = joint_freedom((enum joint)j);
        for (int i = 0; i < freedom->count; i++) {
            wish->stiffness[freedom->column + i] = freedom->stiffness[i];
        }
    }
    for (int k = 0; k < 3; k++) {
        wish->stiffness[COLUMN_ROOT + k] = root;
    }
}

/* The sum of squares that the solver brings down; bounds count only where they are broken. */
static double merit_of(const struct solver *solver, const struct wish *wish,
                       const struct figure *figure)
{
    const struct bounds bounds = {solver->rig, wish->corridor, wish->apart};
    struct stand stand;
    double apart[UNKNOWNS];
    figure_place(solver->rig, figure, &stand);
    figure_between(wish->pose, figure, apart);
    double merit = bound_merit(&bounds, figure, &stand);
    for (int i = 0; i < UNKNOWNS; i++) {
        const double pull = wish->stiffness[i] * apart[i];
        merit += pull * pull;
    }
    for (int i = 0; i < wish->goal_count; i++) {
        merit += goal_merit(&wish->goals[i], &stand, wish->soft);
    }
    return merit;
}

static void assemble(struct solver *solver, const struct wish *wish, const struct figure *figure)
{
    struct system *system = &solver->system;
    const struct bounds bounds = {solver->rig, wish->corridor, wish->apart};
    struct stand stand;
    double apart[UNKNOWNS];
    figure_place(solver->rig, figure, &stand);
    system->count = 0;
    for (int i = 0; i < wish->goal_count; i++) {
        goal_rows(&wish->goals[i], &stand, wish->soft, system);
    }
    bound_rows(&bounds, figure, &stand, solver->active, system);
    system_sum(system);
    figure_between(wish->pose, figure, apart);
    for (int i = 0; i < UNKNOWNS; i++) {
        const double square = wish->stiffness[i] * wish->stiffness[i];
        system->normal[i][i] += square;
        system->gradient[i] += square * apart[i];
    }
}

static void cut_step(double step[UNKNOWNS])
{
    double most = 0.0;
    for (int i = 0; i < COLUMN_ROOT; i++) {
        most = fmax(most, fabs(step[i]));
    }
    for (int i = 0; i < UNKNOWNS && most > STEP_MOST; i++) {
        step[i] *= STEP_MOST / most;
    }
}

/* Tries steps, each more damped than the last, until one does not make things worse. */
static bool take_step(struct solver *solver, const struct wish *wish, struct figure *figure,
                      double step[UNKNOWNS])
{
    for (int i = 0; i < DAMPING_TRIES; i++) {
        struct figure next;
        if (system_solve(&solver->system, solver->damping, step)) {
            cut_step(step);
            figure_step(figure, step, &next);
            const double merit = merit_of(solver, wish, &next);
            if (merit <= solver->merit * (1.0 + 1e-9) + 1e-12) {
                *figure = next;
                solver->merit = merit;
                solver->damping = fmax(solver->damping / 6.0, 1e-6);
                return true;
            }
        }
        solver->damping = fmax(solver->damping * 8.0, 1e-2);
    }
    return false;
}

/* Keeps the bounds that would still be broken after the step: those push, the others would pull. */
static void keep_pushing(struct solver *solver, const double step[UNKNOWNS])
{
    memset(solver->active, 0, sizeof solver->active);
    for (int r = 0; r < solver->system.count; r++) {
        const struct row *row = &solver->system.row[r];
        if (row->bound != ROW_NO_BOUND) {
            solver->active[row->bound] = row_predict(row, step) < 1e-9;
        }
    }
}

static double largest(const double step[UNKNOWNS])
{
    double most = 0.0;
    for (int i = 0; i < UNKNOWNS; i++) {
        most = fmax(most, fabs(step[i]));
    }
    return most;
}

/* One stage. */
static int solver_run(struct solver *solver, const struct wish *wish, struct figure *figure)
{
    memset(solver->active, 0, sizeof solver->active);
    solver->damping = 1e-3;
    solver->merit = merit_of(solver, wish, figure);
    int taken = 0;
    while (taken < wish->iterations) {
        double step[UNKNOWNS];
        assemble(solver, wish, figure);
        const bool accepted = take_step(solver, wish, figure, step);
        keep_pushing(solver, step);
        taken++;
        if (!accepted || largest(step) < wish->tolerance) {
            break;
        }
    }
    return taken;
}

/* Everything but the arms that reach becomes stiff. */
static void stiffen(struct wish *wish)
{
    bool reaches[3] = {false, false, false};
    for (int i = 0; i < wish->goal_count; i++) {
        reaches[wish->goals[i].contact->side] |= wish->goals[i].reaches;
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        const struct freedom *freedom = joint_freedom(joint);
        const bool reaching = joint_is_of_arm(joint) && reaches[joint_side(joint)];
        for (int i = 0; i < freedom->count && !reaching; i++) {
            wish->stiffness[freedom->column + i] *= STAGE_TWO_STIFFER;
        }
    }
    for (int k = 0; k < 3; k++) {
        wish->stiffness[COLUMN_ROOT + k] = STAGE_TWO_ROOT;
    }
}

int solver_stages(struct solver *solver, const struct wish *wish, struct figure *figure)
{
    struct goal standing[GOALS_MOST];
    struct wish first = *wish;
    first.goals = standing;
    first.goal_count = 0;
    for (int i = 0; i < wish->goal_count; i++) {
        if (!wish->goals[i].reaches) {
            standing[first.goal_count++] = wish->goals[i];
        }
    }
    int taken = solver_run(solver, &first, figure);
    if (first.goal_count < wish->goal_count) {
        const struct figure stood = *figure;
        struct wish second = *wish;
        second.pose = &stood;
        stiffen(&second);
        taken += solver_run(solver, &second, figure);
    }
    return taken;
}
