/* The order and the milliseconds of a routine. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/failing.h"
#include "timeline/draft.h"
#include "timeline/shown.h"
#include "timeline/small.h"

static int64_t length(const struct segment *segment)
{
    return segment->end_ms - segment->start_ms;
}

static const struct segment *find(const struct timeline *timeline, const char *phase,
                                  enum side side, int nth)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (strcmp(segment->phase, phase) == 0 && segment->side == side && nth-- == 0)
            return segment;
    }
    fail_msg("no %s", phase);
    return NULL;
}

static void assert_gapless(const struct timeline *timeline)
{
    int64_t at = 0;
    for (int i = 0; i < timeline->segment_count; i++) {
        assert_int_equal(timeline->segments[i].start_ms, at);
        assert_true(timeline->segments[i].end_ms >= at);
        at = timeline->segments[i].end_ms;
    }
    assert_int_equal(at, timeline->duration_ms);
}

static void totals_are_those_of_the_plan(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    assert_non_null(timeline);
    assert_int_equal(timeline->duration_ms, 5000 + SMALL_REACH_MS + 9000 + SMALL_ROLL_MS + 5000);
    assert_int_equal(timeline->stretch_ms, 40000 + 30000);
    assert_gapless(timeline);
    timeline_free(timeline);
}

static void phases_come_in_the_written_order_side_after_side(void **state)
{
    (void)state;
    static const struct {
        const char *phase;
        enum side side;
        int repeat;
    } expected[] = {
        {"opening", SIDE_RIGHT, 0}, {"setup", SIDE_RIGHT, 0},  {"lift", SIDE_RIGHT, 0},
        {"move_in", SIDE_RIGHT, 1}, {"hold", SIDE_RIGHT, 1},   {"move_out", SIDE_RIGHT, 1},
        {"lower", SIDE_RIGHT, 0},   {"switch", SIDE_LEFT, 0},  {"lift", SIDE_LEFT, 0},
        {"move_in", SIDE_LEFT, 1},  {"hold", SIDE_LEFT, 1},    {"move_out", SIDE_LEFT, 1},
        {"lower", SIDE_LEFT, 0},    {"change", SIDE_BOTH, 0},  {"setup", SIDE_BOTH, 0},
        {"up", SIDE_BOTH, 1},       {"down", SIDE_BOTH, 1},    {"up", SIDE_BOTH, 2},
        {"down", SIDE_BOTH, 2},     {"up", SIDE_BOTH, 3},      {"down", SIDE_BOTH, 3},
        {"settle", SIDE_BOTH, 0},   {"closing", SIDE_BOTH, 0},
    };
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(timeline->segment_count, sizeof expected / sizeof expected[0]);
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        assert_string_equal(segment->phase, expected[i].phase);
        assert_int_equal(segment->side, expected[i].side);
        assert_int_equal(segment->repeat, expected[i].repeat);
    }
    timeline_free(timeline);
}

static void left_captions_have_the_sides_exchanged(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    assert_string_equal(find(timeline, "lift", SIDE_RIGHT, 0)->caption, "Raise your right arm.");
    assert_string_equal(find(timeline, "lift", SIDE_LEFT, 0)->caption, "Raise your left arm.");
    timeline_free(timeline);
}

static void the_dose_sets_holds_and_repeats(void **state)
{
    (void)state;
    small.steps[0].dose = (struct dose){.hold_ms = 10000, .repeats = 2};
    small.steps[1].dose = (struct dose){.repeats = 5};
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(length(find(timeline, "hold", SIDE_LEFT, 1)), 10000);
    assert_int_equal(timeline->stretch_ms, 4 * 10000 + 50000);
    const int64_t side = 3000 + 2 * 19000 + 5000;
    assert_int_equal(find(timeline, "change", SIDE_BOTH, 0)->start_ms,
                     5000 + 6000 + side + 4000 + side);
    timeline_free(timeline);
}

static void one_motion_serves_all_steps_and_both_sides(void **state)
{
    (void)state;
    small.steps[2] = small_step(&small.reach);
    small.steps[3] = small_step(&small.reach);
    small.steps[3].comfort = 0.5f;
    small.routine.step_count = 4;
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(timeline->motion_count, 3);
    timeline_free(timeline);
}

static void a_wish_for_one_side_leaves_the_other_out(void **state)
{
    (void)state;
    struct timeline_wish wish = timeline_wish_default();
    wish.side = SIDE_LEFT;
    small.routine.step_count = 1;
    struct timeline *timeline = small_build(&small, &wish);
    assert_int_equal(timeline->duration_ms, 5000 + 6000 + SMALL_ONE_SIDE_MS + 5000);
    for (int i = 0; i < timeline->segment_count; i++)
        assert_int_equal(timeline->segments[i].side, SIDE_LEFT);
    timeline_free(timeline);
}

static void a_rest_and_words_take_their_time(void **state)
{
    (void)state;
    small.steps[0] = (struct step){.kind = STEP_REST, .ms = 20000};
    small.steps[1] = (struct step){.kind = STEP_SAY, .say = {small_safety, 1}};
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(length(find(timeline, "rest", SIDE_BOTH, 0)), 20000);
    assert_int_equal(length(find(timeline, "say", SIDE_BOTH, 0)), 5000);
    assert_null(timeline->segments[0].exercise);
    timeline_free(timeline);
}

static void the_tempo_scales_moves_and_leaves_holds_whole(void **state)
{
    (void)state;
    for (int i = 0; i <= 30; i++) {
        struct timeline_wish wish = timeline_wish_default();
        wish.tempo = 0.5f + 0.05f * (float)i;
        struct timeline *timeline = small_build(&small, &wish);
        assert_gapless(timeline);
        assert_int_equal(length(find(timeline, "hold", SIDE_LEFT, 0)), 20000);
        assert_int_equal(length(find(timeline, "opening", SIDE_RIGHT, 0)), 5000);
        assert_true(length(find(timeline, "change", SIDE_BOTH, 0)) >= 9000);
        timeline_free(timeline);
    }
    struct timeline_wish wish = timeline_wish_default();
    wish.tempo = 0.5f;
    struct timeline *timeline = small_build(&small, &wish);
    assert_int_equal(length(find(timeline, "lower", SIDE_RIGHT, 0)), 10000);
    assert_int_equal(length(find(timeline, "change", SIDE_BOTH, 0)), 18000);
    timeline_free(timeline);
}

static void assert_comfortable_at_twice_the_tempo(void)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.tempo = 2;
    struct timeline *timeline = small_build(&small, &wish);
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->kind != SEGMENT_PHASE || !segment->stretches)
            continue;
        const struct motion_speed speed =
            motion_way_speed(timeline->motions[segment->motion], segment->way,
                             segment_ease(segment), (int)length(segment));
        assert_true(speed.spine <= 30.1f && speed.leg <= 35.1f && speed.arm <= 70.1f);
    }
    timeline_free(timeline);
}

static void no_tempo_makes_a_move_faster_than_a_body_should_be(void **state)
{
    (void)state;
    assert_comfortable_at_twice_the_tempo();
    small_by_bars(&small, 1500);
    assert_comfortable_at_twice_the_tempo();
}

static void bars_never_drift_from_the_beat(void **state)
{
    (void)state;
    const double bar_ms = 60000.0 * 4 / 97;
    small_by_bars(&small, bar_ms);
    struct timeline *timeline = small_build(&small, NULL);
    assert_gapless(timeline);
    assert_int_equal(timeline->segment_count, 8);
    for (int i = 1; i <= 8; i++) {
        const double exact = (2 * i - 1) * bar_ms;
        assert_true(fabs((double)timeline->segments[i - 1].end_ms - exact) <= 0.5);
    }
    timeline_free(timeline);
}

static void a_script_by_bars_is_complete_in_itself(void **state)
{
    (void)state;
    small_by_bars(&small, 2400);
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(timeline->duration_ms, 15 * 2400);
    assert_int_equal(timeline->stretch_ms, 2 * 4800);
    assert_int_equal(timeline->segments[7].side, SIDE_LEFT);
    assert_int_equal(timeline->segments[0].next, 4);
    timeline_free(timeline);
}

static void one_side_of_a_script_by_bars_leaves_the_other_out(void **state)
{
    (void)state;
    static const char *const left[] = {"ready", "move_in", "hold", "move_out", "finish"};
    struct timeline_wish wish = timeline_wish_default();
    wish.side = SIDE_LEFT;
    small_by_bars(&small, 2400);
    struct timeline *timeline = small_build(&small, &wish);
    assert_gapless(timeline);
    assert_int_equal(timeline->segment_count, 5);
    for (int i = 0; i < 5; i++) {
        assert_string_equal(timeline->segments[i].phase, left[i]);
        assert_int_equal(timeline->segments[i].side, SIDE_LEFT);
    }
    timeline_free(timeline);
}

static void nothing_to_play_is_a_problem(void **state)
{
    (void)state;
    small.routine.step_count = 0;
    small.routine.timed_by_bars = true;
    assert_null(small_build(&small, NULL));
    assert_int_equal(small.problems.errors, 1);
}

static void memory_that_runs_out_anywhere_leaves_nothing_behind(void **state)
{
    (void)state;
    struct timeline *timeline = NULL;
    for (int blocks = 0; !timeline; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        struct world world = world_machine;
        world.memory = &memory;
        const struct timeline_wish wish = timeline_wish_default();
        timeline = timeline_build(&world, &small.routine, &wish, &small.problems);
        timeline_free(timeline);
        assert_int_equal(failing.lent, 0);
        assert_true(blocks < 10000);
    }
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    timeline_free(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_small, close_small)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(totals_are_those_of_the_plan),
        TEST(phases_come_in_the_written_order_side_after_side),
        TEST(left_captions_have_the_sides_exchanged),
        TEST(the_dose_sets_holds_and_repeats),
        TEST(one_motion_serves_all_steps_and_both_sides),
        TEST(a_wish_for_one_side_leaves_the_other_out),
        TEST(a_rest_and_words_take_their_time),
        TEST(the_tempo_scales_moves_and_leaves_holds_whole),
        TEST(no_tempo_makes_a_move_faster_than_a_body_should_be),
        TEST(bars_never_drift_from_the_beat),
        TEST(a_script_by_bars_is_complete_in_itself),
        TEST(one_side_of_a_script_by_bars_leaves_the_other_out),
        TEST(nothing_to_play_is_a_problem),
        TEST(memory_that_runs_out_anywhere_leaves_nothing_behind),
        TEST(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
