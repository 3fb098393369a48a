/* The shadow where the figure touches the floor or nearly so (look.h).
 *
 * It is worked out once for a figure on a small map of the floor, and then looked up, smoothly, for
 * every pixel that shows a darkened bit of floor. The map's texels lie on a lattice that stands
 * still in the world. A block of it in which nothing changed by as much as an eye would see stays
 * as it is shown, byte for byte: of a figure that moves that is most of its shadow. */
#ifndef LIMBER_PAINT_SOFT_SHADOW_H
#define LIMBER_PAINT_SOFT_SHADOW_H

#include "paint/soft_view.h"

enum {
    SHADOW_SIDE = 64,
    SHADOW_MAP = SHADOW_SIDE * SHADOW_SIDE,
    SHADOW_STRIDE = 8, /* a shadow is soft: looked up at every eighth pixel and straight between */
    SHADOW_BLOCK = 4,  /* texels of a block, either way */
    SHADOW_BLOCKS = SHADOW_SIDE / SHADOW_BLOCK,
    SHADOW_CHANGES_MOST = SHADOW_BLOCKS * SHADOW_BLOCKS
};

/* One row of the map under one caster. */
struct cast {
    const struct figure_caster *caster;
    int first;     /* the map's first texel */
    float step, z; /* metres */
};

/* Blocks of which the shown darkness changed. */
struct shadow_changes {
    bool all; /* more than the blocks tell: the map lies otherwise, or there was or is none */
    struct {
        short x, z;
    } block[SHADOW_CHANGES_MOST];
    int count;
};

struct shadow {
    bool any;             /* is there a shadow at all? */
    int x, z;             /* the first texel, in steps from the world's origin */
    int last_x, last_z;   /* the last that may be dark, from the first one */
    float step_x, step_z; /* metres between texels */
    struct figure_caster casters[FIGURE_CASTERS_MOST]; /* that it is of */
    int caster_count;
    float unseen;                /* of the last time */
    float maps[2][SHADOW_MAP];   /* 0..1; 0 all along a map's edges */
    const float *dark;           /* the one that is shown */
    struct shadow_changes since; /* the time before */
};

/* Costs nothing when the casters are those of the last time. A block in which no texel changes by
 * more than `unseen` of 1 stays as it is; 0: all are exact. Starts zeroed. */
void shadow_cast(struct shadow *shadow, const struct figure *figure, float unseen,
                 const struct soft_hot *hot);

/* The pixels it may darken. */
struct clip shadow_clip(const struct shadow *shadow, const struct lens *lens);

/* The pixels that a block of the map shows on. */
struct clip shadow_block_clip(const struct shadow *shadow, int x, int z, const struct lens *lens);

/* Darkens the canvas by `strength` 0..1 of the shadow. */
void shadow_lay(const struct canvas *canvas, const struct shadow *shadow, const struct lens *lens,
                float strength);

#endif
