/* Pictures into pixels.
 *
 * Two painters draw the same list: `soft` on the CPU into any 32-bit surface (the reference: same
 * bytes on every machine, needs no GL) and `gl` with OpenGL 3.3 core or ES 3.0 through libepoxy. */
#ifndef LIMBER_PAINT_PAINT_H
#define LIMBER_PAINT_PAINT_H

#include "base/problem.h"
#include "base/world.h"
#include "paint/font.h"
#include "picture/picture.h"

/* Pixels of 32 bits, 0xXXRRGGBB in native order (SDL_PIXELFORMAT_XRGB8888 / ARGB8888). */
struct surface {
    uint32_t *pixels;
    int width, height;
    int pitch; /* bytes a row */
};

struct area {
    int x, y, width, height;
};
enum { AREAS_MOST = 32 };

struct soft_painter;

/* NULL when memory ran out. The fonts are borrowed. */
struct soft_painter *soft_open(struct fonts *fonts);
void soft_close(struct soft_painter *painter);

/* Brings the surface up to date with the picture. With `fresh` the surface's content is unknown and
 * all of it is drawn; otherwise only what differs from the last picture drawn, and of the figure
 * only what moved by a quarter of a pixel since it was drawn. The areas touched are written to
 * `areas` and their number is returned (0: nothing changed). */
int soft_draw(struct soft_painter *painter, const struct picture *picture,
              const struct surface *surface, bool fresh, struct area areas[AREAS_MOST]);

struct gl_painter;

/* Needs a current context (3.3 core or ES 3.0). Shaders are read from `folder`/shaders. NULL with
 * the reason in `problems`: a missing or broken shader (with the compiler's words), too old a
 * context. */
struct gl_painter *gl_open(const struct world *world, const char *folder, struct fonts *fonts,
                           struct problems *problems);
void gl_close(struct gl_painter *painter);

/* Draws the whole picture into the bound framebuffer, width x height pixels. */
void gl_draw(struct gl_painter *painter, const struct picture *picture);

/* True when the context's renderer is an emulation on the CPU (llvmpipe, softpipe, swrast), where
 * `soft` is the better painter (gl_sheet.h). */
bool gl_is_emulated(void);

#endif
