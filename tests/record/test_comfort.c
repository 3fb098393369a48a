/* The table of reference/content.md, section 8, as scenarios: so it was practised and felt, so far
 * it goes now. */
#include "record/comfort.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "record/told_days.h"

enum { FLEX = 1 << FLAG_FLEX, EXT = 1 << FLAG_EXT };

static const char *const flex_flag[] = {"FLEX"};
static struct exercise exercise;

/* childs_pose, as stretched() tells it. */
static int start(void **state)
{
    const struct place nowhere = {NULL, 0, 0};
    exercise = exercise_blank("childs_pose", "Child's pose", nowhere);
    exercise.category = CATEGORY_LOWER_BACK;
    exercise.flags = (struct lines){flex_flag, 1};
    return tell_nothing(state);
}

/* Local noon of a day of 2026, counted from the first of January. */
static struct stamp noon(int day)
{
    const struct stamp first = at("2026-01-01T12:00:00+01:00");
    return (struct stamp){first.ms + (int64_t)day * STAMP_DAY_MS, first.east_s};
}

static struct entry *tell_on(int day, enum entry_kind kind, int64_t after_ms)
{
    struct entry *entry = tell(noon(day), kind);
    entry->at.ms += after_ms;
    entry->session = day;
    return entry;
}

/* A session with a hold of childs_pose, played to its end or left. */
static void practise(int day, bool to_the_end)
{
    struct entry *entry = tell_on(day, ENTRY_PHASE, 0);
    entry->exercise = "childs_pose";
    entry->stretched_ms = 30000;
    entry->families = 1U << FAMILY_FLEXION;
    entry->range = 600;
    if (to_the_end)
        tell_on(day, ENTRY_DONE, 60000);
}

static void feels(int day, enum felt felt)
{
    tell_on(day, ENTRY_DAY_AFTER, -60000)->felt = felt;
}

static void hurts(int day, enum felt felt)
{
    struct entry *entry = tell_on(day, ENTRY_PAIN, 30000);
    entry->exercise = "childs_pose";
    entry->families = 1U << FAMILY_FLEXION;
    entry->felt = felt;
}

static void ticks(int day, const char *flags)
{
    tell_on(day, ENTRY_TICKED, -1000)->phase = flags;
}

static void is_too_much(int day)
{
    struct entry *entry = tell_on(day, ENTRY_TOO_MUCH, 30000);
    entry->exercise = "childs_pose";
    entry->families = 1U << FAMILY_FLEXION;
    entry->felt = FELT_TOO_MUCH;
}

/* Every morning it is said that yesterday felt fine, then it is practised. */
static void practise_daily(int from, int days)
{
    for (int day = from; day < from + days; day++) {
        if (day > from)
            feels(day, FELT_FINE);
        practise(day, true);
    }
}

static int family(unsigned flags, int day)
{
    const struct profile profile = {.flags = flags};
    return comfort_of_family(told_entries(), &profile, FAMILY_FLEXION, noon(day));
}

static int shown(unsigned flags, int day)
{
    const struct profile profile = {.flags = flags};
    return comfort_of_exercise(told_entries(), &profile, &exercise, noon(day));
}

static void it_begins_small_and_smaller_for_those_whom_it_hurts(void **state)
{
    (void)state;
    const struct profile stiff = {.flags = EXT};
    assert_int_equal(family(0, 0), 600);
    assert_int_equal(family(FLEX, 0), 300);
    assert_int_equal(family(EXT, 0), 600);
    assert_int_equal(comfort_of_family(told_entries(), &stiff, FAMILY_EXTENSION, noon(0)), 300);
    assert_int_equal(shown(0, 0), 600);
    assert_int_equal(shown(FLEX, 0), 300);
}

static void a_tick_taken_off_gives_nothing_back_at_once(void **state)
{
    (void)state;
    ticks(0, "FLEX");
    practise_daily(0, 21);
    assert_int_equal(family(FLEX, 20), 600);
    assert_int_equal(family(0, 20), 600); /* not 900 */
    ticks(21, "");
    practise_daily(20, 8);
    feels(28, FELT_FINE);
    assert_int_equal(family(0, 28), 700);
}

static void a_tick_that_is_set_leads_back_to_where_it_begins_and_a_slip_costs_nothing(void **state)
{
    (void)state;
    practise_daily(0, 21);
    ticks(21, "KNEE");
    practise_daily(21, 1);
    assert_int_equal(family(0, 21), 900);
    assert_int_equal(family(FLEX, 21), 300);
    assert_int_equal(family(0, 21), 900);
    ticks(22, "FLEX KNEE");
    practise_daily(22, 1);
    assert_int_equal(family(FLEX, 22), 300);
    assert_int_equal(family(0, 22), 300);
}

