#include "stage/play.h"

#include <SDL.h>

#include "base/tr.h"
#include "picture/camera.h"
#include "player/part.h"
#include "stage/asides.h"
#include "stage/attend.h"
#include "stage/audio.h"
#include "stage/jukebox.h"
#include "stage/keys.h"
#include "stage/lull.h"
#include "stage/pace.h"
#include "stage/pads.h"
#include "stage/planner.h"
#include "stage/press.h"
#include "stage/scene.h"

struct stage {
    const struct stage_wish *wish;
    const struct timeline *timeline; /* the first */
    struct planner *planner;         /* NULL: nothing is laid out anew */
    struct plan plan, next; /* what is played, but for the first timeline; what is to be played */
    struct player player;
    struct display own, *display;
    float asked_range, asked_tempo; /* of the planner */
    struct track *asides;           /* NULL: nothing is said beside the routine */
    struct pads pads;
    struct audio *audio;     /* opened after the first frame, as the track is */
    struct jukebox *jukebox; /* of `audio`, which closes it */
    struct pace pace;
    struct keys keys;
    struct attend attend;
    struct scene_help help;
    struct view shown; /* what is on the screen, if `drawn` */
    struct picture picture;
    struct kept_inset inset;
    struct kept_map map;
    struct kept_station station;
    int64_t suspended_us, began_us, shift; /* guard_shift_key of what is on the screen */
    bool drawn;
};

static const struct place here = {"limber", 0, 0};

static struct levels levels_now(const struct stage *stage)
{
    return scene_levels(&stage->player, stage->wish->levels);
}

static bool is_muted(const struct stage *stage)
{
    return stage->player.sound.muted || stage->player.sound.volume == 0;
}

/* A device that is only being opened yet is not missed. */
static bool is_silent(const struct stage *stage)
{
    enum { OPENING_US = 2000000 };
    const struct audio_state sound = audio_state(stage->audio);
    if (sound.opened == 0 && pace_now_us() - stage->began_us < OPENING_US)
        return is_muted(stage);
    return is_muted(stage) || !sound.open;
}

/* A click or a touch on a button. */
static enum command command_of_press(const struct stage *stage, const SDL_Event *event)
{
    if (event->type != SDL_MOUSEBUTTONDOWN || event->button.button != SDL_BUTTON_LEFT ||
        !stage->drawn)
        return COMMAND_NONE;
    const struct display_point at =
        display_point(event->button.windowID, event->button.x, event->button.y, stage->shown.width,
                      stage->shown.height);
    return scene_command_at(&stage->shown, at.x, at.y);
}

static void take_event(struct stage *stage, const SDL_Event *event)
{
    bool repeated = false;
    if (guard_takes(stage->wish->guard, event))
        return;
    if (event->type == SDL_QUIT) {
        stage->display->closed = true;
        player_do(&stage->player, COMMAND_QUIT, false);
    } else if (event->type == SDL_WINDOWEVENT &&
               display_was_disturbed(stage->display, event->window.event)) {
        stage->drawn = false;
    }
    if (pads_lost(&stage->pads, event)) {
        player_stall(&stage->player);
        note_tell(&stage->player.note, tr("The gamepad is gone"));
    }
    enum command command = command_of_press(stage, event);
    const enum command of_key = keys_command(&stage->keys, stage->wish->keymap, event, &repeated);
    if (command == COMMAND_NONE)
        command = of_key;
    command = guard_command(stage->wish->guard, &stage->player, command);
    if (press_event(&stage->player, event, &stage->shown) || command == COMMAND_NONE)
        return;
    scene_turn(&stage->help, &stage->player, command);
    player_do(&stage->player, command, repeated);
}

static void take_events(struct stage *stage)
{
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        take_event(stage, &event);
    if (stage->player.fullscreen != stage->display->fullscreen) {
        display_fullscreen(stage->display, stage->player.fullscreen);
        stage->drawn = false;
    }
}

static bool was_suspended(struct stage *stage)
{
    const int64_t before = stage->suspended_us;
    stage->suspended_us = pace_suspended_us();
    return stage->suspended_us - before > INT64_C(1000) * PACE_STALL_MS;
}

static bool is_under_way(const struct player *player)
{
    return player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN ||
           player->screen == PLAYER_HURT || player->blend.since_ms < player->blend.ms;
}

