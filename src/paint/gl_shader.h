/* Shader programs of the gl painter.
 *
 * Each shader is a file in `folder`/shaders, written once for both dialects: a prologue before it
 * says the version (3.3 core or ES 3.0), the precision and the figures of look.h as #defines;
 * `#line 1` keeps the file's own line numbers in the compiler's words. */
#ifndef LIMBER_PAINT_GL_SHADER_H
#define LIMBER_PAINT_GL_SHADER_H

#include <epoxy/gl.h>
#include <stdint.h>

#include "base/problem.h"
#include "base/world.h"

#define GL_FIGURE_FAR 64.0f /* metres that the figure's depth can hold */
enum { GL_FIGURE_PROP = 7 };

struct gl_shaders {
    const struct world *world;
    const char *folder;
    struct problems *problems;
};

/* The current context will do. False with the reason in `problems`. */
bool gl_is_fit(struct problems *problems);

/* Compiles and links `folder`/shaders/VERTEX and FRAGMENT. 0 with the file and the compiler's words
 * in `problems` when one is missing or broken. */
GLuint gl_program(const struct gl_shaders *shaders, const char *vertex, const char *fragment);

/* A place in the bound buffer, as attribute pointers want it. */
static inline const void *gl_offset(size_t bytes)
{
    return (const void *)(uintptr_t)bytes;
}

#endif
