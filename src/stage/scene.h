/* From the player to the picture and the sound: what is to be seen now, whether it is on the screen
 * yet, and how loud what is heard. */
#ifndef LIMBER_STAGE_SCENE_H
#define LIMBER_STAGE_SCENE_H

#include "picture/view.h"
#include "player/keymap.h"
#include "sound/sound.h"

enum { SCENE_KEYS_LENGTH = 80 };

/* The help pages: keys and what they do, by topics, and in each in the order of the commands; and
 * the keys that screens name. */
struct scene_help {
    char keys[COMMAND_COUNT][SCENE_KEYS_LENGTH];
    char first[COMMAND_COUNT][SCENE_KEYS_LENGTH]; /* key of each command, "" for none */
    struct help_line lines[COMMAND_COUNT];
    int count;
    int page;     /* in sight */
    bool to_menu; /* whoever leaves comes to the menu */
};

void scene_help_fill(struct scene_help *help, const struct keymap *keymap, bool to_menu);

/* The keys that screens name; borrowed. */
struct view_keys scene_keys(const struct scene_help *help);

/* On the help screen next and back turn the page; elsewhere the first one is opened again. */
void scene_turn(struct scene_help *help, const struct player *player, enum command command);

/* The view of a player's moment. The theme and the help are borrowed. */
struct view scene_view(const struct player *player, const struct theme *theme,
                       const struct scene_help *help, int width, int height, bool silent);

/* The two views show the same picture: nothing has to be built. */
bool scene_is_same(const struct view *a, const struct view *b);

/* How loud each part is, `full` being what was wished for. Half the volume is a quarter of the
 * level (-12 dB), about half as loud; a voice that is muted leaves its chimes and ticks. */
struct levels scene_levels(const struct player *player, struct levels full);

#endif
