/* A body with limits of its own is shown nothing that it cannot do, on either side, and sits on a
 * chair of its own. */
#include "command/fit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "record/suit.h"
#include "record/told_days.h"
#include "timeline/trace.h"

enum { SAMPLE_MS = 250 };

static struct arena arena;
static struct fit fit;
static struct profile profile;

static int start(void **state)
{
    arena_open(&arena, &memory_heap, 16 << 20);
    profile = (struct profile){.flags = 0};
    fit = (struct fit){.library = NULL};
    return tell_nothing(state);
}

static int end(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

static void limit(const char *joint, const char *way, const char *degrees)
{
    assert_int_equal(
        turn_words_read(text_of(joint), text_of(way), text_of(degrees), &profile.limits),
        TURN_WORDS_GOOD);
}

static struct suited suit(const struct routine *routine)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.limits = profile.limits;
    fit_take(&fit, &world_machine, &library, &wish);
    const struct suit_wish suits = {.entries = told_entries(),
                                    .profile = &profile,
                                    .now = at("2026-06-01T12:00:00+02:00"),
                                    .range = 1000,
                                    .fits = fit_exercise,
                                    .context = &fit};
    return suit_routine(&arena, &library, routine, &suits);
}

static struct timeline *lay_out(const struct routine *routine, float seat)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.limits = profile.limits;
    wish.seat = seat;
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

/* The largest angle anywhere in the timeline. */
static float most(const struct timeline *timeline, enum joint joint, int axis)
{
    static struct trace trace;
    float degrees = 0;
    for (int64_t ms = 0; ms < timeline->duration_ms; ms += SAMPLE_MS) {
        timeline_trace(timeline, ms, &trace);
        degrees = fmaxf(degrees, trace.angles[joint][axis]);
    }
    return degrees;
}

static void the_right_knee_bends_as_far_as_it_may_on_both_sides_and_the_left_as_ever(void **state)
{
    (void)state;
    limit("right_knee", "flexion", "110");
    const struct exercise *exercise = library_exercise(&library, "knee_to_chest");
    const struct suited suited = suit(library_routine_of(&library, exercise));
    assert_int_equal(suited.change_count, 0);
    struct timeline *timeline = lay_out(suited.routine, RIG_SEAT);
    assert_true(most(timeline, JOINT_RIGHT_KNEE, 0) <= 111);
    assert_true(most(timeline, JOINT_LEFT_KNEE, 0) > 115);
    timeline_free(timeline);
}

static void what_cannot_be_done_is_exchanged_or_left_out_and_the_limit_named(void **state)
{
    (void)state;
    char words[256];
    limit("right_knee", "flexion", "90");
    const struct suited suited = suit(library_routine(&library, "daily_sixty"));
    assert_int_equal(suited.change_count, 1);
    suit_tell(&suited.changes[0], words, sizeof words);
    assert_string_equal(words, "Partial-arc rock-back is shown instead of Child's pose with reach: "
                               "right knee: flexion 90 degrees at most");
    for (int i = 0; suited.routine != NULL && i < suited.routine->step_count; i++)
        assert_true(suited.routine->steps[i].kind != STEP_EXERCISE ||
                    fit_exercise(&fit, suited.routine->steps[i].exercise));
}

/* What suits is played whole, and within the limits, changes of position as well. */
static void every_routine_that_suits_can_be_played_within_the_limits(void **state)
{
    (void)state;
    static const char *const names[] = {"lower_back_short", "legs_all_round", "desk_short"};
    limit("left_hip", "flexion", "95");
    limit("right_knee", "flexion", "110");
    for (int i = 0; i < 3; i++) {
        const struct suited suited = suit(library_routine(&library, names[i]));
        if (suited.routine == NULL)
            continue;
        struct timeline *timeline = lay_out(suited.routine, RIG_SEAT);
        assert_true(most(timeline, JOINT_RIGHT_KNEE, 0) <= 111);
        assert_true(most(timeline, JOINT_LEFT_HIP, 0) <= 96);
        timeline_free(timeline);
    }
}

static void on_a_chair_of_any_height_feet_and_seat_are_met(void **state)
{
    (void)state;
    static struct trace trace;
    static const float seats[] = {0.38F, 0.52F};
    const struct routine *routine = library_routine(&library, "desk_short");
    float hips[2];
    for (int i = 0; i < 2; i++) {
        struct timeline *timeline = lay_out(routine, seats[i]);
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += 4 * SAMPLE_MS) {
            timeline_trace(timeline, ms, &trace);
            for (int k = 0; k < trace.contact_count; k++)
                if (fabsf(trace.contacts[k].gap_mm) > 10)
                    fail_msg("at %d ms: %s misses %s by %.1f mm", (int)ms, trace.contacts[k].part,
                             trace.contacts[k].on, (double)trace.contacts[k].gap_mm);
            assert_true(trace.lowest_mm > -5);
        }
        hips[i] = trace.placed.at[JOINT_RIGHT_HIP][1];
        timeline_free(timeline);
    }
    assert_true(fabsf(hips[1] - hips[0] - 0.14F) < 0.01F);
}

static void a_limit_that_means_nothing_is_told_at_its_place(void **state)
{
    (void)state;
    struct turn_limits limits = {.count = 0};
    const struct text knee = text_of("right_knee"), bends = text_of("flexion");
    assert_int_equal(turn_words_read(text_of("kneee"), bends, text_of("90"), &limits),
                     TURN_WORDS_NO_JOINT);
    assert_int_equal(turn_words_read(knee, text_of("abduction"), text_of("90"), &limits),
                     TURN_WORDS_NO_WAY);
    assert_int_equal(turn_words_read(knee, bends, text_of("ninety"), &limits),
                     TURN_WORDS_NO_DEGREES);
    assert_int_equal(turn_words_read(knee, bends, text_of("200"), &limits), TURN_WORDS_NO_DEGREES);
    assert_int_equal(limits.count, 0);
    assert_int_equal(turn_words_read(text_of("hips"), text_of("extension"), text_of("5"), &limits),
                     TURN_WORDS_GOOD);
    assert_int_equal(turn_words_read(text_of("lumbar"), bends, text_of("10.5"), &limits),
                     TURN_WORDS_GOOD);
    assert_int_equal(limits.count, 3);
    char words[100];
    turn_words_tell(&limits.list[2], words, sizeof words);
    assert_string_equal(words, "lumbar: flexion 10 degrees at most");
    turn_words_tell(&limits.list[0], words, sizeof words);
    assert_string_equal(words, "left hip: extension 5 degrees at most");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_right_knee_bends_as_far_as_it_may_on_both_sides_and_the_left_as_ever),
        TEST(what_cannot_be_done_is_exchanged_or_left_out_and_the_limit_named),
        TEST(every_routine_that_suits_can_be_played_within_the_limits),
        TEST(on_a_chair_of_any_height_feet_and_seat_are_met),
        TEST(a_limit_that_means_nothing_is_told_at_its_place),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
