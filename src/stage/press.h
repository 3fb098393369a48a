/* The answers where something is asked: pressed, pointed at, or by keys that mean something only
 * there. */
#ifndef LIMBER_STAGE_PRESS_H
#define LIMBER_STAGE_PRESS_H

#include <SDL.h>

#include "picture/view.h"
#include "player/player.h"

/* True when the event was for one of them, where `shown` is seen: 1 to 4, the arrows, and with
 * scanning any key. */
bool press_event(struct player *player, const SDL_Event *event, const struct view *shown);

#endif
