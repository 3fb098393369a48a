/* The keys of a journey: which touches of the floor are one, where the last key lies, and all poses
 * solved in that order. */
#ifndef LIMBER_BODY_JOURNEY_H
#define LIMBER_BODY_JOURNEY_H

#include "body/bake.h"

/* Gives the plan keys of its own in which a contact's `planting` is the key at which its unbroken
 * run begins. False when the arena is exhausted. */
bool journey_plant(struct motion_plan *plan, struct arena *arena);

/* Solves all keys of a planted plan. False when that cannot be done (motion.h says when), which is
 * told. */
bool journey_solve(struct solver *solver, const struct motion_plan *plan, struct pins *pins,
                   struct baked_key *keys, struct problems *problems, struct ground *arrival);

#endif
