/* What is asked at the next start, and until when. */
#include "record/question.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/comfort.h"
#include "record/lock.h"
#include "record/told_days.h"

static struct question_due asked(const char *now)
{
    return question_due(told_entries(), at(now));
}

static void give(enum entry_kind kind, enum felt felt, const char *now)
{
    const struct entry answer = question_answer(kind, felt, at(now));
    assert_true(entry_is_sane(&answer));
    *tell(answer.at, kind) = answer;
}

static void nothing_is_asked_before_anything_was_done_or_on_the_same_day(void **state)
{
    (void)state;
    assert_int_equal(asked("2026-03-01T09:00:00+01:00").question, QUESTION_NONE);
    stretched("2026-03-01T09:00:00+01:00", 30);
    assert_int_equal(asked("2026-03-01T23:59:59+01:00").question, QUESTION_NONE);
}

static void the_next_day_asks_until_it_is_answered(void **state)
{
    (void)state;
    stretched("2026-03-01T09:00:00+01:00", 30);
    assert_int_equal(asked("2026-03-02T00:00:00+01:00").question, QUESTION_DAY_AFTER);
    assert_int_equal(asked("2026-03-02T00:00:00+01:00").days, 1);
    give(ENTRY_DAY_AFTER, FELT_FINE, "2026-03-02T08:00:00+01:00");
    assert_int_equal(asked("2026-03-09T08:00:00+01:00").question, QUESTION_NONE);
}

static void who_stretched_today_already_is_still_asked_about_yesterday(void **state)
{
    (void)state;
    stretched("2026-03-01T09:00:00+01:00", 30);
    stretched("2026-03-02T09:00:00+01:00", 30);
    assert_int_equal(asked("2026-03-02T10:00:00+01:00").question, QUESTION_DAY_AFTER);
}

static void what_hurt_is_asked_about_at_the_very_next_start(void **state)
{
    (void)state;
    stretched("2026-03-01T09:00:00+01:00", 10);
    answered("2026-03-01T09:01:00+01:00", ENTRY_PAIN, FELT_PULL, FAMILY_FLEXION);
    assert_int_equal(asked("2026-03-01T09:02:00+01:00").question, QUESTION_TODAY);
    assert_false(asked("2026-03-01T09:02:00+01:00").confirms);
    give(ENTRY_DAY_AFTER, FELT_FINE, "2026-03-01T09:03:00+01:00");
    assert_int_equal(asked("2026-03-02T09:03:00+01:00").question, QUESTION_NONE);
}

static void who_waits_for_a_professional_is_asked_once_a_day_until_one_said_yes(void **state)
{
    (void)state;
    answered("2026-03-01T09:00:00+01:00", ENTRY_PAIN, FELT_TINGLING, FAMILY_FLEXION);
    assert_true(asked("2026-03-01T09:00:01+01:00").confirms);
    give(ENTRY_DAY_AFTER, FELT_WORSE, "2026-03-01T10:00:00+01:00");
    assert_int_equal(asked("2026-03-01T23:00:00+01:00").question, QUESTION_NONE);
    assert_int_equal(asked("2026-03-02T00:00:00+01:00").question, QUESTION_TODAY);
    give(ENTRY_CONFIRMED, FELT_NOTHING, "2026-03-02T10:00:00+01:00");
    assert_int_equal(asked("2026-03-03T10:00:00+01:00").question, QUESTION_NONE);
    assert_false(
        lock_of_family(told_entries(), FAMILY_FLEXION, at("2026-03-02T10:00:01+01:00")).locked);
}

static void worse_makes_the_range_smaller_and_for_three_days_sends_to_a_doctor(void **state)
{
    (void)state;
    const struct profile nothing = {0};
    stretched("2026-03-01T12:00:00+01:00", 30);
    const struct question_due early = asked("2026-03-02T12:00:00+01:00");
    const struct question_due late = asked("2026-03-04T12:00:00+01:00");
    assert_false(question_needs_help(&early, FELT_WORSE));
    assert_true(question_needs_help(&late, FELT_WORSE));
    assert_false(question_needs_help(&late, FELT_FINE));
    give(ENTRY_DAY_AFTER, FELT_WORSE, "2026-03-02T12:00:00+01:00");
    assert_int_equal(comfort_of_family(told_entries(), &nothing, FAMILY_FLEXION,
                                       at("2026-03-02T12:00:01+01:00")),
                     450);
}

#define CASE(test) cmocka_unit_test_setup(test, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nothing_is_asked_before_anything_was_done_or_on_the_same_day),
        CASE(the_next_day_asks_until_it_is_answered),
        CASE(who_stretched_today_already_is_still_asked_about_yesterday),
        CASE(what_hurt_is_asked_about_at_the_very_next_start),
        CASE(who_waits_for_a_professional_is_asked_once_a_day_until_one_said_yes),
        CASE(worse_makes_the_range_smaller_and_for_three_days_sends_to_a_doctor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
