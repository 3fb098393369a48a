/* A reminder nags nobody. */
#include "record/remind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/told_days.h"

static int64_t today_ms;

static enum remind look(const char *now)
{
    return remind_look(told_entries(), at(now), 21 * 60, 9 * 60, &today_ms);
}

static void it_is_due_by_day_when_nothing_was_done(void **state)
{
    (void)state;
    assert_int_equal(look("2026-03-02T09:00:00+01:00"), REMIND_DUE);
    assert_int_equal(look("2026-03-02T20:59:59+01:00"), REMIND_DUE);
    assert_int_equal(today_ms, 0);
}

static void the_quiet_hours_go_past_midnight_on_the_persons_clock(void **state)
{
    (void)state;
    assert_int_equal(look("2026-03-02T21:00:00+01:00"), REMIND_QUIET);
    assert_int_equal(look("2026-03-03T00:00:00+01:00"), REMIND_QUIET);
    assert_int_equal(look("2026-03-03T08:59:59+01:00"), REMIND_QUIET);
    assert_int_equal(look("2026-03-03T08:30:00-05:00"), REMIND_QUIET);
    assert_int_equal(
        remind_look(told_entries(), at("2026-03-03T03:00:00+01:00"), 60, 60, &today_ms),
        REMIND_DUE);
    assert_int_equal(
        remind_look(told_entries(), at("2026-03-03T03:00:00+01:00"), 120, 240, &today_ms),
        REMIND_QUIET);
}

static void a_full_day_needs_none(void **state)
{
    (void)state;
    stretched("2026-03-02T09:30:00+01:00", 60);
    assert_int_equal(look("2026-03-02T18:00:00+01:00"), REMIND_FULL);
    assert_int_equal(today_ms, 60000);
    assert_int_equal(look("2026-03-03T10:00:00+01:00"), REMIND_DUE);
}

static void it_waits_two_hours_after_stretching(void **state)
{
    (void)state;
    stretched("2026-03-02T10:00:00+01:00", 20);
    assert_int_equal(look("2026-03-02T11:59:59+01:00"), REMIND_SOON);
    assert_int_equal(look("2026-03-02T12:00:00+01:00"), REMIND_DUE);
    assert_int_equal(today_ms, 20000);
}

static void who_is_to_rest_is_left_alone(void **state)
{
    (void)state;
    answered("2026-03-02T10:00:00+01:00", ENTRY_PAIN, FELT_SHARP, FAMILY_FLEXION);
    assert_int_equal(look("2026-03-04T09:59:59+01:00"), REMIND_RESTS);
    assert_int_equal(look("2026-03-04T10:00:00+01:00"), REMIND_DUE);
}

#define CASE(test) cmocka_unit_test_setup(test, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(it_is_due_by_day_when_nothing_was_done),
        CASE(the_quiet_hours_go_past_midnight_on_the_persons_clock),
        CASE(a_full_day_needs_none),
        CASE(it_waits_two_hours_after_stretching),
        CASE(who_is_to_rest_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
