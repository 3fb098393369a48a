/* The loop itself, unseen: keys and window events come from SDL's queue as a person's would. */
#include "stage/play.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/failing.h"
#include "stage/deeds.h"
#include "stage/leaks.h"
#include "stage/pace.h"
#include "stage/routine.h"

#include <cmocka.h>

static struct routine_on_stage one_minute;
static struct keymap keymap;
static struct stats stats;
static struct problems problems;

static int load(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    keymap_read(&keymap,
                text_of("x hurts\nSpace pause\nRight next\nF1 help\nf fullscreen\nm mute\nq quit\n"
                        "Tap pause\nClick pause\nSwipeLeft next\nSwipeRight back\nLeft back\n"),
                "keys.conf", &problems);
    return routine_load(&one_minute, "one_minute") ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    routine_free(&one_minute);
    problems_close(&problems);
    return 0;
}

/* What a person does: after so many ms this key, window event (as -code), or SDL_QUIT (0). */
struct doing {
    Uint32 after_ms;
    int key;
};

static void push(const struct doing *deed)
{
    SDL_Event event = {.type = SDL_QUIT};
    if (deed->key < 0) {
        event.type = SDL_WINDOWEVENT;
        event.window.event = (Uint8)-deed->key;
    } else if (deed->key > 0) {
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = deed->key;
    }
    SDL_PushEvent(&event);
}

/* The last deed is SDL_QUIT. */
static int do_deeds(void *data)
{
    const struct doing *deed = data;
    while (SDL_WasInit(SDL_INIT_VIDEO) == 0)
        SDL_Delay(1);
    for (;; deed++) {
        SDL_Delay(deed->after_ms);
        push(deed);
        if (deed->key == 0)
            return 0;
    }
}

static int64_t from_ms; /* where the next play begins */

static struct deeds *wished_deeds; /* NULL: they are not kept */

enum { WIDTH = 640, HEIGHT = 360 };

static enum stage_result play_by(SDL_ThreadFunction person, void *deeds, enum painter painter)
{
    const struct stage_wish wish = {
        .from_ms = from_ms,
        .world = &world_machine,
        .folder = LIMBER_SOURCE,
        .theme = &one_minute.theme,
        .keymap = &keymap,
        .painter = painter,
        .width = WIDTH,
        .height = HEIGHT,
        .started_us = pace_now_us(),
        .stats = &stats,
    };
    memset(&stats, 0, sizeof stats);
    stats.deeds = wished_deeds;
    SDL_Thread *thread = SDL_CreateThread(person, "person", deeds);
    const enum stage_result result = stage_play(&wish, one_minute.timeline, &problems);
    SDL_WaitThread(thread, NULL);
    return result;
}

static enum stage_result play(struct doing *deeds, enum painter painter)
{
    return play_by(do_deeds, deeds, painter);
}

static void it_plays_until_told_to_stop(void **state)
{
    (void)state;
    struct doing deeds[] = {{1000, 0}};
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_string_equal(stats.renderer, "soft");
    assert_true(stats.frames > 5 && stats.frames < 100);
    assert_true(stats.start_us > 0);
    assert_int_equal(stats.width, 640);
    assert_false(stats.audio_open);
}

static void it_begins_where_it_is_told(void **state)
{
    (void)state;
    struct doing deeds[] = {{2500, 0}};
    from_ms = one_minute.timeline->duration_ms - 400;
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_in_range(stats.played_ms, 400, 2400);
    from_ms += 1000000;
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_true(stats.played_ms < 2400);
    from_ms = 0;
}

static void a_key_that_quits_ends_it(void **state)
{
    (void)state;
    struct doing deeds[] = {{500, SDLK_q}, {1, 0}};
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_true(stats.played_ms < 5000);
}

static void a_pause_stops_the_count_and_sleeps(void **state)
{
    (void)state;
    /* The stretch begins 2.4 s after the start. */
    struct doing deeds[] = {{700, SDLK_SPACE}, {3000, 0}};
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_true(stats.frames > 30);
    assert_true(stats.frames < 120); /* 3.3 s */
    assert_true(stats.presented < stats.frames * 2 / 3);
    assert_int_equal(stats.stretched_ms, 0);
}

