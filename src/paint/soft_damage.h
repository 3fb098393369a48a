/* What has to be drawn again: a few boxes that do not overlap. */
#ifndef LIMBER_PAINT_SOFT_DAMAGE_H
#define LIMBER_PAINT_SOFT_DAMAGE_H

#include "paint/soft_backdrop.h"
#include "paint/soft_figure.h"
#include "paint/soft_flat.h"

struct damage {
    struct clip whole; /* nothing outside counts */
    struct clip list[AREAS_MOST];
    int count;
};

/* Adds a box, joined with those it overlaps, and with its nearest when there are too many. */
void damage_add(struct damage *damage, struct clip clip);

/* The pixels a shape other than a figure may touch. */
struct clip shape_clip(const struct picture *picture, const struct shape *shape,
                       struct fonts *fonts);

/* The two differ in nothing but ends or rims that lie less than a quarter of a pixel apart: the
 * shown one may stay. */
bool shape_stays(const struct shape *shown, const struct shape *shape);

/* Adds what differs between the two shapes, neither of them a figure. */
void damage_by_shape(struct damage *damage, const struct picture *old,
                     const struct shape *old_shape, const struct picture *new,
                     const struct shape *new_shape, struct fonts *fonts);

/* Whatever moved by less than a quarter of a pixel stays where it is shown: puts it back in
 * `figure`. True when nothing else is left: the figure may be left alone. */
bool figure_keep(const struct figure *shown, struct figure *figure);

/* A figure with the pixels that it touches, and, of the newer one, its shadow. */
struct soft_drawn {
    const struct figure *figure;
    const struct soft_boxes *boxes;
    const struct shadow *shadow;
};

/* Adds what differs between two figures. */
void damage_by_figure(struct damage *damage, const struct soft_drawn *old,
                      const struct soft_drawn *new);

#endif
