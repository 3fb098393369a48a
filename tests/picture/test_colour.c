#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/world.h"
#include "picture/colour.h"

static const struct colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_float_equal(colour_contrast(black, white), 21.0f, 0.01f);
    assert_float_equal(colour_contrast(white, black), 21.0f, 0.01f);
    assert_float_equal(colour_contrast(white, white), 1.0f, 1e-4f);
    /* #767676 on white is the usual example of the least grey for 4.5:1. */
    assert_float_equal(colour_contrast((struct colour){0x76, 0x76, 0x76, 255}, white), 4.54f,
                       0.01f);
}

static void mixing_keeps_the_ends_and_is_done_in_light(void **state)
{
    (void)state;
    struct colour none = colour_mix(black, white, 0), all = colour_mix(black, white, 1);
    struct colour half = colour_mix(black, white, 0.5f);
    assert_memory_equal(&none, &black, sizeof none);
    assert_memory_equal(&all, &white, sizeof all);
    assert_int_equal(half.red, 188);
    assert_int_equal(half.alpha, 255);
}

static void laying_over_follows_the_alpha(void **state)
{
    (void)state;
    struct colour half = colour_over((struct colour){255, 0, 0, 128}, black);
    assert_int_equal(half.red, 128);
    assert_int_equal(half.green, 0);
    assert_int_equal(half.alpha, 255);
}

static struct theme themed(const char *name)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    struct theme theme;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    assert_true(theme_load(&theme, &world_machine, folders, 1, name, &problems));
    problems_close(&problems);
    return theme;
}

static void check_at_least(float least, struct colour over, struct colour ground, const char *theme,
                           const char *what)
{
    float contrast = colour_contrast(over, ground);
    if (contrast < least)
        fail_msg("%s: %s has a contrast of %g, less than %g", theme, what, (double)contrast,
                 (double)least);
}

static void check_text(const struct theme *theme, struct colour ground, const char *name)
{
    check_at_least(7.0f, theme->text, ground, name, "text");
    check_at_least(7.0f, theme->text_quiet, ground, name, "quiet text");
}

static void every_theme_can_be_read(void **state)
{
    (void)state;
    static const char *const names[] = {"dark", "light"};
    for (int i = 0; i < 2; i++) {
        struct theme theme = themed(names[i]);
        const struct colour grounds[] = {theme.background, theme.background_edge, theme.floor};
        for (int g = 0; g < 3; g++) {
            check_text(&theme, grounds[g], names[i]);
            check_text(&theme, colour_over(theme.panel, grounds[g]), names[i]);
            check_at_least(7.0f, theme.text, colour_over(theme.breath, grounds[g]), names[i],
                           "text on the breath disc");
            check_at_least(3.0f, theme.ring, grounds[g], names[i], "the ring");
        }
        check_at_least(3.0f, theme.ring, theme.ring_empty, names[i], "the ring's done part");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(mixing_keeps_the_ends_and_is_done_in_light),
        cmocka_unit_test(every_theme_can_be_read),
        cmocka_unit_test(laying_over_follows_the_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
