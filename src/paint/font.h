/* Fonts: found by fontconfig, rendered by SDL2_ttf, measured for picture.
 *
 * A line may mix writings and directions: what the interface's font lacks is taken from another
 * that is installed, and each part runs as its writing does. */
#ifndef LIMBER_PAINT_FONT_H
#define LIMBER_PAINT_FONT_H

#include "base/problem.h"
#include "picture/picture.h"

struct fonts;

/* Opens the interface's fonts: the file LIMBER_FONT names if set, else Inter, else DejaVu Sans,
 * else whatever sans serif fontconfig has. NULL with a problem that names the Debian package to
 * install (fonts-inter) when there is none. */
struct fonts *fonts_open(struct problems *problems);
void fonts_close(struct fonts *fonts);

/* Warns of the characters that were wanted and that no font has, each once, and of the packages
 * that would bring them. */
void fonts_tell(struct fonts *fonts, struct problems *problems);

/* For picture_build. Widths do not depend on the painter. */
struct ruler fonts_ruler(struct fonts *fonts);

/* A rendered text: one byte of coverage a pixel, owned by the fonts' cache and valid until the next
 * call. */
struct glyphs {
    const uint8_t *coverage;
    int width, height, pitch;
    int ascent; /* pixels from the top row to the baseline */
};

/* False when the text cannot be rendered (no memory). Size is the em in pixels, 4 to 2000. */
bool fonts_render(struct fonts *fonts, const char *text, float size, enum weight weight,
                  struct glyphs *out);

#endif
