#include "stage/play_parts.h"

#include "stage/asides.h"

/* Nobody speaks, nor is about to, as far as the device is ahead or behind. */
static bool is_quiet(const struct track *track, int64_t at_ms)
{
    enum { BEFORE_MS = 60, AFTER_MS = 80 };
    return track == NULL || track_is_quiet(track, at_ms - BEFORE_MS, at_ms + AFTER_MS);
}

/* Another range or tempo is wished for: laid out by the planner, who is hired for it if need be. */
static void wish_plan(struct stage *stage)
{
    const struct player *player = &stage->player;
    struct timeline_wish wish = stage->timeline->wish;
    if (player->range == stage->asked_range && player->tempo == stage->asked_tempo)
        return;
    stage->asked_range = wish.range = player->range;
    stage->asked_tempo = wish.tempo = player->tempo;
    if (stage->planner == NULL && stage->wish->narrator != NULL)
        stage->planner = planner_open(stage->wish->world, stage->timeline, stage->wish->narrator,
                                      stage->wish->tune);
    planner_ask(stage->planner, &wish);
}

/* Nobody is cut short by it, be it the routine or what is said beside it. */
static bool nobody_speaks(const struct stage *stage, const struct player *then)
{
    enum aside aside;
    int64_t since_ms;
    if (player_aside(&stage->player, &aside, &since_ms))
        return is_quiet(stage->plan.asides, asides_at(aside, since_ms));
    return stage->plan.track == NULL || !player_is_moving(&stage->player) ||
           (is_quiet(stage->plan.track, stage->player.at_ms) &&
            is_quiet(stage->next.track, then->at_ms));
}

static bool takes_over(struct stage *stage)
{
    struct player player = stage->player;
    if (!player_change(&player, stage->next.timeline) || !nobody_speaks(stage, &player))
        return false;
    stage->player = player;
    return true;
}

void play_change_plan(struct stage *stage)
{
    wish_plan(stage);
    struct planner *planner = stage->planner;
    struct plan newer;
    if (planner_take(planner, stage->player.at_ms, &newer)) {
        planner_give(planner, stage->next);
        stage->next = newer;
    }
    if (stage->next.timeline == NULL || !takes_over(stage))
        return;
    const struct plan old = stage->plan;
    stage->plan = stage->next;
    stage->next = (struct plan){.timeline = NULL};
    play_follow(stage);
    planner_give(planner, old);
    stage->wish->stats->plans++;
    stage->station.timeline = NULL;
    stage->drawn = false;
}

/* Not before the track is built: from now on the narrator's clips are the planner's. */
void play_open_planner(struct stage *stage)
{
    const struct stage_wish *wish = stage->wish;
    if (wish->narrator != NULL && narrator_misses(wish->narrator))
        stage->planner = planner_open(wish->world, stage->timeline, wish->narrator, wish->tune);
}

void play_close_plans(struct stage *stage)
{
    planner_give(stage->planner, stage->next);
    planner_give(stage->planner, stage->plan);
    planner_close(stage->planner);
}
