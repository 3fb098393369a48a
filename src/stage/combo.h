/* Keys that are held down together: "Ctrl+Shift+End". */
#ifndef LIMBER_STAGE_COMBO_H
#define LIMBER_STAGE_COMBO_H

#include <stdbool.h>
#include <stdint.h>

enum { COMBO_KEYS_MOST = 4 };

struct combo {
    struct {
        int left, right; /* SDL's scancodes, either will do; the same where there is but one */
    } keys[COMBO_KEYS_MOST];
    int count; /* 0: none, which nobody can hold */
};

/* From the names of two to COMBO_KEYS_MOST keys as SDL has them, or Ctrl, Alt, Shift for either of
 * two, with + between; "none" is none. False for anything else. */
bool combo_read(const char *text, struct combo *out);

/* `keyboard` is SDL_GetKeyboardState's. */
bool combo_is_held(const struct combo *combo, const uint8_t *keyboard);

#endif
