/* Backdrop and mat, kept: most of every frame but the first is copied from here.
 *
 * A row of a stripe is drawn when it is first needed, so that what nothing moves on takes no
 * memory, and a picture that is drawn as a whole a few times takes none at all. Once the mat moves,
 * under a camera that glides, the backdrop alone is kept as well where the mat is. Without memory
 * the same is drawn, only slower. */
#ifndef LIMBER_PAINT_SOFT_GROUND_H
#define LIMBER_PAINT_SOFT_GROUND_H

#include "paint/soft_backdrop.h"

enum { STRIPE = 256 }; /* pixels: four rows of it are a page of memory */

/* Stripe after stripe from the left, each as high as the picture, rows without gaps. */
struct layer {
    uint32_t *pixels; /* NULL: not needed yet, or no memory */
    uint8_t *known;   /* 1 for each row of each stripe that is drawn; in the same block */
};

struct ground {
    const struct memory *memory;
    struct layer both, plain; /* with and without the mat */
    int width, height;
    int large_parts; /* so many were drawn: a camera that glides over a large picture keeps them */
};

/* Of pictures of this size, with another backdrop than before: nothing of it is known yet. */
void ground_begin(struct ground *ground, int width, int height);
void ground_drop(struct ground *ground);

/* The mat belongs to the ground when nothing is drawn between the two: this shape is then the
 * figure it lies under; else NULL. */
const struct shape *ground_figure(const struct picture *picture);

/* Draws backdrop and mat into the canvas: a picture of ground_begin's size. */
void ground_draw(const struct canvas *canvas, struct ground *ground, const struct picture *picture);

/* Another mat lies there, or the same one elsewhere; `part` holds where it was and is. */
void ground_moved(struct ground *ground, const struct picture *picture, struct clip part,
                  const struct soft_hot *hot);

#endif
