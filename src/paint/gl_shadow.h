/* The shadow on the floor: worked out from above in a small map, then laid on the floor. */
#ifndef LIMBER_PAINT_GL_SHADOW_H
#define LIMBER_PAINT_GL_SHADOW_H

#include "paint/gl_shader.h"
#include "picture/picture.h"

struct gl_shadow {
    GLuint dim, lay; /* programs: into the map, onto the floor */
    GLuint map;      /* texture */
    GLuint frame;    /* framebuffer around it */
    float ground[4]; /* the piece of floor in the map: corner (x, z), size */
};

/* False with the reason in the shaders' problems. Close it in either case. */
bool gl_shadow_open(struct gl_shadow *shadow, const struct gl_shaders *shaders);
void gl_shadow_close(struct gl_shadow *shadow);

/* Fills the map from the figure's casters; binds a framebuffer and viewport of its own. False when
 * there is no shadow. */
bool gl_shadow_map(struct gl_shadow *shadow, const struct figure *figure);

/* Lays it on the floor in the bound framebuffer, through the figure's camera and the lens of
 * gl_figure, blending premultiplied. A vertex array without attributes is bound. */
void gl_shadow_lay(const struct gl_shadow *shadow, const struct figure *figure,
                   const float lens[4]);

#endif
