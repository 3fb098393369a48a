/* From the menu to its picture: which cards are in sight, what their figures do. */
#ifndef LIMBER_STAGE_SHOWCASE_H
#define LIMBER_STAGE_SHOWCASE_H

#include "picture/menu.h"
#include "picture/safety.h"
#include "player/menu.h"

/* What goes on from the safety words. */
extern const struct choice safety_buttons[2];

/* The figures of the page in sight. Starts zeroed. */
struct showcase {
    struct {
        const struct routine *routine; /* NULL: none */
        const struct timeline *timeline;
        int64_t at_ms;
    } seen[MENU_FACES_MOST];
};

/* What the figure of a card does: its routine, or the exercise alone, in the library's arena. NULL
 * for the way back, or when memory ran out. */
const struct routine *showcase_routine(struct library *library, const struct menu_card *card);

/* The place has this routine, laid out or (NULL) not yet. A new one begins where it is told best
 * from others: in its first stretch. */
void showcase_set(struct showcase *showcase, int place, const struct routine *routine,
                  const struct timeline *timeline);

/* The lit figure moves on, quickly through what stands still, and begins again at the end. */
void showcase_pass(struct showcase *showcase, int place, int64_t elapsed_ms);

/* The page that the menu shows. Theme and titles are borrowed. */
struct menu_page showcase_page(const struct showcase *showcase, const struct menu *menu,
                               const struct theme *theme, int width, int height);

#endif
