/* A pose, where it puts the joints, and the mirror image.
 *
 * A pose is a place for the pelvis and one rotation a joint, relative to its parent. Rotations are
 * unit quaternions (cglm versor: x y z w). Placing is forward kinematics:
 * facing[j] = facing[parent] * turn[j], at[j] = at[parent] + facing[parent] * offset[j]. */
#ifndef LIMBER_BODY_POSE_H
#define LIMBER_BODY_POSE_H

#include "body/rig.h"

struct pose {
    vec3 root;                /* mid point of the hip joints in the world, metres */
    versor turn[JOINT_COUNT]; /* turn[JOINT_PELVIS] is relative to the world */
};

struct placed {
    vec3 at[JOINT_COUNT];       /* metres, world */
    versor facing[JOINT_COUNT]; /* joint frame to world */
};

void pose_place(const struct rig *rig, const struct pose *pose, struct placed *out);

/* A point given in a joint's frame (metres, already scaled) in the world. */
void placed_point(const struct placed *placed, enum joint joint, const vec3 local, vec3 out);

/* The pose seen in a mirror: left and right swapped, z negated. `out` may be `pose`. */
void pose_mirror(const struct pose *pose, struct pose *out);

/* The angle in radians between a joint's rotations in the two poses; the largest over all joints.
 */
float pose_turned(const struct pose *a, const struct pose *b, enum joint joint);
float pose_difference(const struct pose *a, const struct pose *b);

#endif
