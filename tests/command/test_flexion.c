/* Whom bending forward hurts is never shown a back that is rounded further than their comfort
 * allows: measured on the figure itself, in every routine, exercise and change of position, and in
 * what limber makes for today. */
#include "record/suit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/told_arena.h"
#include "library/shipped_once.h"
#include "record/today.h"
#include "timeline/moment.h"

enum { SAMPLE_MS = 400, SEEDS = 100, SEEDS_MEASURED = 3 };

/* How far a back rounds, low and middle, in degrees; and what is lost in measuring. */
#define WHOLE_BACK 70.0F
#define SLACK 0.5F

static const struct profile sensitive = {.flags = 1U << FLAG_FLEX};
static void practise_for(int days)
{
    for (int day = 0; day < days; day++) {
        struct entry *entry = tell((struct stamp){(int64_t)day * STAMP_DAY_MS, 0}, ENTRY_PHASE);
        entry->families = (1U << FAMILY_COUNT) - 1;
        entry->stretched_ms = 60000;
        tell(entry->at, ENTRY_DONE)->session = entry->session;
        tell((struct stamp){entry->at.ms + STAMP_DAY_MS - 1000, 0}, ENTRY_DAY_AFTER)->felt =
            FELT_FINE;
    }
}

static float rounding(const struct timeline *timeline, int64_t ms)
{
    struct moment moment;
    float lumbar[ANGLE_AXES], thoracic[ANGLE_AXES];
    timeline_at(timeline, ms, &moment);
    spine_group_angles(&moment.pose, SPINE_LUMBAR, lumbar);
    spine_group_angles(&moment.pose, SPINE_THORACIC, thoracic);
    return lumbar[0] + thoracic[0];
}

/* The furthest that the back is rounded anywhere in it, with whatever a person asks for. */
static float most_rounding(const struct routine *routine, const struct suit_wish *wish, float range)
{
    struct timeline_wish plan = timeline_wish_default();
    plan.range = range;
    plan.moving = comfort_moving(wish->entries, wish->profile, wish->now);
    struct timeline *timeline = timeline_build(&world_machine, routine, &plan, &problems);
    assert_non_null(timeline);
    float most = 0;
    for (int64_t ms = 0; ms < timeline->duration_ms; ms += SAMPLE_MS)
        most = fmaxf(most, rounding(timeline, ms));
    timeline_free(timeline);
    return most;
}

static struct suit_wish wish_at(const char *now, const struct profile *profile)
{
    return (struct suit_wish){.entries = told_entries(), .profile = profile, .now = at(now)};
}

static void assert_rounds_at_most(const struct routine *routine, const struct suit_wish *wish,
                                  float range, float share)
{
    const struct suited suited = suit_routine(&arena, &library, routine, wish);
    const float degrees = suited.routine != NULL ? most_rounding(suited.routine, wish, range) : 0;
    assert_true(suited.routine != NULL || suited.change_count > 0);
    if (degrees > share * WHOLE_BACK + SLACK)
        fail_msg("%s rounds the back by %.1f degrees", routine->id, (double)degrees);
}

static void at_the_beginning_three_tenths_in_every_routine(void **state)
{
    (void)state;
    const struct suit_wish wish = wish_at("2026-06-01T12:00:00+02:00", &sensitive);
    for (int i = 0; i < library.routine_count; i++)
        assert_rounds_at_most(library.routines[i], &wish, 1, 0.3F);
}

static void after_years_and_asking_for_the_most_six_tenths_in_every_routine(void **state)
{
    (void)state;
    practise_for(300);
    const struct suit_wish wish = wish_at("1970-10-27T12:00:00+00:00", &sensitive);
    for (int i = 0; i < library.routine_count; i++)
        assert_rounds_at_most(library.routines[i], &wish, TIMELINE_RANGE_MOST, 0.6F);
}

static void after_years_and_asking_for_the_most_six_tenths_in_every_exercise(void **state)
{
    (void)state;
    practise_for(300);
    const struct suit_wish wish = wish_at("1970-10-27T12:00:00+00:00", &sensitive);
    for (int i = 0; i < library.exercise_count; i++)
        assert_rounds_at_most(library_routine_of(&library, library.exercises[i]), &wish,
                              TIMELINE_RANGE_MOST, 0.6F);
}

