/* A quiet arrow beside the figure, along the way of the part of it that goes farthest: what a
 * picture that stands still cannot tell.
 *
 * It is found from the solved poses of the course (course.h): the way as an arc in the plane of the
 * picture at the part's depth, made longer where the movement is small, moved aside until the
 * figure leaves it free all the way. Where there is no room, or hardly anything moves, there is
 * none. It stands still on the screen and lies behind the figure, so that it never hides anything
 * of it. */
#ifndef LIMBER_PICTURE_ARROW_H
#define LIMBER_PICTURE_ARROW_H

#include "picture/course.h"
#include "picture/framing.h"
#include "picture/view.h"

enum { ARROW_STEPS = 10, ARROW_QUADS = ARROW_STEPS + 2 };

/* Worked out once for a course and a camera. Starts zeroed. */
struct arrow {
    struct course course; /* of what it is; first NULL: of nothing */
    struct figure_quad quads[ARROW_QUADS];
    int count; /* 0: there is none */
};

/* Adds that of the view's moment, if it has one, to a figure whose camera stands still. */
void arrow_add(struct figure *figure, const struct view *view, const struct showing *showing,
               const struct box *stage);

#endif
