/* One card of the menu. */
#ifndef LIMBER_PICTURE_MENU_CARD_H
#define LIMBER_PICTURE_MENU_CARD_H

#include "picture/menu.h"
#include "picture/pen.h"

struct menu_card_place {
    struct box box;
    int place; /* of the page */
    bool lit;
};

/* A figure at the left, name and words at its right. The lit card is told by a heavy edge, and its
 * figure is the picture's own. */
void menu_card_add(const struct pen *pen, const struct menu_page *page, const struct layout *layout,
                   const struct menu_card_place *card, struct menu_stills *stills);

#endif
