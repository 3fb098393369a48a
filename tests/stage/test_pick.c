/* What is lit on a pause and on the closing screen, and who takes it by which key. */
#include "stage/pick.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "picture/screens.h"

#include <cmocka.h>

enum { SCAN_MS = 1000 };

static const struct player still, scans = {.manner = {.scan_ms = SCAN_MS}};

enum { GO_ON = 1, NEXT, QUIT, HURTS, PAUSE_OFFERS = HURTS };

static struct view paused(void)
{
    return (struct view){.screen = SCREEN_PAUSED,
                         .width = 1280,
                         .height = 720,
                         .hurts = "x",
                         .keys = {.pause = "Space", .next = "n", .back = "b", .quit = "q"}};
}

static struct view closing(void)
{
    struct view view = paused();
    view.screen = SCREEN_CLOSING;
    view.hurts = NULL;
    return view;
}

static SDL_Event key(SDL_Keycode code)
{
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.keysym.sym = code;
    return event;
}

static SDL_Event button(Uint8 which)
{
    SDL_Event event = {.type = SDL_CONTROLLERBUTTONDOWN};
    event.cbutton.button = which;
    return event;
}

static enum command pressed(struct pick *pick, const struct player *player, const struct view *view,
                            SDL_Event event, enum command command)
{
    return pick_command(pick, player, view, &event, command);
}

static void without_moving_the_light_enter_does_what_it_always_does(void **state)
{
    (void)state;
    struct pick pick = {.screen = SCREEN_PLAY};
    struct view view = paused();
    pick_show(&pick, &still, &view);
    assert_int_equal(view.lit, GO_ON);
    assert_true(view.walk == 0);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_RETURN), COMMAND_PAUSE), COMMAND_PAUSE);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_n), COMMAND_NEXT), COMMAND_NEXT);
    view = closing();
    pick_show(&pick, &still, &view);
    assert_int_equal(view.lit, 2);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_RETURN), COMMAND_PAUSE), COMMAND_PAUSE);
}

static void arrows_reach_everything_that_is_offered(void **state)
{
    (void)state;
    static const enum command wanted[PAUSE_OFFERS] = {COMMAND_PAUSE, COMMAND_NEXT, COMMAND_QUIT,
                                                      COMMAND_HURTS};
    struct pick pick = {.screen = SCREEN_PLAY};
    for (int i = 0; i < 2 * PAUSE_OFFERS; i++) {
        struct view view = paused();
        pick_show(&pick, &still, &view);
        assert_int_equal(view.lit, i % PAUSE_OFFERS + 1);
        assert_int_equal(pressed(&pick, &still, &view, key(SDLK_RETURN), COMMAND_PAUSE),
                         wanted[i % PAUSE_OFFERS]);
        assert_int_equal(
            pressed(&pick, &still, &view, button(SDL_CONTROLLER_BUTTON_A), COMMAND_PAUSE),
            wanted[i % PAUSE_OFFERS]);
        /* a click beside the buttons goes on, whatever is lit */
        assert_int_equal(
            pressed(&pick, &still, &view, (SDL_Event){.type = SDL_MOUSEBUTTONDOWN}, COMMAND_PAUSE),
            COMMAND_PAUSE);
        assert_int_equal(
            pressed(&pick, &still, &view,
                    i % 2 == 0 ? key(SDLK_DOWN) : button(SDL_CONTROLLER_BUTTON_DPAD_DOWN),
                    COMMAND_QUIETER),
            COMMAND_NONE);
    }
    struct view view = closing();
    pick_show(&pick, &still, &view);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_UP), COMMAND_LOUDER), COMMAND_NONE);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_RETURN), COMMAND_PAUSE), COMMAND_BACK);
    view.screen = SCREEN_PLAY; /* where nothing is offered they are what they are */
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_UP), COMMAND_LOUDER), COMMAND_LOUDER);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_RETURN), COMMAND_PAUSE), COMMAND_PAUSE);
}

