/* The window and the painter that fills it.
 *
 * `soft` draws into the window's surface and presents only what changed; `gl` draws whole frames.
 * Which one is chosen by what the machine has: a real graphics processor -> gl, else soft. Where gl
 * is insisted on and OpenGL is emulated, soft draws what OpenGL presents (pane.h). A context that
 * is lost is made anew; where that is in vain the window goes on as a soft one. */
#ifndef LIMBER_STAGE_WINDOW_H
#define LIMBER_STAGE_WINDOW_H

#include "paint/paint.h"

enum painter { PAINTER_BEST, PAINTER_SOFT, PAINTER_GL };

enum {
    WINDOW_WIDTH = 1280,
    WINDOW_HEIGHT = 720,
    WINDOW_LEAST_WIDTH = 320,
    WINDOW_LEAST_HEIGHT = 180
};

struct window_wish {
    const struct world *world;
    const char *title;
    const char *folder; /* its shaders/ are gl's */
    enum painter painter;
    int width, height; /* 0: WINDOW_WIDTH x WINDOW_HEIGHT, or less on a small display */
    bool fullscreen;
    int display; /* which of the machine's, from 0; one that is not there: the first */
};

struct window;

/* After video_open. NULL with the reason in `problems`. The fonts are borrowed. A
 * machine without OpenGL gets soft: with PAINTER_GL that is a warning. */
struct window *window_open(const struct window_wish *wish, struct fonts *fonts,
                           struct problems *problems);
void window_close(struct window *window);

/* The size a picture for it must have, at least WINDOW_LEAST_*; a smaller window shows its top left
 * part. */
void window_size(const struct window *window, int *width, int *height);

/* How many pixels the display has on which it is, in the same units; unchanged if nobody knows. */
void window_screen(const struct window *window, int *width, int *height);

/* False when minimised, hidden, or when there is no display left. */
bool window_is_seen(const struct window *window);

/* The context of OpenGL, if there is one, is made anew with all that is in it: after a reset. */
void window_renew(struct window *window);

/* What is on the screen is not known any more: the next draw presents everything. */
void window_forget(struct window *window);

/* Shows the picture. True when something was presented, false when it is on the screen already or
 * cannot be shown now. */
bool window_draw(struct window *window, const struct picture *picture);

void window_fullscreen(struct window *window, bool on);

/* The pictures a second of the display that holds up window_draw until it takes the picture; 0 when
 * nothing does. */
int window_refresh(const struct window *window);

/* For a kiosk, again and again: over the whole display, whatever a window manager made of it, with
 * the keyboard and the mouse its own and no pointer. */
void window_lock(struct window *window);

/* In front of the others, as far as the desktop allows it. */
void window_raise(struct window *window);

const char *window_renderer(const struct window *window); /* "soft" or "gl" */

#endif
