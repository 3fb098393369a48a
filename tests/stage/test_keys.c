#include "base/world.h"
#include "stage/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct keymap keymap;

static int read_keys(void **state)
{
    (void)state;
    static const char lines[] =
        "Space pause\np pause\nRight next\nShift+Left seek_back\n"
        "? help\nF1 help\nq quit\nReturn pause\nPageDown next\nEscape menu\n"
        "PadA pause\nPadRight next\nPadY help\nPadB hurts\nClick pause\n"
        "RightClick menu\nWheelUp louder\nTap pause\nSwipeLeft next\n"
        "SwipeRight back\nSwipeUp louder\nSwipeDown quieter\n";
    struct problems problems;
    problems_open(&problems, &memory_heap);
    keymap_read(&keymap, text_of(lines), "keys.conf", &problems);
    const int errors = problems.errors;
    problems_close(&problems);
    return errors;
}

static SDL_Event key(SDL_Keycode code, SDL_Scancode place, int modifiers, bool held)
{
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.keysym = (SDL_Keysym){.sym = code, .scancode = place, .mod = (Uint16)modifiers};
    event.key.repeat = held;
    return event;
}

static SDL_Event text(const char *typed)
{
    SDL_Event event = {.type = SDL_TEXTINPUT};
    SDL_strlcpy(event.text.text, typed, sizeof event.text.text);
    return event;
}

/* A key, and the character that SDL tells of after it; the commands of both. */
struct pressed {
    enum command of_key, of_text;
    bool repeated;
};

static struct pressed press(SDL_Keycode code, SDL_Scancode place, int modifiers, const char *typed)
{
    struct keys keys = {.waiting = false};
    struct pressed pressed;
    const SDL_Event down = key(code, place, modifiers, false), character = text(typed);
    pressed.of_key = keys_command(&keys, &keymap, &down, &pressed.repeated);
    pressed.of_text = keys_command(&keys, &keymap, &character, &pressed.repeated);
    return pressed;
}

static void keys_that_no_keyboard_sends_are_told(void **state)
{
    (void)state;
    static struct keymap own;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    own.count = 0;
    keymap_read(&own, text_of("Enter pause\nspace pause\nShift+left back\n"), "", &problems);
    keys_check(&own, &problems);
    assert_int_equal(problems.errors, 0);
    assert_int_equal(problems.warnings, 3);
    assert_non_null(strstr(problems.list[0].message, "no key is called `Enter`"));
    assert_non_null(strstr(problems.list[1].message, "write `Space`"));
    assert_non_null(strstr(problems.list[2].message, "write `Left`"));
    problems_close(&problems);
}

static void the_shipped_keys_and_characters_are_known(void **state)
{
    (void)state;
    static struct keymap own;
    struct arena arena;
    struct text content;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, 1 << 16);
    assert_int_equal(world_machine.read(world_machine.context, LIMBER_SOURCE "/assets/keys.conf",
                                        1 << 15, &arena, &content),
                     FILE_OK);
    keymap_read(&own, content, "keys.conf", &problems);
    keymap_read(&own, text_of("\xC3\xA4 next\nCtrl++ next\nAlt+F4 quit\n"), "", &problems);
    keys_check(&own, &problems);
    assert_int_equal(problems.errors + problems.warnings, 0);
    arena_close(&arena);
    problems_close(&problems);
}

static void named_keys_and_letters_are_commands_once(void **state)
{
    (void)state;
    struct pressed pressed = press(SDLK_SPACE, SDL_SCANCODE_SPACE, 0, " ");
    assert_int_equal(pressed.of_key, COMMAND_PAUSE);
    assert_int_equal(pressed.of_text, COMMAND_NONE);
    pressed = press(SDLK_p, SDL_SCANCODE_P, 0, "p");
    assert_int_equal(pressed.of_key, COMMAND_PAUSE);
    assert_int_equal(pressed.of_text, COMMAND_NONE);
    pressed = press(SDLK_RIGHT, SDL_SCANCODE_RIGHT, 0, "");
    assert_int_equal(pressed.of_key, COMMAND_NEXT);
    pressed = press(SDLK_PAGEDOWN, SDL_SCANCODE_PAGEDOWN, 0, "");
    assert_int_equal(pressed.of_key, COMMAND_NEXT);
}

static void modifiers_are_part_of_the_name(void **state)
{
    (void)state;
    assert_int_equal(press(SDLK_LEFT, SDL_SCANCODE_LEFT, KMOD_LSHIFT, "").of_key,
                     COMMAND_SEEK_BACK);
    assert_int_equal(press(SDLK_RIGHT, SDL_SCANCODE_RIGHT, KMOD_LSHIFT, "").of_key, COMMAND_NONE);
    assert_int_equal(press(SDLK_q, SDL_SCANCODE_Q, KMOD_LCTRL, "").of_key, COMMAND_NONE);
}

