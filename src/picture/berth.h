/* Where beside the body there is room for an arrow along the way of a part of it. */
#ifndef LIMBER_PICTURE_BERTH_H
#define LIMBER_PICTURE_BERTH_H

#include "picture/bulk.h"
#include "picture/sweep.h"

enum { BERTH_MOMENTS = 5 };

/* What is seen on a plane, each as a cone or a rectangle. */
struct shade {
    vec2 a, b;
    float radius;
};

struct tile {
    vec2 low, high;
};

/* What the arrow must keep clear of. */
struct field {
    struct plane plane;
    struct shade shades[BERTH_MOMENTS * BULK_BONES];
    int shade_count;
    vec2 body; /* its middle */
    struct tile stage, furniture[FIGURE_QUADS_MOST];
    int furniture_count;
    float breadth; /* the arrow's, metres */
};

/* The body at some moments of its way and the figure's furniture, within a stage. */
void field_open(const struct figure *figure, const struct plane *plane,
                const struct figure_caster (*bones)[BULK_BONES], int moments,
                const struct box *stage, struct field *field);

/* Of an arrow in pixels; and its least length, in breadths. */
float berth_breadth(const struct box *stage);
#define BERTH_SHORTEST 11.0f

/* The best place so far, and what it costs: metres that it lies farther away than it could. */
struct berth {
    struct plane plane;
    struct sweep sweep;
    float cost;
};

/* Takes the best place along the way of a point that lies `thick` metres under the body's outline,
 * which costs so much from the start, if it is better than what there is. */
void berth_find(const struct field *field, const struct sweep *way, float thick, float cost,
                struct berth *best);

#endif
