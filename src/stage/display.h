/* The display, with its window and its fonts: opened once, whatever is shown on it after another.
 */
#ifndef LIMBER_STAGE_DISPLAY_H
#define LIMBER_STAGE_DISPLAY_H

#include "picture/reflow.h"
#include "stage/window.h"

enum stage_result {
    STAGE_DONE,
    STAGE_FAILED,  /* told in `problems` */
    STAGE_NOWHERE, /* no display to show on, told in `problems` */
};

struct display {
    struct fonts *fonts;
    struct ruler ruler;
    struct window *window;
    bool fullscreen;
    bool unattended; /* nobody sees it (video.h) */
    bool closed;     /* the person closed the window: nothing more shall be shown */
    bool stuck;      /* a sound device did not let go: SDL cannot be closed in order */
};

/* STAGE_DONE, or why not; display_close is due only after STAGE_DONE. */
enum stage_result display_open(struct display *display, const struct window_wish *wish,
                               struct problems *problems);
void display_close(struct display *display);

void display_fullscreen(struct display *display, bool on);

/* What an event of the window means for what is on it: true when it has to be drawn anew. */
bool display_was_disturbed(struct display *display, uint8_t window_event);

/* The em in pixels that the seat asks for on this display; of width x height pixels if nobody knows
 * its own. */
float display_em(const struct display *display, const struct seat *seat, int width, int height);

/* Where a place of a window, in its own units, lies in a picture of width x height that fills it.
 */
struct display_point {
    float x, y;
};
struct display_point display_point(uint32_t window_id, int x, int y, int width, int height);

#endif
