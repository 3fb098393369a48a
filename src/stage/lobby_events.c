#include "stage/lobby_events.h"

#include "picture/menu.h"
#include "picture/safety.h"
#include "stage/display.h"

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

static enum menu_command command_of_button(Uint8 button)
{
    switch (button) {
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

static bool is_modifier(SDL_Keycode code)
{
    return code >= SDLK_LCTRL && code <= SDLK_RGUI;
}

/* Where any key goes on, one that means nothing does so, too. */
static bool takes_any_key(const struct menu *menu)
{
    return menu->screen != MENU_CARDS || menu->scan_ms > 0;
}

static bool key_event(struct menu *menu, struct keys *keys, const struct keymap *keymap,
                      const SDL_Event *event, bool *fullscreen)
{
    bool repeated;
    const bool pressed = event->type == SDL_KEYDOWN;
    const enum command word = keys_command(keys, keymap, event, &repeated);
    enum menu_command command = pressed ? command_of_key(event->key.keysym.sym) : MENU_NONE;
    if (command == MENU_NONE)
        command = command_of_word(word);
    const bool walks =
        command == MENU_RIGHT || command == MENU_LEFT || command == MENU_UP || command == MENU_DOWN;
    if (repeated && (!walks || takes_any_key(menu)))
        return true;
    if (word == COMMAND_FULLSCREEN)
        *fullscreen = !*fullscreen;
    else if (takes_any_key(menu) && pressed && !is_modifier(event->key.keysym.sym) &&
             command != MENU_OUT && command != MENU_LEAVE && command != MENU_KEYS)
        command = MENU_TAKE;
    menu_do(menu, command);
    return pressed || command != MENU_NONE;
}

static int place_of(Uint32 window_id, int x, int y, int width, int height)
{
    const struct display_point at = display_point(window_id, x, y, width, height);
    return menu_place_at(width, height, at.x, at.y);
}

static bool is_back(const SDL_MouseButtonEvent *button, int width, int height)
{
    const struct display_point at =
        display_point(button->windowID, button->x, button->y, width, height);
    return safety_button_at(width, height, at.x, at.y) == 1;
}

static void press(struct menu *menu, const SDL_MouseButtonEvent *button, int width, int height)
{
    const bool left = button->button == SDL_BUTTON_LEFT;
    if (button->button == SDL_BUTTON_RIGHT ||
        (left && menu->screen == MENU_SAFETY && is_back(button, width, height)))
        menu_do(menu, MENU_OUT);
    else if (left)
        menu_press(menu, place_of(button->windowID, button->x, button->y, width, height));
}

bool lobby_event(struct menu *menu, struct keys *keys, const struct keymap *keymap,
                 const SDL_Event *event, int width, int height, bool *fullscreen)
{
    switch (event->type) {
    case SDL_KEYDOWN:
    case SDL_TEXTINPUT:
        return key_event(menu, keys, keymap, event, fullscreen);
    case SDL_MOUSEMOTION:
        menu_point(menu, place_of(event->motion.windowID, event->motion.x, event->motion.y, width,
                                  height));
        return true;
    case SDL_MOUSEBUTTONDOWN:
        press(menu, &event->button, width, height);
        return true;
    case SDL_MOUSEWHEEL:
        menu_do(menu, event->wheel.y < 0 ? MENU_NEXT_PAGE : MENU_PREVIOUS_PAGE);
        return true;
    case SDL_CONTROLLERBUTTONDOWN:
        menu_do(menu, command_of_button(event->cbutton.button));
        return true;
    default:
        return false;
    }
}
