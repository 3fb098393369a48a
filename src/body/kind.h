/* How the clinical axes of a joint are rotations: the sign table of reference/kinematics.md 1.1. */
#ifndef LIMBER_BODY_KIND_H
#define LIMBER_BODY_KIND_H

#include "body/angle.h"

/* A clinical axis as a rotation: about which axis of the joint frame (0 x, 1 y, 2 z), which way
 * round. */
struct axis {
    struct angle_axis words;
    int about;
    float sign;
};

/* A joint kind: its axes as an author says them, and the order in which they turn. */
struct kind {
    int order[3];
    struct axis axis[ANGLE_AXES];
};

/* Of the right limb; a left one turns as its mirror image. */
const struct kind *joint_kind(enum joint joint);

#endif
