#include "player/player.h"

#include <math.h>

#include "base/ease.h"
#include "base/tr.h"
#include "player/inside.h"
#include "player/part.h"
#include "timeline/match.h"

void player_start(struct player *player, const struct timeline *timeline)
{
    *player = (struct player){.timeline = timeline,
                              .screen = PLAYER_PLAYING,
                              .range = timeline->wish.range,
                              .tempo = timeline->wish.tempo,
                              .fresh_ms = PLAYER_FRESH_MS,
                              .sound.volume = 100};
    effort_begin(&player->effort);
}

void player_show(struct player *player, enum player_screen screen)
{
    player->screen = screen;
    player->fresh_ms = 0;
    if (screen == PLAYER_PLAYING)
        player->away_ms = 0;
    player->jumps++;
}

void player_bring(struct player *player, enum player_screen screen)
{
    player_show(player, screen);
    player->fresh_ms = PLAYER_FRESH_MS;
}

void player_over(struct player *player, enum ending ending)
{
    const struct player_event event = {
        .kind = EVENT_ROUTINE,
        .routine = player->timeline->routine,
        .phase = "",
        .stretched_ms = player->stretched_ms,
        .range = player->timeline->wish.range,
        .ending = ending,
    };
    if (!player->told)
        events_add(&player->events, &event);
    player->told = true;
}

void player_leave(struct player *player, enum ending ending)
{
    visit_leave(&player->visit, &player->events, player->timeline, ending);
}

bool player_offers(const struct player *player)
{
    return player->stretched_ms < player->manner.offer_ms;
}

/* A light that walks comes three times to each of what there is to choose. */
static int64_t closing_most(const struct player *player)
{
    enum { ROUNDS = 3, CHOICES = 4 };
    const int64_t least = player_offers(player) ? PLAYER_OFFER_MS : PLAYER_CLOSING_MS;
    return greater(least, INT64_C(1) * ROUNDS * CHOICES * player->manner.scan_ms);
}

static void close_routine(struct player *player, int64_t closing_ms)
{
    player->at_ms = player->timeline->duration_ms;
    player->closing_ms = closing_ms;
    player_bring(player, PLAYER_CLOSING);
}

/* The figure goes on from where it is seen. */
static void move_to(struct player *player, int64_t to_ms)
{
    struct moment now, acts;
    player_moment(player, &now, &acts);
    blend_begin(&player->blend, player->timeline, &acts, to_ms);
    player->at_ms = to_ms;
}

void player_jump(struct player *player, int64_t to_ms)
{
    const int64_t duration = player->timeline->duration_ms;
    const struct segment *to = timeline_segment(player->timeline, to_ms);
    if (to_ms >= duration || to != timeline_segment(player->timeline, player->at_ms))
        player_leave(player, to_ms > player->at_ms ? ENDING_SKIPPED : ENDING_BROKEN_OFF);
    player->awaits = false;
    if (to_ms >= duration) {
        player_over(player, ENDING_SKIPPED);
        close_routine(player, 0);
        return;
    }
    move_to(player, greater(to_ms, 0));
    player_show(player, player->screen == PLAYER_PAUSED ? PLAYER_PAUSED : PLAYER_PLAYING);
}

static void count_in_for(struct player *player, int64_t ms)
{
    player->count_in_ms = ms;
    player_show(player, PLAYER_COUNT_IN);
}

/* How long who goes on here needs, to be again where the figure is. */
static int64_t ready_for(const struct player *player)
{
    const struct segment *segment = timeline_segment(player->timeline, player->at_ms);
    const bool amid =
        segment->kind == SEGMENT_PHASE && player->at_ms > start_of(player->timeline, player->at_ms);
    if (player->away_ms >= PLAYER_AWAY_MS && amid)
        return PLAYER_READY_MS;
    return segment->holds || player->awaits ? PLAYER_COUNT_IN_MS : 0;
}

/* A body that has cooled down is not taken back into the midst of a stretch. */
static void begin_anew(struct player *player)
{
    player_jump(player, start_of(player->timeline, player->at_ms));
    note_tell(&player->note, tr("From its start: it was a long pause"));
    count_in_for(player, PLAYER_READY_MS);
}

void player_go_on(struct player *player)
{
    const int64_t ready_ms = ready_for(player);
    if (ready_ms >= PLAYER_READY_MS && player->away_ms >= PLAYER_GONE_MS)
        begin_anew(player);
    else if (ready_ms > 0)
        count_in_for(player, ready_ms);
    else
        player_show(player, PLAYER_PLAYING);
}

void player_resume(struct player *player, int part)
{
    player_go(player, part_start(player->timeline, part));
    count_in_for(player, PLAYER_READY_MS);
}

/* Where it stops by itself next. */
static int64_t next_stop(const struct player *player)
{
    const struct timeline *timeline = player->timeline;
    int64_t stop = timeline->duration_ms;
    if (player->manner.waits || player->manner.ready_ms > 0)
        stop = lesser(stop, start_after(timeline, player->at_ms));
    if (player->again && timeline_segment(timeline, player->at_ms)->step == player->again_step)
        stop = lesser(stop, step_after(timeline, player->at_ms));
    return stop;
}

/* The exercise is over that is to be done once more: from the first of its sides. */
static void begin_again(struct player *player)
{
    const struct timeline *timeline = player->timeline;
    int i = 0;
    player->again = false;
    while (timeline->segments[i].step != player->again_step ||
           timeline->segments[i].kind == SEGMENT_OPENING)
        i++;
    move_to(player, start_of(timeline, timeline->segments[i].start_ms));
    player_show(player, PLAYER_PLAYING);
}

