/* Nobody is shown what they said they must not do, in any routine that is shipped. */
#include "record/suit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/told_arena.h"
#include "library/shipped_once.h"
#include "timeline/moment.h"
#include "timeline/shown.h"

static struct suited suit(const struct routine *routine, unsigned flags, int range, const char *now)
{
    const struct profile profile = {.flags = flags};
    const struct suit_wish wish = {
        .entries = told_entries(), .profile = &profile, .now = at(now), .range = range};
    return suit_routine(&arena, &library, routine, &wish);
}

static bool rounds(const struct exercise *exercise)
{
    return (exercise_families(exercise) >> FAMILY_FLEXION & 1U) != 0;
}

/* The largest comfort at which the step's stretch is shown, thousandths. */
static int shown(const struct step *step, int range)
{
    const float wished = range > 0 ? (float)range : 1000;
    return (int)(step_range(step, wished / 1000) * 1000 + 0.5F);
}

static void assert_rounds_at_most(const struct routine *routine, int range, int most)
{
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        if (step->kind == STEP_EXERCISE && rounds(step->exercise) && shown(step, range) > most)
            fail_msg("%s: %s at %d", routine->id, step->exercise->id, shown(step, range));
    }
}

static void in_the_morning_and_for_those_whom_bending_hurts_one_is_proposed(void **state)
{
    (void)state;
    const struct profile nothing = {.flags = 0}, sensitive = {.flags = 1U << FLAG_FLEX};
    const struct stamp early = at("2026-06-01T08:59:59+02:00");
    const struct stamp late = at("2026-06-01T09:00:00+02:00");
    assert_string_equal(suit_proposed(&nothing, early), "morning_gentle");
    assert_string_equal(suit_proposed(&sensitive, early), "morning_gentle");
    assert_null(suit_proposed(&nothing, late));
    assert_non_null(library_routine(&library, suit_proposed(&sensitive, late)));
    assert_non_null(library_routine(&library, suit_proposed(&nothing, early)));
}

/* Every routine, and every exercise by itself, whatever range is asked for. */
static void who_must_not_bend_forward_is_never_shown_more_than_is_allowed(void **state)
{
    (void)state;
    for (int range = 0; range <= 1000; range += 250) {
        for (int i = 0; i < library.routine_count + library.exercise_count; i++) {
            const bool whole = i < library.routine_count;
            const struct routine *routine =
                whole ? library.routines[i]
                      : library_routine_of(&library, library.exercises[i - library.routine_count]);
            const struct suited suited =
                suit(routine, 1U << FLAG_FLEX, range, "2026-06-01T12:00:00+02:00");
            if (suited.routine != NULL)
                assert_rounds_at_most(suited.routine, range, range == 0 ? 300 : 400);
            assert_true(suited.routine != NULL || suited.change_count > 0);
        }
    }
}

static void after_years_of_practice_it_is_six_tenths_at_most(void **state)
{
    (void)state;
    for (int day = 0; day < 300; day++) {
        struct entry *entry = tell((struct stamp){(int64_t)day * STAMP_DAY_MS, 0}, ENTRY_PHASE);
        entry->families = (1U << FAMILY_COUNT) - 1;
        entry->stretched_ms = 60000;
        tell(entry->at, ENTRY_DONE)->session = entry->session;
        tell((struct stamp){entry->at.ms + STAMP_DAY_MS - 1000, 0}, ENTRY_DAY_AFTER)->felt =
            FELT_FINE;
    }
    for (int i = 0; i < library.routine_count; i++) {
        const struct suited suited =
            suit(library.routines[i], 1U << FLAG_FLEX, 1000, "1970-10-27T12:00:00+00:00");
        assert_rounds_at_most(suited.routine, 1000, 600);
    }
}

/* Degrees that a pose rounds the low back. */
static float rounding(const struct timeline *timeline, int64_t ms)
{
    struct moment moment;
    float degrees[ANGLE_AXES];
    timeline_at(timeline, ms, &moment);
    spine_group_angles(&moment.pose, SPINE_LUMBAR, degrees);
    return degrees[0];
}

