/* Where a position's own floor lies in the room.
 *
 * A position is written at its own origin, facing its own +x. Who steps from one to another arrives
 * somewhere else, perhaps turned about: a ground says where that origin is, and every pose of the
 * position is moved by it. Grounds are chained from one change of position to the next. */
#ifndef LIMBER_BODY_GROUND_H
#define LIMBER_BODY_GROUND_H

#include "body/pose.h"

/* The origin in the room, metres, and by how much it is turned to the left, seen from above,
 * degrees. All zero: the room itself. */
struct ground {
    float x, z, turn;
};

/* A pose of the position in the room; only the pelvis changes. `out` may be `pose`. */
void pose_on_ground(const struct pose *pose, const struct ground *ground, struct pose *out);

/* A point of the position in the room. `out` may be `point`. */
void point_on_ground(const vec3 point, const struct ground *ground, vec3 out);

/* The way back. `out` may be `point`. */
void point_off_ground(const vec3 point, const struct ground *ground, vec3 out);

/* Where `next`, which is told as seen from `first`, lies in the room. */
struct ground ground_then(const struct ground *first, const struct ground *next);

/* ground_then of the two in either order is the room itself. */
struct ground ground_inverse(const struct ground *ground);

/* As the mirror of pose_mirror shows it. */
struct ground ground_mirror(const struct ground *ground);

#endif
