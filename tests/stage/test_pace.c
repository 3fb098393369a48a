#include "stage/pace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void parts_of_a_millisecond_are_not_lost(void **state)
{
    (void)state;
    struct pace pace;
    int64_t told = 0;
    pace_start(&pace, 1234567, PACE_FRAME_US);
    for (int64_t i = 1; i <= 60000; i++)
        told += pace_elapsed_ms(&pace, 1234567 + i * PACE_FRAME_US);
    assert_int_equal(told, 60000LL * PACE_FRAME_US / 1000);
}

static void a_clock_that_stands_or_goes_back_gives_no_time(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 5000000, PACE_FRAME_US);
    assert_int_equal(pace_elapsed_ms(&pace, 5000000), 0);
    assert_int_equal(pace_elapsed_ms(&pace, 1000000), 0);
    assert_int_equal(pace_elapsed_ms(&pace, 5002500), 2);
}

static void frames_in_time_keep_an_even_distance(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 0, PACE_FRAME_US);
    for (int64_t i = 1; i <= 100; i++)
        assert_int_equal(pace_next_us(&pace, (i - 1) * PACE_FRAME_US + 4000), i * PACE_FRAME_US);
    assert_int_equal(pace.late, 0);
}

static void a_late_frame_is_counted_and_the_missed_turns_are_left_out(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 0, PACE_FRAME_US);
    assert_int_equal(pace_next_us(&pace, 3 * PACE_FRAME_US + 10), 4 * PACE_FRAME_US);
    assert_int_equal(pace.late, 1);
    assert_int_equal(pace_next_us(&pace, 4 * PACE_FRAME_US + 10), 5 * PACE_FRAME_US);
    assert_int_equal(pace.late, 1);
}

static void sleeping_lasts_until_the_time_and_not_before(void **state)
{
    (void)state;
    const int64_t until_us = pace_now_us() + 20000;
    pace_sleep_until(until_us);
    assert_true(pace_now_us() >= until_us);
    pace_sleep_until(until_us - 1000000);
    assert_true(pace_processor_us() > 0);
    assert_true(pace_suspended_us() >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_a_millisecond_are_not_lost),
        cmocka_unit_test(a_clock_that_stands_or_goes_back_gives_no_time),
        cmocka_unit_test(frames_in_time_keep_an_even_distance),
        cmocka_unit_test(a_late_frame_is_counted_and_the_missed_turns_are_left_out),
        cmocka_unit_test(sleeping_lasts_until_the_time_and_not_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
