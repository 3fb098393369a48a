/* From a key as it was written to the pose that it means. */
#ifndef LIMBER_BODY_SOLVE_KEY_H
#define LIMBER_BODY_SOLVE_KEY_H

#include "body/motion.h"
#include "body/solver.h"

/* How far off a contact is worth telling, and how far is too far; metres. */
#define MISS_WARNING 0.002
#define MISS_ERROR 0.010

/* A figure and what it must touch. The goals borrow the key's contacts. */
struct solved {
    struct figure figure;
    struct goal goals[GOALS_MOST];
    int goal_count;
};

/* The goals of a key, by its contacts. */
void solved_goals(struct solved *solved, const struct rig *rig, const struct key *key,
                  const struct pins *pins);

/* Solves a key and plants what it is the first to plant. What the contacts make of it is told in
 * `problems`; false when it is an error (motion.h says which). */
bool key_solve(struct solver *solver, const struct motion_plan *plan, int key, struct pins *pins,
               struct problems *problems, struct solved *out);

/* Tells of each contact of a key that its figure does not meet; false when one is missed by far.
 * With `strict` that is an error, else a warning too: a stretch at a smaller range may not reach
 * what the whole stretch reaches. */
bool key_judge(const struct rig *rig, const struct key *key, const struct solved *solved,
               bool strict, struct problems *problems);

#endif
