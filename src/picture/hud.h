/* What stands round the figure while a routine plays. */
#ifndef LIMBER_PICTURE_HUD_H
#define LIMBER_PICTURE_HUD_H

#include "picture/pen.h"
#include "picture/view.h"

/* Name, side, status, ring with seconds and breath, phase, next, how to stop, progress and, unless
 * the pause panel lies over it, the caption. */
void hud_add(const struct view *view, const struct layout *layout, const struct pen *pen);

/* The bar of exercises: one piece for each exercise and side. */
void hud_progress(const struct view *view, const struct box *box, const struct pen *pen);

#endif
