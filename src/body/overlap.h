/* How deep the parts of a figure pass through each other.
 *
 * A part (a thigh, a hand, the chest) is the round cones of skin.h that clothe it; how deep two
 * parts lie in each other is the largest sum of two radii less the distance of their axes, over all
 * points of the axes. It is exact: for two straight axes with radii that grow evenly this is the
 * minimum of a convex function.
 *
 * Bodies are soft, and neighbours share their joint. So each pair of parts has an allowance, of
 * which only the excess is a fault:
 * - Neighbours along the chain (thigh and shin, upper arm and forearm, thigh and pelvis) are left
 *   out: they always share the flesh round their joint, and how far they fold is the limit of that
 *   joint. So are the upper arm and the chest it hangs on near the shoulder, and the two thighs in
 *   the crotch: only the lower two thirds of these limbs are looked at.
 * - OVERLAP_SOFT where flesh lies on flesh at the end of the range and gives way: thigh on belly
 *   and chest, thigh on thigh, shin and heel under the buttock of one who kneels low, heel on its
 *   own thigh, the arm against its own chest, an arm on the belly. In the solved poses of these,
 *   child's pose and knee to chest, the deepest is 38 mm.
 * - OVERLAP_TOUCH where a contact puts a hand, an elbow, an ankle or a foot: fingers lie round a
 *   bone that they hold, and hands that hold the same bone are linked. OVERLAP_HARD everywhere
 *   else.
 */
#ifndef LIMBER_BODY_OVERLAP_H
#define LIMBER_BODY_OVERLAP_H

#include "body/key.h"
#include "body/skin.h"

/* Metres at any stature. */
#define OVERLAP_HARD 0.030f
#define OVERLAP_TOUCH 0.040f
#define OVERLAP_SOFT 0.045f

enum limb {
    LIMB_PELVIS,
    LIMB_BELLY,
    LIMB_CHEST,
    LIMB_NECK,
    LIMB_HEAD,
    LIMB_UPPER_ARM, /* from here on there is one a side */
    LIMB_FOREARM,
    LIMB_HAND,
    LIMB_THIGH,
    LIMB_SHIN,
    LIMB_FOOT,
    LIMB_COUNT
};

/* "upper arm"; the side is told by the piece that has it. */
const char *limb_name(enum limb limb);

struct piece {
    enum limb limb;
    enum side side; /* SIDE_BOTH up to the head */
};

struct overlap {
    struct piece a, b;
    float depth;   /* metres, > allowed */
    float allowed; /* metres */
};

/* The pairs that lie in each other deeper than they may, deepest excess first; at most `most` are
 * written, the number found is returned. `contacts` are those of the pose; without any, NULL and
 * 0. */
int overlap_find(const struct rig *rig, const struct placed *placed, const struct contact *contacts,
                 int contact_count, struct overlap *out, int most);

/* How deep two pieces lie in each other, metres, whatever is allowed; negative: the distance
 * between them. Of limbs that are looked at from a third on, only that part. */
float overlap_depth(const struct rig *rig, const struct placed *placed, struct piece a,
                    struct piece b);

/* Where a round cone is: the ends of its axis, and how thick it is there; metres. */
struct round_cone {
    vec3 end[2];
    float radius[2];
};

/* How deep two round cones lie in each other. Negative: the distance. */
float cones_depth(const struct round_cone *a, const struct round_cone *b);

#endif