static void a_number_pads_enter_and_a_remotes_ok_and_back_are_those_of_the_keyboard(void **state)
{
    (void)state;
    assert_int_equal(press(SDLK_KP_ENTER, SDL_SCANCODE_KP_ENTER, 0, "").of_key, COMMAND_PAUSE);
    assert_int_equal(press(SDLK_SELECT, SDL_SCANCODE_SELECT, 0, "").of_key, COMMAND_PAUSE);
    assert_int_equal(press(SDLK_AC_BACK, SDL_SCANCODE_AC_BACK, 0, "").of_key, COMMAND_MENU);
}

static void caps_lock_changes_nothing(void **state)
{
    (void)state;
    assert_int_equal(press(SDLK_q, SDL_SCANCODE_Q, KMOD_CAPS | KMOD_NUM, "Q").of_key, COMMAND_QUIT);
}

static void a_character_is_found_wherever_the_layout_has_it(void **state)
{
    (void)state;
    struct pressed american = press(SDLK_SLASH, SDL_SCANCODE_SLASH, KMOD_LSHIFT, "?");
    assert_int_equal(american.of_key, COMMAND_NONE);
    assert_int_equal(american.of_text, COMMAND_HELP);
    struct pressed german = press(0xdf, SDL_SCANCODE_MINUS, KMOD_RSHIFT, "?");
    assert_int_equal(german.of_text, COMMAND_HELP);
}

static void letters_work_by_place_on_layouts_without_them(void **state)
{
    (void)state;
    assert_int_equal(press(0x439, SDL_SCANCODE_Q, 0, "\xd0\xb9").of_key, COMMAND_QUIT);
    assert_int_equal(press(SDLK_a, SDL_SCANCODE_Q, 0, "a").of_key, COMMAND_NONE);
    assert_int_equal(press(0x439, SDL_SCANCODE_Q, KMOD_LCTRL, "").of_key, COMMAND_NONE);
}

static void a_key_held_down_is_told_for_both_ways(void **state)
{
    (void)state;
    struct keys keys = {.waiting = false};
    bool repeated = false;
    SDL_Event event = key(SDLK_RIGHT, SDL_SCANCODE_RIGHT, 0, true);
    assert_int_equal(keys_command(&keys, &keymap, &event, &repeated), COMMAND_NEXT);
    assert_true(repeated);
    event = key(SDLK_SLASH, SDL_SCANCODE_SLASH, KMOD_LSHIFT, true);
    (void)keys_command(&keys, &keymap, &event, &repeated);
    event = text("?");
    assert_int_equal(keys_command(&keys, &keymap, &event, &repeated), COMMAND_HELP);
    assert_true(repeated);
}

static enum command pad(Uint8 button)
{
    bool repeated = true;
    struct keys keys = {.repeated = true};
    SDL_Event event = {.type = SDL_CONTROLLERBUTTONDOWN};
    event.cbutton.button = button;
    const enum command command = keys_command(&keys, &keymap, &event, &repeated);
    assert_false(repeated);
    return command;
}

static void a_gamepads_buttons_have_names_in_the_same_table(void **state)
{
    (void)state;
    assert_int_equal(pad(SDL_CONTROLLER_BUTTON_A), COMMAND_PAUSE);
    assert_int_equal(pad(SDL_CONTROLLER_BUTTON_DPAD_RIGHT), COMMAND_NEXT);
    assert_int_equal(pad(SDL_CONTROLLER_BUTTON_Y), COMMAND_HELP);
    assert_int_equal(pad(SDL_CONTROLLER_BUTTON_B), COMMAND_HURTS);
    assert_int_equal(pad(SDL_CONTROLLER_BUTTON_BACK), COMMAND_NONE);
    assert_int_equal(pad(SDL_CONTROLLER_BUTTON_MAX), COMMAND_NONE);
    assert_int_equal(pad(255), COMMAND_NONE);
}

static enum command told(struct keys *keys, SDL_Event event)
{
    bool repeated = true;
    const enum command command = keys_command(keys, &keymap, &event, &repeated);
    assert_false(repeated);
    return command;
}

static SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    SDL_Event event = {.type = type};
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