static float most_rounding(const struct exercise *exercise)
{
    const struct routine *routine = library_routine_of(&library, exercise);
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    float most = 0;
    assert_non_null(timeline);
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->kind != SEGMENT_PHASE || !(segment->stretches || segment->holds))
            continue;
        const float at_end = rounding(timeline, segment->end_ms - 1);
        most = at_end > most ? at_end : most;
    }
    timeline_free(timeline);
    return most;
}

/* As the solver shows it, not as the file is written. */
static void what_is_not_of_the_flexion_family_does_not_round_the_low_back(void **state)
{
    (void)state;
    assert_true(most_rounding(library_exercise(&library, "childs_pose")) > 25);
    for (int i = 0; i < library.exercise_count; i++) {
        const struct exercise *exercise = library.exercises[i];
        const float degrees = rounds(exercise) ? 0 : most_rounding(exercise);
        if (degrees > 10)
            fail_msg("%s rounds the low back by %.1f degrees", exercise->id, (double)degrees);
    }
}

static bool has(const struct routine *routine, const char *id)
{
    for (int i = 0; i < routine->step_count; i++)
        if (routine->steps[i].kind == STEP_EXERCISE &&
            strcmp(routine->steps[i].exercise->id, id) == 0)
            return true;
    return false;
}

static void nothing_with_a_ticked_flag_is_in_any_routine(void **state)
{
    (void)state;
    for (int flag = 0; flag < FLAG_COUNT; flag++) {
        for (int i = 0; i < library.routine_count; i++) {
            const struct routine *routine = library.routines[i];
            const struct suited suited = suit(routine, 1U << flag, 0, "2026-06-01T12:00:00+02:00");
            for (int k = 0; suited.routine != NULL && !routine->timed_by_bars &&
                            k < suited.routine->step_count;
                 k++) {
                const struct step *step = &suited.routine->steps[k];
                if (step->kind == STEP_EXERCISE)
                    assert_int_equal(exercise_flags(step->exercise) >> flag & 1U, 0);
            }
        }
    }
}

static void what_must_be_left_out_is_exchanged_and_the_reason_said(void **state)
{
    (void)state;
    char words[256];
    const struct routine *routine = library_routine(&library, "daily_sixty");
    const struct suited suited = suit(routine, 1U << FLAG_FLEX, 0, "2026-06-01T12:00:00+02:00");
    assert_false(has(suited.routine, "childs_pose"));
    assert_true(has(suited.routine, "partial_rock"));
    for (int i = 0; i < suited.routine->step_count; i++)
        assert_int_equal(shown(&suited.routine->steps[i], 0),
                         rounds(suited.routine->steps[i].exercise) ? 300 : 600);
    assert_int_equal(suited.change_count, 1);
    suit_tell(&suited.changes[0], words, sizeof words);
    assert_string_equal(words, "Partial-arc rock-back is shown instead of Child's pose with reach: "
                               "bending forward hurts");
    assert_string_equal(suited.routine->id, "daily_sixty");
}

static void in_acute_pain_three_exercises_are_left(void **state)
{
    (void)state;
    for (int i = 0; i < library.routine_count; i++) {
        const struct routine *routine = library.routines[i];
        const struct suited suited =
            suit(routine, 1U << FLAG_ACUTE, 0, "2026-06-01T12:00:00+02:00");
        for (int k = 0;
             suited.routine != NULL && !routine->timed_by_bars && k < suited.routine->step_count;
             k++) {
            const struct step *step = &suited.routine->steps[k];
            if (step->kind == STEP_EXERCISE)
                assert_true(strcmp(step->exercise->id, "crook_rest") == 0 ||
                            strcmp(step->exercise->id, "pelvic_tilt") == 0 ||
                            strcmp(step->exercise->id, "sphinx") == 0);
        }
    }
}

static void a_locked_family_is_left_out_for_48_hours(void **state)
{
    (void)state;
    const struct routine *routine = library_routine(&library, "lower_back_relief");
    answered("2026-06-01T12:00:00+02:00", ENTRY_PAIN, FELT_SHARP, FAMILY_FLEXION);
    const struct suited now = suit(routine, 0, 0, "2026-06-03T11:59:59+02:00");
    for (int i = 0; i < now.routine->step_count; i++)
        if (now.routine->steps[i].kind == STEP_EXERCISE)
            assert_false(rounds(now.routine->steps[i].exercise));
    const struct suited later = suit(routine, 0, 0, "2026-06-03T12:00:00+02:00");
    assert_true(has(later.routine, "knee_to_chest"));
    assert_int_equal(later.change_count, 0);
}

