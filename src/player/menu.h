/* Choosing what to play: commands and elapsed time in, a choice out.
 *
 * The menu is a row of cards, a page of them in sight at a time: the routines, the shortest first,
 * and behind them a card for each category, which opens its exercises. One card is always lit.
 * Whoever has but one button lets the light walk from card to card by itself (`scan_ms`), and any
 * press takes the lit one. What is taken first in a run is preceded by the safety words. */
#ifndef LIMBER_PLAYER_MENU_H
#define LIMBER_PLAYER_MENU_H

#include "library/library.h"

enum menu_kind {
    MENU_ROUTINE,
    MENU_EXERCISE,
    MENU_CATEGORY,
    MENU_BACK,
    MENU_WEEK, /* pages about the person, which are no routines */
    MENU_PROFILE,
    MENU_PEOPLE
};

/* Where it is done; bits. */
enum menu_ground { MENU_FLOOR = 1, MENU_CHAIR = 2, MENU_STANDING = 4 };

struct menu_card {
    enum menu_kind kind;
    const struct routine *routine;   /* MENU_ROUTINE */
    const struct exercise *exercise; /* MENU_EXERCISE; of a category the first one, to be seen */
    enum category category;          /* MENU_CATEGORY */
    int64_t ms;                      /* how long it lasts; 0 for the others */
    unsigned grounds;
    int count; /* of exercises in a category */
};

enum { MENU_CARDS_MOST = 512, MENU_LEAST_SCAN_MS = 300 };

enum menu_command {
    MENU_NONE,
    MENU_RIGHT, /* the next card; after the last one the first */
    MENU_LEFT,
    MENU_UP,
    MENU_DOWN,
    MENU_NEXT_PAGE,
    MENU_PREVIOUS_PAGE,
    MENU_TAKE,
    MENU_OUT, /* to the routines; from there it leaves the menu */
    MENU_LEAVE,
    MENU_KEYS /* the page of keys, and back from it */
};

enum menu_screen { MENU_CARDS, MENU_HELP, MENU_SAFETY, MENU_TAKEN, MENU_LEFT_ALONE };

struct menu {
    const struct world *world;
    const struct library *library;
    enum menu_screen screen;
    enum category shelf; /* whose exercises are shown; CATEGORY_COUNT: the routines */
    struct menu_card cards[MENU_CARDS_MOST];
    int count;
    int lit, lit_before; /* the card; the one to come back to among the routines */
    int columns, rows;   /* of a page */
    int64_t scan_ms;     /* 0: the light stays */
    int64_t still_ms;    /* since it moved or something was pressed */
    bool warned;         /* the safety words were read */
    bool personal;       /* there are cards for pages about the person */
    const char *lead;    /* id of the routine whose card comes first; NULL: the shortest does */
};

/* The library must outlive it. False when memory ran out while measuring. `scan_ms` is 0, or at
 * least MENU_LEAST_SCAN_MS. A menu without cards is possible: an empty library. */
bool menu_open(struct menu *menu, const struct world *world, const struct library *library,
               int64_t scan_ms);

/* The card of this routine, if there is one, comes first. */
void menu_lead(struct menu *menu, const char *id);

/* Cards for these routines only, by their ids, and none for exercises; 0: for all. */
void menu_only(struct menu *menu, const char *const *ids, int count);

/* Behind all others, cards for pages about the person; before anything is chosen. */
void menu_add_personal(struct menu *menu);

/* How many cards stand beside and below one another, each >= 1. */
void menu_shape(struct menu *menu, int columns, int rows);

/* Ignored once something is taken or the menu is left. */
void menu_do(struct menu *menu, enum menu_command command);

/* Lights, or takes, a card of the page in sight; one that is not there is ignored. With scanning a
 * press anywhere takes the lit one. */
void menu_point(struct menu *menu, int place);
void menu_press(struct menu *menu, int place);

/* Lets `elapsed_ms` >= 0 go by. */
void menu_pass(struct menu *menu, int64_t elapsed_ms);

/* Back from what was taken: the same card is lit, nothing is taken. */
void menu_again(struct menu *menu);

/* The lit card, which is the one taken on MENU_TAKEN; NULL only in an empty menu. */
const struct menu_card *menu_lit(const struct menu *menu);

/* The page in sight: its first card and how many it has. */
int menu_page_first(const struct menu *menu);
int menu_page_count(const struct menu *menu);
int menu_page(const struct menu *menu); /* 0.. */
int menu_pages(const struct menu *menu);

/* What the card is called; how long and where: "4 min · floor, chair". */
enum { MENU_WORDS = 96 };
const char *menu_name(const struct menu_card *card);
void menu_about(const struct menu_card *card, char out[MENU_WORDS]);

#endif
