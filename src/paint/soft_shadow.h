/* The shadow where the figure touches the floor or nearly so (look.h).
 *
 * It is worked out once for a figure on a small map of the floor, and then looked up, smoothly, for
 * every pixel that shows a darkened bit of floor. The map's texels lie on a lattice that stands
 * still in the world: where no caster moved, the shadow stays the same byte for byte. */
#ifndef LIMBER_PAINT_SOFT_SHADOW_H
#define LIMBER_PAINT_SOFT_SHADOW_H

#include "paint/soft_view.h"

enum {
    SHADOW_SIDE = 128,
    SHADOW_MAP = SHADOW_SIDE * SHADOW_SIDE,
    SHADOW_STRIDE = 8 /* a shadow is soft: looked up at every eighth pixel and straight between */
};

/* One row of the map under one caster. */
struct cast {
    const struct figure_caster *caster;
    int first;     /* the map's first texel */
    float step, z; /* metres */
};

struct shadow {
    bool any;             /* is there a shadow at all? */
    int x, z;             /* the first texel, in steps from the world's origin */
    int last_x, last_z;   /* the last that may be dark, from the first one */
    float step_x, step_z; /* metres between texels */
    struct figure_caster casters[FIGURE_CASTERS_MOST]; /* that it is of */
    int caster_count;
    float dark[SHADOW_MAP]; /* 0..1; 0 all along the map's edges */
};

/* Costs nothing when the casters are those of the last time. Starts zeroed. */
void shadow_cast(struct shadow *shadow, const struct figure *figure, const struct soft_hot *hot);

/* The pixels it may darken. */
struct clip shadow_clip(const struct shadow *shadow, const struct lens *lens);

/* The pixels that one caster may darken. */
struct clip shadow_clip_of(const struct figure_caster *caster, const struct lens *lens);

/* Darkens the canvas by `strength` 0..1 of the shadow. */
void shadow_lay(const struct canvas *canvas, const struct shadow *shadow, const struct lens *lens,
                float strength);

#endif
