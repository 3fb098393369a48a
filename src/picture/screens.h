/* What is shown instead of, or over, a playing routine. */
#ifndef LIMBER_PICTURE_SCREENS_H
#define LIMBER_PICTURE_SCREENS_H

#include "picture/offer.h"
#include "picture/view.h"

/* The panel over caption and next: "Paused" and the keys that matter. */
void screen_paused(const struct view *view, const struct layout *layout, const struct pen *pen);

/* A page of keys and what they do, of as many as it takes at the size of captions. Something takes
 * so much of the title's line already, from its right. */
void screen_help(const struct view *view, const struct layout *layout, const struct pen *pen,
                 float taken);

/* What a pause or the closing screen offers, in order; 0: nothing is offered. */
int screen_deeds(const struct view *view, enum deed deeds[CHOICES_MOST]);

/* Which of these the way on is, the one that is lit at first; from 1, 0: none of them. */
int screen_way_on(const struct view *view);

/* What the button, the red field or the word of help under a point of the view's picture does. */
enum deed screen_deed_at(const struct view *view, float x, float y);

#endif
