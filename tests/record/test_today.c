/* Today's routine keeps its rules, whatever the time, the person and what was done. */
#include "record/today.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "record/load.h"
#include "record/told_days.h"

static struct today today;

static void plan(unsigned flags, const char *now, int minutes)
{
    const struct profile profile = {.flags = flags};
    const struct suit_wish wish = {
        .entries = told_entries(), .profile = &profile, .now = at(now), .range = 0};
    today_plan(&today, &library, &wish, NULL, (int64_t)minutes * 60000);
}

static void from_65_on_what_is_held_lasts_30_seconds(void **state)
{
    (void)state;
    const struct profile profile = {.over_65 = true};
    const struct suit_wish wish = {
        .entries = told_entries(), .profile = &profile, .now = at("2026-06-01T12:00:00+02:00")};
    plan(0, "2026-06-01T12:00:00+02:00", 10);
    const int count = today.count;
    today_plan(&today, &library, &wish, NULL, 600000);
    assert_true(today.count > 1 && today.count <= count);
    assert_true(today.ms <= 600000);
    for (int i = 1; i < today.count; i++)
        assert_int_equal(today.steps[i].dose.hold_ms, 30000);
}

static int primary(const struct exercise *exercise)
{
    struct entry entry = {0};
    entry_take_exercise(&entry, exercise);
    return entry.primary;
}

static void assert_keeps_rules(unsigned flags, int minutes)
{
    struct loads loads = {0};
    assert_true(today.ms <= (int64_t)minutes * 60000 || today.count == 0);
    for (int i = 0; i < today.count; i++) {
        const struct exercise *exercise = today.steps[i].exercise;
        const struct step step = step_of_exercise(exercise, exercise->place);
        assert_int_equal(exercise_flags(exercise) & flags, 0);
        assert_true(exercise->rhythmic == (i == 0));
        assert_true(i == 0 || primary(exercise) != primary(today.steps[i - 1].exercise));
        for (int k = 0; k < i; k++)
            assert_ptr_not_equal(exercise, today.steps[k].exercise);
        loads_add_step(&loads, &step, today.steps[i].range);
    }
    for (int i = 0; i < GROUP_COUNT; i++)
        assert_true(loads_ms(&loads, i) <= LOAD_SESSION_MOST_MS);
}

static void for_any_time_and_person_it_keeps_its_rules(void **state)
{
    (void)state;
    for (int minutes = 1; minutes <= 30; minutes += 3)
        for (unsigned flag = 0; flag <= FLAG_COUNT; flag++) {
            const unsigned flags = flag == FLAG_COUNT ? 0 : 1U << flag;
            plan(flags, "2026-06-01T12:00:00+02:00", minutes);
            assert_keeps_rules(flags, minutes);
        }
    plan(0, "2026-06-01T12:00:00+02:00", 10);
    assert_true(today.count >= 4);
}

static void what_has_waited_longest_comes_first(void **state)
{
    (void)state;
    for (int i = 0; i < GROUP_COUNT; i++) {
        struct entry *entry = tell(at("2026-05-31T12:00:00+02:00"), ENTRY_PHASE);
        entry->stretched_ms = 1000;
        entry->range = 600;
        entry->primary = i;
        if (strcmp(groups[i].word, "calves") == 0)
            entry->at = at("2026-05-20T12:00:00+02:00");
    }
    plan(0, "2026-06-01T12:00:00+02:00", 10);
    assert_true(today.count >= 2);
    assert_string_equal(today.steps[1].exercise->id, "calf_wall");
    char words[100];
    today_tell(&today.steps[1], words, sizeof words);
    assert_string_equal(words, "calves: waiting for 12 days");
}

static void what_must_rest_is_not_in_it(void **state)
{
    (void)state;
    struct entry *entry = tell(at("2026-06-01T11:00:00+02:00"), ENTRY_PHASE);
    entry->stretched_ms = 30000;
    entry->range = 600;
    entry->primary = (int)(group_named("hamstrings") - groups);
    plan(0, "2026-06-01T12:00:00+02:00", 30);
    for (int i = 0; i < today.count; i++)
        assert_int_not_equal(primary(today.steps[i].exercise), entry->primary);
}

static void in_the_morning_no_hold_rounds_the_back(void **state)
{
    (void)state;
    plan(0, "2026-06-01T08:59:59+02:00", 30);
    assert_true(today.count > 3);
    for (int i = 1; i < today.count; i++)
        assert_int_equal(exercise_families(today.steps[i].exercise) >> FAMILY_FLEXION & 1U, 0);
}

static void with_no_time_there_is_nothing(void **state)
{
    (void)state;
    plan(0, "2026-06-01T12:00:00+02:00", 0);
    assert_int_equal(today.count, 0);
}

#define TEST(name) cmocka_unit_test_setup(name, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(for_any_time_and_person_it_keeps_its_rules),
        TEST(from_65_on_what_is_held_lasts_30_seconds),
        TEST(what_has_waited_longest_comes_first),
        TEST(what_must_rest_is_not_in_it),
        TEST(in_the_morning_no_hold_rounds_the_back),
        TEST(with_no_time_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
