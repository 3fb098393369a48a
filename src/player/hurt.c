#include "base/ease.h"
#include "player/inside.h"
#include "player/part.h"

static void enter(struct player *player, enum pain_stage stage)
{
    pain_enter(&player->pain, stage);
    player_bring(player, PLAYER_HURT);
}

void player_hurt(struct player *player)
{
    const bool sounded = player_is_moving(player);
    player_leave(player, ENDING_HURT);
    player->awaits = player->again = false;
    pain_begin(&player->pain, player->timeline, player->at_ms, player->manner.scan_ms);
    player->pain.sounded = sounded;
    player_bring(player, PLAYER_HURT);
}

static void tell_pain(struct player *player)
{
    const struct timeline *timeline = player->timeline;
    const struct segment *segment = timeline_segment(timeline, player->at_ms);
    const struct player_event event = {
        .kind = EVENT_PAIN,
        .routine = timeline->routine,
        .exercise = segment->exercise,
        .side = segment->side,
        .phase = segment->kind == SEGMENT_PHASE && segment->phase != NULL ? segment->phase : "",
        .range = timeline->wish.range,
        .ending = ENDING_HURT,
        .answer = player->pain.answer,
    };
    events_add(&player->events, &event);
}

static void tell_answer(struct player *player, enum pain_answer answer)
{
    player->pain.answer = answer;
    tell_pain(player);
    enter(player, answer == PAIN_PULL    ? PAIN_OFFERING
                  : answer == PAIN_ALARM ? PAIN_ALARMED
                                         : PAIN_RESTING);
}

static void end(struct player *player)
{
    player_over(player, ENDING_HURT);
    player_show(player, PLAYER_ENDED);
}

/* From its beginning, and not before the smaller range is there. */
static void make_smaller(struct player *player)
{
    player->range = clampf(player->timeline->wish.range * PAIN_SMALLER, PLAYER_RANGE_LEAST, 1);
    player_jump(player, start_of(player->timeline, player->at_ms));
    player->awaits = true;
    player->awaited_ms = 0;
    player_go_on(player);
}

/* What comes is smaller by the 0.05 that its family loses. */
static void leave_out(struct player *player)
{
    player_step_range(player, -1);
    player_jump(player, step_after(player->timeline, player->at_ms));
}

static void take_offer(struct player *player, int offer)
{
    if (offer == 0)
        make_smaller(player);
    else if (offer == 1)
        leave_out(player);
    else
        enter(player, PAIN_RESTING);
}

void player_point(struct player *player, int answer)
{
    if (player->screen == PLAYER_HURT && player->pain.scan_ms == 0 && answer >= 0 &&
        answer < pain_answers(&player->pain).count)
        player->pain.lit = answer;
}

void player_answer(struct player *player, int answer)
{
    const struct pain *pain = &player->pain;
    if (player->screen != PLAYER_HURT || player->fresh_ms > 0)
        return;
    if (pain->scan_ms > 0)
        answer = pain->lit;
    if (answer < 0 || answer >= pain_answers(pain).count)
        return;
    if (pain->stage == PAIN_ASKING)
        tell_answer(player, (enum pain_answer)(PAIN_PULL + answer));
    else
        take_offer(player, answer);
}

static void scan(struct pain *pain)
{
    const int count = pain_answers(pain).count;
    if (pain->scan_ms > 0 && count > 0)
        pain->lit = (int)(pain->since_ms / pain->scan_ms % count);
}

void player_hurt_on(struct player *player, int64_t elapsed_ms)
{
    struct pain *pain = &player->pain;
    pain->since_ms += lesser(elapsed_ms, INT64_MAX - pain->since_ms);
    scan(pain);
    if (pain->stage == PAIN_EASING && pain->since_ms >= pain->retreat.ms)
        enter(player, PAIN_ASKING);
    else if (pain->stage == PAIN_ASKING && pain->since_ms >= PAIN_ANSWER_MS)
        tell_answer(player, PAIN_UNTOLD);
    else if (pain->stage == PAIN_OFFERING && pain->since_ms >= PAIN_ANSWER_MS)
        enter(player, PAIN_RESTING);
    else if (pain->stage == PAIN_RESTING && pain->since_ms >= PAIN_REST_MS)
        end(player);
}

static bool means_go_on(enum command command)
{
    return command == COMMAND_PAUSE || command == COMMAND_NEXT || command == COMMAND_MENU;
}

/* Once the least time is over nobody has to wait for a long way out to end. */
static void hurry(struct player *player)
{
    if (player->pain.since_ms >= RETREAT_STAY_MS + RETREAT_LEAST_MS)
        enter(player, PAIN_ASKING);
}

static void do_asked(struct player *player, enum command command)
{
    struct pain *pain = &player->pain;
    if (pain->scan_ms > 0 || command == COMMAND_PAUSE)
        player_answer(player, pain->lit);
    else if (command == COMMAND_NEXT || command == COMMAND_SEEK_FORWARD)
        pain_walk(pain, 1);
    else if (command == COMMAND_BACK || command == COMMAND_SEEK_BACK)
        pain_walk(pain, -1);
}

void player_do_hurt(struct player *player, enum command command)
{
    switch (player->pain.stage) {
    case PAIN_EASING:
        if (means_go_on(command))
            hurry(player);
        break;
    case PAIN_ASKING:
    case PAIN_OFFERING:
        do_asked(player, command);
        break;
    case PAIN_RESTING:
    case PAIN_ALARMED:
        if (means_go_on(command))
            end(player);
        break;
    case PAIN_NONE:
        break;
    }
}

bool player_aside(const struct player *player, enum aside *aside, int64_t *since_ms)
{
    if (player->screen == PLAYER_COUNT_IN) {
        *aside = ASIDE_READY;
        *since_ms = PLAYER_READY_MS - player->count_in_ms;
        return *since_ms >= 0;
    }
    *aside = pain_aside(&player->pain);
    *since_ms = player->pain.since_ms;
    return player->screen == PLAYER_HURT;
}
