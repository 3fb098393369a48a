/* Solved key poses and the ways between them: what an exercise's poses become when it is loaded.
 *
 * Building solves every key (damped least squares on angles, contacts and limits in two stages,
 * reference/kinematics.md section 3), scales the stretching keys to the comfort range, and bakes
 * for each way the corrections that keep shared contacts exact, at 8 nodes (16 where a foot lifts
 * and on a journey, up to 64 where it would still dip into the floor or slip). A journey that jolts
 * is baked again from either end (bake.h). Afterwards a pose is
 * only interpolated: no solver runs while playing.
 *
 * Where parts of the body would pass through each other (overlap.h), keys and ways are solved once
 * more with those parts kept apart, and the result is taken if it is freer and not hasty. What lies
 * deep in each other, such as a hand on the wrong side of a thigh, finds no way out: the author's
 * poses must lead round.
 *
 * What a key plants on floor or seat stays where the first key that plants it left it. A contact
 * that only one key of a way has is free on the way. On a way each joint keeps between its two
 * angles, as far as the contacts let it.
 *
 * A journey leads from one position to another: its keys are passed once, in their order, and
 * planting is by time. What stands without a break from the first key on stands where that key put
 * it; what stands without a break up to the last key stands where that one puts it; anything else
 * stands where the first key of its unbroken run puts it. The last key is the other position's own
 * pose, solved alone as its exercises solve it, turned and shifted as a whole: by the arrival. */
#ifndef LIMBER_BODY_MOTION_H
#define LIMBER_BODY_MOTION_H

#include "base/arena.h"
#include "body/ground.h"
#include "body/key.h"

/* A way from one key to another; a hold is a way from a key to itself. */
struct motion_way {
    int from, to;
};

/* Key `key` stretches; its arc begins at key `arc_from`. */
struct motion_arc {
    int key, arc_from;
};

/* Where a journey ends: a part that stands in the last key and in the one before it stays where it
 * stood, which says where the new position lies. */
struct arrival {
    bool kept; /* by `part`; else by all that have stood longest */
    enum part part;
    enum side side;
    float turn; /* of the new position against the old one, degrees to the left seen from above */
};

struct motion_plan {
    const struct rig *rig;
    const struct key *keys;
    int key_count;
    const struct motion_way *ways;
    int way_count;
    const struct motion_arc *arcs;
    int arc_count;
    float range;  /* comfort, 0.3 .. 1 */
    bool journey; /* two keys at least; no arcs */
    struct arrival arrival;
};

struct motion;

/* Everything is in the arena. NULL when memory ran out. A contact that cannot be met within 2 mm,
 * or a written angle that the contacts move by more than 25 degrees, is a warning at its place; a
 * pose that the solver cannot bring within 10 mm is an error (and NULL). At a range below 1 a
 * stretch that no longer reaches what it touches is a warning only. In a journey a part that stands
 * all the way, but stands elsewhere in the last key, is a warning from 2 mm on and an error from 10
 * mm on; so is, as an error, a last key in which nothing stands as in the one before. */
const struct motion *motion_build(const struct motion_plan *plan, struct arena *arena,
                                  struct problems *problems);

/* The pose on way `way` at progress s (0..1, already eased), with the breath at `breath` (0 emptied
 * .. 1 filled). The breath moves the trunk by its baked inhale pose, contacts kept. */
void motion_pose(const struct motion *motion, int way, float s, float breath, struct pose *out);

/* The pose of a solved (and scaled) key. */
const struct pose *motion_key(const struct motion *motion, int key);

/* Where the origin of a journey's last key lies, as seen from that of its first one; zero for
 * anything else. The last key is its position's own pose on that ground. */
struct ground motion_arrival(const struct motion *motion);

/* The contacts held all along a way: those its two keys share. */
int motion_way_contacts(const struct motion *motion, int way, const struct contact **contacts);

/* How well a held contact is met in a placed pose, both metres: gap is the distance from skin to
 * surface (negative: sunk in; of a strap, by how much it is too long or too short), slip the
 * distance along the surface from where it was planted (0 for one that may slide). */
struct contact_state {
    float gap, slip;
};
struct contact_state motion_contact_state(const struct motion *motion,
                                          const struct contact *contact,
                                          const struct placed *placed);

/* Largest angular speed in degrees a second of any joint of the given sort when way `way` takes
 * `ms` milliseconds and progresses as `ease` tells (base/ease.h). */
struct motion_speed {
    float spine, leg, arm;
};
struct motion_speed motion_way_speed(const struct motion *motion, int way, float (*ease)(float),
                                     int ms);

/* The most that content.md section 4 allows: into and out of a stretch, or on the way to one. */
struct motion_speed motion_speed_most(bool stretching);

/* Of the sort that a joint is of. */
float motion_speed_of(const struct motion_speed *speed, enum joint joint);

#endif
