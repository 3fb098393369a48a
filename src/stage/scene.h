/* From the player to the picture and the sound: what is to be seen now, whether it is on the screen
 * yet, and how loud what is heard. */
#ifndef LIMBER_STAGE_SCENE_H
#define LIMBER_STAGE_SCENE_H

#include "picture/view.h"
#include "player/keymap.h"
#include "sound/sound.h"

enum { SCENE_KEYS_LENGTH = 80 };

/* The help page: keys and what they do, in the order of the commands. */
struct scene_help {
    char keys[COMMAND_COUNT][SCENE_KEYS_LENGTH];
    struct help_line lines[COMMAND_COUNT];
    int count;
};

void scene_help_fill(struct scene_help *help, const struct keymap *keymap);

/* The view of a player's moment. The theme and the help are borrowed. */
struct view scene_view(const struct player *player, const struct theme *theme,
                       const struct scene_help *help, int width, int height, bool silent);

/* The two views show the same picture: nothing has to be built. */
bool scene_is_same(const struct view *a, const struct view *b);

/* How loud each part is, `full` being what was wished for. Half the volume is a quarter of the
 * level (-12 dB), about half as loud; a voice that is muted leaves its chimes and ticks. */
struct levels scene_levels(const struct player *player, struct levels full);

#endif