static void who_ticks_nothing_gets_the_routine_at_their_own_range(void **state)
{
    (void)state;
    const struct routine *routine = library_routine(&library, "morning_gentle");
    const struct suited suited = suit(routine, 0, 0, "2026-06-01T12:00:00+02:00");
    assert_int_equal(suited.change_count, 0);
    assert_int_equal(suited.routine->step_count, routine->step_count);
    for (int i = 0; i < routine->step_count; i++)
        assert_true(shown(&suited.routine->steps[i], 0) ==
                    (int)(600 * routine->steps[i].comfort + 0.5F));
    const struct suited asked = suit(routine, 0, 900, "2026-06-01T12:00:00+02:00");
    for (int i = 0; i < routine->step_count; i++)
        assert_true(asked.routine->steps[i].comfort == routine->steps[i].comfort);
}

static void to_music_a_flag_leaves_the_smallest_arc(void **state)
{
    (void)state;
    char words[256];
    const struct routine *routine = library_routine(&library, "one_minute");
    const struct suited suited = suit(routine, 1U << FLAG_OSTEO, 1000, "2026-06-01T12:00:00+02:00");
    assert_int_equal(suited.routine->step_count, routine->step_count);
    assert_int_equal(suited.change_count, 2);
    for (int i = 0; i < suited.routine->step_count; i++)
        assert_true(step_range(&suited.routine->steps[i], 2) == 0.3F);
    suit_tell(&suited.changes[0], words, sizeof words);
    assert_string_equal(words, "Seated cat-cow is shown in its smallest arc: brittle bones");
}

static void to_music_nothing_is_played_in_acute_pain_or_while_a_family_rests(void **state)
{
    (void)state;
    char words[256];
    const struct routine *routine = library_routine(&library, "one_minute");
    const struct suited acute = suit(routine, 1U << FLAG_ACUTE, 0, "2026-06-01T12:00:00+02:00");
    assert_null(acute.routine);
    answered("2026-06-01T12:00:00+02:00", ENTRY_PAIN, FELT_SHARP, FAMILY_ROTATION);
    const struct suited rests = suit(routine, 0, 0, "2026-06-03T11:59:59+02:00");
    assert_null(rests.routine);
    suit_tell(&rests.changes[0], words, sizeof words);
    assert_string_equal(words, "Seated twist is left out: it rests after pain");
    assert_non_null(suit(routine, 0, 0, "2026-06-03T12:00:00+02:00").routine);
}

static void by_hand_a_step_goes_a_tenth_further_than_its_comfort(void **state)
{
    (void)state;
    const struct routine *routine = library_routine(&library, "hips_piriformis");
    const struct suited suited = suit(routine, 0, 0, "2026-06-01T12:00:00+02:00");
    assert_true(fabsf(step_range(&suited.routine->steps[1], 1) - 0.6F) < 0.001F);
    assert_true(fabsf(step_range(&suited.routine->steps[1], 2) - 0.7F) < 0.001F);
}

/* The same four times: of 2 x 30 s on each side, 120 for each group are left. */
static void what_would_load_too_much_is_shortened_holds_first(void **state)
{
    (void)state;
    char words[256];
    struct load_advice advice[GROUP_COUNT];
    const struct exercise *exercise = library_exercise(&library, "hamstring_supine");
    struct step steps[6];
    for (int i = 0; i < 6; i++)
        steps[i] = step_of_exercise(exercise, exercise->place);
    const struct routine routine = {.id = "much", .name = "Much", .steps = steps, .step_count = 6};
    const struct suited suited = suit(&routine, 0, 1000, "2026-06-01T12:00:00+02:00");
    struct loads loads = {0};
    loads_add_routine(&loads, suited.routine, 1000);
    assert_int_equal(loads_ms(&loads, (int)(group_named("hamstrings") - groups)), 120000);
    assert_int_equal(suited.change_count, 1);
    suit_tell(&suited.changes[0], words, sizeof words);
    assert_string_equal(words, "Lying hamstring stretch is shortened: your hamstrings would have "
                               "180 seconds; 120 are enough for one session");
    assert_int_equal(
        load_advise(told_entries(), suited.routine, 1000, at("2026-06-01T12:00:00+02:00"), advice),
        0);
}

