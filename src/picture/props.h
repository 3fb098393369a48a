/* What stands and lies round the figure: mat, chair, wall, doorway, cushions, strap.
 *
 * Mat and wall lie behind everything, so that they never hide the figure: a wall between it and the
 * eye is cut away at the figure's middle, and is of glass when the eye is far behind it. A chair's
 * back is open for an eye behind it. */
#ifndef LIMBER_PICTURE_PROPS_H
#define LIMBER_PICTURE_PROPS_H

#include "body/rig.h"
#include "library/exercise.h"
#include "picture/block.h"
#include "picture/reach.h"

/* A piece of floor about a spot's origin, metres. */
struct floor_area {
    float x0, x1, z0, z1;
};

enum { CUSHIONS_MOST = 6 };

struct cushion {
    struct floor_area area;
    uint64_t keys; /* poses that touch it, by cushion_key */
    float share;   /* of its height that there is, 0..1 */
};

/* The bit of a pose, by its index in the exercise. */
static inline uint64_t cushion_key(int index)
{
    return UINT64_C(1) << (index < 63 ? index : 63);
}

/* All of it for one exercise, in the room. */
struct furniture {
    unsigned props;    /* enum prop */
    struct spot spot;  /* of the exercise: mat, wall and cushions are written about it */
    struct spot chair; /* of the chair */
    float seat;        /* of the chair, over what its poses are written for; metres */
    struct floor_area mat;
    struct wall wall; /* metres for this figure */
    struct cushion cushion[CUSHIONS_MOST];
    int cushion_count;
};

/* Where it stands; mat and cushions are still to be found, by what the figure does on them, and
 * cushions still to be raised (cushion.h). */
struct furniture furniture_of(const struct exercise *exercise, const struct rig *rig,
                              const struct spot *spot);

/* Adds to the reach what must be seen of it. */
void furniture_reach(const struct furniture *furniture, struct reach *reach);

/* What of `a` also stands in `b`, in the same place; bits of enum prop. A mat need only lie about
 * there. */
unsigned furniture_shared(const struct furniture *a, const struct furniture *b);

/* That of `to`, with the mat between that of `from` (share 0) and its own (1), and of cushions that
 * both have what one of them has. */
struct furniture furniture_between(const struct furniture *from, const struct furniture *to,
                                   float share);

/* Adds those of the props, and what they cast on the floor. */
void furniture_add(struct figure *figure, const struct furniture *furniture, unsigned props,
                   const struct theme *theme);

/* A taut band from one point in the room to another, of which a share 0..1 is there. */
void strap_add(struct figure *figure, const vec3 from, const vec3 to, float share,
               struct colour colour);

/* The same laid round a limb: `out` and `side` span its cross-section, metres from its middle. It
 * begins at `out`. */
void strap_loop_add(struct figure *figure, const vec3 middle, const vec3 out, const vec3 side,
                    float share, struct colour colour);

/* Used by furniture_add: walls are a matter of their own. */
void wall_add(struct figure *figure, const struct furniture *furniture, const struct theme *theme);
void wall_reach(const struct furniture *furniture, struct reach *reach);

#endif
