/* Built motions as bytes, and back, so that what was solved once need not be solved again.
 *
 * The bytes hold all that takes long to find: poses, tracks, what is planted where, the arrival.
 * They tell the plan they were built from, and the solver, by hashes: bytes of another plan, of
 * another limber's making or damaged ones are none. Numbers lie as the machine has them. */
#ifndef LIMBER_BODY_MOTION_PACK_H
#define LIMBER_BODY_MOTION_PACK_H

#include <stdint.h>

#include "base/text.h"
#include "body/motion.h"

/* Tells plans apart that come out differently; where their texts and names differ, they may be
 * alike. */
uint64_t motion_plan_sum(const struct motion_plan *plan);

/* The bytes of what motion_build made of the plan, in `arena`; false when memory ran out. */
bool motion_pack(const struct motion *motion, const struct motion_plan *plan, struct arena *arena,
                 struct text *out);

/* The motion whose bytes these are, in `arena`: the same in every number as motion_build's. NULL
 * when they are not those of this plan, or memory ran out. */
const struct motion *motion_unpack(struct text bytes, const struct motion_plan *plan,
                                   struct arena *arena);

#endif
