/* Rendered texts as textures, kept while they are in use.
 *
 * Captions and digits stay for many frames, so each text is rendered once and the one unused for
 * longest makes room for a new one: the texture memory is bounded by the number of places. */
#ifndef LIMBER_PAINT_GL_TEXT_H
#define LIMBER_PAINT_GL_TEXT_H

#include <epoxy/gl.h>

#include "paint/font.h"

enum { GL_TEXTS_MOST = 64 };

struct gl_text {
    GLuint texture;
    uint64_t key;
    uint64_t used; /* number of the last use */
    int width, height, ascent;
};

struct gl_texts {
    struct fonts *fonts; /* borrowed; NULL: no text is shown */
    struct gl_text texts[GL_TEXTS_MOST];
    uint64_t uses;
    GLint widest; /* pixels a texture may have */
};

void gl_texts_open(struct gl_texts *texts, struct fonts *fonts);
void gl_texts_close(struct gl_texts *texts);

/* The texture of a text, bound to unit 0, valid until the next call; NULL when it is empty or
 * cannot be rendered. */
const struct gl_text *gl_texts_find(struct gl_texts *texts, const char *text, float size,
                                    enum weight weight);

#endif
