/* A part of a circle on a plane across the camera's sight: the way of a point as it is seen. */
#ifndef LIMBER_PICTURE_SWEEP_H
#define LIMBER_PICTURE_SWEEP_H

#include "picture/picture.h"

/* What the camera sees at a depth, metres: right and up from where it looks. */
struct plane {
    const struct camera *camera;
    float depth, pixel; /* metres: from the eye; of a pixel there */
};

/* At the depth of a point in the room. */
struct plane plane_at(const struct camera *camera, const vec3 at);

/* Where a point in the room is seen on the plane; returns how much larger it is there than where it
 * stands. */
float plane_see(const struct plane *plane, const vec3 at, vec2 out);

/* A point of the plane, in the room. */
void plane_room(const struct plane *plane, const vec2 at, vec3 out);

/* `from` in radians from the right to the left; `angle` on from there, < 0: clockwise. */
struct sweep {
    vec2 middle;
    float radius, from, angle;
};

/* At a share 0..1 of it. */
void sweep_point(const struct sweep *sweep, float share, vec2 out);
float sweep_length(const struct sweep *sweep);

/* From the first of three points by the second to the third, which are not the same; a straight way
 * is part of a large circle. */
struct sweep sweep_through(const vec2 a, const vec2 b, const vec2 c);

/* From one point to another, turning by so many radians. */
struct sweep sweep_turned(const vec2 from, const vec2 to, float turn);

/* The same so much farther out, about its own middle; `shift`: so many of its lengths farther on.
 */
struct sweep sweep_moved_out(const struct sweep *way, float out, float length, float shift);

/* Straight on, so far apart from where it ends; or up to so far before it begins. */
struct sweep sweep_ahead(const struct sweep *way, float apart, float length);
struct sweep sweep_behind(const struct sweep *way, float apart, float length);

#endif
