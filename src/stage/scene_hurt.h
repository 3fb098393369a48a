/* The parts of a view that are there because something may hurt, or does. */
#ifndef LIMBER_STAGE_SCENE_HURT_H
#define LIMBER_STAGE_SCENE_HURT_H

#include "picture/view.h"
#include "player/player.h"

/* Fills them in; `hurts` and `goes_on` are keys as they stand on a keyboard, "" for none. */
void scene_hurt(const struct player *player, const char *hurts, const char *goes_on,
                struct view *view);

/* The same for somebody whom it hurt at a moment of a timeline, `since_ms` after `stage` began; the
 * view's moment is set, too. For pictures of it. */
void scene_hurt_at(const struct timeline *timeline, int64_t at_ms, enum pain_stage stage,
                   int64_t since_ms, const char *goes_on, struct view *view);

#endif
