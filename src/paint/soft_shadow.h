/* The shadow where the figure touches the floor or nearly so (look.h).
 *
 * It is worked out once for a figure on a small map of the floor, and then looked up, smoothly, for
 * every pixel that shows a darkened bit of floor. */
#ifndef LIMBER_PAINT_SOFT_SHADOW_H
#define LIMBER_PAINT_SOFT_SHADOW_H

#include "paint/soft_view.h"

enum { SHADOW_SIDE = 128, SHADOW_MAP = SHADOW_SIDE * SHADOW_SIDE };

struct shadow {
    bool any;               /* is there a shadow at all? */
    float x, z;             /* world place of the first texel's middle, metres */
    float step_x, step_z;   /* metres between texels */
    float dark[SHADOW_MAP]; /* 0..1 */
};

void shadow_cast(struct shadow *shadow, const struct figure *figure);

/* The pixels it may darken. */
struct clip shadow_clip(const struct shadow *shadow, const struct lens *lens);

/* Darkens the canvas by `strength` 0..1 of the shadow. */
void shadow_lay(const struct canvas *canvas, const struct shadow *shadow, const struct lens *lens,
                float strength);

#endif
