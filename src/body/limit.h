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

#endif