/* The cues stop at once, the music within PAIN_FADE_MS; then what is said about it is heard. */
static void follow_aside(struct stage *stage, enum aside aside, int64_t since_ms)
{
    struct levels levels = levels_now(stage);
    const bool stops = aside == ASIDE_STOP && stage->player.pain.sounded;
    const int64_t fade_ms = stops ? PAIN_FADE_MS : 0;
    const float left = 1 - (float)since_ms / (float)PAIN_FADE_MS;
    if (since_ms < fade_ms) {
        levels = (struct levels){.music = levels.music * left};
        audio_follow(stage->audio, stage->plan.track, stage->player.at_ms + since_ms, true, levels);
        return;
    }
    levels.music = 0;
    audio_follow(stage->audio, stage->asides, asides_at(aside, since_ms - fade_ms), true, levels);
}

static void follow(struct stage *stage)
{
    enum aside aside;
    int64_t since_ms;
    if (player_aside(&stage->player, &aside, &since_ms)) {
        follow_aside(stage, aside, since_ms);
        return;
    }
    audio_follow(stage->audio, stage->plan.track, stage->player.at_ms,
                 player_is_moving(&stage->player), levels_now(stage));
}

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

static bool takes_over(struct stage *stage)
{
    struct player player = stage->player;
    const bool sounds = stage->plan.track != NULL && player_is_moving(&player);
    if (!player_change(&player, stage->next.timeline) ||
        (sounds && (!is_quiet(stage->plan.track, stage->player.at_ms) ||
                    !is_quiet(stage->next.track, player.at_ms))))
        return false;
    stage->player = player;
    return true;
}

static void change_plan(struct stage *stage)
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
    stage->next = (struct plan){NULL, NULL};
    follow(stage);
    planner_give(planner, old);
    stage->wish->stats->plans++;
    stage->station.timeline = NULL;
    stage->drawn = false;
}

static void let_time_pass(struct stage *stage)
{
    const int64_t elapsed_ms = pace_elapsed_ms(&stage->pace, pace_now_us());
    const bool stalled = was_suspended(stage) || elapsed_ms > PACE_STALL_MS;
    const bool missed = stalled && !stage->display->unattended; /* whatever was shown meanwhile */
    if (missed)
        player_stall(&stage->player);
    player_advance(&stage->player, missed ? 0 : elapsed_ms);
    follow(stage);
}

static void tell_events(struct stage *stage)
{
    struct player_event event;
    while (player_event(&stage->player, &event))
        if (stage->wish->tell != NULL)
            stage->wish->tell(stage->wish->tell_context, &event);
}

/* A person who stopped and went away gets the display's sleep back. */
static void keep_awake(const struct stage *stage)
{
    const bool awake = is_under_way(&stage->player);
    if (awake == (SDL_IsScreenSaverEnabled() == SDL_FALSE))
        return;
    if (awake)
        SDL_DisableScreenSaver();
    else
        SDL_EnableScreenSaver();
}

/* Draws, unless it is on the screen already. True when something was presented. */
static bool draw(struct stage *stage)
{
    int width, height;
    if (!window_is_seen(stage->display->window)) {
        stage->drawn = false;
        return false;
    }
    window_size(stage->display->window, &width, &height);
    struct view view = scene_view(&stage->player, stage->wish->theme, &stage->help, width, height,
                                  is_silent(stage));
    if (stage->wish->guard != NULL && is_under_way(&stage->player))
        view.keys.quit = ""; /* it pauses, too */
    view.kept = &stage->inset;
    view.em = display_em(stage->display, &stage->wish->seat, width, height);
    view.map = &stage->map;
    view.station = &stage->station;
    const int64_t shift = guard_shift_key(stage->wish->guard);
    if (stage->drawn && shift == stage->shift && scene_is_same(&view, &stage->shown))
        return false;
    picture_build(&view, &stage->display->ruler, &stage->picture);
    guard_shift(stage->wish->guard, &stage->picture);
    stage->shift = shift;
    stage->shown = view;
    stage->drawn = true;
    return window_draw(stage->display->window, &stage->picture);
}