static void stop_here(struct player *player, int64_t left_ms)
{
    const struct timeline *timeline = player->timeline;
    const int step = timeline_segment(timeline, player->at_ms - 1)->step;
    if (player->again && step == player->again_step &&
        player->at_ms == step_after(timeline, player->at_ms - 1)) {
        begin_again(player);
    } else if (player->at_ms >= timeline->duration_ms) {
        player_over(player, ENDING_DONE);
        close_routine(player, lesser(left_ms, closing_most(player)));
    } else if (player->manner.waits) {
        player_bring(player, PLAYER_WAITING);
    } else {
        count_in_for(player, player->manner.ready_ms);
    }
}

static void play_on(struct player *player, int64_t elapsed_ms)
{
    const int64_t from = player->at_ms, stop = next_stop(player);
    const int64_t step = lesser(elapsed_ms, stop - from);
    player->at_ms = from + step;
    player->stretched_ms +=
        visit_pass(&player->visit, &player->events, player->timeline, from, player->at_ms);
    effort_pass(&player->effort, player->timeline, from, player->at_ms);
    if (player->at_ms >= stop)
        stop_here(player, elapsed_ms - step);
}

/* A smaller range was promised: without it nothing goes on. */
static bool awaits_still(struct player *player, int64_t elapsed_ms)
{
    if (!player->awaits || player->timeline->wish.range <= player->range + 0.001f)
        return false;
    player->awaited_ms += lesser(elapsed_ms, PLAYER_AWAIT_MS);
    if (player->awaited_ms < PLAYER_AWAIT_MS)
        return true;
    note_tell(&player->note, tr("A smaller movement is not to be had: left out"));
    player_jump(player, step_after(player->timeline, player->at_ms));
    return true;
}

static void count_in(struct player *player, int64_t elapsed_ms)
{
    const int64_t step = lesser(elapsed_ms, player->count_in_ms);
    if (player->count_in_ms - step <= 0 && awaits_still(player, elapsed_ms))
        return;
    player->count_in_ms -= step;
    if (player->count_in_ms > 0)
        return;
    player->awaits = false;
    player_show(player, PLAYER_PLAYING);
    play_on(player, elapsed_ms - step);
}

static void close_on(struct player *player, int64_t elapsed_ms)
{
    const int64_t most = closing_most(player);
    player->closing_ms += lesser(elapsed_ms, greater(most - player->closing_ms, 0));
    if (player->closing_ms >= most)
        player->screen = PLAYER_ENDED;
}

static void stay_away(struct player *player, int64_t ms)
{
    player->away_ms += lesser(ms, INT64_MAX - player->away_ms);
}

void player_advance(struct player *player, int64_t elapsed_ms)
{
    if (elapsed_ms <= 0)
        return;
    note_pass(&player->note, elapsed_ms);
    sights_pass(&player->sights, elapsed_ms);
    if (player->screen != PLAYER_HURT || !pain_stays(&player->pain))
        blend_pass(&player->blend, elapsed_ms);
    player->fresh_ms -= lesser(elapsed_ms, player->fresh_ms);
    switch (player->screen) {
    case PLAYER_PLAYING:
        play_on(player, elapsed_ms);
        break;
    case PLAYER_COUNT_IN:
        count_in(player, elapsed_ms);
        break;
    case PLAYER_HURT:
        player_hurt_on(player, elapsed_ms);
        break;
    case PLAYER_CLOSING:
        close_on(player, elapsed_ms);
        break;
    case PLAYER_PAUSED:
    case PLAYER_HELP:
    case PLAYER_INFO:
        stay_away(player, elapsed_ms);
        break;
    case PLAYER_WAITING:
    case PLAYER_ENDED:
        break;
    }
}

void player_stall(struct player *player, int64_t missed_ms)
{
    stay_away(player, missed_ms);
    if (player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN)
        player_bring(player, PLAYER_PAUSED);
}

bool player_event(struct player *player, struct player_event *out)
{
    return events_take(&player->events, out);
}

bool player_is_moving(const struct player *player)
{
    return player->screen == PLAYER_PLAYING;
}

void player_moment(const struct player *player, struct moment *now, struct moment *acts)
{
    if (player->screen == PLAYER_HURT)
        pain_moment(&player->pain, now);
    else
        timeline_at(player->timeline, player->at_ms, now);
    *acts = *now;
    blend_at(&player->blend, player->timeline, acts);
}

static bool is_of_other_wish(const struct timeline *a, const struct timeline *b)
{
    return fabsf(a->wish.range - b->wish.range) > 0.001f ||
           fabsf(a->wish.tempo - b->wish.tempo) > 0.001f;
}

static void change_to(struct player *player, const struct timeline *timeline, int64_t at_ms)
{
    player->blend.left_ms += at_ms - player->at_ms;
    if (player->blend.held_end_ms > 0)
        player->blend.held_end_ms += at_ms - player->at_ms;
    player->timeline = timeline;
    player->at_ms = at_ms;
}

bool player_change(struct player *player, const struct timeline *timeline)
{
    struct moment now, acts;
    int64_t at_ms;
    if (player->screen == PLAYER_CLOSING || player->screen == PLAYER_ENDED ||
        player->screen == PLAYER_HURT)
        return false;
    if (timeline_match(player->timeline, player->at_ms, timeline, &at_ms)) {
        change_to(player, timeline, at_ms);
        return true;
    }
    if (!is_of_other_wish(player->timeline, timeline) ||
        !timeline_same_share(player->timeline, player->at_ms, timeline, &at_ms))
        return false;
    player_moment(player, &now, &acts);
    change_to(player, timeline, at_ms);
    acts.ms = at_ms;
    acts.segment = timeline_segment(timeline, at_ms);
    blend_begin(&player->blend, timeline, &acts, at_ms);
    return true;
}
