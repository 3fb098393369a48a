/* The menu: a page of cards, each with a figure, a name and how long and where.
 *
 * Few cards a page, so that they are read from three metres. The figure of the lit card moves, the
 * others stand still. */
#ifndef LIMBER_PICTURE_MENU_H
#define LIMBER_PICTURE_MENU_H

#include "picture/layout.h"
#include "timeline/sight.h"
#include "timeline/timeline.h"

enum { MENU_FACES_MOST = PICTURE_STILLS_MOST, MENU_ABOUT = 96 };

enum menu_sign {
    MENU_SIGN_NONE,
    MENU_SIGN_BACK,
    MENU_SIGN_WEEK,
    MENU_SIGN_PERSON,
    MENU_SIGN_PEOPLE
};

/* What a card shows. */
struct menu_face {
    const char *name;
    char about[MENU_ABOUT];          /* how long and where */
    const struct timeline *timeline; /* NULL: there is no figure, or not yet */
    int64_t at_ms;                   /* the moment seen */
    enum menu_sign sign;             /* it has this instead of a figure */
};

struct menu_page {
    const struct theme *theme;
    int width, height;
    const char *title;
    const char *keys[2]; /* which choose and take; which lead out: on tall pictures two lines */
    struct menu_face faces[MENU_FACES_MOST];
    int count, lit;
    int page, pages; /* 0.. of how many */
    float em;        /* wished size of the cards' letters, as in a view */
    float walk;      /* 0..1 of the time until the light walks on; 0 when it does not */
    struct sights sights;
};

/* The figures that stand still, kept from one picture to the next. Starts zeroed; it must outlive
 * the pictures drawn with it. */
struct menu_stills {
    struct figure figure[MENU_FACES_MOST];
    struct menu_still_key {
        const struct routine *routine; /* a timeline's place in memory may be used again */
        int64_t at_ms;
        struct box box;
    } key[MENU_FACES_MOST];
    float bust[MENU_FACES_MOST];
    unsigned stamp[MENU_FACES_MOST], stamps;
};

/* How many cards stand beside and below one another: at most MENU_FACES_MOST together. */
void menu_grid(int width, int height, int *columns, int *rows);

/* Which place of the page a point is over, -1: none. */
int menu_place_at(int width, int height, float x, float y);

/* Timelines must live until the stills are told of others, or not used again. */
void menu_picture(const struct menu_page *page, const struct ruler *ruler,
                  struct menu_stills *stills, struct picture *out);

/* The same moment of the same cards, so that nothing has to be drawn. */
bool menu_page_same(const struct menu_page *a, const struct menu_page *b);

#endif
