/* From 65 on a hold lasts 30 seconds where its dose is a default, and nothing else changes. */
#include "record/lengthen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "record/suit.h"
#include "record/told_days.h"

static const struct profile older = {.over_65 = true}, younger = {.flags = 0};

static struct step step_named(const char *exercise, int64_t hold_ms)
{
    const struct exercise *found = library_exercise(&library, exercise);
    assert_non_null(found);
    struct step step = step_of_exercise(found, found->place);
    step.dose.hold_ms = hold_ms;
    return step;
}

static int64_t made(const struct profile *profile, struct step step)
{
    const int64_t before = step.dose.hold_ms;
    const bool longer = lengthen_step(profile, &step);
    assert_int_equal(longer, step.dose.hold_ms != before);
    return step.dose.hold_ms;
}

static void shorter_holds_are_30_seconds_for_them_alone(void **state)
{
    (void)state;
    assert_int_equal(made(&older, step_named("knee_to_chest", 10000)), 30000);
    assert_int_equal(made(&older, step_named("knee_to_chest", 0)), 30000);
    assert_int_equal(made(&older, step_named("wrist_forearm", 0)), 30000);
    assert_int_equal(made(&younger, step_named("knee_to_chest", 10000)), 10000);
    assert_int_equal(made(&younger, step_named("wrist_forearm", 0)), 0);
}

static void longer_ones_repeats_rests_and_bars_stay(void **state)
{
    (void)state;
    const struct bar_phase bar = {.phase = "hold"};
    struct step to_music = step_named("seated_twist", 0);
    to_music.bars = &bar;
    to_music.bar_count = 1;
    assert_int_equal(made(&older, step_named("knee_to_chest", 60000)), 60000);
    assert_int_equal(made(&older, step_named("childs_pose", 0)), 0);
    assert_int_equal(made(&older, step_named("cat_cow", 0)), 0);
    assert_int_equal(made(&older, step_named("crook_rest", 20000)), 20000);
    assert_int_equal(made(&older, to_music), 0);
    assert_int_equal(made(&older, (struct step){.kind = STEP_REST, .ms = 5000}), 0);
}

static void a_hold_that_was_written_for_the_person_stays(void **state)
{
    (void)state;
    struct step step = step_named("knee_to_chest", 10000);
    step.own_hold = true;
    assert_int_equal(made(&older, step), 10000);
}

static void of_any_shipped_routine_no_group_gets_more_than_it_should(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, (size_t)1 << 22);
    const struct suit_wish wish = {.entries = told_entries(),
                                   .profile = &older,
                                   .now = at("2026-06-01T12:00:00+02:00"),
                                   .range = 1000};
    for (int i = 0; i < library.routine_count; i++) {
        struct loads loads = {0};
        const struct suited suited = suit_routine(&arena, &library, library.routines[i], &wish);
        assert_non_null(suited.routine);
        loads_add_routine(&loads, suited.routine, 1000);
        for (int group = 0; group < GROUP_COUNT; group++)
            assert_true(loads_ms(&loads, group) <= LOAD_SESSION_MOST_MS);
        for (int k = 0; k < suited.routine->step_count; k++)
            assert_int_equal(suited.routine->steps[k].dose.hold_ms % 10000, 0);
    }
    arena_close(&arena);
}

static void what_is_too_much_then_is_shortened_after_it(void **state)
{
    (void)state;
    struct arena arena;
    char words[256];
    struct step steps[6];
    for (int i = 0; i < 6; i++)
        steps[i] = step_named("knee_to_chest", 20000);
    const struct routine routine = {
        .id = "knees", .name = "Knees", .steps = steps, .step_count = 6};
    const struct suit_wish wish = {.entries = told_entries(),
                                   .profile = &older,
                                   .now = at("2026-06-01T12:00:00+02:00"),
                                   .range = 1000};
    arena_open(&arena, &memory_heap, (size_t)1 << 20);
    const struct suited suited = suit_routine(&arena, &library, &routine, &wish);
    assert_true(suit_lengthens(&suited));
    assert_int_equal(suited.change_count, 2);
    assert_int_equal(suited.changes[0].way, SUIT_LONGER);
    assert_int_equal(suited.changes[1].way, SUIT_SHORTER);
    for (int i = 0; i < 6; i++)
        assert_int_equal(suited.routine->steps[i].dose.hold_ms, 20000);
    suit_tell(&suited.changes[0], words, sizeof words);
    assert_string_equal(words, "each stretch is held for 30 seconds: from 65 on, muscles take "
                               "longer to let go");
    arena_close(&arena);
}

#define CASE(test) cmocka_unit_test_setup(test, tell_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(shorter_holds_are_30_seconds_for_them_alone),
        CASE(longer_ones_repeats_rests_and_bars_stay),
        CASE(a_hold_that_was_written_for_the_person_stays),
        CASE(of_any_shipped_routine_no_group_gets_more_than_it_should),
        CASE(what_is_too_much_then_is_shortened_after_it),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
