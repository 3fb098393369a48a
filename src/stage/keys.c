#include "stage/keys.h"

#include <string.h>

/* Printable keys are named by their own character, in small letters; others by SDL. */
static bool is_character(SDL_Keycode code)
{
    return code > SDLK_SPACE && code != SDLK_DELETE && (code & SDLK_SCANCODE_MASK) == 0;
}

/* Keys of a number pad and of a remote control that have the name of another. */
static SDL_Keycode alias_of(SDL_Keycode code)
{
    switch (code) {
    case SDLK_KP_ENTER:
    case SDLK_SELECT:
        return SDLK_RETURN;
    case SDLK_AC_BACK:
        return SDLK_ESCAPE;
    default:
        return code;
    }
}

static void name_of_key(SDL_Keycode code, Uint16 modifiers, char *out, size_t size)
{
    code = alias_of(code);
    const char *key = SDL_GetKeyName(code);
    char letter[2] = {(char)code, '\0'};
    if (is_character(code) && code < 0x80)
        key = letter;
    (void)SDL_snprintf(out, size, "%s%s%s%s", (modifiers & KMOD_CTRL) != 0 ? "Ctrl+" : "",
                       (modifiers & KMOD_ALT) != 0 ? "Alt+" : "",
                       (modifiers & KMOD_SHIFT) != 0 ? "Shift+" : "", key);
}

static bool is_bound(const struct keymap *keymap, const char *name, enum command *command)
{
    *command = keymap_command(keymap, name);
    return *command != COMMAND_NONE;
}

/* Only for layouts without Latin letters: elsewhere the place of a key says nothing. */
static bool is_bound_by_place(const struct keymap *keymap, const SDL_Keysym *key,
                              enum command *command)
{
    if (key->sym < 0x80 || !is_character(key->sym) || key->scancode < SDL_SCANCODE_A ||
        key->scancode > SDL_SCANCODE_Z)
        return false;
    const char letter[2] = {(char)('a' + (key->scancode - SDL_SCANCODE_A)), '\0'};
    return is_bound(keymap, letter, command);
}

static enum command key_pressed(struct keys *keys, const struct keymap *keymap,
                                const SDL_KeyboardEvent *event)
{
    enum command command = COMMAND_NONE;
    char name[KEYMAP_KEY_LENGTH * 2];
    const Uint16 modifiers = event->keysym.mod;
    keys->repeated = event->repeat != 0;
    keys->waiting = false;
    name_of_key(event->keysym.sym, modifiers, name, sizeof name);
    if (is_bound(keymap, name, &command))
        return command;
    if ((modifiers & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) == 0 &&
        is_bound_by_place(keymap, &event->keysym, &command))
        return command;
    keys->waiting = true;
    return COMMAND_NONE;
}

static enum command character_typed(struct keys *keys, const struct keymap *keymap,
                                    const char *text)
{
    if (!keys->waiting)
        return COMMAND_NONE;
    keys->waiting = false;
    return keymap_command(keymap, text);
}

static const char *const pad_names[SDL_CONTROLLER_BUTTON_MAX] = {
    [SDL_CONTROLLER_BUTTON_A] = "PadA",
    [SDL_CONTROLLER_BUTTON_B] = "PadB",
    [SDL_CONTROLLER_BUTTON_X] = "PadX",
    [SDL_CONTROLLER_BUTTON_Y] = "PadY",
    [SDL_CONTROLLER_BUTTON_BACK] = "PadBack",
    [SDL_CONTROLLER_BUTTON_GUIDE] = "PadGuide",
    [SDL_CONTROLLER_BUTTON_START] = "PadStart",
    [SDL_CONTROLLER_BUTTON_LEFTSTICK] = "PadL3",
    [SDL_CONTROLLER_BUTTON_RIGHTSTICK] = "PadR3",
    [SDL_CONTROLLER_BUTTON_LEFTSHOULDER] = "PadL1",
    [SDL_CONTROLLER_BUTTON_RIGHTSHOULDER] = "PadR1",
    [SDL_CONTROLLER_BUTTON_DPAD_UP] = "PadUp",
    [SDL_CONTROLLER_BUTTON_DPAD_DOWN] = "PadDown",
    [SDL_CONTROLLER_BUTTON_DPAD_LEFT] = "PadLeft",
    [SDL_CONTROLLER_BUTTON_DPAD_RIGHT] = "PadRight",
};

static const char *const pointer_names[] = {"Click",     "MiddleClick", "RightClick", "WheelUp",
                                            "WheelDown", "Tap",         "SwipeLeft",  "SwipeRight",
                                            "SwipeUp",   "SwipeDown"};

static const char *name_of_button(Uint8 button)
{
    const bool known = button < SDL_arraysize(pad_names) && pad_names[button] != NULL;
    return known ? pad_names[button] : "";
}

/* SDL makes clicks of touches, too: those are told as touches. */
static const char *name_of_click(const SDL_MouseButtonEvent *event)
{
    if (event->which == SDL_TOUCH_MOUSEID || event->button < SDL_BUTTON_LEFT ||
        event->button > SDL_BUTTON_RIGHT)
        return "";
    return pointer_names[event->button - SDL_BUTTON_LEFT];
}

