/* Whatever comes from a keyboard, a mouse, a finger or a gamepad, nobody gets out of a kiosk; its
 * film never ends; its owner sees that the PIN is asked for. */
#include "stage/guard.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "stage/any_event.h"
#include "stage/leaks.h"
#include "stage/routine.h"

#include <cmocka.h>

enum { NOON = 12 * 60, IDLE_MS = 60000 };

static struct routine_on_stage shown;
static struct display display;
static struct guard guard;
static struct player player;

static int noon(void *context)
{
    (void)context;
    return NOON;
}

static int open_all(void **state)
{
    (void)state;
    struct problems problems;
    const struct window_wish wish = {.world = &world_machine,
                                     .title = "limber",
                                     .folder = LIMBER_SOURCE,
                                     .painter = PAINTER_SOFT,
                                     .width = 320,
                                     .height = 180,
                                     .fullscreen = true};
    problems_open(&problems, world_machine.memory);
    return routine_load(&shown, "one_minute") &&
                   display_open(&display, &wish, &problems) == STAGE_DONE
               ? 0
               : -1;
}

static int close_all(void **state)
{
    (void)state;
    display_close(&display);
    routine_free(&shown);
    return 0;
}

static void start(const char *pin)
{
    struct guard_wish wish = {
        .rules = {.idle_ms = IDLE_MS}, .minute = noon, .display = &display, .service = NULL};
    strncat(wish.rules.pin, pin, KIOSK_PIN_MOST);
    assert_true(combo_read("Ctrl+Shift+End", &wish.chord));
    display.closed = false;
    guard_start(&guard, &wish);
    player_start(&player, shown.timeline);
}

static void go_to(enum kiosk_state state)
{
    static const enum kiosk_input way[] = {KIOSK_PRESS, KIOSK_TAKE, KIOSK_FINISH};
    for (int i = 0; i < 3 && guard.kiosk.state != state; i++)
        kiosk_do(&guard.kiosk, way[i]);
    guard_begin(&guard);
}

static void no_event_of_any_device_ends_it(void **state)
{
    enum { EVENTS = 100000 };
    (void)state;
    uint64_t seed = 20261123;
    static const enum kiosk_state states[] = {KIOSK_ATTRACT, KIOSK_CHOOSE, KIOSK_PLAY,
                                              KIOSK_THANKS};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        start("");
        go_to(states[i]);
        for (int k = 0; k < EVENTS; k++) {
            const SDL_Event event = any_event(&seed);
            (void)guard_takes(&guard, &event);
            if (k % 1000 == 0)
                (void)guard_frame(&guard, true);
            assert_int_not_equal(guard.kiosk.state, KIOSK_ENDED);
        }
        assert_false(display.closed);
    }
}

static void a_signal_ends_it_wherever_it_is(void **state)
{
    (void)state;
    const SDL_Event event = {.type = SDL_QUIT};
    static const enum kiosk_state states[] = {KIOSK_ATTRACT, KIOSK_CHOOSE, KIOSK_PLAY,
                                              KIOSK_THANKS};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        start("4711");
        go_to(states[i]);
        assert_true(guard_takes(&guard, &event));
        assert_false(guard_frame(&guard, false));
        assert_true(display.closed);
    }
}

/* A gamepad's buttons and a remote's are commands, too. */
static void no_command_leaves_what_is_played_but_from_a_pause(void **state)
{
    (void)state;
    for (int command = COMMAND_NONE; command < COMMAND_COUNT; command++) {
        start("");
        go_to(KIOSK_PLAY);
        player_advance(&player, PLAYER_FRESH_MS);
        player_do(&player, guard_command(&guard, &player, (enum command)command), false);
        assert_int_not_equal(player.screen, PLAYER_ENDED);
        assert_false(player.fullscreen);
    }
    start("");
    go_to(KIOSK_PLAY);
    player_advance(&player, PLAYER_FRESH_MS);
    player_do(&player, COMMAND_PAUSE, false);
    player_advance(&player, PLAYER_FRESH_MS);
    player_do(&player, guard_command(&guard, &player, COMMAND_QUIT), false);
    assert_int_equal(player.screen, PLAYER_ENDED);
    assert_true(guard_play(&guard, &player));
    assert_int_equal(guard.kiosk.state, KIOSK_PLAY);
}

static void the_film_goes_round_and_never_rests(void **state)
{
    enum { ROUNDS = 200, STEP_MS = 1000 };
    (void)state;
    struct view view = {.screen = SCREEN_PLAY};
    int seen = 0, above = 0;
    start("");
    while (guard.rounds < ROUNDS) {
        player_advance(&player, STEP_MS);
        if (seen++ % 7 == 0)
            player_stall(&player, 5000); /* the machine was suspended */
        assert_true(guard_play(&guard, &player));
        assert_true(player.screen == PLAYER_PLAYING || player.screen == PLAYER_COUNT_IN);
        guard_view(&guard, &player, &view);
        assert_int_equal(view.screen, SCREEN_FILM);
        assert_int_equal(view.invited_above, guard.rounds % 2);
        above += view.invited_above;
    }
    assert_in_range(seen, ROUNDS * 40, ROUNDS * 200);
    assert_in_range(above, seen / 3, seen * 2 / 3);
    assert_string_equal(guard_status(&guard), "film, 0 visits, 0 routines, 0 to their end");
}

static int letters_of(const struct picture *picture, char *out, size_t size)
{
    int dots = 0;
    out[0] = '\0';
    for (int i = 0; i < picture->shape_count; i++)
        if (picture->shapes[i].kind == SHAPE_TEXT)
            (void)SDL_strlcat(out, picture->letters + picture->shapes[i].text, size);
    for (const char *at = out; (at = strstr(at, "\u2022")) != NULL; at++)
        dots++;
    return dots;
}

static void the_owner_sees_that_the_pin_is_asked_for_and_no_digit_of_it(void **state)
{
    static struct picture picture;
    char said[256];
    SDL_Event event = {.type = SDL_KEYDOWN};
    (void)state;
    start("4711");
    go_to(KIOSK_CHOOSE);
    const int64_t before = guard_dress_key(&guard);
    kiosk_do(&guard.kiosk, KIOSK_CHORD);
    for (int ms = 0; ms < KIOSK_HOLD_MS; ms += KIOSK_STEP_MOST_MS)
        kiosk_pass(&guard.kiosk, KIOSK_STEP_MOST_MS, NOON, false);
    assert_true(guard_dress_key(&guard) != before);
    for (int typed = 0; typed < 4; typed++) {
        picture_start(&picture, 640, 360);
        guard_dress(&guard, &display.ruler, &shown.theme, &picture);
        assert_int_equal(letters_of(&picture, said, sizeof said), typed);
        assert_non_null(strstr(said, "type the PIN"));
        assert_null(strpbrk(said, "0123456789"));
        event.key.keysym.sym = (SDL_Keycode) "4712"[typed];
        assert_true(guard_takes(&guard, &event));
    }
    assert_true(guard_dress_key(&guard) == before);
    assert_int_equal(guard.kiosk.state, KIOSK_CHOOSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_event_of_any_device_ends_it),
        cmocka_unit_test(a_signal_ends_it_wherever_it_is),
        cmocka_unit_test(no_command_leaves_what_is_played_but_from_a_pause),
        cmocka_unit_test(the_film_goes_round_and_never_rests),
        cmocka_unit_test(the_owner_sees_that_the_pin_is_asked_for_and_no_digit_of_it),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
