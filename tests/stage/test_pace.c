#include "stage/pace.h"

#include <math.h>
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
    pace_start(&pace, 1234567, 0);
    for (int64_t i = 1; i <= 60000; i++)
        told += pace_elapsed_ms(&pace, 1234567 + i * PACE_FRAME_US);
    assert_int_equal(told, 60000LL * PACE_FRAME_US / 1000);
}

static void a_clock_that_stands_or_goes_back_gives_no_time(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 5000000, 0);
    assert_int_equal(pace_elapsed_ms(&pace, 5000000), 0);
    assert_int_equal(pace_elapsed_ms(&pace, 1000000), 0);
    assert_int_equal(pace_elapsed_ms(&pace, 5002500), 2);
}

static void frames_in_time_keep_an_even_distance(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 0, 0);
    for (int64_t i = 1; i <= 100; i++)
        assert_int_equal(pace_next_us(&pace, (i - 1) * PACE_FRAME_US + 4000), i * PACE_FRAME_US);
    assert_int_equal(pace.late, 0);
}

static void a_late_frame_is_counted_and_the_missed_turns_are_left_out(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 0, 0);
    assert_int_equal(pace_next_us(&pace, 3 * PACE_FRAME_US + 10), 4 * PACE_FRAME_US);
    assert_int_equal(pace.late, 1);
    assert_int_equal(pace_next_us(&pace, 4 * PACE_FRAME_US + 10), 5 * PACE_FRAME_US);
    assert_int_equal(pace.late, 1);
}

static void a_rest_makes_no_frame_late(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 0, 0);
    assert_int_equal(pace_next_us(&pace, 4000), PACE_FRAME_US);
    pace_rest(&pace, 20 * PACE_FRAME_US + 77);
    assert_int_equal(pace_next_us(&pace, 20 * PACE_FRAME_US + 4077), 21 * PACE_FRAME_US + 77);
    assert_int_equal(pace.late, 0);
    assert_int_equal(pace.longest_us, 4000);
    pace_rest(&pace, 0);
    assert_int_equal(pace_next_us(&pace, 21 * PACE_FRAME_US + 100), 22 * PACE_FRAME_US + 77);
}

/* Ten hours of frames that take anything from 1 to 15 ms. */
static void the_own_clock_does_not_drift(void **state)
{
    (void)state;
    enum { FRAMES = 36000 * 60 };
    struct pace pace;
    uint32_t random = 1;
    int64_t now_us = 0;
    pace_start(&pace, 0, 0);
    for (int64_t i = 1; i <= FRAMES; i++) {
        random = random * 1664525u + 1013904223u;
        now_us = pace_next_us(&pace, now_us + 1000 + random / 65536 % 14000);
        assert_int_equal(now_us, i * PACE_FRAME_US);
    }
    assert_int_equal(pace.late, 0);
}

/* Shows `frames` pictures on a display, each drawn in 3 ms; returns the display's pictures. */
static int64_t show(struct pace *pace, int refresh, double display_us, int frames)
{
    int64_t now_us = 0;
    pace_start(pace, 0, refresh);
    for (int i = 0; i < frames; i++) {
        now_us += 3000;
        now_us = (int64_t)ceil((floor((double)now_us / display_us) + 1) * display_us);
        const int64_t next_us = pace_next_us(pace, now_us);
        now_us = next_us > now_us ? next_us : now_us;
    }
    return (int64_t)round((double)now_us / display_us);
}

static void a_display_that_holds_frames_up_sets_the_rhythm(void **state)
{
    (void)state;
    static const struct {
        double hertz;
        int refresh, every;
    } displays[] = {{60, 60, 1},   {59.94, 60, 1}, {60.3, 60, 1}, {29.97, 30, 1}, {75, 75, 1},
                    {120, 120, 2}, {144, 144, 2},  {165, 165, 3}, {240, 240, 4}};
    for (size_t i = 0; i < sizeof displays / sizeof *displays; i++) {
        struct pace pace;
        const int64_t seen = show(&pace, displays[i].refresh, 1e6 / displays[i].hertz, 600);
        assert_in_range(seen, 599 * displays[i].every, 600 * displays[i].every);
        assert_int_equal(pace.late, 0);
    }
}

static void a_picture_of_the_display_that_is_missed_is_a_late_frame(void **state)
{
    (void)state;
    struct pace pace;
    pace_start(&pace, 0, 60);
    assert_int_equal(pace_next_us(&pace, 16666), 16666);
    assert_int_equal(pace_next_us(&pace, 3 * INT64_C(16666)), 3 * INT64_C(16666));
    assert_int_equal(pace.late, 1);
    assert_int_equal(pace_next_us(&pace, 4 * INT64_C(16666)), 4 * INT64_C(16666));
    assert_int_equal(pace.late, 1);
}

static void a_display_that_holds_up_nothing_does_not_make_it_spin(void **state)
{
    (void)state;
    struct pace pace;
    int64_t now_us = 0;
    pace_start(&pace, 0, 60);
    for (int i = 0; i < 600; i++)
        now_us = pace_next_us(&pace, now_us + 2000);
    assert_true(now_us > 8500000);
    assert_int_equal(pace.late, 0);
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
        cmocka_unit_test(a_rest_makes_no_frame_late),
        cmocka_unit_test(the_own_clock_does_not_drift),
        cmocka_unit_test(a_display_that_holds_frames_up_sets_the_rhythm),
        cmocka_unit_test(a_picture_of_the_display_that_is_missed_is_a_late_frame),
        cmocka_unit_test(a_display_that_holds_up_nothing_does_not_make_it_spin),
        cmocka_unit_test(sleeping_lasts_until_the_time_and_not_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