/* One that has been down for so long has left unseen, with the window, or in another loop. */
static bool is_forgotten(const struct keys *keys, const SDL_TouchFingerEvent *event)
{
    enum { LONGEST_MS = 10000 };
    return event->timestamp - keys->finger_ms > LONGEST_MS;
}

static void come_down(struct keys *keys, const SDL_TouchFingerEvent *event)
{
    if (keys->touching && !is_forgotten(keys, event))
        return;
    keys->touching = true;
    keys->finger = event->fingerId;
    keys->finger_x = event->x;
    keys->finger_y = event->y;
    keys->finger_ms = event->timestamp;
}

enum stroke keys_stroke(struct keys *keys, const SDL_TouchFingerEvent *event)
{
    static const float swipe = 0.12f; /* of the screen's width or height */
    const float right = event->x - keys->finger_x, down = event->y - keys->finger_y;
    if (event->type == SDL_FINGERDOWN)
        come_down(keys, event);
    if (event->type != SDL_FINGERUP || !keys->touching || event->fingerId != keys->finger)
        return STROKE_NONE;
    keys->touching = false;
    if (SDL_fabsf(right) < swipe && SDL_fabsf(down) < swipe)
        return STROKE_TAP;
    if (SDL_fabsf(right) >= SDL_fabsf(down))
        return right < 0 ? STROKE_LEFT : STROKE_RIGHT;
    return down < 0 ? STROKE_UP : STROKE_DOWN;
}

/* A finger is told when it leaves. */
static const char *name_of_touch(struct keys *keys, const SDL_TouchFingerEvent *event)
{
    static const char *const names[] = {"",           "Tap",     "SwipeLeft",
                                        "SwipeRight", "SwipeUp", "SwipeDown"};
    return names[keys_stroke(keys, event)];
}

static const char *name_of_event(struct keys *keys, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_CONTROLLERBUTTONDOWN:
        return name_of_button(event->cbutton.button);
    case SDL_MOUSEBUTTONDOWN:
        return name_of_click(&event->button);
    case SDL_MOUSEWHEEL:
        return event->wheel.y > 0 ? "WheelUp" : event->wheel.y < 0 ? "WheelDown" : "";
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
        return name_of_touch(keys, &event->tfinger);
    default:
        return "";
    }
}

enum command keys_command(struct keys *keys, const struct keymap *keymap, const SDL_Event *event,
                          bool *repeated)
{
    enum command command = COMMAND_NONE;
    if (event->type == SDL_KEYDOWN)
        command = key_pressed(keys, keymap, &event->key);
    else if (event->type == SDL_TEXTINPUT)
        command = character_typed(keys, keymap, event->text.text);
    else {
        keys->repeated = false;
        command = keymap_command(keymap, name_of_event(keys, event));
    }
    *repeated = keys->repeated;
    return command;
}

bool keys_is_touch_again(const SDL_Event *event)
{
    return (event->type == SDL_MOUSEBUTTONDOWN && event->button.which == SDL_TOUCH_MOUSEID) ||
           (event->type == SDL_MOUSEMOTION && event->motion.which == SDL_TOUCH_MOUSEID);
}

void keys_forget_touch(struct keys *keys)
{
    keys->touching = false;
}

/* What stands after the modifiers. */
static const char *without_modifiers(const char *key)
{
    static const char *const modifiers[] = {"Ctrl+", "Alt+", "Shift+"};
    for (size_t i = 0; i < SDL_arraysize(modifiers); i++) {
        const size_t length = strlen(modifiers[i]);
        if (strncmp(key, modifiers[i], length) == 0 && key[length] != '\0')
            key += length;
    }
    return key;
}

static bool is_button(const char *key)
{
    for (size_t i = 0; i < SDL_arraysize(pointer_names); i++)
        if (strcmp(key, pointer_names[i]) == 0)
            return true;
    for (size_t i = 0; i < SDL_arraysize(pad_names); i++)
        if (pad_names[i] != NULL && strcmp(key, pad_names[i]) == 0)
            return true;
    return false;
}

static void check_key(const char *key, struct problems *problems)
{
    static const struct place here = {"keys.conf", 0, 0};
    if (SDL_utf8strlen(key) <= 1 || is_button(key))
        return;
    const SDL_Keycode code = SDL_GetKeyFromName(key);
    const char *name = SDL_GetKeyName(code);
    if (code == SDLK_UNKNOWN)
        problem_warning(problems, here,
                        "no key is called `%s`; SDL's names count: Space, Return, PageUp, F1", key);
    else if (strcmp(name, key) != 0)
        problem_warning(problems, here, "no key is called `%s`; write `%s`", key, name);
}

void keys_check(const struct keymap *keymap, struct problems *problems)
{
    for (int i = 0; i < keymap->count; i++)
        check_key(without_modifiers(keymap->bindings[i].key), problems);
}

int keys_digit(SDL_Keycode code)
{
    if (code >= SDLK_0 && code <= SDLK_9)
        return (int)(code - SDLK_0);
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9)
        return (int)(code - SDLK_KP_1) + 1;
    return code == SDLK_KP_0 ? 0 : -1;
}
