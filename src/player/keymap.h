/* Keys -> words -> commands. The words are written once, in assets/keys.conf, which is also the
 * default.
 *
 * A line is "KEY COMMAND": a key's name as SDL gives it ("Space", "Right", "F1", "Shift+Left") or
 * the character it types ("p", "?"), and a command word ("pause", "next"); "ignore" unbinds; #
 * begins a comment. */
#ifndef LIMBER_PLAYER_KEYMAP_H
#define LIMBER_PLAYER_KEYMAP_H

#include "base/problem.h"
#include "base/text.h"
#include "player/player.h"

enum { KEYMAP_BINDINGS_MOST = 128, KEYMAP_KEY_LENGTH = 32 };

struct keymap {
    struct {
        char key[KEYMAP_KEY_LENGTH];
        enum command command;
    } bindings[KEYMAP_BINDINGS_MOST];
    int count;
};

/* Adds the lines of a file's content; a key bound again gets the later command. Mistakes are told
 * as warnings with line and column, and their lines skipped. */
void keymap_read(struct keymap *keymap, struct text content, const char *file,
                 struct problems *problems);

/* COMMAND_NONE when the key is not bound or ignored. */
enum command keymap_command(const struct keymap *keymap, const char *key);

/* Its word: "pause". */
const char *command_word(enum command command);

/* What it does, for the help screen: "Pause or go on". */
const char *command_help(enum command command);

/* The keys bound to a command, "Space, p, k", at most three and only whole names, into `out` of
 * `size` >= 1 bytes; "" when there is none. */
void keymap_keys(const struct keymap *keymap, enum command command, char *out, size_t size);

#endif
