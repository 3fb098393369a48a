#include "stage/combo.h"

#include <SDL.h>
#include <string.h>

enum { NAME_MOST = 24 };

static bool add(struct combo *combo, const char *name)
{
    static const struct {
        const char *name;
        SDL_Scancode left, right;
    } pairs[] = {{"Ctrl", SDL_SCANCODE_LCTRL, SDL_SCANCODE_RCTRL},
                 {"Alt", SDL_SCANCODE_LALT, SDL_SCANCODE_RALT},
                 {"Shift", SDL_SCANCODE_LSHIFT, SDL_SCANCODE_RSHIFT}};
    SDL_Scancode left = SDL_GetScancodeFromName(name), right = left;
    for (size_t i = 0; i < SDL_arraysize(pairs); i++) {
        if (strcmp(name, pairs[i].name) != 0)
            continue;
        left = pairs[i].left;
        right = pairs[i].right;
    }
    if (left == SDL_SCANCODE_UNKNOWN || combo->count == COMBO_KEYS_MOST)
        return false;
    for (int i = 0; i < combo->count; i++)
        if (combo->keys[i].left == (int)left || combo->keys[i].right == (int)right)
            return false;
    combo->keys[combo->count].left = (int)left;
    combo->keys[combo->count].right = (int)right;
    combo->count++;
    return true;
}

bool combo_read(const char *text, struct combo *out)
{
    struct combo combo = {.count = 0};
    bool good = true;
    while (good && *text != '\0' && strcmp(text, "none") != 0) {
        char name[NAME_MOST];
        const size_t length = strcspn(text, "+");
        good = length > 0 && length < sizeof name && text[length + (text[length] == '+')] != '+';
        if (!good)
            break;
        memcpy(name, text, length);
        name[length] = '\0';
        good = add(&combo, name) && (text[length] == '\0' || text[length + 1] != '\0');
        text += length + (text[length] == '+');
    }
    good = good && combo.count != 1 && (combo.count > 0 || strcmp(text, "none") == 0);
    if (good)
        *out = combo;
    return good;
}

bool combo_is_held(const struct combo *combo, const uint8_t *keyboard)
{
    for (int i = 0; i < combo->count; i++)
        if (keyboard[combo->keys[i].left] == 0 && keyboard[combo->keys[i].right] == 0)
            return false;
    return combo->count > 0;
}
