/* The flat sides that furniture is made of. */
#ifndef LIMBER_PICTURE_BLOCK_H
#define LIMBER_PICTURE_BLOCK_H

#include "picture/picture.h"
#include "picture/spot.h"

/* A box about its spot's origin, metres; its sides along x, y, z have their own tones. */
struct block {
    vec3 low, high;
    struct colour tone[3];
};

/* Only the sides turned to the eye: at most three of six. */
void block_add(struct figure *figure, const struct spot *spot, const struct block *block);

/* Four corners about the spot's origin, in order. What there is no room for is left out. */
void side_add(struct figure *figure, const struct spot *spot, const vec3 corner[4],
              struct colour colour, bool behind);

/* One more thing that darkens the floor, in the room; too many are left out. */
void figure_cast(struct figure *figure, const vec3 a, const vec3 b, float radius);

/* The same, written about the spot's origin. */
void spot_cast(struct figure *figure, const struct spot *spot, const vec3 a, const vec3 b,
               float radius);

#endif
