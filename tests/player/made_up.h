/* A routine made by hand, in which nothing moves: opening 5 s; exercise A right: move 4 s, hold 10
 * s; switch 4 s; A left: hold 10 s; exercise B: a rhythmic phase of 6 s; closing 5 s. */
#ifndef LIMBER_TESTS_PLAYER_MADE_UP_H
#define LIMBER_TESTS_PLAYER_MADE_UP_H

#include "player/player.h"

static const struct exercise a = {.name = "Figure four"}, b = {.name = "Child's pose"};
static const struct segment segments[] = {
    {.start_ms = 0, .end_ms = 5000, .kind = SEGMENT_OPENING, .exercise = &a, .motion = -1},
    {.start_ms = 5000,
     .end_ms = 9000,
     .kind = SEGMENT_PHASE,
     .exercise = &a,
     .side = SIDE_RIGHT,
     .phase = "fold",
     .motion = -1},
    {.start_ms = 9000,
     .end_ms = 19000,
     .kind = SEGMENT_PHASE,
     .exercise = &a,
     .side = SIDE_RIGHT,
     .phase = "hold",
     .motion = -1,
     .holds = true,
     .counts_as_stretch = true},
    {.start_ms = 19000,
     .end_ms = 23000,
     .kind = SEGMENT_SWITCH,
     .exercise = &a,
     .side = SIDE_LEFT,
     .motion = -1},
    {.start_ms = 23000,
     .end_ms = 33000,
     .kind = SEGMENT_PHASE,
     .exercise = &a,
     .side = SIDE_LEFT,
     .phase = "hold",
     .motion = -1,
     .holds = true,
     .counts_as_stretch = true},
    {.start_ms = 33000,
     .end_ms = 39000,
     .kind = SEGMENT_PHASE,
     .exercise = &b,
     .step = 1,
     .phase = "rock",
     .motion = -1,
     .counts_as_stretch = true},
    {.start_ms = 39000,
     .end_ms = 44000,
     .kind = SEGMENT_CLOSING,
     .exercise = &b,
     .step = 1,
     .motion = -1},
};

static const struct timeline routine = {
    .duration_ms = 44000,
    .stretch_ms = 26000,
    .segments = segments,
    .segment_count = sizeof segments / sizeof *segments,
    .wish = {.range = 1, .tempo = 1},
};

static inline struct player player_at(int64_t ms)
{
    struct player player;
    player_start(&player, &routine);
    player.at_ms = ms;
    player.fresh_ms = 0;
    return player;
}

static inline void press(struct player *player, enum command command)
{
    player_do(player, command, false);
}

#endif
