/* The figure as the shaders take it: cones and quads in view space. */
#ifndef LIMBER_PAINT_GL_FIGURE_DATA_H
#define LIMBER_PAINT_GL_FIGURE_DATA_H

#include "picture/picture.h"

enum { GL_QUAD_CORNERS = 6 }; /* two triangles */

struct gl_cone {
    float a[4], b[4];     /* centre, radius */
    float side[4];        /* and flat */
    float beside_root[4]; /* beside_a, beside_b, rooted_a, rooted_b */
    uint8_t colour[4];
    float region; /* from 1 on */
};

struct gl_corner {
    float at[3];
    uint8_t colour[4];
};

/* Those in front of the eye; at most FIGURE_CONES_MOST; their number is returned. */
int gl_cones_fill(const struct figure *figure, struct gl_cone *out);

/* The corners of those quads that lie on the floor, or of those that do not; at most
 * FIGURE_QUADS_MOST * GL_QUAD_CORNERS; their number is returned. */
int gl_corners_fill(const struct figure *figure, bool behind, struct gl_corner *out);

/* The glows' ends in view space, with radius and regions; their number is returned. */
int gl_glows_fill(const struct figure *figure, float a[FIGURE_GLOWS_MOST][4],
                  float b[FIGURE_GLOWS_MOST][4]);

#endif