static void an_exposed_window_is_drawn_again_even_in_a_pause(void **state)
{
    (void)state;
    struct doing still[] = {{1, SDLK_SPACE}, {900, 0}};
    assert_int_equal(play(still, PAINTER_SOFT), STAGE_DONE);
    const int64_t once = stats.presented;
    struct doing exposed[] = {{1, SDLK_SPACE},
                              {200, -SDL_WINDOWEVENT_EXPOSED},
                              {200, -SDL_WINDOWEVENT_EXPOSED},
                              {200, -SDL_WINDOWEVENT_RESTORED},
                              {200, -SDL_WINDOWEVENT_SIZE_CHANGED},
                              {200, 0}};
    assert_int_equal(play(exposed, PAINTER_SOFT), STAGE_DONE);
    assert_true(stats.presented >= once + 2);
}

static void help_full_screen_mute_and_unknown_events_do_no_harm(void **state)
{
    (void)state;
    struct doing deeds[] = {{200, SDLK_F1}, {100, SDLK_F1}, {50, SDLK_f}, {100, SDLK_f},
                            {50, SDLK_m},   {50, SDLK_z},   {50, -99},    {100, 0}};
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_int_equal(problems.errors, 0);
}

static void skipping_past_the_end_ends_unattended_without_a_closing_screen(void **state)
{
    (void)state;
    struct doing deeds[] = {{200, SDLK_RIGHT}, {60, SDLK_RIGHT}, {60, SDLK_RIGHT},
                            {60, SDLK_RIGHT},  {60, SDLK_RIGHT}, {1, 0}};
    assert_int_equal(play(deeds, PAINTER_SOFT), STAGE_DONE);
    assert_true(stats.played_ms < PLAYER_CLOSING_MS);
    assert_int_equal(stats.stretched_ms, 0);
}

struct told {
    int hurt, pains, routines;
};

static void take(void *context, const struct player_event *event)
{
    struct told *told = context;
    told->hurt += event->kind == EVENT_PHASE && event->ending == ENDING_HURT;
    told->pains += event->kind == EVENT_PAIN;
    told->routines += event->kind == EVENT_ROUTINE && event->ending == ENDING_HURT;
}

static void who_is_hurt_is_asked_and_what_they_say_is_told(void **state)
{
    (void)state;
    struct told told = {0, 0, 0};
    struct doing deeds[] = {
        {3500, SDLK_x}, {4700, SDLK_SPACE}, {900, SDLK_2}, {700, SDLK_SPACE}, {300, 0}};
    memset(&stats, 0, sizeof stats);
    const struct stage_wish wish = {.world = &world_machine,
                                    .folder = LIMBER_SOURCE,
                                    .theme = &one_minute.theme,
                                    .keymap = &keymap,
                                    .painter = PAINTER_SOFT,
                                    .width = 640,
                                    .height = 360,
                                    .started_us = pace_now_us(),
                                    .tell = take,
                                    .tell_context = &told,
                                    .stats = &stats};
    SDL_Thread *thread = SDL_CreateThread(do_deeds, "person", deeds);
    assert_int_equal(stage_play(&wish, one_minute.timeline, &problems), STAGE_DONE);
    SDL_WaitThread(thread, NULL);
    assert_int_equal(told.hurt, 1);
    assert_int_equal(told.pains, 1);
    assert_int_equal(told.routines, 1);
}

/* A finger at `x`, `y`, 0..1, as SDL tells of it: as a finger, and again as a mouse. */
static void push_touch(float x, float y, bool down)
{
    SDL_Event finger = {.type = down ? SDL_FINGERDOWN : SDL_FINGERUP};
    finger.tfinger.x = x;
    finger.tfinger.y = y;
    SDL_Event mouse = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP};
    mouse.button.which = SDL_TOUCH_MOUSEID;
    mouse.button.button = SDL_BUTTON_LEFT;
    mouse.button.x = (int)(x * WIDTH);
    mouse.button.y = (int)(y * HEIGHT);
    SDL_PushEvent(&finger);
    SDL_PushEvent(&mouse);
}

