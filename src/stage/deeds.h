/* What was pressed, and what came of it: kept while a routine is played, for who wants to see
 * afterwards (--stats). */
#ifndef LIMBER_STAGE_DEEDS_H
#define LIMBER_STAGE_DEEDS_H

#include "player/player.h"

enum { DEEDS_MOST = 512 };

/* The player after a command. */
struct deed {
    enum command command; /* COMMAND_NONE: something on the screen was pressed */
    enum player_screen screen;
    enum sight sight;
    struct player_sound sound;
    int64_t at_ms;
    int part; /* of the routine (player/part.h) */
    float range, tempo;
    bool again, wordless, breathless, mirror, fullscreen;
    char note[NOTE_SIZE]; /* what is told about it; "" once that has faded */
};

/* `count` starts as 0; the rest of `list` needs no value. */
struct deeds {
    int count; /* also of those that found no room */
    struct deed list[DEEDS_MOST];
};

/* `deeds` NULL: nobody wants to know. */
void deeds_add(struct deeds *deeds, const struct player *player, enum command command);

const char *deed_screen(enum player_screen screen); /* "count_in" */

#endif
