/* Where we are in the routine, and which screen is shown: commands and elapsed time in, place out.
 *
 * The player only chooses t. It never asks a clock: whoever runs it says how much time went by. */
#ifndef LIMBER_PLAYER_PLAYER_H
#define LIMBER_PLAYER_PLAYER_H

#include "timeline/timeline.h"

enum command {
    COMMAND_NONE,
    COMMAND_PAUSE, /* pause or resume */
    COMMAND_NEXT,
    COMMAND_BACK,
    COMMAND_SEEK_FORWARD,
    COMMAND_SEEK_BACK,
    COMMAND_FULLSCREEN,
    COMMAND_MUTE,
    COMMAND_HELP,
    COMMAND_MENU, /* Esc: the pause screen, which tells how to leave; there again: goes on */
    COMMAND_QUIT,
    COMMAND_COUNT
};

enum player_screen {
    PLAYER_PLAYING,
    PLAYER_PAUSED,
    PLAYER_COUNT_IN,
    PLAYER_HELP,
    PLAYER_CLOSING,
    PLAYER_ENDED
};

struct player {
    const struct timeline *timeline;
    enum player_screen screen;
    int64_t at_ms;        /* place in the timeline */
    int64_t count_in_ms;  /* left of the 3-2-1 before a hold goes on */
    int64_t closing_ms;   /* how long the closing screen has been shown */
    int64_t stretched_ms; /* stretch time really played in this run */
    bool was_playing;     /* before help was opened */
    bool muted, fullscreen;
    int jumps; /* grows with each jump, pause and resume: what sound has to follow */
};

enum {
    PLAYER_COUNT_IN_MS = 3000,
    PLAYER_CLOSING_MS = 6000,
    PLAYER_SEEK_MS = 5000,
    PLAYER_RESTART_MS = 3000
};

void player_start(struct player *player, const struct timeline *timeline);

/* Lets `elapsed_ms` >= 0 go by. Stretch time is counted only for what was really played. */
void player_advance(struct player *player, int64_t elapsed_ms);

/* `repeated`: the key is held down; every command of today would then skip or flicker: ignored.
 * Next and back land on the start of an exercise or side, back within PLAYER_RESTART_MS of it on
 * the one before. Jumping while paused stays paused. Going on inside a hold counts in. On the
 * closing screen back returns to the last part, pause, next and menu end. */
void player_do(struct player *player, enum command command, bool repeated);

bool player_is_moving(const struct player *player); /* the timeline is running now */

#endif
