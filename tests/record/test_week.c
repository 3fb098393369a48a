/* Seven days, today the last of them. */
#include "record/week.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/told_days.h"

static void the_days_are_the_last_seven_and_today_is_the_last(void **state)
{
    (void)state;
    stretched("2026-03-01T23:00:00+01:00", 50); /* a week ago: gone */
    stretched("2026-03-02T08:00:00+01:00", 20);
    stretched("2026-03-08T08:00:00+01:00", 30);
    stretched("2026-03-09T08:00:00+01:00", 40); /* of a clock that was wrong */
    const struct week week = week_count(told_entries(), at("2026-03-08T09:00:00+01:00"));
    static const int64_t expected[WEEK_DAYS] = {20000, 0, 0, 0, 0, 0, 30000};
    for (int i = 0; i < WEEK_DAYS; i++)
        assert_int_equal(week.stretched_ms[i], expected[i]);
    assert_int_equal(week.load_ms[0], 50000 * 600 / 1000);
    assert_int_equal(week.load_ms[1], 0);
}

static void days_of_the_week_have_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(week_day(0), 3);                                          /* Thursday */
    assert_int_equal(week_day(stamp_day(at("2026-03-09T00:00:00+01:00"))), 0); /* Monday */
    assert_int_equal(week_day(stamp_day(at("2026-03-08T23:59:59+01:00"))), 6);
    assert_int_equal(week_day(-4), 6);
}

#define CASE(test) cmocka_unit_test_setup(test, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_days_are_the_last_seven_and_today_is_the_last),
        CASE(days_of_the_week_have_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
