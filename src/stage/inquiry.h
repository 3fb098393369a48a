/* A page that asks (player/form.h) in the window: the loop in which a person answers.
 *
 * Keys, mouse, touch, a presenter's remote and a gamepad steer it. Where nobody sees the display
 * nobody is asked: the page is left at once. */
#ifndef LIMBER_STAGE_INQUIRY_H
#define LIMBER_STAGE_INQUIRY_H

#include "picture/form.h"
#include "player/form.h"
#include "player/keymap.h"
#include "stage/display.h"
#include "stage/service.h"

struct inquiry {
    const struct memory *memory; /* of the picture */
    struct display *display;
    const struct theme *theme;
    const struct keymap *keymap;
    struct seat seat;
    struct service *service; /* told each frame that it lives; NULL: nobody */
    int64_t patience_ms; /* nobody did anything for so long: the page is left. It came unasked, and
                            ignores keys for half a second; 0: it was asked for, and stays */
    /* What stands on the page now: title, about, rows, buttons and foot; the rest is zero, and is
     * not its business. */
    void (*fill)(void *context, const struct form *form, struct form_page *page);
    /* Called after each event, so that lines can follow from one another; NULL: they do not. */
    void (*follow)(void *context);
    /* Called instead of `fill` and form_picture, where the page is none of form.h's; NULL: not. */
    void (*draw)(void *context, const struct form *form, int width, int height, float em,
                 const struct ruler *ruler, struct picture *out);
    void *context;
};

/* Returns form->taken: which deed was taken, or FORM_OUT when the page was left, the window closed
 * or no memory is left. */
int inquiry_ask(const struct inquiry *inquiry, struct form *form);

#endif
