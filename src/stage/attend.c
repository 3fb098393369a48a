#include "stage/attend.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "picture/words.h"
#include "player/part.h"
#include "stage/pace.h"

static bool is_under_way(const struct player *player)
{
    return player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN;
}

/* ---- where it is ---- */

static void name_part(struct attend *attend)
{
    const struct segment *segment = attend->segment;
    const char *routine = attend->timeline->routine->name;
    const struct exercise *exercise = segment->exercise;
    const char *side = exercise != NULL ? words_side_of(exercise, segment->side) : "";
    if (segment->kind == SEGMENT_REST)
        (void)snprintf(attend->title, sizeof attend->title, "%s", tr("Rest"));
    else if (exercise == NULL || segment->kind == SEGMENT_OPENING ||
             segment->kind == SEGMENT_CLOSING)
        (void)snprintf(attend->title, sizeof attend->title, "%s", routine);
    else
        (void)snprintf(attend->title, sizeof attend->title, "%s%s%s", exercise->name,
                       side[0] != '\0' ? ", " : "", side);
    (void)snprintf(attend->status, sizeof attend->status, "%s: %s", routine, attend->title);
}

static void find_part(struct attend *attend)
{
    const struct player *player = attend->player;
    const struct segment *segment = timeline_segment(player->timeline, player->at_ms);
    if (segment == NULL || (attend->timeline == player->timeline && attend->segment == segment))
        return;
    attend->timeline = player->timeline;
    attend->segment = segment;
    attend->part = part_number(player->timeline, segment->start_ms);
    attend->start_ms = part_at(player->timeline, segment->start_ms);
    attend->end_ms = part_after(player->timeline, segment->start_ms);
    name_part(attend);
}

/* ---- the desktop ---- */

static enum mpris_status status_of(const struct attend *attend)
{
    const struct player *player = attend->player;
    const bool stopped = attend->stopped && player->screen == PLAYER_PAUSED;
    if (stopped || player->screen == PLAYER_CLOSING || player->screen == PLAYER_ENDED)
        return MPRIS_STOPPED;
    return is_under_way(player) ? MPRIS_PLAYING : MPRIS_PAUSED;
}

static void tell_state(void *context, struct mpris_state *out)
{
    struct attend *attend = context;
    const struct player *player = attend->player;
    const struct player_sound *sound = &player->sound;
    find_part(attend);
    *out = (struct mpris_state){
        .status = status_of(attend),
        .track = attend->part,
        .at_ms = player->at_ms - attend->start_ms,
        .length_ms = attend->end_ms - attend->start_ms,
        .title = attend->title,
        .album = attend->timeline->routine->name,
        .jumps = attend->jumps,
        .rate = (double)player->tempo,
        .volume = sound->muted ? 0 : sound->volume / 100.0,
        .again = player->again,
        .fullscreen = player->fullscreen,
    };
}

static void do_if(struct attend *attend, bool wanted, enum command command)
{
    if (wanted)
        player_obey(attend->player, command);
}

/* Back to the start of the part, and waiting there. */
static void stop(struct attend *attend)
{
    struct player *player = attend->player;
    do_if(attend, is_under_way(player), COMMAND_PAUSE);
    if (player->screen != PLAYER_PAUSED)
        return;
    player_go(player, attend->start_ms);
    attend->stopped = true;
}

static void seek(struct attend *attend, int64_t to_ms)
{
    player_go(attend->player, to_ms > attend->start_ms ? to_ms : attend->start_ms);
}

/* By the keys' steps, as near to it as they come. */
static void set_tempo(struct attend *attend, float tempo)
{
    enum { STEPS_MOST = 32 };
    const struct player *player = attend->player;
    for (int i = 0; i < STEPS_MOST; i++) {
        const float more = tempo - player->tempo;
        if (more > -PLAYER_STEP / 2 && more < PLAYER_STEP / 2)
            return;
        player_obey(attend->player, more > 0 ? COMMAND_FASTER : COMMAND_SLOWER);
    }
}

