/* Gamepads come, are pressed, and go. SDL's virtual ones stand for those of plastic. */
#include "stage/pads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage/events.h"

static int attach(void)
{
    return SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                     SDL_CONTROLLER_BUTTON_MAX, 0);
}

static int count(const struct pads *pads)
{
    int open = 0;
    for (int i = 0; i < PADS_MOST; i++)
        open += pads->open[i] != NULL;
    return open;
}

/* How often one that was open went away. */
static int take_events(struct pads *pads, int *presses)
{
    SDL_Event event;
    int lost = 0;
    while (SDL_PollEvent(&event) != 0) {
        lost += pads_lost(pads, &event);
        *presses += event.type == SDL_CONTROLLERBUTTONDOWN;
    }
    return lost;
}

static void one_that_is_pulled_out_is_missed_and_works_when_it_is_back(void **state)
{
    (void)state;
    struct pads pads = {.started = false};
    int presses = 0;
    pads_open(&pads);
    assert_int_equal(count(&pads), 0);
    for (int turn = 1; turn <= 3; turn++) {
        const int index = attach();
        assert_true(index >= 0);
        assert_int_equal(take_events(&pads, &presses), 0);
        assert_int_equal(count(&pads), 1);
        SDL_Joystick *stick = SDL_GameControllerGetJoystick(pads.open[0]);
        SDL_JoystickSetVirtualButton(stick, SDL_CONTROLLER_BUTTON_A, 1);
        SDL_GameControllerUpdate();
        (void)take_events(&pads, &presses);
        assert_int_equal(presses, turn);
        assert_int_equal(SDL_JoystickDetachVirtual(index), 0);
        assert_int_equal(take_events(&pads, &presses), 1);
        assert_int_equal(count(&pads), 0);
    }
    pads_close(&pads);
}

static Uint8 button_pressed(void)
{
    SDL_Event event;
    Uint8 button = SDL_CONTROLLER_BUTTON_MAX;
    SDL_GameControllerUpdate();
    while (SDL_PollEvent(&event) != 0)
        if (event.type == SDL_CONTROLLERBUTTONDOWN)
            button = event.cbutton.button;
    return button;
}

static void takes_for_a_pad(int hats)
{
    struct pads pads = {.started = false};
    int presses = 0;
    pads_open(&pads);
    const int index = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_UNKNOWN, 2, 4, hats);
    assert_true(index >= 0);
    assert_false(SDL_IsGameController(index));
    (void)take_events(&pads, &presses);
    assert_int_equal(count(&pads), 1);
    SDL_Joystick *stick = SDL_GameControllerGetJoystick(pads.open[0]);
    assert_int_equal(SDL_JoystickSetVirtualButton(stick, 1, 1), 0);
    assert_int_equal(button_pressed(), SDL_CONTROLLER_BUTTON_B);
    if (hats > 0)
        assert_int_equal(SDL_JoystickSetVirtualHat(stick, 0, SDL_HAT_RIGHT), 0);
    else
        assert_int_equal(SDL_JoystickSetVirtualAxis(stick, 0, SDL_JOYSTICK_AXIS_MAX), 0);
    assert_int_equal(button_pressed(), SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    assert_int_equal(SDL_JoystickDetachVirtual(index), 0);
    assert_int_equal(take_events(&pads, &presses), 1);
    pads_close(&pads);
}

static void a_stick_that_nobody_knows_is_taken_for_a_pad(void **state)
{
    (void)state;
    takes_for_a_pad(0);
    takes_for_a_pad(1);
}

static void what_has_no_cross_is_no_pad(void **state)
{
    (void)state;
    struct pads pads = {.started = false};
    int presses = 0;
    pads_open(&pads);
    const int tilt = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_UNKNOWN, 3, 0, 0);
    const int knob = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_UNKNOWN, 1, 3, 0);
    assert_true(tilt >= 0 && knob >= 0);
    (void)take_events(&pads, &presses);
    assert_int_equal(count(&pads), 0);
    assert_int_equal(SDL_JoystickDetachVirtual(knob), 0);
    assert_int_equal(SDL_JoystickDetachVirtual(tilt), 0);
    pads_close(&pads);
}

static void those_that_are_there_already_are_taken_and_no_more_than_there_is_room_for(void **state)
{
    (void)state;
    struct pads pads = {.started = false};
    int presses = 0;
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER), 0);
    for (int i = 0; i < PADS_MOST + 2; i++)
        assert_true(attach() >= 0);
    pads_open(&pads);
    (void)take_events(&pads, &presses);
    assert_int_equal(count(&pads), PADS_MOST);
    pads_close(&pads);
    SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_is_pulled_out_is_missed_and_works_when_it_is_back),
        cmocka_unit_test(a_stick_that_nobody_knows_is_taken_for_a_pad),
        cmocka_unit_test(what_has_no_cross_is_no_pad),
        cmocka_unit_test(those_that_are_there_already_are_taken_and_no_more_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, start_sdl, stop_sdl);
}
