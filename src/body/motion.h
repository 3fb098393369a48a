/* Solved key poses and the ways between them: what an exercise's poses become when it is loaded.
 *
 * Building solves every key (damped least squares on angles, contacts and limits in two stages,
 * reference/kinematics.md section 3), scales the stretching keys to the comfort range, and bakes
 * for each way the corrections that keep shared contacts exact, at 8 nodes (16 where a foot lifts,
 * 32 where it would still dip into the floor). Afterwards a pose is only interpolated: no solver
 * runs while playing.
 *
 * What a key plants on floor or seat stays where the first key that plants it left it. A contact
 * that only one key of a way has is free on the way. On a way each joint keeps between its two
 * angles, as far as the contacts let it. */
#ifndef LIMBER_BODY_MOTION_H
#define LIMBER_BODY_MOTION_H

#include "base/arena.h"
#include "body/key.h"

/* A way from one key to another; a hold is a way from a key to itself. */
struct motion_way {
    int from, to;
};

/* Key `key` stretches; its arc begins at key `arc_from`. */
struct motion_arc {
    int key, arc_from;
};

struct motion_plan {
    const struct rig *rig;
    const struct key *keys;
    int key_count;
    const struct motion_way *ways;
    int way_count;
    const struct motion_arc *arcs;
    int arc_count;
    float range; /* comfort, 0.3 .. 1 */
};

struct motion;

/* Everything is in the arena. NULL when memory ran out. A contact that cannot be met within 2 mm,
 * or a written angle that the contacts move by more than 25 degrees, is a warning at its place; a
 * pose that the solver cannot bring within 10 mm is an error (and NULL). At a range below 1 a
 * stretch that no longer reaches what it touches is a warning only. */
const struct motion *motion_build(const struct motion_plan *plan, struct arena *arena,
                                  struct problems *problems);

/* The pose on way `way` at progress s (0..1, already eased), with the breath at `breath` (0 emptied
 * .. 1 filled). The breath moves the trunk by its baked inhale pose, contacts kept. */
void motion_pose(const struct motion *motion, int way, float s, float breath, struct pose *out);

/* The pose of a solved (and scaled) key. */
const struct pose *motion_key(const struct motion *motion, int key);

/* The contacts held all along a way (those its two keys share), or in a key. */
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
 * `ms` milliseconds with the minimum-jerk profile. */
struct motion_speed {
    float spine, leg, arm;
};
struct motion_speed motion_way_speed(const struct motion *motion, int way, int ms);

#endif
