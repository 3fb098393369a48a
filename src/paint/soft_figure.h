/* The figure with mat, props and shadow. */
#ifndef LIMBER_PAINT_SOFT_FIGURE_H
#define LIMBER_PAINT_SOFT_FIGURE_H

#include "paint/soft_band.h"
#include "paint/soft_shadow.h"

/* The pixels that the parts of a figure touch. */
struct soft_boxes {
    struct clip cone[FIGURE_CONES_MOST]; /* in the figure's order; empty for those not drawn */
    struct clip glow[FIGURE_GLOWS_MOST];
    struct clip cones, quads, shadow, floor;
};

/* A figure made ready for drawing; about 250 kB, so it lives in the painter. */
struct soft_figure {
    const struct soft_hot *hot; /* set once, by the painter */
    float brightest; /* 0..255, of what its shadow falls on; set by the painter: it may stay where
                        nobody sees it change. 0: it is exact */
    const struct figure *figure;
    struct lens lens;
    struct cone_view cones[FIGURE_CONES_MOST]; /* nearest first */
    int cone_count;
    struct quad_view quads[FIGURE_QUADS_MOST]; /* those with depth */
    int quad_count;
    struct glow_view glows[FIGURE_GLOWS_MOST];
    int glow_count;
    struct shadow shadow;
    struct soft_boxes boxes;
    struct band band;
    int near[FIGURE_CONES_MOST], near_count;  /* the cones that meet the damage being drawn */
    int laid[FIGURE_CONES_MOST], laid_count;  /* those that show in the band, */
    struct cone_bits bits[FIGURE_CONES_MOST]; /* and where */
};

/* `figure` is borrowed until the next call. */
void figure_prepare(struct soft_figure *soft, const struct figure *figure);

/* What is shown of it counts for nothing: the next is drawn anew. */
void figure_forget(struct soft_figure *soft);

/* The brightest channel, 0..255, of what lies on the floor. */
float figure_floor_light(const struct figure *figure);

/* What lies on the floor and takes the shadow. */
void figure_floor(const struct canvas *canvas, const struct figure *figure);

/* Shadow, props and body, over the floor. */
void figure_body(const struct canvas *canvas, struct soft_figure *soft);

/* True when both have the same camera and the same things on the floor. */
bool figure_floor_same(const struct figure *a, const struct figure *b);

#endif
