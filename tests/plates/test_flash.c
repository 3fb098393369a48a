/* The meter of flashes tells what it is meant to tell. */
#include "plates/flash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { WIDE = 60, HIGH = 36, FRAME_MS = 25 };

static uint32_t pixels[WIDE * HIGH];

/* A square blinks `times` a second for two seconds. */
static struct flashes blink(int side, int times, uint32_t one, uint32_t other)
{
    struct flash_meter *meter = flash_open(WIDE, HIGH);
    assert_non_null(meter);
    for (int64_t ms = 0; ms < 2000; ms += FRAME_MS) {
        const bool on = ms * times * 2 / 1000 % 2 == 1;
        for (int y = 0; y < HIGH; y++)
            for (int x = 0; x < WIDE; x++)
                pixels[y * WIDE + x] = on && x < side && y < side ? one : other;
        flash_see(meter, pixels, ms);
    }
    const struct flashes most = flash_most(meter);
    flash_close(meter);
    return most;
}

static void a_flashing_square_is_told(void **state)
{
    (void)state;
    const struct flashes five = blink(12, 5, 0xffffff, 0x000000);
    assert_true(five.general > 3);
    assert_int_equal(five.any_pixel, five.general);
    assert_int_equal(blink(12, 2, 0xffffff, 0x000000).general, 2);
}

static void a_small_one_is_seen_but_does_not_count(void **state)
{
    (void)state;
    const struct flashes small = blink(5, 8, 0xffffff, 0x000000); /* 25 of a window's 240 dots */
    assert_int_equal(small.general, 0);
    assert_true(small.any_pixel > 3);
}

static void faint_or_bright_changes_are_no_flashes(void **state)
{
    (void)state;
    assert_int_equal(blink(36, 8, 0x202020, 0x000000).general, 0); /* 0.014 */
    assert_int_equal(blink(36, 8, 0xffffff, 0xf0f0f0).general, 0); /* the darker one has 0.87 */
    assert_true(blink(36, 8, 0x999999, 0x707070).general > 3);     /* 0.32 and 0.16 */
}

static void red_flashes_are_told_where_light_hardly_changes(void **state)
{
    (void)state;
    const struct flashes red = blink(36, 6, 0xb00000, 0x3c3c3c);
    assert_int_equal(red.general, 0);
    assert_true(red.red > 3);
    assert_int_equal(blink(36, 6, 0x0000ff, 0x3c3c3c).red, 0);
}

static void light_that_only_rises_is_no_flash(void **state)
{
    (void)state;
    struct flash_meter *meter = flash_open(WIDE, HIGH);
    for (int64_t ms = 0; ms < 5000; ms += FRAME_MS) {
        for (int i = 0; i < WIDE * HIGH; i++)
            pixels[i] = 0x010101u * (uint32_t)(ms * 255 / 5000);
        flash_see(meter, pixels, ms);
    }
    assert_int_equal(flash_most(meter).general, 0);
    assert_int_equal(flash_most(meter).any_pixel, 0);
    flash_close(meter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flashing_square_is_told),
        cmocka_unit_test(a_small_one_is_seen_but_does_not_count),
        cmocka_unit_test(faint_or_bright_changes_are_no_flashes),
        cmocka_unit_test(red_flashes_are_told_where_light_hardly_changes),
        cmocka_unit_test(light_that_only_rises_is_no_flash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
