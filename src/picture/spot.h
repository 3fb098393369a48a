/* Where something stands in the room: what is written about an origin, moved there.
 *
 * Exercises and furniture are written about an origin of their own, x forward, z to the right; the
 * left side of an exercise is its mirror image. */
#ifndef LIMBER_PICTURE_SPOT_H
#define LIMBER_PICTURE_SPOT_H

#include <cglm/cglm.h>

struct spot {
    float x, z;     /* of the origin in the room, metres */
    float turn;     /* degrees to the left, seen from above */
    float cos, sin; /* of the turn */
    bool swapped;   /* left and right exchanged before it is moved */
};

static inline struct spot spot_of(float x, float z, float turn, bool swapped)
{
    float angle = glm_rad(turn);
    return (struct spot){x, z, turn, cosf(angle), sinf(angle), swapped};
}

/* From about the origin to the room; `out` may be `at`. */
static inline void spot_out(const struct spot *spot, const vec3 at, vec3 out)
{
    float x = at[0], z = spot->swapped ? -at[2] : at[2];
    out[1] = at[1];
    out[0] = spot->x + x * spot->cos + z * spot->sin;
    out[2] = spot->z + z * spot->cos - x * spot->sin;
}

/* The way back. */
static inline void spot_in(const struct spot *spot, const vec3 at, vec3 out)
{
    float x = at[0] - spot->x, z = at[2] - spot->z;
    float across = z * spot->cos + x * spot->sin;
    out[1] = at[1];
    out[0] = x * spot->cos - z * spot->sin;
    out[2] = spot->swapped ? -across : across;
}

/* What stands at x, z and is turned by `turn` within the spot. It is its own mirror image. */
static inline struct spot spot_within(const struct spot *spot, float x, float z, float turn)
{
    vec3 at = {x, 0, z};
    spot_out(spot, at, at);
    return spot_of(at[0], at[2], spot->turn + (spot->swapped ? -turn : turn), false);
}

static inline bool spot_same(const struct spot *a, const struct spot *b)
{
    return fabsf(a->x - b->x) < 0.01f && fabsf(a->z - b->z) < 0.01f &&
           fabsf(a->turn - b->turn) < 0.5f && a->swapped == b->swapped;
}

#endif
