#include "stage/lobby_events.h"

#include "picture/menu.h"
#include "picture/safety.h"
#include "stage/display.h"
#include "stage/steer.h"

/* Where any key goes on, one that means nothing does so, too. */
static bool takes_any_key(const struct menu *menu)
{
    return menu->screen != MENU_CARDS || menu->scan_ms > 0;
}

static bool key_event(struct menu *menu, struct keys *keys, const struct keymap *keymap,
                      const SDL_Event *event, bool *fullscreen)
{
    const struct steer steer = steer_key(keys, keymap, event);
    const bool pressed = event->type == SDL_KEYDOWN;
    enum menu_command command = steer.command;
    const bool walks =
        command == MENU_RIGHT || command == MENU_LEFT || command == MENU_UP || command == MENU_DOWN;
    if (steer.repeated && (!walks || takes_any_key(menu)))
        return true;
    if (steer.fullscreen)
        *fullscreen = !*fullscreen;
    else if (takes_any_key(menu) && pressed && !steer_is_modifier(event) && command != MENU_OUT &&
             command != MENU_LEAVE && command != MENU_KEYS)
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

/* A tap takes the card under it, a swipe moves them along. */
static void lift(struct menu *menu, enum stroke stroke, const SDL_TouchFingerEvent *finger,
                 int width, int height)
{
    const float x = finger->x * (float)width, y = finger->y * (float)height;
    const bool scans = menu->scan_ms > 0;
    if (stroke == STROKE_TAP && menu->screen == MENU_SAFETY && !scans &&
        safety_button_at(width, height, x, y) == 1)
        menu_do(menu, MENU_OUT);
    else if (stroke == STROKE_TAP || (stroke != STROKE_NONE && scans))
        menu_press(menu, menu_place_at(width, height, x, y));
    else if (menu->screen == MENU_CARDS && stroke != STROKE_NONE)
        menu_do(menu,
                stroke == STROKE_LEFT || stroke == STROKE_UP ? MENU_NEXT_PAGE : MENU_PREVIOUS_PAGE);
}

static void touch(struct menu *menu, struct keys *keys, const SDL_TouchFingerEvent *finger,
                  int width, int height)
{
    const enum stroke stroke = keys_stroke(keys, finger);
    if (finger->type == SDL_FINGERDOWN)
        menu_point(menu, menu_place_at(width, height, finger->x * (float)width,
                                       finger->y * (float)height));
    lift(menu, stroke, finger, width, height);
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
    if (keys_is_touch_again(event))
        return true;
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
        touch(menu, keys, &event->tfinger, width, height);
        return true;
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
        menu_do(menu, steer_button(event));
        return true;
    default:
        return false;
    }
}
