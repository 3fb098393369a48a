/* The body as it is drawn: dressed, and rounder than the skin on which contacts are solved.
 *
 * What touches lies where body/skin.h has it; here joints are bridged by cones that hang on two
 * bones and so stretch like flesh, hands have fingers and feet toes. Lengths are metres at
 * RIG_STATURE. */
#ifndef LIMBER_PICTURE_FLESH_H
#define LIMBER_PICTURE_FLESH_H

#include "picture/picture.h"

enum cloth { CLOTH_SKIN, CLOTH_SHIRT, CLOTH_SHORTS, CLOTH_HAIR, CLOTH_EYE, CLOTH_LIP, CLOTH_COUNT };

struct flesh {
    enum region region;
    enum cloth cloth;
    enum joint joint_a, joint_b;
    vec3 a, b; /* in the joints' frames */
    float radius_a, radius_b;
    float rooted_a, rooted_b; /* as in struct figure_cone */
    float beside_a, beside_b; /* metres right of the middle of what it is shaded as */
    float flat;               /* as in struct figure_cone */
    vec3 hinge; /* b turns about it, seen from a, by its length for each radian that the fingers are
                   bent at the knuckles */
};

/* The whole figure, about 110 cones; left and right are mirror images. */
const struct flesh *flesh_cones(int *count);

/* The figure as strokes along its bones. */
const struct flesh *flesh_sticks(int *count);

/* Sets all of `out` but its colour. `swell`: 1, or how much thicker the shirt's trunk is. */
void flesh_place(const struct flesh *flesh, const struct rig *rig, const struct placed *placed,
                 float swell, struct figure_cone *out);

#endif