static void who_stretched_today_says_of_the_day_before_that_it_felt_worse(void **state)
{
    (void)state;
    const struct profile nothing = {.flags = 0};
    practise(0, true);
    struct entry *turn = tell_on(1, ENTRY_PHASE, 0);
    turn->stretched_ms = 30000;
    turn->families = 1U << FAMILY_ROTATION;
    tell_on(1, ENTRY_DAY_AFTER, 60000)->felt = FELT_WORSE;
    assert_int_equal(family(0, 1), 450);
    assert_int_equal(comfort_of_family(told_entries(), &nothing, FAMILY_ROTATION, noon(1)), 600);
    hurts(1, FELT_PULL);
    tell_on(1, ENTRY_DAY_AFTER, 90000)->felt = FELT_WORSE; /* of what hurt just now */
    assert_int_equal(comfort_of_family(told_entries(), &nothing, FAMILY_ROTATION, noon(1)), 450);
}

static void a_flag_of_the_stretch_makes_it_begin_at_a_half(void **state)
{
    (void)state;
    static const char *const knee[] = {"KNEE"};
    const struct profile knees = {.flags = 1U << FLAG_KNEE};
    exercise.flags = (struct lines){knee, 1};
    exercise.category = CATEGORY_LEGS;
    assert_int_equal(comfort_of_exercise(told_entries(), &knees, &exercise, noon(0)), 500);
}

static void two_good_days_and_a_fine_morning_after_make_it_grow(void **state)
{
    (void)state;
    practise(0, true);
    feels(1, FELT_FINE);
    assert_int_equal(family(0, 1), 600);
    practise(1, true);
    assert_int_equal(family(0, 1), 600);
    feels(2, FELT_FINE);
    assert_int_equal(family(0, 2), 650);
    assert_int_equal(shown(0, 2), 650);
}

static void two_sessions_on_one_day_are_not_two_days(void **state)
{
    (void)state;
    practise(0, true);
    practise(0, true);
    feels(1, FELT_FINE);
    assert_int_equal(family(0, 1), 600);
}

static void without_an_answer_it_does_not_grow(void **state)
{
    (void)state;
    practise(0, true);
    practise(1, true);
    practise(2, true);
    assert_int_equal(family(0, 3), 600);
}

static void a_session_that_was_left_does_not_make_it_grow(void **state)
{
    (void)state;
    practise(0, true);
    practise(1, false);
    feels(2, FELT_FINE);
    assert_int_equal(family(0, 2), 600);
}

static void it_grows_by_a_tenth_in_seven_days_at_most(void **state)
{
    (void)state;
    practise_daily(0, 60);
    int before[60];
    for (int day = 0; day < 60; day++) {
        struct entries entries = told_entries();
        while (entries.count > 0 &&
               stamp_day(entries.list[entries.count - 1].at) > stamp_day(noon(day)))
            entries.count--;
        const struct profile profile = {0};
        before[day] = comfort_of_family(entries, &profile, FAMILY_FLEXION, noon(day));
        assert_true(day < 1 || before[day] - before[day - 1] <= 50);
        assert_true(day < 7 || before[day] - before[day - 7] <= 100);
    }
    assert_int_equal(before[59], 1000);
}

static void twenty_days_without_trouble_lead_from_three_tenths_to_six(void **state)
{
    (void)state;
    practise_daily(0, 20);
    assert_int_equal(family(FLEX, 19), 600); /* 0.3 + 0.1 * 20 / 7 = 0.58, in steps of 0.05 */
    tell_nothing(NULL);
    practise_daily(0, 18);
    assert_int_equal(family(FLEX, 17), 550);
}

static void bending_that_hurts_stays_at_six_tenths_until_the_tick_is_taken_off(void **state)
{
    (void)state;
    practise_daily(0, 100);
    assert_int_equal(family(FLEX, 99), 600);
    assert_int_equal(family(0, 99), 1000);
}

static void too_much_takes_fifteen_hundredths(void **state)
{
    (void)state;
    practise(0, false);
    is_too_much(0);
    assert_int_equal(family(0, 0), 450);
    assert_int_equal(shown(0, 0), 450);
    is_too_much(0);
    is_too_much(0);
    assert_int_equal(family(0, 0), 300);
}

static void worse_the_next_day_takes_as_much_from_what_was_practised(void **state)
{
    (void)state;
    const struct profile profile = {0};
    practise(0, true);
    feels(1, FELT_WORSE);
    assert_int_equal(family(0, 1), 450);
    assert_int_equal(shown(0, 1), 450);
    assert_int_equal(comfort_of_family(told_entries(), &profile, FAMILY_LEGS, noon(1)), 600);
}

static void a_pull_takes_four_tenths_of_the_stretch_and_a_step_of_the_family(void **state)
{
    (void)state;
    practise(0, false);
    hurts(0, FELT_PULL);
    assert_int_equal(family(0, 0), 550);
    assert_int_equal(shown(0, 0), 360);
}

static void after_a_pull_two_new_good_days_are_needed(void **state)
{
    (void)state;
    practise(0, true);
    feels(1, FELT_FINE);
    practise(1, false);
    hurts(1, FELT_PULL);
    practise(2, true);
    feels(3, FELT_FINE);
    assert_int_equal(family(0, 3), 550);
    practise(3, true);
    feels(4, FELT_FINE);
    assert_int_equal(family(0, 4), 600);
}

