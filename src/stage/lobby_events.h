/* Events of SDL into what they mean for the menu. */
#ifndef LIMBER_STAGE_LOBBY_EVENTS_H
#define LIMBER_STAGE_LOBBY_EVENTS_H

#include <SDL.h>

#include "player/menu.h"
#include "stage/keys.h"

/* Does what a key, a pointer or a gamepad asks for. `fullscreen` is turned over by its key. False
 * when the event was none of theirs. The window shows a picture of width x height. */
bool lobby_event(struct menu *menu, struct keys *keys, const struct keymap *keymap,
                 const SDL_Event *event, int width, int height, bool *fullscreen);

#endif
