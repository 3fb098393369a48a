/* What is offered after a routine is due then, and no more than what is missing. */
#include "command/summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/told_arena.h"
#include "library/shipped_once.h"
#include "record/day.h"

static const struct profile nothing = {.flags = 0};

static struct suit_wish wish_now(void)
{
    return (struct suit_wish){
        .entries = told_entries(), .profile = &nothing, .now = at("2026-03-02T18:00:00+01:00")};
}

static struct summary summary_of(const struct routine *routine)
{
    struct summary summary;
    const struct suit_wish wish = wish_now();
    const struct suited suited = suit_routine(&arena, &library, routine, &wish);
    assert_non_null(suited.routine);
    summary_fill(&summary, &library, &suited, &wish);
    return summary;
}

static int64_t stretch_of(const struct step *step)
{
    const struct routine routine = {.steps = step, .step_count = 1};
    return load_stretch_ms(&routine);
}

/* A breath in each hold, or one repeat. */
static int64_t least_of(const struct step *step)
{
    struct step least = *step;
    least.dose.repeats = step->exercise->rhythmic ? 1 : step->dose.repeats;
    least.dose.hold_ms = step->exercise->rhythmic ? 0 : 10000;
    return stretch_of(&least);
}

static void the_offer_is_rounded_up_to_a_breath_and_no_longer(void **state)
{
    for (int before = 0; before < 60; before += 7) {
        for (int i = 0; i < library.routine_count; i++) {
            tell_nothing(state);
            if (before > 0)
                stretched("2026-03-02T08:00:00+01:00", before);
            const struct summary summary = summary_of(library.routines[i]);
            const struct step *offered = &summary.offered;
            const int64_t left_ms =
                DAY_GOAL_MS - before * 1000 - load_stretch_ms(library.routines[i]);
            const int64_t missing_ms = left_ms > 20000 ? left_ms : 20000;
            assert_non_null(offered->exercise);
            assert_true(stretch_of(offered) < missing_ms + least_of(offered));
            assert_non_null(summary.closing.offer);
        }
    }
}

static void one_minute_is_filled_up_by_what_is_offered(void **state)
{
    (void)state;
    const struct summary summary = summary_of(library_routine(&library, "one_minute"));
    assert_true(stretch_of(&summary.offered) >= 31200);
    assert_true(stretch_of(&summary.offered) <= 40000);
}

static void nothing_is_offered_that_the_routine_has_had(void **state)
{
    (void)state;
    for (int i = 0; i < library.routine_count; i++) {
        const struct routine *routine = library.routines[i];
        struct entry offered = {0}, had = {0};
        const struct summary summary = summary_of(routine);
        entry_take_exercise(&offered, summary.offered.exercise);
        for (int k = 0; k < routine->step_count; k++) {
            if (routine->steps[k].kind != STEP_EXERCISE || routine->steps[k].exercise->rests)
                continue;
            entry_take_exercise(&had, routine->steps[k].exercise);
            assert_int_not_equal(had.primary, offered.primary);
        }
    }
}

static void how_often_is_told(void **state)
{
    (void)state;
    const struct summary summary = summary_of(library_routine(&library, "one_minute"));
    assert_non_null(strstr(summary.offer, "2 × 20 s"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_offer_is_rounded_up_to_a_breath_and_no_longer),
        TEST(one_minute_is_filled_up_by_what_is_offered),
        TEST(nothing_is_offered_that_the_routine_has_had),
        TEST(how_often_is_told),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
