/* The loads of the shipped routines are those of reference/content.md, and the four rules hold to
 * the second. */
#include "record/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "record/told_days.h"

static int group_of(const char *word)
{
    return (int)(group_named(word) - groups);
}

static int planned(const char *routine, const char *group)
{
    struct loads loads = {0};
    loads_add_routine(&loads, library_routine(&library, routine), COMFORT_WHOLE);
    return (int)((loads_ms(&loads, group_of(group)) + 500) / 1000);
}

static void the_shipped_routines_load_what_was_counted(void **state)
{
    (void)state;
    assert_int_equal(planned("lower_back_relief", "low_back"), 112);
    assert_int_equal(planned("flexion_sensitive", "low_back"), 101);
    assert_int_equal(planned("morning_gentle", "low_back"), 75); /* 81, but cat-cow goes to 0.6 */
    assert_int_equal(planned("evening_wind_down", "low_back"), 80);
    assert_int_equal(planned("upper_body", "shoulders"), 65);
}

static void no_shipped_routine_is_too_much_for_one_session(void **state)
{
    (void)state;
    struct load_advice advice[GROUP_COUNT];
    for (int i = 0; i < library.routine_count; i++)
        assert_int_equal(load_advise(told_entries(), library.routines[i], COMFORT_WHOLE,
                                     at("2026-06-01T12:00:00+02:00"), advice),
                         0);
}

static struct entry *held(const char *moment, int seconds, int range, const char *group)
{
    struct entry *entry = tell(at(moment), ENTRY_PHASE);
    entry->exercise = "made_up";
    entry->stretched_ms = (int64_t)seconds * 1000;
    entry->range = range;
    entry->primary = group_of(group);
    return entry;
}

static void a_side_has_its_own_and_others_have_half(void **state)
{
    (void)state;
    held("2026-06-01T09:00:00+02:00", 30, 1000, "hamstrings")->side = SIDE_LEFT;
    held("2026-06-01T09:01:00+02:00", 20, 1000, "hamstrings")->side = SIDE_RIGHT;
    struct entry *slow = held("2026-06-01T09:02:00+02:00", 40, 500, "calves");
    slow->rhythmic = true;
    slow->others = 1U << group_of("hamstrings");
    const struct loads loads =
        loads_of_day(told_entries(), stamp_day(at("2026-06-01T12:00:00+02:00")));
    assert_int_equal(loads_ms(&loads, group_of("calves")), 10000);
    assert_int_equal(loads_ms(&loads, group_of("hamstrings")), 35000);
}

static bool rests(const char *group, int range, const char *now)
{
    struct load_advice advice;
    return load_rests(told_entries(), group_of(group), range, at(now), &advice);
}

static void a_minute_that_went_far_rests_twenty_hours(void **state)
{
    (void)state;
    held("2026-06-01T12:00:00+02:00", 75, 800, "hamstrings");
    assert_true(rests("hamstrings", 600, "2026-06-02T07:59:59+02:00"));
    assert_false(rests("hamstrings", 600, "2026-06-02T08:00:00+02:00"));
    assert_false(rests("calves", 600, "2026-06-01T12:00:01+02:00"));
}

static void a_little_later_on_does_not_shorten_the_rest(void **state)
{
    (void)state;
    struct load_advice advice;
    held("2026-06-01T12:00:00+02:00", 75, 800, "hamstrings")->session = 1;
    held("2026-06-01T13:00:00+02:00", 5, 800, "hamstrings")->session = 2;
    assert_true(rests("hamstrings", 600, "2026-06-02T07:59:59+02:00"));
    assert_false(rests("hamstrings", 600, "2026-06-02T08:00:00+02:00"));
    assert_true(load_rests(told_entries(), group_of("hamstrings"), 600,
                           at("2026-06-01T14:00:00+02:00"), &advice));
    assert_int_equal(advice.ms, 60000);
    assert_int_equal(advice.ago_ms, 2 * STAMP_HOUR_MS);
    assert_int_equal(advice.left_ms, 18 * STAMP_HOUR_MS);
}

static void less_than_that_rests_two_hours(void **state)
{
    (void)state;
    held("2026-06-01T12:00:00+02:00", 74, 800, "hamstrings");
    held("2026-06-01T12:00:00+02:00", 300, 790, "calves");
    assert_true(rests("hamstrings", 1000, "2026-06-01T13:59:59+02:00"));
    assert_false(rests("hamstrings", 1000, "2026-06-01T14:00:00+02:00"));
    assert_true(rests("calves", 1000, "2026-06-01T13:59:59+02:00"));
    assert_false(rests("calves", 1000, "2026-06-01T14:00:00+02:00"));
}

static void six_far_days_ask_for_a_seventh_of_rest(void **state)
{
    (void)state;
    static const char *const days[] = {"2026-06-01T12:00:00+02:00", "2026-06-02T12:00:00+02:00",
                                       "2026-06-03T12:00:00+02:00", "2026-06-04T12:00:00+02:00",
                                       "2026-06-05T12:00:00+02:00", "2026-06-06T12:00:00+02:00"};
    for (int i = 0; i < 6; i++)
        held(days[i], 20, 800, "hamstrings");
    assert_true(rests("hamstrings", 800, "2026-06-07T12:00:00+02:00"));
    assert_false(rests("hamstrings", 799, "2026-06-07T12:00:00+02:00"));
    assert_false(rests("hamstrings", 800, "2026-06-08T12:00:00+02:00"));
}

static void the_reason_is_said_in_words(void **state)
{
    (void)state;
    char words[160];
    struct load_advice advice[GROUP_COUNT];
    held("2026-06-01T10:00:00+02:00", 100, 600, "hamstrings");
    const struct exercise *exercise = library_exercise(&library, "hamstring_supine");
    const int count = load_advise(told_entries(), library_routine_of(&library, exercise), 600,
                                  at("2026-06-01T11:50:00+02:00"), advice);
    assert_int_equal(count, 1);
    load_tell(&advice[0], words, sizeof words);
    assert_string_equal(words, "your hamstrings had 60 seconds 2 hours ago");
}

static void more_than_four_minutes_a_day_are_told(void **state)
{
    (void)state;
    struct load_advice advice[GROUP_COUNT];
    const struct exercise *exercise = library_exercise(&library, "hamstring_supine");
    held("2026-06-01T06:00:00+02:00", 210, 1000, "hamstrings")->range = 790;
    held("2026-06-01T06:00:00+02:00", 60, 790, "hamstrings");
    const struct routine *routine = library_routine_of(&library, exercise);
    assert_int_equal(
        load_advise(told_entries(), routine, 700, at("2026-06-01T12:00:00+02:00"), advice), 0);
    held("2026-06-01T06:00:00+02:00", 60, 790, "hamstrings");
    assert_int_equal(
        load_advise(told_entries(), routine, 700, at("2026-06-01T12:00:00+02:00"), advice), 1);
    assert_int_equal(advice[0].rule, LOAD_RULE_DAY);
}

#define TEST(name) cmocka_unit_test_setup(name, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_shipped_routines_load_what_was_counted),
        TEST(no_shipped_routine_is_too_much_for_one_session),
        TEST(a_side_has_its_own_and_others_have_half),
        TEST(a_minute_that_went_far_rests_twenty_hours),
        TEST(a_little_later_on_does_not_shorten_the_rest),
        TEST(less_than_that_rests_two_hours),
        TEST(six_far_days_ask_for_a_seventh_of_rest),
        TEST(the_reason_is_said_in_words),
        TEST(more_than_four_minutes_a_day_are_told),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
