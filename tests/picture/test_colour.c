#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(mixing_keeps_the_ends_and_is_done_in_light),
        cmocka_unit_test(laying_over_follows_the_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