static void clicks_and_the_wheel_have_names_too(void **state)
{
    (void)state;
    struct keys keys = {.waiting = false};
    SDL_Event click = {.type = SDL_MOUSEBUTTONDOWN}, wheel = {.type = SDL_MOUSEWHEEL};
    click.button.button = SDL_BUTTON_LEFT;
    assert_int_equal(told(&keys, click), COMMAND_PAUSE);
    click.button.which = SDL_TOUCH_MOUSEID; /* the touch is told, too */
    assert_int_equal(told(&keys, click), COMMAND_NONE);
    click.button.which = 0;
    click.button.button = SDL_BUTTON_RIGHT;
    assert_int_equal(told(&keys, click), COMMAND_MENU);
    click.button.button = SDL_BUTTON_X2;
    assert_int_equal(told(&keys, click), COMMAND_NONE);
    wheel.wheel.y = 1;
    assert_int_equal(told(&keys, wheel), COMMAND_LOUDER);
    wheel.wheel.y = 0;
    assert_int_equal(told(&keys, wheel), COMMAND_NONE);
}

static void a_tap_pauses_and_swipes_turn_the_page_and_the_volume(void **state)
{
    (void)state;
    static const struct {
        float from_x, from_y, to_x, to_y;
        enum command command;
    } strokes[] = {{0.5f, 0.5f, 0.52f, 0.55f, COMMAND_PAUSE},
                   {0.8f, 0.5f, 0.4f, 0.4f, COMMAND_NEXT},
                   {0.2f, 0.5f, 0.9f, 0.7f, COMMAND_BACK},
                   {0.5f, 0.8f, 0.4f, 0.2f, COMMAND_LOUDER},
                   {0.5f, 0.2f, 0.5f, 0.4f, COMMAND_QUIETER}};
    struct keys keys = {.waiting = false};
    for (size_t i = 0; i < SDL_arraysize(strokes); i++) {
        assert_int_equal(
            told(&keys, finger(SDL_FINGERDOWN, 7, strokes[i].from_x, strokes[i].from_y)),
            COMMAND_NONE);
        /* a hand rests on the screen beside it */
        assert_int_equal(told(&keys, finger(SDL_FINGERDOWN, 8, 0.1f, 0)), COMMAND_NONE);
        assert_int_equal(told(&keys, finger(SDL_FINGERUP, 8, 0.9f, 0)), COMMAND_NONE);
        assert_int_equal(told(&keys, finger(SDL_FINGERUP, 7, strokes[i].to_x, strokes[i].to_y)),
                         strokes[i].command);
    }
    assert_int_equal(told(&keys, finger(SDL_FINGERUP, 7, 0, 0)), COMMAND_NONE);
}

static void a_finger_that_nobody_saw_leave_is_given_up(void **state)
{
    (void)state;
    struct keys keys = {.waiting = false};
    SDL_Event down = finger(SDL_FINGERDOWN, 9, 0.5f, 0.5f);
    (void)told(&keys, finger(SDL_FINGERDOWN, 7, 0.1f, 0.5f));
    down.tfinger.timestamp = 11000;
    (void)told(&keys, down);
    assert_int_equal(told(&keys, finger(SDL_FINGERUP, 9, 0.5f, 0.5f)), COMMAND_PAUSE);
}

static void other_events_and_text_without_a_key_mean_nothing(void **state)
{
    (void)state;
    struct keys keys = {.waiting = false};
    bool repeated = false;
    const SDL_Event typed = text("q");
    assert_int_equal(keys_command(&keys, &keymap, &typed, &repeated), COMMAND_NONE);
    const SDL_Event moved = {.type = SDL_MOUSEMOTION};
    assert_int_equal(keys_command(&keys, &keymap, &moved, &repeated), COMMAND_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_keys_and_letters_are_commands_once),
        cmocka_unit_test(keys_that_no_keyboard_sends_are_told),
        cmocka_unit_test(the_shipped_keys_and_characters_are_known),
        cmocka_unit_test(modifiers_are_part_of_the_name),
        cmocka_unit_test(a_number_pads_enter_and_a_remotes_ok_and_back_are_those_of_the_keyboard),
        cmocka_unit_test(caps_lock_changes_nothing),
        cmocka_unit_test(a_character_is_found_wherever_the_layout_has_it),
        cmocka_unit_test(letters_work_by_place_on_layouts_without_them),
        cmocka_unit_test(a_key_held_down_is_told_for_both_ways),
        cmocka_unit_test(a_gamepads_buttons_have_names_in_the_same_table),
        cmocka_unit_test(clicks_and_the_wheel_have_names_too),
        cmocka_unit_test(a_tap_pauses_and_swipes_turn_the_page_and_the_volume),
        cmocka_unit_test(a_finger_that_nobody_saw_leave_is_given_up),
        cmocka_unit_test(other_events_and_text_without_a_key_mean_nothing),
    };
    return cmocka_run_group_tests(tests, read_keys, NULL);
}
