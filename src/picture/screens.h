/* What is shown instead of, or over, a playing routine. */
#ifndef LIMBER_PICTURE_SCREENS_H
#define LIMBER_PICTURE_SCREENS_H

#include "picture/pen.h"
#include "picture/view.h"

/* The panel over caption and next: "Paused" and the keys that matter. */
void screen_paused(const struct layout *layout, const struct pen *pen);

/* A page of keys and what they do. */
void screen_help(const struct view *view, const struct layout *layout, const struct pen *pen);

/* Seconds stretched today, of the sixty that a day asks for. */
void screen_closing(const struct view *view, const struct layout *layout, const struct pen *pen);

#endif
