/* Finds the pose nearest to a wished one in which the body touches what it should.
 *
 * Damped least squares (Levenberg-Marquardt) over all 67 unknowns: hard rows for the goals, rows
 * for bounds while they push, soft rows for palms and fingers, and for each unknown a spring that
 * holds it to the wished pose. A step that raises the sum of squares is refused and the damping
 * raised; steps are cut at 0.7 rad. A bound's row is kept while its residual after the step would
 * still be negative: judging by the present gap alone makes rows flicker and the solver cycle.
 *
 * Two stages: first what stands on the floor, the chair, or leg on leg; then the hands on the body,
 * with everything but the reaching arms made stiff. So the hand goes to the thigh, not the thigh to
 * the hand. */
#ifndef LIMBER_BODY_SOLVER_H
#define LIMBER_BODY_SOLVER_H

#include "base/arena.h"
#include "body/bound.h"
#include "body/goal.h"

/* Room to work in, about 400 KiB; used by one solve after another. */
struct solver;

/* NULL when the arena is exhausted. */
struct solver *solver_make(const struct rig *rig, struct arena *arena);

/* One solve: which pose is wished, how stiffly, and how far to go. */
struct wish {
    const struct figure *pose;
    double stiffness[UNKNOWNS]; /* of the springs: 1/rad, 1/m for the root */
    const struct goal *goals;
    int goal_count;
    bool soft;                       /* with palms and fingers */
    const struct corridor *corridor; /* NULL: none */
    const struct keeping *apart;     /* NULL: none */
    int iterations;                  /* most */
    double tolerance;                /* of the last step, rad and m */
};

/* Fills `stiffness` with what each joint has by nature, and the root's. */
void wish_stiffness(struct wish *wish, double root);

/* Moves `figure` from where it is to the solution, in both stages. Returns the number of steps
 * taken. */
int solver_stages(struct solver *solver, const struct wish *wish, struct figure *figure);

#endif