/* Days of somebody, made up by a seed: what they did, and how it felt. */
static void live(unsigned seed)
{
    srand(seed);
    for (int day = 0; day < 20; day++) {
        const struct stamp noon = {(int64_t)day * STAMP_DAY_MS + STAMP_DAY_MS / 2, 0};
        const struct exercise *exercise = library.exercises[rand() % library.exercise_count];
        struct entry *entry = tell(noon, ENTRY_PHASE);
        entry_take_exercise(entry, exercise);
        entry->stretched_ms = 10000 * (rand() % 6);
        entry->range = 300 + rand() % 701;
        tell(noon, ENTRY_DONE)->session = entry->session;
        tell((struct stamp){noon.ms + STAMP_DAY_MS / 3, 0}, ENTRY_DAY_AFTER)->felt =
            rand() % 5 == 0 ? FELT_WORSE : FELT_FINE;
    }
}

static struct routine routine_of(const struct today *today, struct step *steps)
{
    for (int i = 0; i < today->count; i++)
        steps[i] = step_of_exercise(today->steps[i].exercise, today->steps[i].exercise->place);
    return (struct routine){.id = "today",
                            .name = "Today",
                            .steps = steps,
                            .step_count = today->count,
                            .moves = library.moves};
}

static void assert_plan_is_allowed(const struct today *today)
{
    for (int i = 0; i < today->count; i++) {
        const struct exercise *exercise = today->steps[i].exercise;
        const bool rounds = (exercise_families(exercise) >> FAMILY_FLEXION & 1U) != 0;
        assert_int_equal(exercise_flags(exercise) >> FLAG_FLEX & 1U, 0);
        assert_true(!rounds || today->steps[i].range <= 600);
    }
}

static void what_is_made_for_today_keeps_to_it_whatever_was_done(void **state)
{
    struct today today;
    struct step steps[TODAY_STEPS_MOST];
    for (unsigned seed = 0; seed < SEEDS; seed++) {
        tell_nothing(state);
        live(seed);
        const struct suit_wish wish = wish_at("1970-01-21T18:00:00+00:00", &sensitive);
        today_plan(&today, &library, &wish, NULL, 15 * 60000);
        assert_plan_is_allowed(&today);
        const struct routine routine = routine_of(&today, steps);
        if (seed < SEEDS_MEASURED && today.count > 0)
            assert_rounds_at_most(&routine, &wish, TIMELINE_RANGE_MOST, 0.6F);
    }
}

/* Any exercises in any order, as far and as long as whoever wrote the routine liked. */
static void in_routines_of_ones_own_it_is_no_more(void **state)
{
    enum { OWN = 4, OWN_STEPS = 6 };
    struct step steps[OWN_STEPS];
    for (unsigned seed = 0; seed < OWN; seed++) {
        tell_nothing(state);
        live(seed);
        for (int i = 0; i < OWN_STEPS; i++) {
            const struct exercise *exercise = library.exercises[rand() % library.exercise_count];
            steps[i] = step_of_exercise(exercise, exercise->place);
            steps[i].comfort = (float)(rand() % 8 + 3) / 10;
            steps[i].dose.repeats = rand() % 3 + 1;
        }
        const struct routine routine = {.id = "own",
                                        .name = "Own",
                                        .steps = steps,
                                        .step_count = OWN_STEPS,
                                        .moves = library.moves};
        const struct suit_wish wish = wish_at("1970-01-21T18:00:00+00:00", &sensitive);
        assert_rounds_at_most(&routine, &wish, TIMELINE_RANGE_MOST, 0.6F);
    }
}

static void whom_it_does_not_hurt_is_shown_more(void **state)
{
    (void)state;
    practise_for(300);
    const struct profile nothing = {.flags = 0};
    struct suit_wish wish = wish_at("1970-10-27T12:00:00+00:00", &nothing);
    wish.range = COMFORT_WHOLE;
    const struct suited suited =
        suit_routine(&arena, &library, library_routine(&library, "daily_sixty"), &wish);
    assert_true(most_rounding(suited.routine, &wish, 1) > 0.8F * WHOLE_BACK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(at_the_beginning_three_tenths_in_every_routine),
        TEST(after_years_and_asking_for_the_most_six_tenths_in_every_routine),
        TEST(after_years_and_asking_for_the_most_six_tenths_in_every_exercise),
        TEST(what_is_made_for_today_keeps_to_it_whatever_was_done),
        TEST(in_routines_of_ones_own_it_is_no_more),
        TEST(whom_it_does_not_hurt_is_shown_more),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
