/* The flat part of a picture: backdrop, panels, discs, arcs, dots and texts. */
#ifndef LIMBER_PAINT_GL_SHAPES_H
#define LIMBER_PAINT_GL_SHAPES_H

#include "paint/gl_shader.h"
#include "paint/gl_text.h"
#include "picture/picture.h"

struct gl_shapes {
    GLuint backdrop, shape, text; /* programs */
    GLuint array, nothing;        /* vertex arrays: instances, and none for vertices by number */
    GLuint instances;             /* buffer */
    struct gl_texts texts;
};

/* False with the reason in the shaders' problems. Close it in either case. */
bool gl_shapes_open(struct gl_shapes *shapes, const struct gl_shaders *shaders,
                    struct fonts *fonts);
void gl_shapes_close(struct gl_shapes *shapes);

/* Tells the programs the picture's size and hands its shapes to the device; before the others. */
void gl_shapes_start(struct gl_shapes *shapes, const struct picture *picture);

void gl_shapes_backdrop(const struct gl_shapes *shapes, const struct picture *picture);

/* Draws the shapes [first, last), none of which is backdrop or figure, blending over what is
 * there. */
void gl_shapes_draw(struct gl_shapes *shapes, const struct picture *picture, int first, int last);

#endif
