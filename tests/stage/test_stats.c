#include "stage/stats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void shares_of_frame_times_are_found(void **state)
{
    (void)state;
    struct stats stats = {.renderer = "soft"};
    for (int i = 0; i < 98; i++)
        stats_frame(&stats, 2010, true);
    stats_frame(&stats, 30000, false);
    stats_frame(&stats, 30000, false);
    assert_int_equal(stats.frames, 100);
    assert_int_equal(stats.presented, 98);
    assert_true(stats_frame_ms(&stats, 0.5) >= 2.01 && stats_frame_ms(&stats, 0.5) < 2.1);
    assert_true(stats_frame_ms(&stats, 0.99) >= 30.0 && stats_frame_ms(&stats, 0.99) < 30.1);
}

static void times_beyond_the_table_count_as_its_end(void **state)
{
    (void)state;
    struct stats stats = {.renderer = "soft"};
    stats_frame(&stats, INT64_MAX, true);
    stats_frame(&stats, -5, true);
    assert_int_equal(stats.count[STATS_STEPS - 1], 1);
    assert_int_equal(stats.count[0], 1);
}

static void memory_in_use_is_known(void **state)
{
    (void)state;
    assert_true(stats_resident_mb() > 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_frame_times_are_found),
        cmocka_unit_test(times_beyond_the_table_count_as_its_end),
        cmocka_unit_test(memory_in_use_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
