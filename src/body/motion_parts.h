/* What a built motion consists of: between those who make it (motion_build.c, motion_pack.c) and
 * motion.c. */
#ifndef LIMBER_BODY_MOTION_PARTS_H
#define LIMBER_BODY_MOTION_PARTS_H

#include "body/bake.h"

enum { TRACK_SPANS_MOST = 64 };

struct way {
    int from, to;
    const struct contact *contacts;
    int contact_count;
    const struct track *track;
    bool backwards; /* along the track from its end to its start */
};

struct motion {
    struct rig rig;
    struct pose *keys;
    struct way *ways;
    int way_count;
    struct pins pins;
    struct ground arrival;
};

/* A hash of the solver's sources and of what compiles them (cmake/solver.cmake). */
extern const uint64_t solver_print;

/* Empty, with room for all keys, ways and pins of the plan, and the ways' ends. NULL when the arena
 * is exhausted. */
struct motion *motion_open(const struct motion_plan *plan, struct arena *arena);

/* Gives the way a copy of the contacts that both its keys have. False when the arena is exhausted.
 */
bool way_share_contacts(struct way *way, const struct motion_plan *plan, struct arena *arena);

bool key_has(const struct key *key, const struct contact *contact);

#endif
