/* Seconds fall on the day that the person's own clock showed; a streak forgives what it should. */
#include "record/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/told_days.h"

static struct days days;

static int64_t seconds_on(const char *moment)
{
    return days_stretched_ms(&days, stamp_day(at(moment))) / 1000;
}

static void count(const char *now)
{
    days_count(&days, told_entries(), at(now));
}

static void an_entry_is_divided_at_midnight(void **state)
{
    (void)state;
    stretched("2026-05-01T00:00:10+02:00", 25);
    stretched("2026-05-01T23:59:59.999+02:00", 20);
    stretched("2026-05-02T00:00:00+02:00", 7);
    count("2026-05-02T12:00:00+02:00");
    assert_int_equal(seconds_on("2026-04-30T12:00:00+02:00"), 15);
    assert_int_equal(seconds_on("2026-05-01T12:00:00+02:00"), 10 + 20 + 7);
    assert_int_equal(seconds_on("2026-05-02T12:00:00+02:00"), 0);
}

static void a_day_of_23_or_25_hours_is_one_day(void **state)
{
    (void)state;
    stretched("2026-03-29T00:30:00+01:00", 30);
    stretched("2026-03-29T23:30:00+02:00", 31);
    stretched("2026-10-25T00:30:00+02:00", 20);
    stretched("2026-10-25T23:59:00+01:00", 41);
    count("2026-10-25T23:59:30+01:00");
    assert_int_equal(seconds_on("2026-03-29T12:00:00+02:00"), 61);
    assert_int_equal(seconds_on("2026-10-25T12:00:00+01:00"), 61);
    assert_int_equal(days_streak(&days), 1);
}

static void who_travels_keeps_the_days_that_were(void **state)
{
    (void)state;
    stretched("2026-06-01T09:00:00+09:00", 60); /* Tokyo */
    stretched("2026-06-02T09:00:00+09:00", 60);
    stretched("2026-06-02T08:00:00-07:00", 60); /* the same date again, in Los Angeles */
    stretched("2026-06-03T08:00:00-07:00", 60);
    count("2026-06-03T09:00:00-07:00");
    assert_int_equal(seconds_on("2026-06-02T12:00:00-07:00"), 120);
    assert_int_equal(days_streak(&days), 3);
}

static void a_clock_that_was_ahead_adds_nothing_to_today(void **state)
{
    (void)state;
    stretched("2031-01-01T09:00:00+00:00", 60);
    stretched("2026-06-03T08:00:00+00:00", 60);
    count("2026-06-03T09:00:00+00:00");
    assert_int_equal(seconds_on("2026-06-03T12:00:00+00:00"), 60);
    assert_int_equal(seconds_on("2031-01-01T12:00:00+00:00"), 0);
    assert_int_equal(days_streak(&days), 1);
}

static void today_breaks_no_streak_before_it_is_over(void **state)
{
    (void)state;
    stretched("2026-06-01T09:00:00+00:00", 60);
    stretched("2026-06-02T09:00:00+00:00", 60);
    stretched("2026-06-03T09:00:00+00:00", 59);
    count("2026-06-03T23:59:59+00:00");
    assert_int_equal(days_streak(&days), 2);
    count("2026-06-04T00:00:00+00:00");
    assert_int_equal(days_streak(&days), 0);
}

static void a_rest_that_limber_advised_breaks_no_streak(void **state)
{
    (void)state;
    stretched("2026-06-01T09:00:00+00:00", 60);
    stretched("2026-06-02T09:00:00+00:00", 20);
    answered("2026-06-02T09:00:30+00:00", ENTRY_PAIN, FELT_SHARP, FAMILY_FLEXION);
    stretched("2026-06-05T09:00:00+00:00", 60);
    count("2026-06-05T10:00:00+00:00");
    assert_int_equal(days_streak(&days), 2);
    stretched("2026-06-07T09:00:00+00:00", 60);
    count("2026-06-07T10:00:00+00:00");
    assert_int_equal(days_streak(&days), 1);
}

static void tingling_rests_until_somebody_says_yes(void **state)
{
    (void)state;
    stretched("2026-06-01T09:00:00+00:00", 60);
    answered("2026-06-01T09:00:30+00:00", ENTRY_PAIN, FELT_TINGLING, FAMILY_FLEXION);
    answered("2026-06-20T09:00:00+00:00", ENTRY_CONFIRMED, FELT_NOTHING, FAMILY_FLEXION);
    stretched("2026-06-21T09:00:00+00:00", 60);
    count("2026-06-21T10:00:00+00:00");
    assert_int_equal(days_streak(&days), 2);
}

#define TEST(name) cmocka_unit_test_setup(name, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_entry_is_divided_at_midnight),
        TEST(a_day_of_23_or_25_hours_is_one_day),
        TEST(who_travels_keeps_the_days_that_were),
        TEST(a_clock_that_was_ahead_adds_nothing_to_today),
        TEST(today_breaks_no_streak_before_it_is_over),
        TEST(a_rest_that_limber_advised_breaks_no_streak),
        TEST(tingling_rests_until_somebody_says_yes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
