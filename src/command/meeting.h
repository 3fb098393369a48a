/* What `limber NAME` asks the person, who never sees the menu: it begins at once, unless something
 * hurt the last time, and how it was is asked when it is over. */
#ifndef LIMBER_COMMAND_MEETING_H
#define LIMBER_COMMAND_MEETING_H

#include "command/command.h"
#include "stage/display.h"

struct meeting {
    const struct call *call;
    struct material *material;
    const struct theme *theme;
    const struct keymap *keymap;
    bool left; /* set when they closed the window: nothing is to be played */
};

/* Before there is a window, when the routine was planned or (`code`) could not be: asks how it is
 * today if something hurt, in a window of its own, and plans anew with the answer. Says in it, too,
 * when nothing of the routine suits. Returns what the plan came to. */
enum exit_code meeting_begin(struct meeting *meeting, enum exit_code code);

/* stage_wish.ask: how it was, the last time but this; left alone the page is left. */
void meeting_end(void *meeting, struct display *display);

#endif
