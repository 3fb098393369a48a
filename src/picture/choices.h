/* What can be done on a screen: a button for each, with the key that does it.
 *
 * They look like the menu's cards: the lit one has a heavy edge. Where they stand follows from the
 * room alone, so that what a mouse is over is known without fonts. */
#ifndef LIMBER_PICTURE_CHOICES_H
#define LIMBER_PICTURE_CHOICES_H

#include "picture/pen.h"

enum { CHOICES_MOST = 8 };

struct choice {
    const char *key;  /* as it stands on the keyboard; "" for none */
    const char *what; /* "go on" */
};

/* So many buttons in a room, row by row. */
struct choices_room {
    struct box box;
    int columns; /* >= 1 */
    float size;  /* em of their letters; set smaller where a text is too long */
};

/* At most CHOICES_MOST are drawn. `lit` is one of them, or -1; `walk` 0..1 is how much of the time
 * until the light walks on has gone, 0 when it does not. */
void choices_add(const struct pen *pen, const struct choices_room *room, const struct choice *list,
                 int count, int lit, float walk);

/* Where button `place` of `count` stands. */
struct box choices_box(const struct choices_room *room, int count, int place);

/* Which button a point is over, -1: none. */
int choices_at(const struct choices_room *room, int count, float x, float y);

#endif
