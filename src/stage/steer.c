#include "stage/steer.h"

static enum menu_command command_of_key(SDL_Keycode code)
{
    switch (code) {
    case SDLK_RIGHT:
    case SDLK_TAB:
        return MENU_RIGHT;
    case SDLK_LEFT:
        return MENU_LEFT;
    case SDLK_UP:
        return MENU_UP;
    case SDLK_DOWN:
        return MENU_DOWN;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
        return MENU_TAKE;
    case SDLK_BACKSPACE:
    case SDLK_AC_BACK:
        return MENU_OUT;
    default:
        return MENU_NONE;
    }
}

/* What the person's keys mean elsewhere, here. */
static enum menu_command command_of_word(enum command command)
{
    switch (command) {
    case COMMAND_NEXT:
        return MENU_RIGHT;
    case COMMAND_BACK:
        return MENU_LEFT;
    case COMMAND_PAUSE:
        return MENU_TAKE;
    case COMMAND_MENU:
        return MENU_OUT;
    case COMMAND_QUIT:
        return MENU_LEAVE;
    case COMMAND_HELP:
        return MENU_KEYS;
    default:
        return MENU_NONE;
    }
}

enum menu_command steer_button(const SDL_Event *event)
{
    switch (event->cbutton.button) {
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT:
    case SDL_CONTROLLER_BUTTON_RIGHTSHOULDER:
        return MENU_RIGHT;
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT:
    case SDL_CONTROLLER_BUTTON_LEFTSHOULDER:
        return MENU_LEFT;
    case SDL_CONTROLLER_BUTTON_DPAD_UP:
        return MENU_UP;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN:
        return MENU_DOWN;
    case SDL_CONTROLLER_BUTTON_B:
    case SDL_CONTROLLER_BUTTON_BACK:
        return MENU_OUT;
    case SDL_CONTROLLER_BUTTON_Y:
        return MENU_KEYS;
    default:
        return MENU_TAKE;
    }
}

bool steer_is_modifier(const SDL_Event *event)
{
    const SDL_Keycode code = event->key.keysym.sym;
    return code >= SDLK_LCTRL && code <= SDLK_RGUI;
}

struct steer steer_key(struct keys *keys, const struct keymap *keymap, const SDL_Event *event)
{
    struct steer steer = {.command = MENU_NONE};
    const enum command word = keys_command(keys, keymap, event, &steer.repeated);
    if (event->type == SDL_KEYDOWN)
        steer.command = command_of_key(event->key.keysym.sym);
    if (steer.command == MENU_NONE)
        steer.command = command_of_word(word);
    steer.fullscreen = word == COMMAND_FULLSCREEN;
    return steer;
}
