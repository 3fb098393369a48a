/* Words for those who see nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "timeline/describe.h"
#include "timeline/small.h"

static struct arena arena;

static int open_all(void **state)
{
    arena_open(&arena, &memory_heap, 1 << 16);
    return open_small(state);
}

static int close_all(void **state)
{
    arena_close(&arena);
    return close_small(state);
}

static void the_part_that_moves_is_named_with_its_side(void **state)
{
    (void)state;
    const struct key *keys = small.reach_keys;
    assert_string_equal(describe_way(&arena, &keys[0], &keys[1]),
                        "Your right arm goes up and forward.");
    assert_string_equal(describe_way(&arena, &keys[1], &keys[2]), "Your right elbow bends.");
    assert_string_equal(describe_way(&arena, &keys[2], &keys[0]),
                        "Your right arm goes down and back. Your right elbow straightens.");
}

static void both_sides_at_once_are_told_once(void **state)
{
    (void)state;
    struct key bent = small.roll_keys[0];
    bent.angle[JOINT_RIGHT_KNEE][0].degrees = 60;
    bent.angle[JOINT_LEFT_KNEE][0].degrees = 55;
    assert_string_equal(describe_way(&arena, &small.roll_keys[0], &bent), "Both knees bend.");
}

static void what_hardly_moves_is_not_told(void **state)
{
    (void)state;
    assert_null(describe_way(&arena, &small.roll_keys[0], &small.roll_keys[1]));
}

static void the_whole_back_is_one_part(void **state)
{
    (void)state;
    struct key turned = small.roll_keys[0];
    turned.angle[JOINT_THORAX1][2].degrees = -8;
    turned.angle[JOINT_THORAX2][2].degrees = -8;
    assert_string_equal(describe_way(&arena, &small.roll_keys[0], &turned),
                        "Your back turns to the left.");
}

static void an_exercise_tells_its_position_only_on_arrival(void **state)
{
    (void)state;
    const char *lines[DESCRIBE_LINES_MOST];
    static const char *const chair[] = {"Start on the chair.", "Feet flat."};
    small.reach.purpose = "Lengthens the side.";
    assert_int_equal(describe_exercise(&arena, &small.reach, false, lines), 2);
    assert_string_equal(lines[0], "Lengthens the side.");
    assert_string_equal(lines[1], "In the stretch your right elbow bends.");
    small.chair.describe = (struct lines){chair, 2};
    assert_int_equal(describe_exercise(&arena, &small.reach, true, lines), 4);
    assert_string_equal(lines[1], "Feet flat.");
    small.chair.describe.count = 0;
    small.chair.name = "Sitting on a chair";
    assert_int_equal(describe_exercise(&arena, &small.reach, true, lines), 3);
    assert_string_equal(lines[0], "Start sitting on a chair.");
}

static void what_was_written_stands_instead_of_what_the_poses_tell(void **state)
{
    (void)state;
    const char *lines[DESCRIBE_LINES_MOST];
    static const char *const written[] = {"The hand goes to the nape.", "Feel the upper arm."};
    small.reach.purpose = "Lengthens the side.";
    small.reach.describe = (struct lines){written, 2};
    assert_int_equal(describe_exercise(&arena, &small.reach, false, lines), 3);
    assert_string_equal(lines[0], "Lengthens the side.");
    assert_string_equal(lines[1], written[0]);
    assert_string_equal(lines[2], written[1]);
}

static void a_phase_with_words_needs_no_more(void **state)
{
    (void)state;
    struct phase phases[2] = {small_reach_phases[0], small_reach_phases[1]};
    const char *lines[DESCRIBE_LINES_MOST];
    small.reach.phases = phases;
    assert_int_equal(describe_phase(&arena, &small.reach, 1, lines), 0);
    phases[1].say.count = 0;
    assert_int_equal(describe_phase(&arena, &small.reach, 1, lines), 1);
    assert_string_equal(lines[0], "Your right arm goes up and forward.");
    phases[1].describe = (struct lines){small_hold, 2};
    assert_int_equal(describe_phase(&arena, &small.reach, 1, lines), 2);
    assert_string_equal(lines[1], small_hold[1]);
}

static int said(const struct timeline *timeline, const char *text)
{
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++)
        count += !timeline->cues[i].dropped && strcmp(timeline->cues[i].text, text) == 0;
    return count;
}

static void descriptions_have_time_of_their_own(void **state)
{
    (void)state;
    struct timeline_wish wish = timeline_wish_default();
    small.reach.purpose = "Lengthens the side.";
    small.roll.purpose = "Loosens the back.";
    small.chair.name = "Sitting on a chair";
    small.all_fours.name = "On all fours";
    struct timeline *plain = small_build(&small, &wish);
    wish.described = true;
    struct timeline *timeline = small_build(&small, &wish);
    assert_true(timeline->duration_ms > plain->duration_ms);
    assert_int_equal(timeline->stretch_ms, plain->stretch_ms);
    assert_int_equal(said(timeline, "Start sitting on a chair."), 1);
    assert_int_equal(said(timeline, "Lengthens the side."), 1);
    assert_int_equal(said(timeline, "Start on all fours."), 1);
    assert_int_equal(said(timeline, "Loosens the back."), 1);
    assert_int_equal(said(plain, "Loosens the back."), 0);
    for (int i = 0; i < timeline->cue_count; i++)
        assert_null(timeline->cues[i].dropped);
    timeline_free(timeline);
    timeline_free(plain);
}

static void after_changing_sides_the_words_that_name_a_side_are_told_again(void **state)
{
    (void)state;
    static const char *const setup[] = {"Sit tall.", "Left hand to the right thigh."};
    struct phase phases[6];
    memcpy(phases, small_reach_phases, sizeof phases);
    phases[0].say = (struct lines){setup, 2};
    small.reach.phases = phases;
    struct timeline_wish wish = timeline_wish_default();
    struct timeline *plain = small_build(&small, &wish);
    wish.described = true;
    struct timeline *timeline = small_build(&small, &wish);
    assert_int_equal(said(plain, "Right hand to the left thigh."), 0);
    assert_int_equal(said(timeline, "Right hand to the left thigh."), 1);
    assert_int_equal(said(timeline, setup[1]), 1);
    assert_int_equal(said(timeline, setup[0]), 1);
    timeline_free(timeline);
    timeline_free(plain);
}

static void a_script_in_bars_stays_on_its_bars(void **state)
{
    (void)state;
    struct timeline_wish wish = timeline_wish_default();
    wish.described = true;
    small.reach.purpose = "Lengthens the side.";
    small.chair.name = "Sitting on a chair";
    small_by_bars(&small, 2000);
    struct timeline *timeline = small_build(&small, &wish);
    for (int i = 0; i < timeline->segment_count; i++)
        assert_int_equal(timeline->segments[i].start_ms % 2000, 0);
    timeline_free(timeline);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_part_that_moves_is_named_with_its_side),
        TEST(both_sides_at_once_are_told_once),
        TEST(what_hardly_moves_is_not_told),
        TEST(the_whole_back_is_one_part),
        TEST(an_exercise_tells_its_position_only_on_arrival),
        TEST(what_was_written_stands_instead_of_what_the_poses_tell),
        TEST(a_phase_with_words_needs_no_more),
        TEST(descriptions_have_time_of_their_own),
        TEST(after_changing_sides_the_words_that_name_a_side_are_told_again),
        TEST(a_script_in_bars_stays_on_its_bars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
