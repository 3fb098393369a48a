/* Whether a pose is one the demonstrator may show. */
#ifndef LIMBER_BODY_LIMIT_H
#define LIMBER_BODY_LIMIT_H

#include "body/angle.h"

struct limit_breach {
    enum joint joint;
    int axis;
    float degrees; /* found, signed */
    float limit;   /* allowed, signed */
};

/* Finds angles past their limit by more than `tolerance` degrees, the two-joint rules of content.md
 * section 3 included; at most `most` are written, the number found is returned. */
int limit_breaches(const struct pose *pose, float tolerance, struct limit_breach *out, int most);

/* Flexion, abduction and rotation of an upper arm mean nothing near their pole, the arm straight
 * out to the side. Within LIMIT_ARM_POLE degrees of abduction or adduction they are judged like
 * those of any joint; beyond, the arm is judged by how far it is raised and how far it is twisted
 * about itself. */
#define LIMIT_ARM_POLE 65.0f
#define LIMIT_ARM_RAISED 178.0f
#define LIMIT_ARM_TWIST 95.0f

/* How far a knee may bend, given the flexion of its hip in degrees (negative: extension). At least
 * flexion - LIMIT_HAMSTRING, for the hamstring; with the hip behind the trunk at most
 * LIMIT_RECTUS + LIMIT_RECTUS_SLOPE * flexion, for the rectus femoris. */
#define LIMIT_HAMSTRING 70.0f
#define LIMIT_RECTUS 130.0f
#define LIMIT_RECTUS_SLOPE 2.0f

#endif
