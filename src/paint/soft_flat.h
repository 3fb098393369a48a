/* The flat shapes: panels, discs, arcs, dots, text. Each is drawn with antialiased edges into the
 * canvas's clip. */
#ifndef LIMBER_PAINT_SOFT_FLAT_H
#define LIMBER_PAINT_SOFT_FLAT_H

#include "paint/soft_pixel.h"

struct panel {
    float x, y;                    /* middle */
    float half_width, half_height; /* to where the corners' centres lie */
    float radius;
};

struct disc {
    float x, y, radius;
};

struct arc {
    struct disc ring; /* middle of the stroke */
    float half;       /* of the stroke */
    float start_x, start_y, end_x, end_y;
    bool whole, wide; /* the whole ring; more than half of it */
};

void soft_panel(const struct canvas *canvas, const struct shape *shape);
void soft_disc(const struct canvas *canvas, const struct shape *shape);
void soft_arc(const struct canvas *canvas, const struct shape *shape);
void soft_dots(const struct canvas *canvas, const struct shape *shape);

/* Draws nothing if the text cannot be rendered. */
void soft_text(const struct canvas *canvas, const struct shape *shape, const char *text,
               struct fonts *fonts);

/* The pixels a text covers, glyphs that hang over its box included; empty if it cannot be rendered.
 */
struct clip soft_text_clip(const struct shape *shape, const char *text, struct fonts *fonts);

/* Right and down of the direction `turns` (0..1) clockwise from twelve o'clock, exactly the same on
 * every machine. */
void soft_direction(float turns, float *right, float *down);

#endif
