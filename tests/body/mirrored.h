/* What the left side of a body is to the right one. */
#ifndef LIMBER_TESTS_BODY_MIRRORED_H
#define LIMBER_TESTS_BODY_MIRRORED_H

#include "body/skin.h"

static inline enum region other_region(enum region region)
{
    switch (region) {
    case REGION_LEFT_ARM:
        return REGION_RIGHT_ARM;
    case REGION_RIGHT_ARM:
        return REGION_LEFT_ARM;
    case REGION_LEFT_LEG:
        return REGION_RIGHT_LEG;
    case REGION_RIGHT_LEG:
        return REGION_LEFT_LEG;
    default:
        return region;
    }
}

static inline bool is_mirror(const vec3 a, const vec3 b)
{
    return a[0] == b[0] && a[1] == b[1] && a[2] == -b[2];
}

#endif
