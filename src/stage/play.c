#include "stage/play.h"

#include "picture/closing.h"
#include "stage/play_parts.h"

static const struct place here = {"limber", 0, 0};

static void tell_events(struct stage *stage)
{
    struct player_event event;
    while (player_event(&stage->player, &event))
        if (stage->wish->tell != NULL)
            stage->wish->tell(stage->wish->tell_context, &event);
}

static void first_frame(struct stage *stage)
{
    struct stats *stats = stage->wish->stats;
    play_take_events(stage);
    (void)play_count_frame(stage);
    stats->start_us = pace_now_us() - stage->wish->started_us;
    stats->processor_us = -pace_processor_us();
}

/* After the first frame: the tones, the sound device, the gamepads, and the clock, which starts
 * when something is to be seen. */
static void open_what_can_wait(struct stage *stage)
{
    play_open_sound(stage);
    attend_begin(&stage->attend, &stage->wish->attend, stage->wish->world->memory, &stage->player,
                 stage->display);
    if (!stage->display->unattended)
        pads_open(&stage->pads);
    stage->suspended_us = pace_suspended_us();
    stage->began_us = pace_now_us();
    pace_start(&stage->pace, stage->began_us, window_refresh(stage->display->window));
}

static bool is_over(const struct stage *stage)
{
    return stage->player.screen == PLAYER_ENDED ||
           (stage->display->unattended && stage->player.screen == PLAYER_CLOSING);
}

static void run(struct stage *stage)
{
    while (!is_over(stage)) {
        play_take_events(stage);
        play_review(stage);
        play_let_time_pass(stage);
        tell_events(stage);
        play_change_plan(stage);
        if (!guard_play(stage->wish->guard, &stage->player))
            break;
        play_keep_awake(stage);
        const bool presented = play_count_frame(stage);
        const bool asked = attend_frame(&stage->attend);
        play_sleep_on(stage, presented || asked);
    }
}

static void sum_up(struct stage *stage)
{
    struct stats *stats = stage->wish->stats;
    const struct audio_state sound = audio_state(stage->audio);
    stats->late = stage->pace.late;
    stats->longest_us = stage->pace.longest_us;
    stats->processor_us += pace_processor_us();
    stats->played_ms = (pace_now_us() - stage->began_us) / 1000;
    stats->cue_error_ms_max = sound.cue_error_ms_max;
    stats->audio_open = sound.opened > 0;
    stats->words = sound.said;
    stats->audio_opened = sound.opened;
    stats->audio_lost = sound.lost;
    stats->renderer = window_renderer(stage->display->window);
    stats->attend_us_max = stage->attend.longest_us;
    stats->stretched_ms = stage->player.stretched_ms;
    stats->width = stage->picture.width;
    stats->height = stage->picture.height;
}

static enum stage_result open_display(struct stage *stage, struct problems *problems)
{
    const struct window_wish wish = {
        .world = stage->wish->world,
        .title = stage->timeline->routine->name,
        .folder = stage->wish->folder,
        .painter = stage->wish->painter,
        .width = stage->wish->width,
        .height = stage->wish->height,
        .fullscreen = stage->wish->fullscreen,
    };
    stage->display = stage->wish->display;
    if (stage->display != NULL)
        return STAGE_DONE;
    stage->display = &stage->own;
    return display_open(stage->display, &wish, problems);
}

static void begin(struct stage *stage, struct problems *problems)
{
    const struct stage_wish *wish = stage->wish;
    struct player *player = &stage->player;
    guard_begin(wish->guard);
    player_start(player, stage->timeline);
    player->manner = wish->manner;
    if (wish->accepted != NULL && wish->closing.offer != NULL)
        player->manner.offer_ms = closing_missing_ms(wish->before_ms);
    stage->asked_range = player->range;
    stage->asked_tempo = player->tempo;
    if (wish->part > 0)
        player_resume(player, wish->part);
    else if (wish->from_ms > 0)
        player_go(player, wish->from_ms);
    player->sound.muted = wish->muted;
    player->sights = wish->sights;
    player->fullscreen = stage->display->fullscreen;
    if (wish->greeting != NULL)
        note_tell(&player->note, wish->greeting);
    stage->began_us = pace_now_us();
    scene_help_fill(&stage->help, wish->keymap, wish->display != NULL);
    keys_check(wish->keymap, problems);
}

static void end(struct stage *stage, struct problems *problems)
{
    tell_events(stage);
    if (stage->wish->accepted != NULL)
        *stage->wish->accepted = stage->player.accepted;
    attend_end(&stage->attend);
    sum_up(stage);
    fonts_tell(stage->display->fonts, problems);
    play_close_sound(stage, problems);
    pads_close(&stage->pads);
    play_close_plans(stage);
}

static void play(struct stage *stage, struct problems *problems)
{
    begin(stage, problems);
    first_frame(stage);
    open_what_can_wait(stage);
    run(stage);
    end(stage, problems);
}

static void ask(struct stage *stage)
{
    const struct stage_wish *wish = stage->wish;
    const struct player *player = &stage->player;
    if (wish->ask != NULL && player->told && !player->accepted && !stage->display->closed)
        wish->ask(wish->ask_context, stage->display);
}

static enum stage_result play_and_close(struct stage *stage, struct problems *problems)
{
    const enum stage_result opened = open_display(stage, problems);
    if (opened != STAGE_DONE)
        return opened;
    play(stage, problems);
    if (stage->display != &stage->own)
        return STAGE_DONE;
    ask(stage);
    display_close(stage->display);
    return STAGE_DONE;
}

enum stage_result stage_play(const struct stage_wish *wish, const struct timeline *timeline,
                             struct problems *problems)
{
    const struct memory *memory = wish->world->memory;
    struct stage *stage = memory->get(memory->context, sizeof *stage);
    if (stage == NULL) {
        problem_error(problems, here, "no memory is left to play");
        return STAGE_FAILED;
    }
    *stage = (struct stage){.wish = wish, .timeline = timeline};
    const enum stage_result result = play_and_close(stage, problems);
    memory->give(memory->context, stage);
    return result;
}
