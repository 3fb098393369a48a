/* What the menu has cards for, and what stands on them. */
#ifndef LIMBER_PLAYER_MENU_CARDS_H
#define LIMBER_PLAYER_MENU_CARDS_H

#include "player/menu.h"

/* The routines, the shortest first, and the categories that have exercises; or the exercises of one
 * of these in the order of their names and the way back. False when memory ran out. */
bool menu_cards_of_all(const struct world *world, const struct library *library,
                       struct menu_card cards[MENU_CARDS_MOST], int *count);
bool menu_cards_of(const struct world *world, const struct library *library, enum category category,
                   struct menu_card cards[MENU_CARDS_MOST], int *count);

/* Adds those for pages about the person. */
void menu_cards_of_person(struct menu_card cards[MENU_CARDS_MOST], int *count);

#endif
