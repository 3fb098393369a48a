/* What a kiosk shows to people it does not know: those who pass by, its guests, its owner. */
#ifndef LIMBER_PICTURE_GUEST_H
#define LIMBER_PICTURE_GUEST_H

#include "picture/pen.h"
#include "picture/view.h"

/* SCREEN_FILM: the figure has the screen, but for a band below it, or above, of words that are read
 * from across a room. */
void guest_layout(const struct view *view, struct layout *layout);
void guest_invite(const struct view *view, const struct layout *layout, const struct pen *pen);

/* A card over whatever else there is, so that its owner knows that the kiosk listens. */
void guest_card(const struct pen *pen, const char *words);

#endif