static void one_button_reaches_everything_by_scanning(void **state)
{
    (void)state;
    static const enum command wanted[PAUSE_OFFERS] = {COMMAND_PAUSE, COMMAND_NEXT, COMMAND_QUIT,
                                                      COMMAND_HURTS};
    const SDL_Event buttons[] = {key(SDLK_SPACE),
                                 key(SDLK_F9),
                                 button(SDL_CONTROLLER_BUTTON_X),
                                 {.type = SDL_MOUSEBUTTONDOWN},
                                 {.type = SDL_FINGERDOWN}};
    struct pick pick = {.screen = SCREEN_PLAY};
    struct view view = paused();
    pick_show(&pick, &scans, &view);
    for (int i = 0; i < 2 * PAUSE_OFFERS; i++) {
        view = paused();
        pick_pass(&pick, SCAN_MS / 2);
        pick_show(&pick, &scans, &view);
        assert_int_equal(view.lit, i % PAUSE_OFFERS + 1);
        assert_true(view.walk == 0.5f);
        for (size_t b = 0; b < sizeof buttons / sizeof *buttons; b++)
            assert_int_equal(pressed(&pick, &scans, &view, buttons[b], COMMAND_NONE),
                             wanted[i % PAUSE_OFFERS]);
        pick_pass(&pick, SCAN_MS / 2);
    }
    /* not what is held, released, or means something of its own */
    SDL_Event held = key(SDLK_F9);
    held.key.repeat = 1;
    assert_int_equal(pressed(&pick, &scans, &view, held, COMMAND_NONE), COMMAND_NONE);
    assert_int_equal(pressed(&pick, &scans, &view, key(SDLK_LSHIFT), COMMAND_NONE), COMMAND_NONE);
    assert_int_equal(pressed(&pick, &scans, &view, (SDL_Event){.type = SDL_KEYUP}, COMMAND_NONE),
                     COMMAND_NONE);
    assert_int_equal(pressed(&pick, &scans, &view, key(SDLK_q), COMMAND_QUIT), COMMAND_QUIT);
    assert_int_equal(pressed(&pick, &scans, &view, key(SDLK_F1), COMMAND_HELP), COMMAND_HELP);
}

static void one_button_pauses_whichever_it_is(void **state)
{
    (void)state;
    struct pick pick = {.screen = SCREEN_PLAY};
    struct view view = paused();
    view.screen = SCREEN_PLAY;
    pick_show(&pick, &scans, &view);
    assert_int_equal(view.lit, 0);
    assert_int_equal(pressed(&pick, &scans, &view, key(SDLK_F9), COMMAND_NONE), COMMAND_PAUSE);
    assert_int_equal(pressed(&pick, &scans, &view, key(SDLK_n), COMMAND_NEXT), COMMAND_NEXT);
    assert_int_equal(pressed(&pick, &still, &view, key(SDLK_F9), COMMAND_NONE), COMMAND_NONE);
}

static void a_pointer_lights_and_presses_what_it_is_over(void **state)
{
    (void)state;
    struct pick pick = {.screen = SCREEN_PLAY};
    struct view view = paused();
    bool lit[PAUSE_OFFERS + 1] = {false}, helps = false;
    pick_show(&pick, &still, &view);
    for (int y = 0; y < view.height; y += 4)
        for (int x = 0; x < view.width; x += 4) {
            const enum command at = pick_at(&view, (float)x, (float)y);
            pick_point(&pick, &view, (float)x, (float)y);
            helps = helps || at == COMMAND_HELP; /* a word, which is never lit */
            if (at == COMMAND_NONE || at == COMMAND_HELP)
                continue;
            lit[pick.lit] = true;
            assert_int_equal(pressed(&pick, &still, &view, key(SDLK_RETURN), COMMAND_PAUSE), at);
        }
    assert_true(helps);
    for (int i = GO_ON; i <= HURTS; i++)
        assert_true(lit[i]);
}

static void a_key_for_a_screen_that_is_no_more_moves_no_light(void **state)
{
    (void)state;
    struct pick pick = {.screen = SCREEN_PLAY};
    struct player gone = still;
    struct view view = paused();
    pick_show(&pick, &still, &view);
    gone.jumps++;
    assert_int_equal(pressed(&pick, &gone, &view, key(SDLK_DOWN), COMMAND_QUIETER),
                     COMMAND_QUIETER);
    assert_int_equal(pick.lit, GO_ON);
}

static void another_screen_has_a_light_of_its_own(void **state)
{
    (void)state;
    struct pick pick = {.screen = SCREEN_PLAY};
    struct view view = paused();
    pick_show(&pick, &still, &view);
    (void)pressed(&pick, &still, &view, key(SDLK_DOWN), COMMAND_NONE);
    view.screen = SCREEN_PLAY;
    pick_show(&pick, &still, &view);
    view = paused();
    pick_show(&pick, &still, &view);
    assert_int_equal(view.lit, GO_ON);
    (void)pressed(&pick, &still, &view, key(SDLK_UP), COMMAND_NONE);
    view.hurts = NULL; /* fewer are offered than were */
    pick_show(&pick, &still, &view);
    assert_int_equal(view.lit, GO_ON);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_moving_the_light_enter_does_what_it_always_does),
        cmocka_unit_test(arrows_reach_everything_that_is_offered),
        cmocka_unit_test(one_button_reaches_everything_by_scanning),
        cmocka_unit_test(one_button_pauses_whichever_it_is),
        cmocka_unit_test(a_pointer_lights_and_presses_what_it_is_over),
        cmocka_unit_test(a_key_for_a_screen_that_is_no_more_moves_no_light),
        cmocka_unit_test(another_screen_has_a_light_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
