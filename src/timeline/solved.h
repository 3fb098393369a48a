/* Motions that were solved before: kept in a hoard, one file a motion, so that the next start need
 * not solve what this one did. What comes out is the same in every number (body/motion_pack.h). */
#ifndef LIMBER_TIMELINE_SOLVED_H
#define LIMBER_TIMELINE_SOLVED_H

#include "base/hoard.h"
#include "body/motion.h"

enum { SOLVED_BYTES_MOST = 32 << 20 }; /* of all files; a motion has some 40,000 */

/* A hoard for motions in the person's cache, whose folder's name is made in `arena`; NULL where
 * none can be had, which nobody misses. `world`'s memory must bear several threads. */
struct hoard *solved_open(const struct world *world, struct arena *arena);

/* As motion_build, which is asked for what the hoard has not. Only what was solved without a word
 * is kept: a problem is told each time. For any number of threads; `hoard` may be NULL. */
const struct motion *solved_motion(struct hoard *hoard, const struct motion_plan *plan,
                                   struct arena *arena, struct problems *problems);

#endif
