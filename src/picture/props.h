/* Mat and chair. */
#ifndef LIMBER_PICTURE_PROPS_H
#define LIMBER_PICTURE_PROPS_H

#include "picture/camera.h"

enum { CHAIR_CORNERS = 8 };

/* The four corners on the floor, in order round it. */
void mat_corners(const struct floor_area *mat, vec3 out[4]);

/* The points that reach furthest: the feet and the top of the back. */
void chair_corners(vec3 out[CHAIR_CORNERS]);

/* Adds the props of an exercise to the figure, and what they cast on the floor. With `presence`
 * below 1 they fade into the floor. */
void props_add(struct figure *figure, const struct exercise *exercise, const struct theme *theme,
               const struct floor_area *mat, float presence);

/* One more thing that darkens the floor; too many are left out. */
void figure_cast(struct figure *figure, const vec3 a, const vec3 b, float radius);

#endif
