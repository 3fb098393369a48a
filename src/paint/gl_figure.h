/* The figure with mat, props and shadow: round cones met by the ray of each pixel.
 *
 * Everything is drawn on a canvas of the box's size first: mat, shadow, props, and a rectangle a
 * cone in which the shader works out surface and depth; then the cones' outlines once more, which
 * the shader compares with what the canvas tells about each sample; at last the canvas is laid on
 * the picture. look.h says what comes out. */
#ifndef LIMBER_PAINT_GL_FIGURE_H
#define LIMBER_PAINT_GL_FIGURE_H

#include "paint/gl_canvas.h"
#include "paint/gl_shader.h"
#include "paint/gl_shadow.h"
#include "picture/picture.h"

struct gl_figure {
    GLuint cone, line, quad, lay;   /* programs */
    GLuint cones, quads, nothing;   /* vertex arrays */
    GLuint cone_data, quad_data;    /* buffers */
    int cone_count;                 /* in cone_data: those in front of the eye */
    int mat_corners, prop_corners;  /* in quad_data, mat first */
    struct gl_canvas canvas, still; /* of the picture's figure and of those that stand still */
    struct gl_shadow shadow;
};

/* False with the reason in the shaders' problems. Close it in either case. */
bool gl_figure_open(struct gl_figure *figure, const struct gl_shaders *shaders);
void gl_figure_close(struct gl_figure *figure);

/* Draws a figure of the picture into `box` of the framebuffer `target`, which shows the whole
 * picture; leaves it bound with the picture's viewport. Draws nothing when the device has no memory
 * for the canvas. */
void gl_figure_draw(struct gl_figure *tools, const struct picture *picture,
                    const struct figure *figure, struct box box, GLuint target);

#endif
