/* Pixels of `soft` shown through OpenGL.
 *
 * Where OpenGL is emulated its shaders run on the same processor that `soft` draws with, and take
 * some forty times as long for the same picture. There OpenGL only presents: what changed goes into
 * a texture, and from there, with what changed in the frames before, into the window. */
#ifndef LIMBER_PAINT_GL_SHEET_H
#define LIMBER_PAINT_GL_SHEET_H

#include "paint/paint.h"

struct gl_sheet;

/* As gl_open. */
struct gl_sheet *gl_sheet_open(const struct world *world, const char *folder,
                               struct problems *problems);
void gl_sheet_close(struct gl_sheet *sheet);

/* Draws the surface, of which only the areas changed since the last call, into the bound
 * framebuffer, which holds what one of the last GL_SHEET_BUFFERS calls left there: windows are
 * drawn into by turns. All of it counts as changed at first, and when the size is another one. */
enum { GL_SHEET_BUFFERS = 3 };
void gl_sheet_draw(struct gl_sheet *sheet, const struct surface *surface, const struct area *areas,
                   int count);

/* What the framebuffers hold is not known any more. */
void gl_sheet_forget(struct gl_sheet *sheet);

#endif
