/* What is pressed or pointed at, as it stands on the screen; and keys that mean something only
 * where an answer is asked for. */
#ifndef LIMBER_STAGE_PRESS_H
#define LIMBER_STAGE_PRESS_H

#include <SDL.h>

#include "picture/view.h"
#include "player/player.h"

/* True when the event was for something on the screen, where `shown` is seen: the red field, an
 * answer; 1 to 4 and the arrows where something is asked, and with scanning any key. */
bool press_event(struct player *player, const SDL_Event *event, const struct view *shown);

#endif