static void sharp_pain_and_tingling_lead_to_the_least(void **state)
{
    (void)state;
    practise_daily(0, 30);
    assert_true(family(0, 29) > 900);
    hurts(29, FELT_SHARP);
    assert_int_equal(family(0, 29), 300);
    assert_int_equal(shown(0, 29), 300);
    tell_nothing(NULL);
    hurts(0, FELT_TINGLING);
    assert_int_equal(family(0, 0), 300);
}

static void a_week_away_takes_a_tenth_and_three_lead_back_to_the_beginning(void **state)
{
    (void)state;
    practise_daily(0, 30);
    const int before = family(0, 30);
    assert_int_equal(before, 1000);
    assert_int_equal(family(0, 29 + 6), 1000);
    assert_int_equal(family(0, 29 + 7), 900);
    assert_int_equal(family(0, 29 + 20), 900);
    assert_int_equal(family(0, 29 + 21), 600);
    assert_int_equal(family(FLEX, 29 + 21), 300);
    practise(29 + 8, true);
    assert_int_equal(family(0, 29 + 8), 900);
    assert_int_equal(family(0, 29 + 14), 900);
    assert_int_equal(family(0, 29 + 15), 800);
}

static void three_weeks_away_give_nothing_back_after_pain(void **state)
{
    (void)state;
    practise(0, false);
    hurts(0, FELT_SHARP);
    assert_int_equal(family(0, 25), 300);
}

static void in_the_morning_the_back_is_rounded_six_tenths_at_most(void **state)
{
    (void)state;
    const struct profile profile = {0};
    practise_daily(0, 30);
    struct stamp morning = noon(29);
    morning.ms -= 3 * (int64_t)STAMP_HOUR_MS + 1;
    assert_int_equal(comfort_of_exercise(told_entries(), &profile, &exercise, morning), 600);
    morning.ms += 1;
    assert_true(comfort_of_exercise(told_entries(), &profile, &exercise, morning) > 900);
}

static void by_hand_it_goes_a_tenth_further_and_never_past_the_profile(void **state)
{
    (void)state;
    const struct profile profile = {0}, sensitive = {.flags = FLEX};
    assert_int_equal(comfort_most(told_entries(), &profile, &exercise, noon(0)), 700);
    assert_int_equal(comfort_most(told_entries(), &sensitive, &exercise, noon(0)), 400);
    practise_daily(0, 40);
    assert_int_equal(comfort_most(told_entries(), &profile, &exercise, noon(39)), 1000);
    assert_int_equal(comfort_most(told_entries(), &sensitive, &exercise, noon(39)), 600);
}

static void what_was_shown_last_is_remembered(void **state)
{
    (void)state;
    assert_int_equal(comfort_before(told_entries(), "childs_pose"), 0);
    practise(0, false);
    assert_int_equal(comfort_before(told_entries(), "childs_pose"), 600);
    assert_int_equal(comfort_before(told_entries(), "cat_cow"), 0);
}

static void a_clock_set_back_by_years_takes_nothing(void **state)
{
    (void)state;
    practise_daily(300, 10);
    const int before = family(0, 310);
    practise_daily(0, 2);
    assert_true(family(0, 2) <= before && family(0, 2) >= before);
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_begins_small_and_smaller_for_those_whom_it_hurts),
        TEST(a_tick_taken_off_gives_nothing_back_at_once),
        TEST(a_tick_that_is_set_leads_back_to_where_it_begins_and_a_slip_costs_nothing),
        TEST(who_stretched_today_says_of_the_day_before_that_it_felt_worse),
        TEST(a_flag_of_the_stretch_makes_it_begin_at_a_half),
        TEST(two_good_days_and_a_fine_morning_after_make_it_grow),
        TEST(two_sessions_on_one_day_are_not_two_days),
        TEST(without_an_answer_it_does_not_grow),
        TEST(a_session_that_was_left_does_not_make_it_grow),
        TEST(it_grows_by_a_tenth_in_seven_days_at_most),
        TEST(twenty_days_without_trouble_lead_from_three_tenths_to_six),
        TEST(bending_that_hurts_stays_at_six_tenths_until_the_tick_is_taken_off),
        TEST(too_much_takes_fifteen_hundredths),
        TEST(worse_the_next_day_takes_as_much_from_what_was_practised),
        TEST(a_pull_takes_four_tenths_of_the_stretch_and_a_step_of_the_family),
        TEST(after_a_pull_two_new_good_days_are_needed),
        TEST(sharp_pain_and_tingling_lead_to_the_least),
        TEST(a_week_away_takes_a_tenth_and_three_lead_back_to_the_beginning),
        TEST(three_weeks_away_give_nothing_back_after_pain),
        TEST(in_the_morning_the_back_is_rounded_six_tenths_at_most),
        TEST(by_hand_it_goes_a_tenth_further_and_never_past_the_profile),
        TEST(what_was_shown_last_is_remembered),
        TEST(a_clock_set_back_by_years_takes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