/* After so many ms, from here to there. */
struct touch {
    Uint32 after_ms;
    float x, y, to_x, to_y;
};

static int do_touches(void *data)
{
    const struct touch *touch = data;
    while (SDL_WasInit(SDL_INIT_VIDEO) == 0)
        SDL_Delay(1);
    for (; touch->after_ms > 0; touch++) {
        SDL_Delay(touch->after_ms);
        push_touch(touch->x, touch->y, true);
        SDL_Delay(60);
        push_touch(touch->to_x, touch->to_y, false);
    }
    SDL_Delay(100);
    push(&(struct doing){0, 0});
    return 0;
}

static void a_finger_taps_swipes_and_presses_each_once(void **state)
{
    (void)state;
    static struct deeds deeds;
    struct touch touches[] = {{700, 0.5f, 0.5f, 0.5f, 0.5f},   /* a tap: pause */
                              {300, 0.1f, 0.9f, 0.1f, 0.9f},   /* the button: go on */
                              {300, 0.8f, 0.5f, 0.2f, 0.5f},   /* a swipe: next */
                              {300, 0.2f, 0.5f, 0.8f, 0.5f},   /* and back */
                              {300, 0.9f, 0.93f, 0.9f, 0.93f}, /* the red field */
                              {0, 0, 0, 0, 0}};
    static const enum command wanted[] = {COMMAND_PAUSE, COMMAND_PAUSE, COMMAND_NEXT, COMMAND_BACK,
                                          COMMAND_HURTS};
    static const enum player_screen screens[] = {PLAYER_PAUSED, PLAYER_PLAYING, PLAYER_PLAYING,
                                                 PLAYER_PLAYING, PLAYER_HURT};
    deeds.count = 0;
    wished_deeds = &deeds;
    assert_int_equal(play_by(do_touches, touches, PAINTER_SOFT), STAGE_DONE);
    wished_deeds = NULL;
    assert_int_equal(deeds.count, sizeof wanted / sizeof *wanted);
    for (int i = 0; i < deeds.count; i++) {
        assert_int_equal(deeds.list[i].command, wanted[i]);
        assert_int_equal(deeds.list[i].screen, screens[i]);
    }
}

static void without_memory_it_fails_with_a_reason(void **state)
{
    (void)state;
    struct failing failing = {.once = true};
    const struct memory memory = failing_memory(&failing);
    struct world world = world_machine;
    struct stage_wish wish = {.world = &world,
                              .folder = LIMBER_SOURCE,
                              .theme = &one_minute.theme,
                              .keymap = &keymap,
                              .painter = PAINTER_SOFT,
                              .stats = &stats};
    world.memory = &memory;
    for (int i = 0; i < 2; i++) {
        struct problems reasons;
        problems_open(&reasons, &memory_heap);
        failing.left = i;
        assert_int_equal(stage_play(&wish, one_minute.timeline, &reasons), STAGE_FAILED);
        assert_true(reasons.errors > 0);
        assert_int_equal(failing.lent, 0);
        problems_close(&reasons);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_plays_until_told_to_stop),
        cmocka_unit_test(it_begins_where_it_is_told),
        cmocka_unit_test(a_key_that_quits_ends_it),
        cmocka_unit_test(a_pause_stops_the_count_and_sleeps),
        cmocka_unit_test(an_exposed_window_is_drawn_again_even_in_a_pause),
        cmocka_unit_test(help_full_screen_mute_and_unknown_events_do_no_harm),
        cmocka_unit_test(skipping_past_the_end_ends_unattended_without_a_closing_screen),
        cmocka_unit_test(who_is_hurt_is_asked_and_what_they_say_is_told),
        cmocka_unit_test(a_finger_taps_swipes_and_presses_each_once),
        cmocka_unit_test(without_memory_it_fails_with_a_reason),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
