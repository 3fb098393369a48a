/* Exercises that end in another pose than their start: the figure goes back out of what follows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "timeline/moment.h"
#include "timeline/small.h"

enum { REACH_WITHOUT_LOWER_MS = SMALL_ONE_SIDE_MS - 5000 };

/* The reach ends with the arm up. */
static int open_raised(void **state)
{
    open_small(state);
    small.reach.phase_count = 5;
    return 0;
}

static const struct segment *nth(const struct timeline *timeline, const char *phase, int n)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (strcmp(timeline->segments[i].phase, phase) == 0 && n-- == 0)
            return &timeline->segments[i];
    fail_msg("there is no such %s", phase);
    return NULL;
}

static int64_t length(const struct segment *segment)
{
    return segment->end_ms - segment->start_ms;
}

static void assert_nothing_jumps(const struct timeline *timeline)
{
    struct moment before, now;
    timeline_at(timeline, 0, &before);
    for (int64_t ms = 20; ms < timeline->duration_ms; ms += 20, before = now) {
        timeline_at(timeline, ms, &now);
        assert_true(now.segment->fade_ms == 0);
        if (!(pose_difference(&before.pose, &now.pose) < 0.035f))
            fail_msg("jumps at %d ms, `%s`", (int)ms, now.segment->phase);
    }
}

static void the_way_back_is_taken_from_the_closing(void **state)
{
    (void)state;
    small.routine.step_count = 1;
    small.steps[0].left = false;
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *back = nth(timeline, "closing", 0);
    assert_int_equal(timeline->duration_ms, 5000 + 6000 + REACH_WITHOUT_LOWER_MS + 5000);
    assert_true(back->returns);
    assert_string_equal(back->pose, "start");
    assert_int_equal(length(back), 1500);
    assert_int_equal(length(back + 1), 3500);
    assert_nothing_jumps(timeline);
    timeline_free(timeline);
}

/* The right side of the reach, then this. */
static struct timeline *reach_then(struct step next)
{
    small.steps[0].left = false;
    small.steps[1] = next;
    small.routine.step_count = 2;
    return small_build(&small, NULL);
}

static void the_way_back_is_taken_from_the_next_set_up(void **state)
{
    (void)state;
    struct timeline *timeline = reach_then(small_step(&small.reach));
    const struct segment *back = nth(timeline, "setup", 1);
    assert_true(back->returns && back->step == 1 && back->exercise == &small.reach);
    assert_int_equal(length(back) + length(back + 1), 6000);
    assert_int_equal(back->whole_start_ms, back->start_ms);
    assert_int_equal(back->whole_end_ms, back[1].end_ms);
    assert_int_equal(back[1].whole_start_ms, back->start_ms);
    assert_string_equal(back->caption, "Sit tall, feet flat");
    assert_nothing_jumps(timeline);
    timeline_free(timeline);
}

static void the_way_back_is_taken_from_a_rest(void **state)
{
    (void)state;
    struct timeline *timeline = reach_then((struct step){.kind = STEP_REST, .ms = 4000});
    assert_true(nth(timeline, "rest", 0)->returns);
    assert_int_equal(length(nth(timeline, "rest", 0)) + length(nth(timeline, "rest", 1)), 4000);
    assert_nothing_jumps(timeline);
    timeline_free(timeline);
}

static void what_is_too_short_for_the_way_back_gets_longer(void **state)
{
    (void)state;
    struct timeline *timeline = reach_then((struct step){.kind = STEP_REST, .ms = 1000});
    assert_int_equal(length(nth(timeline, "rest", 0)), 1500);
    assert_int_equal(timeline->duration_ms, 5000 + 6000 + REACH_WITHOUT_LOWER_MS + 1500 + 5000);
    timeline_free(timeline);
}

static void sides_change_by_way_of_the_start(void **state)
{
    (void)state;
    small.routine.step_count = 1;
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *back = nth(timeline, "switch", 0);
    assert_int_equal(length(back) + length(back + 1), 4000);
    assert_true(back->returns && !back->mirrored && back->side == SIDE_LEFT);
    assert_string_equal(back->pose, "start");
    assert_nothing_jumps(timeline);
    timeline_free(timeline);
}

/* The set-up already raises the right arm. */
static void sides_change_into_a_raised_arm_on_the_other_side(void **state)
{
    (void)state;
    struct phase phases[6];
    memcpy(phases, small_reach_phases, sizeof phases);
    phases[0].key = 1;
    small.reach.phases = phases;
    small.routine.step_count = 1;
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *back = nth(timeline, "switch", 0);
    assert_true(back->returns && !back->mirrored && back[1].mirrored);
    assert_string_equal(back->pose, "start");
    assert_string_equal(back[1].pose, "up");
    assert_nothing_jumps(timeline);
    timeline_free(timeline);
}

static void what_counts_down_is_the_whole_of_going_back_and_on(void **state)
{
    (void)state;
    struct timeline *timeline = reach_then(small_step(&small.reach));
    const struct segment *back = nth(timeline, "setup", 1);
    struct moment moment;
    timeline_at(timeline, back->start_ms, &moment);
    assert_int_equal(moment.seconds_left, 6);
    assert_true(moment.segment_left == 1);
    timeline_at(timeline, back->end_ms, &moment);
    assert_int_equal(moment.seconds_left, (6000 - length(back) + 999) / 1000);
    timeline_free(timeline);
}

static void the_muscles_of_a_stretch_fade_on_its_own_side(void **state)
{
    (void)state;
    small.reach.phase_count = 4; /* ends in the hold */
    small.routine.step_count = 1;
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *back = nth(timeline, "switch", 0);
    struct moment moment;
    timeline_at(timeline, back->start_ms + 200, &moment);
    assert_true(moment.highlight > 0);
    assert_int_equal(moment.lit->side, SIDE_RIGHT);
    timeline_free(timeline);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_raised, close_small)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_way_back_is_taken_from_the_closing),
        TEST(the_way_back_is_taken_from_the_next_set_up),
        TEST(the_way_back_is_taken_from_a_rest),
        TEST(what_is_too_short_for_the_way_back_gets_longer),
        TEST(sides_change_by_way_of_the_start),
        TEST(sides_change_into_a_raised_arm_on_the_other_side),
        TEST(what_counts_down_is_the_whole_of_going_back_and_on),
        TEST(the_muscles_of_a_stretch_fade_on_its_own_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
