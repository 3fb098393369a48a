/* The owner's keys: as they are named, and when they are held. */
#include "stage/combo.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void keys_are_named_as_sdl_does_or_by_pairs(void **state)
{
    (void)state;
    static const char *const good[] = {"Ctrl+Shift+End", "Left Ctrl+Right Ctrl", "a+b+c+d",
                                       "F1+Alt"};
    static const char *const bad[] = {"Ctrl",      "",    "Ctrl+",          "+Ctrl",   "Ctrl++a",
                                      "a+b+c+d+e", "a+a", "Ctrl+Left Ctrl", "Hyper+a", "none+a"};
    struct combo combo;
    for (size_t i = 0; i < SDL_arraysize(good); i++)
        assert_true(combo_read(good[i], &combo) && combo.count >= 2);
    for (size_t i = 0; i < SDL_arraysize(bad); i++)
        if (combo_read(bad[i], &combo))
            fail_msg("`%s` was taken", bad[i]);
    assert_true(combo_read("none", &combo) && combo.count == 0);
}

static void it_is_held_when_every_key_is_down_on_either_side(void **state)
{
    (void)state;
    Uint8 keyboard[SDL_NUM_SCANCODES] = {0};
    struct combo combo;
    assert_true(combo_read("Ctrl+End", &combo));
    keyboard[SDL_SCANCODE_END] = 1;
    assert_false(combo_is_held(&combo, keyboard));
    keyboard[SDL_SCANCODE_RCTRL] = 1;
    assert_true(combo_is_held(&combo, keyboard));
    keyboard[SDL_SCANCODE_END] = 0;
    keyboard[SDL_SCANCODE_LCTRL] = 1;
    assert_false(combo_is_held(&combo, keyboard));
    assert_true(combo_read("none", &combo));
    assert_false(combo_is_held(&combo, keyboard));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_named_as_sdl_does_or_by_pairs),
        cmocka_unit_test(it_is_held_when_every_key_is_down_on_either_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
