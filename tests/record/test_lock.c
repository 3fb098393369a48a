/* Sharp pain locks for 48 hours to the second, tingling until it is confirmed; nothing unlocks
 * early because a clock was set. */
#include "record/lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/told_days.h"

static bool locked(enum family family, const char *now)
{
    return lock_of_family(told_entries(), family, at(now)).locked;
}

static void sharp_pain_locks_its_family_for_48_hours(void **state)
{
    (void)state;
    answered("2026-03-28T09:00:00+01:00", ENTRY_PAIN, FELT_SHARP, FAMILY_FLEXION);
    assert_true(locked(FAMILY_FLEXION, "2026-03-28T09:00:00+01:00"));
    assert_true(locked(FAMILY_FLEXION, "2026-03-30T09:59:59.999+02:00"));
    assert_false(locked(FAMILY_FLEXION, "2026-03-30T10:00:00+02:00"));
    assert_false(locked(FAMILY_HIPS, "2026-03-28T09:00:00+01:00"));
}

static void a_pull_locks_nothing(void **state)
{
    (void)state;
    answered("2026-03-28T09:00:00+01:00", ENTRY_PAIN, FELT_PULL, FAMILY_FLEXION);
    answered("2026-03-28T09:00:00+01:00", ENTRY_PAIN, FELT_UNTOLD, FAMILY_FLEXION);
    assert_false(locked(FAMILY_FLEXION, "2026-03-28T09:00:01+01:00"));
}

static void tingling_locks_until_a_professional_said_yes(void **state)
{
    (void)state;
    answered("2026-01-01T09:00:00+00:00", ENTRY_PAIN, FELT_TINGLING, FAMILY_LEGS);
    assert_true(locked(FAMILY_LEGS, "2027-01-01T09:00:00+00:00"));
    answered("2026-01-03T09:00:00+00:00", ENTRY_CONFIRMED, FELT_NOTHING, FAMILY_HIPS);
    assert_true(locked(FAMILY_LEGS, "2026-01-03T09:00:01+00:00"));
    answered("2026-01-03T09:00:00+00:00", ENTRY_CONFIRMED, FELT_NOTHING, FAMILY_LEGS);
    assert_false(locked(FAMILY_LEGS, "2026-01-03T09:00:01+00:00"));
}

static void saying_yes_does_not_shorten_the_48_hours(void **state)
{
    (void)state;
    answered("2026-01-01T08:00:00+00:00", ENTRY_PAIN, FELT_TINGLING, FAMILY_LEGS);
    answered("2026-01-01T09:00:00+00:00", ENTRY_PAIN, FELT_SHARP, FAMILY_LEGS);
    answered("2026-01-01T09:30:00+00:00", ENTRY_PAIN, FELT_TINGLING, FAMILY_LEGS);
    answered("2026-01-01T10:00:00+00:00", ENTRY_CONFIRMED, FELT_NOTHING, FAMILY_LEGS);
    assert_true(locked(FAMILY_LEGS, "2026-01-03T08:59:59+00:00"));
    assert_false(locked(FAMILY_LEGS, "2026-01-03T09:00:00+00:00"));
}

static void an_alarm_locks_every_family(void **state)
{
    (void)state;
    answered("2026-01-01T09:00:00+00:00", ENTRY_PAIN, FELT_ALARM, FAMILY_LEGS);
    for (int i = 0; i < FAMILY_COUNT; i++)
        assert_true(locked((enum family)i, "2026-02-01T09:00:00+00:00"));
}

static void a_clock_set_back_does_not_unlock(void **state)
{
    (void)state;
    answered("2026-01-10T09:00:00+00:00", ENTRY_PAIN, FELT_SHARP, FAMILY_LEGS);
    assert_true(locked(FAMILY_LEGS, "2026-01-01T09:00:00+00:00"));
    const struct lock lock =
        lock_of_family(told_entries(), FAMILY_LEGS, at("2026-01-01T09:00:00+00:00"));
    assert_int_equal(lock.until.ms, at("2026-01-03T09:00:00+00:00").ms);
}

static void a_clock_that_was_ahead_locks_from_what_is_recorded_next(void **state)
{
    (void)state;
    answered("2027-06-01T12:00:00+02:00", ENTRY_PAIN, FELT_SHARP, FAMILY_FLEXION);
    stretched("2026-06-01T12:00:00+02:00", 10);
    assert_true(
        lock_of_family(told_entries(), FAMILY_FLEXION, at("2026-06-03T11:59:59+02:00")).locked);
    assert_false(
        lock_of_family(told_entries(), FAMILY_FLEXION, at("2026-06-03T12:00:00+02:00")).locked);
}

static void of_several_families_the_longest_lock_counts(void **state)
{
    (void)state;
    const unsigned both = 1U << FAMILY_LEGS | 1U << FAMILY_HIPS | 1U << FAMILY_NECK;
    answered("2026-01-01T09:00:00+00:00", ENTRY_PAIN, FELT_SHARP, FAMILY_LEGS);
    answered("2026-01-02T09:00:00+00:00", ENTRY_PAIN, FELT_SHARP, FAMILY_HIPS);
    struct lock lock = lock_of_families(told_entries(), both, at("2026-01-02T10:00:00+00:00"));
    assert_int_equal(lock.until.ms, at("2026-01-04T09:00:00+00:00").ms);
    answered("2026-01-02T09:30:00+00:00", ENTRY_PAIN, FELT_TINGLING, FAMILY_NECK);
    lock = lock_of_families(told_entries(), both, at("2026-01-02T10:00:00+00:00"));
    assert_true(lock.until_confirmed);
}

#define TEST(name) cmocka_unit_test_setup(name, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sharp_pain_locks_its_family_for_48_hours),
        TEST(a_pull_locks_nothing),
        TEST(tingling_locks_until_a_professional_said_yes),
        TEST(saying_yes_does_not_shorten_the_48_hours),
        TEST(an_alarm_locks_every_family),
        TEST(a_clock_set_back_does_not_unlock),
        TEST(a_clock_that_was_ahead_locks_from_what_is_recorded_next),
        TEST(of_several_families_the_longest_lock_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
