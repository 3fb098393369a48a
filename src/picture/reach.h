/* How far things reach to the four sides of the picture, and how the eye stands to see them all.
 *
 * Measured in a frame turned as the camera but not moved: the planes through the eye along the
 * stage's edges must stay outside of all spheres. With a slope t the sphere (x, z, r) asks for
 * eye_x + t * eye_z >= x + t * z + r * sqrt(1 + t * t). */
#ifndef LIMBER_PICTURE_REACH_H
#define LIMBER_PICTURE_REACH_H

#include <cglm/types.h>

#include "picture/layout.h"

/* From where the eye looks: yaw 0 sees +z's side of things (a figure's right), + goes towards +x
 * (its front); pitch looks down. Degrees, in the room. */
struct look {
    float yaw, pitch;
};

struct reach {
    struct look look;
    mat3 turn;
    float slope_x, slope_y;
    float right, left, top, bottom;
};

/* Nothing reached yet. */
struct reach reach_open(struct look look, const struct box *stage);

/* A sphere, metres in the room. */
void reach_add(struct reach *reach, const vec3 at, float radius);

/* `share` 0 leaves `reach` as it is, 1 makes it that of `other`; both looked at alike. */
void reach_mix(struct reach *reach, const struct reach *other, float share);

/* Makes it hold what the other does, too. */
void reach_join(struct reach *reach, const struct reach *other);

/* The camera that looks so and has all of it just in the stage. */
struct camera reach_camera(const struct reach *reach, const struct box *stage);

#endif
