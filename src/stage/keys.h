/* Keyboard events into commands.
 *
 * A key is looked up first by its name with the modifiers held ("Space", "Shift+Left", "p"), then,
 * since "?" sits elsewhere on every keyboard, by the character it types, and last by where it is,
 * so that letters work on a Cyrillic or Greek layout as well. Enter of the number pad and a remote
 * control's OK are Return, its Back is Escape. Buttons of a gamepad (PadA, PadStart,
 * PadLeft, PadL1 ...), of a mouse (Click, RightClick, WheelUp ...) and touches (Tap, SwipeLeft ...)
 * have names of their own in the same table. */
#ifndef LIMBER_STAGE_KEYS_H
#define LIMBER_STAGE_KEYS_H

#include <SDL.h>

#include "player/keymap.h"

/* Between a key and the character that SDL tells of right after it. Starts zeroed. */
struct keys {
    bool waiting;  /* for the character of the last key */
    bool repeated; /* the last key is being held down */
    bool touching; /* a finger is on the screen */
    SDL_FingerID finger;
    float finger_x, finger_y; /* where it came down, 0..1 */
    Uint32 finger_ms;         /* and when */
};

enum stroke { STROKE_NONE, STROKE_TAP, STROKE_LEFT, STROKE_RIGHT, STROKE_UP, STROKE_DOWN };

/* The command of an event, COMMAND_NONE if it means nothing. `*repeated` tells of a key held down.
 */
enum command keys_command(struct keys *keys, const struct keymap *keymap, const SDL_Event *event,
                          bool *repeated);

/* The digit that a key is, of the number pad, too; -1: none. */
int keys_digit(SDL_Keycode code);

/* What a finger did, told when it leaves the screen; one that comes down beside it does nothing. */
enum stroke keys_stroke(struct keys *keys, const SDL_TouchFingerEvent *event);

/* SDL tells of each touch as a mouse, too. */
bool keys_is_touch_again(const SDL_Event *event);

/* What the finger that just came down did is done already: its leaving means nothing. */
void keys_forget_touch(struct keys *keys);

/* Warns of bound keys that no keyboard sends, as "Enter" or "space": SDL calls them otherwise. */
void keys_check(const struct keymap *keymap, struct problems *problems);

#endif
