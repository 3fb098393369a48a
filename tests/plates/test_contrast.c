/* The meter of contrast tells what it is meant to tell. */
#include "plates/contrast.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { SIDE = 60 };

static uint32_t with_pixels[SIDE * SIDE], without_pixels[SIDE * SIDE];
static const struct surface with = {with_pixels, SIDE, SIDE, SIDE * 4};
static const struct surface without = {without_pixels, SIDE, SIDE, SIDE * 4};
static const struct area all = {0, 0, SIDE, SIDE};

static void fill(uint32_t colour)
{
    for (int i = 0; i < SIDE * SIDE; i++)
        with_pixels[i] = without_pixels[i] = colour;
}

static void paint(int x, int y, int width, int height, uint32_t colour)
{
    for (int v = y; v < y + height; v++)
        for (int u = x; u < x + width; u++)
            with_pixels[v * SIDE + u] = colour;
}

static double ratio(int core, double allowed)
{
    return contrast_measure(&with, &without, all, ROUND_EVEN, core, allowed).ratio;
}

static void black_on_white_has_all_there_is(void **state)
{
    (void)state;
    fill(0xffffff);
    paint(20, 20, 20, 20, 0x000000);
    assert_float_equal(ratio(2, 0), 21, 0.1);
    fill(0xffffff);
    paint(20, 20, 20, 20, 0x767676);
    assert_float_equal(ratio(2, 0), 4.54, 0.05);
}

static void grey_on_grey_is_told(void **state)
{
    (void)state;
    fill(0x808080);
    paint(10, 10, 3, 40, 0xa0a0a0);
    assert_true(ratio(2, 0.05) < 2);
}

/* A glyph's edge is soft; what counts is its core. */
static void a_soft_edge_does_not_count_against_it(void **state)
{
    (void)state;
    fill(0x000000);
    paint(20, 10, 4, 40, 0x404040);
    paint(21, 11, 2, 38, 0xffffff);
    assert_true(ratio(2, 0.05) > 18);
}

static void one_faint_letter_among_many_is_told(void **state)
{
    (void)state;
    fill(0x000000);
    for (int i = 0; i < 5; i++)
        paint(4 + i * 10, 20, 3, 20, i == 3 ? 0x303030 : 0xffffff);
    assert_true(ratio(2, 0.05) < 2);
}

static void what_lies_round_it_counts_where_it_lies(void **state)
{
    (void)state;
    fill(0x000000);
    for (int i = SIDE * SIDE / 2; i < SIDE * SIDE; i++)
        with_pixels[i] = without_pixels[i] = 0xe0e0e0;
    paint(28, 10, 4, 40, 0xffffff); /* half of it over light grey */
    assert_true(ratio(2, 0.05) < 2);
    assert_true(ratio(2, 0.6) > 18);
}

static void a_line_round_it_tells_where_it_ends(void **state)
{
    (void)state;
    fill(0xa0a0a0);
    for (int y = 18; y < 42; y++)
        for (int x = 18; x < 42; x++)
            with_pixels[y * SIDE + x] = without_pixels[y * SIDE + x] = 0x000000;
    paint(19, 19, 22, 22, 0x909090);
    assert_true(ratio(2, 0.05) < 3);
    assert_true(contrast_measure(&with, &without, all, ROUND_LINED, 2, 0.05).ratio > 5);
}

static void what_is_not_there_has_no_outline(void **state)
{
    (void)state;
    fill(0x123456);
    const struct contrast none = contrast_measure(&with, &without, all, ROUND_EVEN, 2, 0);
    assert_int_equal(none.outline, 0);
    assert_int_equal(none.reach.width, 0);
}

static void its_reach_is_that_of_its_pixels(void **state)
{
    (void)state;
    fill(0x000000);
    paint(5, 50, 1, 1, 0xffffff);
    paint(40, 7, 2, 3, 0xffffff);
    const struct contrast found =
        contrast_measure(&with, &without, (struct area){-9, -9, 999, 999}, ROUND_EVEN, 2, 0);
    assert_int_equal(found.reach.x, 5);
    assert_int_equal(found.reach.y, 7);
    assert_int_equal(found.reach.width, 37);
    assert_int_equal(found.reach.height, 44);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(black_on_white_has_all_there_is),
        cmocka_unit_test(grey_on_grey_is_told),
        cmocka_unit_test(a_soft_edge_does_not_count_against_it),
        cmocka_unit_test(one_faint_letter_among_many_is_told),
        cmocka_unit_test(what_lies_round_it_counts_where_it_lies),
        cmocka_unit_test(a_line_round_it_tells_where_it_ends),
        cmocka_unit_test(what_is_not_there_has_no_outline),
        cmocka_unit_test(its_reach_is_that_of_its_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
