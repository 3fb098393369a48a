/* Where something stands in the room, and which way round.
 *
 * Exercises and furniture are written about an origin of their own (body/ground.h); the left side
 * of an exercise is its mirror image. */
#ifndef LIMBER_PICTURE_SPOT_H
#define LIMBER_PICTURE_SPOT_H

#include <math.h>

#include "body/ground.h"

struct spot {
    struct ground ground; /* where the origin lies */
    bool swapped;         /* left and right exchanged before it is moved */
};

/* From about the origin to the room; `out` may be `at`. */
static inline void spot_out(const struct spot *spot, const vec3 at, vec3 out)
{
    point_on_ground((vec3){at[0], at[1], spot->swapped ? -at[2] : at[2]}, &spot->ground, out);
}

/* The way back. */
static inline void spot_in(const struct spot *spot, const vec3 at, vec3 out)
{
    point_off_ground(at, &spot->ground, out);
    out[2] = spot->swapped ? -out[2] : out[2];
}

/* What stands on `ground` within the spot. It is its own mirror image. */
static inline struct spot spot_within(const struct spot *spot, struct ground ground)
{
    const struct ground seen = spot->swapped ? ground_mirror(&ground) : ground;
    return (struct spot){.ground = ground_then(&spot->ground, &seen)};
}

static inline bool spot_same(const struct spot *a, const struct spot *b)
{
    return fabsf(a->ground.x - b->ground.x) < 0.01f && fabsf(a->ground.z - b->ground.z) < 0.01f &&
           fabsf(a->ground.turn - b->ground.turn) < 0.5f && a->swapped == b->swapped;
}

#endif
