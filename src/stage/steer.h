/* What keys and a gamepad's buttons mean on pages with a light that is moved and taken: the menu
 * (lobby.h) and what asks (inquiry.h). */
#ifndef LIMBER_STAGE_STEER_H
#define LIMBER_STAGE_STEER_H

#include <SDL.h>

#include "player/menu.h"
#include "stage/keys.h"

struct steer {
    enum menu_command command; /* MENU_NONE: the key means nothing here */
    bool repeated;             /* it is being held down */
    bool fullscreen;           /* it is the key for that */
};

/* Of a key going down, or of the character it types. Arrows, Enter and the like mean the same
 * whatever the person's keys are. */
struct steer steer_key(struct keys *keys, const struct keymap *keymap, const SDL_Event *event);

/* Shift, Ctrl and the like alone. */
bool steer_is_modifier(const SDL_Event *event);

/* Of a button of a gamepad going down. */
enum menu_command steer_button(const SDL_Event *event);

#endif
