/* The buttons of a screen over what plays, and what each does. */
#ifndef LIMBER_PICTURE_OFFER_H
#define LIMBER_PICTURE_OFFER_H

#include "picture/choices.h"
#include "picture/view.h"

/* What a button does. */
enum deed {
    DEED_NONE,
    DEED_PAUSE,
    DEED_NEXT,
    DEED_BACK,
    DEED_QUIT,
    DEED_HURTS,
    DEED_TOO_MUCH,
    DEED_HELP
};

/* Starts zeroed but for its room. */
struct offer {
    struct choice list[CHOICES_MOST];
    enum deed deeds[CHOICES_MOST];
    int count;
    struct choices_room room;
    bool first_alone; /* it has the first row to itself */
};

/* A key that is not bound has no button. */
void offer_add(struct offer *offer, const char *key, const char *what, enum deed deed);

/* What leaving is called. */
const char *offer_leave(const struct view_keys *keys);

int offer_rows(const struct offer *offer);

/* `lit` and `walk` are those of a view. */
void offer_draw(const struct offer *offer, int lit, float walk, const struct pen *pen);

/* What the button under a point does. */
enum deed offer_deed_at(const struct offer *offer, float x, float y);

#endif
