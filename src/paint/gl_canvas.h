/* What the figure is drawn on before it comes to the picture: colour, what each sample shows and
 * how far off, and the lines; `fine` samples a pixel each way. */
#ifndef LIMBER_PAINT_GL_CANVAS_H
#define LIMBER_PAINT_GL_CANVAS_H

#include <epoxy/gl.h>
#include <stdbool.h>

struct gl_canvas {
    GLuint colour; /* texture, RGBA8, premultiplied */
    GLuint told;   /* texture, R32UI: view depth in the upper 24 bits, region in the lower 8 */
    GLuint lines;  /* texture, RGBA8: see line.frag */
    GLuint depth;  /* renderbuffer */
    GLuint figure; /* framebuffer: colour, told, depth */
    GLuint over;   /* framebuffer: lines */
    int width, height, fine;
};

/* Makes it width x height pixels; nothing happens when it has that size. Takes fewer samples a
 * pixel for large sizes, or where memory is short. False when the device cannot hold it at all; it
 * is empty then. A zeroed canvas is empty. */
bool gl_canvas_fit(struct gl_canvas *canvas, int width, int height);
void gl_canvas_close(struct gl_canvas *canvas);

#endif
