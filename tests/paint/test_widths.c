#include "paint/widths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct widths widths;

static int start(void **state)
{
    (void)state;
    memset(&widths, 0, sizeof widths);
    return 0;
}

static void what_was_kept_is_found_by_text_size_and_weight(void **state)
{
    (void)state;
    int pixels = -1;
    assert_false(widths_find(&widths, "Hold", 40, WEIGHT_BOLD, &pixels));
    widths_keep(&widths, "Hold", 40, WEIGHT_BOLD, 93);
    assert_true(widths_find(&widths, "Hold", 40, WEIGHT_BOLD, &pixels));
    assert_int_equal(pixels, 93);
    assert_false(widths_find(&widths, "Hold", 41, WEIGHT_BOLD, &pixels));
    assert_false(widths_find(&widths, "Hold", 40, WEIGHT_REGULAR, &pixels));
    assert_false(widths_find(&widths, "Hol", 40, WEIGHT_BOLD, &pixels));
    widths_keep(&widths, "Hold", 40, WEIGHT_BOLD, 94);
    assert_true(widths_find(&widths, "Hold", 40, WEIGHT_BOLD, &pixels));
    assert_int_equal(pixels, 94);
}

static void many_texts_never_give_one_anothers_width(void **state)
{
    (void)state;
    int found = 0;
    char text[32];
    for (int i = 0; i < 4 * WIDTHS_COUNT; i++) {
        (void)snprintf(text, sizeof text, "text %d", i);
        widths_keep(&widths, text, 20, WEIGHT_REGULAR, i);
    }
    for (int i = 0; i < 4 * WIDTHS_COUNT; i++) {
        int pixels;
        (void)snprintf(text, sizeof text, "text %d", i);
        if (!widths_find(&widths, text, 20, WEIGHT_REGULAR, &pixels))
            continue;
        assert_int_equal(pixels, i);
        found++;
    }
    assert_in_range(found, WIDTHS_COUNT / 2, WIDTHS_COUNT);
}

static void a_long_text_is_not_kept_nor_cut(void **state)
{
    (void)state;
    int pixels;
    char text[WIDTHS_TEXT + 1];
    memset(text, 'm', WIDTHS_TEXT);
    text[WIDTHS_TEXT] = '\0';
    widths_keep(&widths, text, 20, WEIGHT_REGULAR, 1000);
    assert_false(widths_find(&widths, text, 20, WEIGHT_REGULAR, &pixels));
    text[WIDTHS_TEXT - 1] = '\0';
    assert_false(widths_find(&widths, text, 20, WEIGHT_REGULAR, &pixels));
    widths_keep(&widths, text, 20, WEIGHT_REGULAR, 990);
    assert_true(widths_find(&widths, text, 20, WEIGHT_REGULAR, &pixels));
    assert_int_equal(pixels, 990);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_was_kept_is_found_by_text_size_and_weight, start),
        cmocka_unit_test_setup(many_texts_never_give_one_anothers_width, start),
        cmocka_unit_test_setup(a_long_text_is_not_kept_nor_cut, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