static bool count_frame(struct stage *stage)
{
    const int64_t before_us = pace_now_us();
    const bool presented = draw(stage);
    stats_frame(stage->wish->stats, pace_now_us() - before_us, presented);
    return presented;
}

/* What neither moves nor is seen to is left alone until something happens. */
static void sleep_on(struct stage *stage, bool busy)
{
    pace_sleep_until(pace_next_us(&stage->pace, pace_now_us()));
    if (busy || (stage->drawn && is_under_way(&stage->player)))
        return;
    lull_until(stage->pace.due_us + INT64_C(1000) * LULL_MS);
    pace_rest(&stage->pace, pace_now_us());
}

/* Not before the track is built: from now on the narrator's clips are the planner's. */
static void open_planner(struct stage *stage)
{
    const struct stage_wish *wish = stage->wish;
    if (wish->narrator != NULL && narrator_misses(wish->narrator))
        stage->planner = planner_open(wish->world, stage->timeline, wish->narrator, wish->tune);
}

static void open_sound(struct stage *stage)
{
    enum { SOUND_WAIT_MS = 200 }; /* a server that hangs gets no more of the person's time */
    const struct stage_wish *wish = stage->wish;
    if (!wish->sounds)
        return;
    stage->audio = audio_open(wish->world);
    stage->plan.track = track_build(wish->world, stage->timeline, wish->bank, wish->tune);
    stage->asides = asides_build(wish->world, wish->bank);
    open_planner(stage);
    if (wish->music_folder != NULL) {
        stage->jukebox = jukebox_open(wish->world, wish->music_folder, wish->music_place,
                                      (uint64_t)pace_now_us());
        audio_take_music(stage->audio, stage->jukebox);
    }
    audio_begin(stage->audio, stage->plan.track, stage->player.at_ms, levels_now(stage),
                SOUND_WAIT_MS);
}

/* The first frame comes before everything that can wait: the tones, the sound device, and the
 * clock, which starts when something is to be seen. */
static void start(struct stage *stage)
{
    struct stats *stats = stage->wish->stats;
    take_events(stage);
    (void)count_frame(stage);
    stats->start_us = pace_now_us() - stage->wish->started_us;
    stats->processor_us = -pace_processor_us();
    open_sound(stage);
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
        take_events(stage);
        let_time_pass(stage);
        tell_events(stage);
        change_plan(stage);
        if (!guard_play(stage->wish->guard, &stage->player))
            break;
        keep_awake(stage);
        const bool presented = count_frame(stage);
        const bool asked = attend_frame(&stage->attend);
        sleep_on(stage, presented || asked);
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

static void play(struct stage *stage, struct problems *problems)
{
    guard_begin(stage->wish->guard);
    player_start(&stage->player, stage->timeline);
    stage->player.manner = stage->wish->manner;
    stage->asked_range = stage->player.range;
    stage->asked_tempo = stage->player.tempo;
    if (stage->wish->part > 0)
        player_go(&stage->player, part_start(stage->timeline, stage->wish->part));
    else if (stage->wish->from_ms > 0)
        player_go(&stage->player, stage->wish->from_ms);
    stage->player.sound.muted = stage->wish->muted;
    stage->player.sights = stage->wish->sights;
    stage->player.fullscreen = stage->display->fullscreen;
    if (stage->wish->greeting != NULL)
        note_tell(&stage->player.note, stage->wish->greeting);
    stage->began_us = pace_now_us();
    scene_help_fill(&stage->help, stage->wish->keymap, stage->wish->display != NULL);
    keys_check(stage->wish->keymap, problems);
    start(stage);
    run(stage);
    tell_events(stage);
    attend_end(&stage->attend);
    sum_up(stage);
    fonts_tell(stage->display->fonts, problems);
    if (stage->audio != NULL)
        jukebox_tell(stage->jukebox, problems);
    stage->display->stuck |= !audio_close(stage->audio);
    pads_close(&stage->pads);
    track_free(stage->asides);
    planner_give(stage->planner, stage->next);
    planner_give(stage->planner, stage->plan);
    planner_close(stage->planner);
}

static enum stage_result play_and_close(struct stage *stage, struct problems *problems)
{
    const enum stage_result opened = open_display(stage, problems);
    if (opened != STAGE_DONE)
        return opened;
    play(stage, problems);
    if (stage->display == &stage->own)
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