static void what_is_done_for_a_breath_is_never_forbidden(void **state)
{
    (void)state;
    struct entry *entry = tell(at("2026-06-01T06:00:00+02:00"), ENTRY_PHASE);
    entry->stretched_ms = 400000;
    entry->range = 700;
    entry->primary = (int)(group_named("hamstrings") - groups);
    const struct exercise *exercise = library_exercise(&library, "hamstring_supine");
    const struct suited suited =
        suit(library_routine_of(&library, exercise), 0, 0, "2026-06-01T12:00:00+02:00");
    assert_int_equal(suited.routine->steps[0].dose.hold_ms, 10000);
    const struct exercise *slow = library_exercise(&library, "bridge");
    entry->primary = (int)(group_named("glutes_piriformis") - groups);
    const struct suited once =
        suit(library_routine_of(&library, slow), 0, 0, "2026-06-01T12:00:00+02:00");
    assert_int_equal(once.routine->steps[0].dose.repeats, 1);
}

static void another_routine_is_proposed_that_loads_nothing_too_soon(void **state)
{
    (void)state;
    struct load_advice advice[GROUP_COUNT];
    struct entry *entry = tell(at("2026-06-01T11:00:00+02:00"), ENTRY_PHASE);
    entry->stretched_ms = 60000;
    entry->range = 600;
    entry->primary = (int)(group_named("low_back") - groups);
    const struct profile profile = {.flags = 0};
    const struct suit_wish wish = {.entries = told_entries(),
                                   .profile = &profile,
                                   .now = at("2026-06-01T12:00:00+02:00"),
                                   .range = 0};
    const struct routine *other =
        suit_other(&arena, &library, library_routine(&library, "lower_back_relief"), &wish);
    assert_non_null(other);
    assert_int_equal(load_advise(told_entries(), other, 600, wish.now, advice), 0);
    const struct profile acute = {.flags = 1U << FLAG_ACUTE};
    const struct suit_wish none = {
        .entries = told_entries(), .profile = &acute, .now = wish.now, .range = 0};
    assert_null(suit_other(&arena, &library, other, &none));
}

static void what_is_shown_instead_exists_and_leads_somewhere(void **state)
{
    (void)state;
    for (int i = 0; i < library.exercise_count; i++)
        for (int k = 0; k < library.exercises[i]->instead.count; k++)
            assert_non_null(library_exercise(&library, library.exercises[i]->instead.line[k]));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(in_the_morning_and_for_those_whom_bending_hurts_one_is_proposed),
        TEST(who_must_not_bend_forward_is_never_shown_more_than_is_allowed),
        TEST(after_years_of_practice_it_is_six_tenths_at_most),
        TEST(what_is_not_of_the_flexion_family_does_not_round_the_low_back),
        TEST(nothing_with_a_ticked_flag_is_in_any_routine),
        TEST(what_must_be_left_out_is_exchanged_and_the_reason_said),
        TEST(in_acute_pain_three_exercises_are_left),
        TEST(a_locked_family_is_left_out_for_48_hours),
        TEST(who_ticks_nothing_gets_the_routine_at_their_own_range),
        TEST(to_music_a_flag_leaves_the_smallest_arc),
        TEST(to_music_nothing_is_played_in_acute_pain_or_while_a_family_rests),
        TEST(by_hand_a_step_goes_a_tenth_further_than_its_comfort),
        TEST(what_would_load_too_much_is_shortened_holds_first),
        TEST(what_is_done_for_a_breath_is_never_forbidden),
        TEST(another_routine_is_proposed_that_loads_nothing_too_soon),
        TEST(what_is_shown_instead_exists_and_leads_somewhere),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
