/* What was too much: less of it now, and told to those who keep a record. */
#include "player/inside.h"
#include "player/part.h"

void player_too_much(struct player *player, int step)
{
    const struct timeline *timeline = player->timeline;
    if (!effort_tell(&player->effort, step))
        return;
    const struct player_event event = {
        .kind = EVENT_TOO_MUCH,
        .routine = timeline->routine,
        .exercise = effort_exercise(timeline, step),
        .phase = "",
        .range = timeline->wish.range,
    };
    if (event.exercise != NULL)
        events_add(&player->events, &event);
}

void player_find_too_much(struct player *player)
{
    const int last = player->effort.last;
    const bool fresh = last >= 0 && !effort_is_told(&player->effort, last);
    player_too_much(player, last);
    if (fresh && timeline_segment(player->timeline, player->at_ms)->step == last)
        player_step_range(player, -PLAYER_TOO_MUCH_STEPS);
}

bool player_asks_too_much(const struct player *player)
{
    struct effort_list list = {.count = 1};
    if (player->screen == PLAYER_CLOSING)
        effort_list(&player->effort, player->timeline, &list);
    return player->manner.keeps && player->effort.last >= 0 && list.count > 0;
}

void player_reviewed(struct player *player)
{
    player->reviews = false;
    player->closing_ms = 0;
    if (player->screen == PLAYER_CLOSING)
        player_bring(player, PLAYER_CLOSING);
}
