#include "stage/play_parts.h"

#include "stage/lull.h"

static int64_t suspended_ms(struct stage *stage)
{
    const int64_t before = stage->suspended_us;
    stage->suspended_us = pace_suspended_us();
    return (stage->suspended_us - before) / 1000;
}

bool play_is_under_way(const struct player *player)
{
    return player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN ||
           player->screen == PLAYER_HURT || player->blend.since_ms < player->blend.ms;
}

void play_let_time_pass(struct stage *stage)
{
    const int64_t elapsed_ms = pace_elapsed_ms(&stage->pace, pace_now_us());
    const int64_t asleep_ms = suspended_ms(stage);
    const bool stalled = asleep_ms > PACE_STALL_MS || elapsed_ms > PACE_STALL_MS;
    const bool missed = stalled && !stage->display->unattended; /* whatever was shown meanwhile */
    if (missed)
        player_stall(&stage->player, asleep_ms + elapsed_ms);
    player_advance(&stage->player, missed ? 0 : elapsed_ms);
    pick_pass(&stage->pick, missed ? 0 : elapsed_ms);
    play_follow(stage);
}

/* What neither moves nor is seen to is left alone until something happens. */
void play_sleep_on(struct stage *stage, bool busy)
{
    pace_sleep_until(pace_next_us(&stage->pace, pace_now_us()));
    if (busy || (stage->drawn && play_is_under_way(&stage->player)))
        return;
    lull_until(stage->pace.due_us + INT64_C(1000) * LULL_MS);
    pace_rest(&stage->pace, pace_now_us());
}
