/* What OpenGL shows in a window: a context and its painter.
 *
 * A graphics processor draws the pictures itself (gl_draw); where OpenGL is emulated `soft` draws
 * them and OpenGL presents (gl_sheet.h). */
#ifndef LIMBER_STAGE_PANE_H
#define LIMBER_STAGE_PANE_H

#include "paint/gl_sheet.h"
#include "stage/glass.h"
#include "stage/window.h"

struct pane {
    const struct world *world;
    const char *folder;
    struct fonts *fonts;
    struct glass glass;
    struct gl_painter *painter; /* either this */
    struct gl_sheet *sheet;     /* or these */
    struct soft_painter *soft;
    struct surface pixels;
    bool known; /* what is on the screen is the last picture: for the sheet */
};

enum pane_drawn { PANE_SAME, PANE_SHOWN, PANE_LOST };

/* What the wish names is borrowed, as the fonts are; an emulation is good enough only if gl is
 * wished for. False with the reason in `problems` and nothing left open. */
bool pane_open(struct pane *pane, const struct window_wish *wish, struct fonts *fonts, int width,
               int height, Uint32 flags, struct problems *problems);
void pane_close(struct pane *pane);

static inline bool pane_is_open(const struct pane *pane)
{
    return pane->glass.context != NULL;
}

/* Shows a picture, if it is not on the screen already. PANE_LOST: the context is lost, with all
 * that was in it. */
enum pane_drawn pane_draw(struct pane *pane, const struct picture *picture);

/* The next picture is shown as a whole. */
void pane_forget(struct pane *pane);

/* Another context in the same window, and all made anew in it. False with the reason in `problems`:
 * then only pane_close is left. */
bool pane_renew(struct pane *pane, struct problems *problems);

#endif
