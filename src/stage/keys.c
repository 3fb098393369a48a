#include "stage/keys.h"

#include <string.h>

/* Printable keys are named by their own character, in small letters; others by SDL. */
static bool is_character(SDL_Keycode code)
{
    return code > SDLK_SPACE && code != SDLK_DELETE && (code & SDLK_SCANCODE_MASK) == 0;
}

static void name_of_key(SDL_Keycode code, Uint16 modifiers, char *out, size_t size)
{
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

/* A gamepad has the keys' commands, whatever the person made of them. */
static const char *key_of_button(Uint8 button)
{
    switch (button) {
    case SDL_CONTROLLER_BUTTON_A:
    case SDL_CONTROLLER_BUTTON_START:
        return "Space";
    case SDL_CONTROLLER_BUTTON_B:
        return "Escape";
    case SDL_CONTROLLER_BUTTON_BACK:
        return "q";
    case SDL_CONTROLLER_BUTTON_Y:
        return "F1";
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT:
        return "Right";
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT:
        return "Left";
    case SDL_CONTROLLER_BUTTON_DPAD_UP:
        return "Up";
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN:
        return "Down";
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
    else if (event->type == SDL_CONTROLLERBUTTONDOWN) {
        keys->repeated = false;
        command = keymap_command(keymap, key_of_button(event->cbutton.button));
    }
    *repeated = keys->repeated;
    return command;
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

static void check_key(const char *key, struct problems *problems)
{
    static const struct place here = {"keys.conf", 0, 0};
    if (SDL_utf8strlen(key) <= 1)
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