/* Play goes on from a pause only: never over a question that is still to be answered. */
static void do_order(void *context, const struct mpris_order *order)
{
    struct attend *attend = context;
    struct player *player = attend->player;
    find_part(attend);
    switch (order->wish) {
    case MPRIS_PLAY:
        do_if(attend, player->screen == PLAYER_PAUSED || player->screen == PLAYER_WAITING,
              COMMAND_PAUSE);
        break;
    case MPRIS_PAUSE:
        do_if(attend, is_under_way(player), COMMAND_PAUSE);
        break;
    case MPRIS_PLAY_PAUSE:
        do_if(attend, true, COMMAND_PAUSE);
        break;
    case MPRIS_STOP:
        stop(attend);
        break;
    case MPRIS_NEXT:
        do_if(attend, true, COMMAND_NEXT);
        break;
    case MPRIS_PREVIOUS:
        do_if(attend, true, COMMAND_BACK);
        break;
    case MPRIS_SEEK:
        seek(attend, player->at_ms + order->ms);
        break;
    case MPRIS_GO:
        seek(attend, attend->start_ms + order->ms);
        break;
    case MPRIS_VOLUME:
        player_set_volume(player, (int)(order->value * 100 + 0.5));
        break;
    case MPRIS_RATE:
        set_tempo(attend, (float)order->value);
        break;
    case MPRIS_AGAIN:
        do_if(attend, player->again != (order->value != 0), COMMAND_AGAIN);
        break;
    case MPRIS_FULLSCREEN:
        do_if(attend, player->fullscreen != (order->value != 0), COMMAND_FULLSCREEN);
        break;
    case MPRIS_RAISE:
        window_raise(attend->display->window);
        break;
    case MPRIS_QUIT:
        do_if(attend, true, COMMAND_QUIT);
        break;
    }
}

/* A pause and its end jump nowhere. */
static void watch_jumps(struct attend *attend)
{
    enum { FRAME_MS = 100 };
    const struct player *player = attend->player;
    const int64_t moved_ms = player->at_ms - attend->player_ms;
    if (player->jumps != attend->player_jumps && (moved_ms < 0 || moved_ms > FRAME_MS))
        attend->jumps++;
    if (player->screen != PLAYER_PAUSED)
        attend->stopped = false;
    attend->player_jumps = player->jumps;
    attend->player_ms = player->at_ms;
}

/* ---- who starts it anew ---- */

/* Whatever cuts it off once something hurts: nobody is led back into the midst of that. */
static void forget_what_hurts(struct attend *attend)
{
    if (attend->kept >= 0)
        resume_forget(attend->wish.resume_path);
    attend->kept = -1;
}

static void keep_place(struct attend *attend)
{
    const struct attend_wish *wish = &attend->wish;
    struct resume here = {.part = attend->part};
    const char *id = attend->timeline->routine->id;
    if (wish->resume_path == NULL || attend->kept == attend->part)
        return;
    attend->kept = attend->part;
    if (strlen(id) >= sizeof here.routine)
        return;
    memcpy(here.routine, id, strlen(id));
    if (wish->resumed.part == here.part && strcmp(wish->resumed.routine, id) == 0)
        here.tries = wish->resumed.tries;
    (void)resume_write(wish->resume_path, &here);
}

void attend_begin(struct attend *attend, const struct attend_wish *wish,
                  const struct memory *memory, struct player *player, struct display *display)
{
    const struct mpris_player ours = {.context = attend,
                                      .state = tell_state,
                                      .order = do_order,
                                      .rate_least = (double)PLAYER_TEMPO_LEAST,
                                      .rate_most = (double)PLAYER_TEMPO_MOST,
                                      .locked = wish->locked};
    *attend = (struct attend){
        .wish = *wish, .player = player, .display = display, .kept = -1, .part = -1};
    attend->player_jumps = player->jumps;
    attend->player_ms = player->at_ms;
    attend->mpris = mpris_open(memory, &ours);
}

bool attend_frame(struct attend *attend)
{
    const int64_t before_us = pace_now_us();
    find_part(attend);
    watch_jumps(attend);
    service_frame(attend->wish.service, before_us,
                  attend->wish.status != NULL ? attend->wish.status : attend->status);
    if (attend->wish.resume_path != NULL && attend->player->screen == PLAYER_HURT)
        forget_what_hurts(attend);
    else
        keep_place(attend);
    const bool asked = mpris_serve(attend->mpris);
    const int64_t took_us = pace_now_us() - before_us;
    attend->longest_us = took_us > attend->longest_us ? took_us : attend->longest_us;
    return asked;
}

void attend_end(struct attend *attend)
{
    mpris_close(attend->mpris);
    attend->mpris = NULL;
    if (attend->wish.resume_path != NULL)
        resume_forget(attend->wish.resume_path);
}
