/* From the menu to its picture: which cards are in sight, what their figures do. */
#ifndef LIMBER_STAGE_SHOWCASE_H
#define LIMBER_STAGE_SHOWCASE_H

#include "picture/menu.h"
#include "picture/safety.h"
#include "picture/view.h"
#include "player/menu.h"

enum { SHOWCASE_KEYS = 96 };

/* The figures of the page in sight. Starts zeroed. */
struct showcase {
    struct {
        const struct routine *routine; /* NULL: none */
        const struct timeline *timeline;
        int64_t at_ms;
    } seen[MENU_FACES_MOST];
    char out[SHOWCASE_KEYS], leave[SHOWCASE_KEYS]; /* the foot among exercises; among routines */
};

/* Names the keys that lead out and to the help in the foot of its pages. */
void showcase_keys(struct showcase *showcase, const struct view_keys *keys);

/* What goes on and back from the safety words. */
void showcase_buttons(const struct view_keys *keys, struct choice out[2]);

/* What the figure of a card does: its routine, or the exercise alone, in the library's arena. NULL
 * for the way back, or when memory ran out. */
const struct routine *showcase_routine(struct library *library, const struct menu_card *card);

/* The place has this routine, laid out or (NULL) not yet. A new one begins where it is told best
 * from others: in its first stretch. */
void showcase_set(struct showcase *showcase, int place, const struct routine *routine,
                  const struct timeline *timeline);

/* The lit figure moves on, quickly through what stands still, and begins again at the end. */
void showcase_pass(struct showcase *showcase, int place, int64_t elapsed_ms);

/* The page that the menu shows. Theme, titles and the showcase are borrowed. */
struct menu_page showcase_page(const struct showcase *showcase, const struct menu *menu,
                               const struct theme *theme, int width, int height);

#endif
