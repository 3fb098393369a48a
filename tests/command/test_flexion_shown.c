/* Whom bending forward hurts is shown a back no rounder than is allowed in any moment of a
 * timeline: where positions change, on skips and ways out, with other bodies, and in exercises of
 * their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/sensitive.h"
#include "timeline/blend.h"
#include "timeline/retreat.h"

enum { AT_FIRST = 300, AT_FIRST_BY_HAND = 400, EVER = 600 };

static struct timeline_wish body;

static struct timeline *lay_out(const struct routine *routine, const struct suit_wish *wish,
                                float range)
{
    struct timeline_wish plan = body;
    plan.range = range;
    plan.moving = comfort_moving(wish->entries, wish->profile, wish->now);
    plan.shown = comfort_shown(wish->entries, wish->profile, wish->now);
    return timeline_build(&world_machine, routine, &plan, &problems);
}

static void assert_is_within(const struct routine *routine, const struct suit_wish *wish,
                             float range, int share)
{
    const struct suited suited = suit_routine(&arena, &library, routine, wish);
    struct timeline *timeline = lay_out(suited.routine, wish, range);
    assert_non_null(timeline);
    const struct rounding most = rounding_of_timeline(timeline);
    if (!rounding_is_within(most, (float)share / COMFORT_WHOLE))
        fail_msg("%s rounds the back by %.1f degrees", routine->id, (double)most.both);
    timeline_free(timeline);
}

static void assert_all_is_within(const struct suit_wish *wish, float range, int share)
{
    for (int i = 0; i < library.routine_count; i++)
        assert_is_within(library.routines[i], wish, range, share);
}

static bool at_length(void)
{
    return getenv("LIMBER_FLEXION_SEEDS") != NULL;
}

static void changes_of_position_keep_to_it(void **state)
{
    (void)state;
    const struct suit_wish first = wish_at("2026-06-01T12:00:00+02:00", &sensitive);
    assert_all_is_within(&first, 1, AT_FIRST);
    practise_for(120);
    const struct suit_wish wish = wish_at("1970-05-01T12:00:00+00:00", &sensitive);
    assert_all_is_within(&wish, TIMELINE_RANGE_MOST, EVER);
}

/* Small and large, thin and thick, on chairs on which they can sit. */
static void other_bodies_are_rounded_no_further(void **state)
{
    (void)state;
    static const float bodies[][3] = {
        {2.2F, 1.25F, 0.6F}, {1.2F, 1.25F, 0.35F}, {2.2F, 0.8F, 0.35F}};
    practise_for(120);
    const struct suit_wish wish = wish_at("1970-05-01T12:00:00+00:00", &sensitive);
    for (int i = 0; i < 3; i++) {
        body.stature = bodies[i][0];
        body.build = bodies[i][1];
        body.seat = bodies[i][2];
        if (at_length())
            assert_all_is_within(&wish, TIMELINE_RANGE_MOST, EVER);
        else if (i == 0)
            assert_is_within(library_routine(&library, "morning_gentle"), &wish,
                             TIMELINE_RANGE_MOST, EVER);
    }
    body = timeline_wish_default();
}

/* A skip out of a skip, and "it hurts", from anywhere to anywhere. */
static void assert_skips_are_within(const struct timeline *timeline, int skips)
{
    struct blend blend = {.ms = 0};
    struct moment moment;
    struct retreat retreat;
    int64_t now = 0;
    for (int skip = 0; skip < skips; skip++) {
        const int64_t to = rand() % timeline->duration_ms;
        timeline_at(timeline, now, &moment);
        blend_at(&blend, timeline, &moment);
        blend_begin(&blend, timeline, &moment, to);
        retreat_plan(timeline, to, &retreat);
        const int64_t until = rand() % 2 == 0 ? blend.ms : rand() % (blend.ms + 1);
        for (now = to; blend.since_ms < until; now += 50) {
            blend_pass(&blend, 50);
            timeline_at(timeline, now, &moment);
            blend_at(&blend, timeline, &moment);
            assert_true(rounding_is_within(rounding_of(&moment.pose), 0.6F));
        }
        for (int64_t ms = 0; ms <= retreat.ms; ms += 250) {
            retreat_at(&retreat, ms, &moment);
            assert_true(rounding_is_within(rounding_of(&moment.pose), 0.6F));
        }
    }
}

static void skips_and_ways_out_keep_to_it(void **state)
{
    (void)state;
    static const char *const routines[] = {"daily_sixty", "one_minute", "morning_gentle"};
    practise_for(120);
    srand(1);
    const struct suit_wish wish = wish_at("1970-05-01T12:00:00+00:00", &sensitive);
    for (int i = 0; i < 3; i++) {
        const struct routine *routine = library_routine(&library, routines[i]);
        const struct suited suited = suit_routine(&arena, &library, routine, &wish);
        struct timeline *timeline = lay_out(suited.routine, &wish, TIMELINE_RANGE_MOST);
        const struct rounding most = rounding_of_timeline(timeline);
        struct moment moment;
        assert_true(most.both > 0.5F * (LOW_BACK + MIDDLE_BACK));
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += 997) {
            timeline_at(timeline, ms, &moment);
            assert_true(rounding_of(&moment.pose).both <= most.both + 0.1F);
        }
        assert_skips_are_within(timeline, at_length() ? 4000 : 60);
        timeline_free(timeline);
    }
}

/* ---- exercises of ones own ---- */

#define ABOUT                                                                                      \
    "format: limber exercise 1\nname: Own\ncategory: desk\npurpose: Test.\nposition: chair\n"      \
    "sides: both\ndose: {repeats: 3}\ngroups: [shoulders]\nhighlight: [chest]\n"                   \
    "status: experimental\nlicence: CC0-1.0\n"

static const char *const own_exercises[] = {
    /* rounded where nothing is stretched */
    ABOUT "poses:\n  slump:\n    lumbar: {flexion: 41}\n    thoracic: {flexion: 24}\n"
          "    pelvis: {posterior_tilt: 20}\n"
          "phases:\n  - {phase: down, to: slump, seconds: 6, repeats: yes, say: Slump.}\n"
          "  - {phase: up, to: start, seconds: 6, repeats: yes, say: Sit.}\n",
    /* an arc that begins rounded */
    ABOUT "poses:\n  slump:\n    lumbar: {flexion: 35}\n    thoracic: {flexion: 20}\n"
          "    pelvis: {posterior_tilt: 20}\n  more:\n    from: slump\n    lumbar: {flexion: 42}\n"
          "phases:\n  - {phase: down, to: slump, seconds: 6, say: Slump.}\n"
          "  - {phase: more, to: more, seconds: 6, stretches: yes, repeats: yes, say: More.}\n"
          "  - {phase: less, to: slump, seconds: 6, repeats: yes, say: Less.}\n"
          "  - {phase: up, to: start, seconds: 6, say: Sit.}\n",
};

static const struct routine *read_own(const char *content)
{
    static const char path[] = LIMBER_BUILD "/own_flexion.yaml";
    const char *id = NULL;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_true(library_add_file(&library, &world_machine, path, &problems, &id));
    return library_routine_of(&library, library_exercise(&library, id));
}

static void however_an_exercise_is_written_it_is_no_more(void **state)
{
    (void)state;
    const struct suit_wish wish = wish_at("2026-06-01T12:00:00+02:00", &sensitive);
    for (size_t i = 0; i < sizeof own_exercises / sizeof *own_exercises; i++) {
        const struct routine *own = read_own(own_exercises[i]);
        const struct suited suited = suit_routine(&arena, &library, own, &wish);
        const struct rounding alone = measure(own->steps[0].exercise, AT_FIRST);
        assert_false(rounding_is_within(alone, (float)EVER / COMFORT_WHOLE));
        struct timeline *timeline = lay_out(suited.routine, &wish, TIMELINE_RANGE_MOST);
        assert_non_null(timeline);
        const struct rounding most = rounding_of_timeline(timeline);
        assert_true(rounding_is_within(most, (float)AT_FIRST_BY_HAND / COMFORT_WHOLE));
        assert_true(most.both > 0.2F * (LOW_BACK + MIDDLE_BACK));
        timeline_free(timeline);
    }
}

static void whom_it_does_not_hurt_is_shown_more(void **state)
{
    (void)state;
    practise_for(120);
    const struct profile nothing = {.flags = 0};
    struct suit_wish wish = wish_at("1970-05-01T12:00:00+00:00", &nothing);
    wish.range = COMFORT_WHOLE;
    const struct suited suited =
        suit_routine(&arena, &library, library_routine(&library, "daily_sixty"), &wish);
    struct timeline *timeline = lay_out(suited.routine, &wish, 1);
    assert_true(rounding_of_timeline(timeline).both > 0.8F * (LOW_BACK + MIDDLE_BACK));
    timeline_free(timeline);
}

/* After years, and asked for the most: no end of the range back or to the side. */
static void with_brittle_bones_no_spine_goes_to_its_end(void **state)
{
    (void)state;
    static const char *const bends[] = {"standing_side_bend", "standing_extension", "press_up",
                                        "sphinx", "thoracic_extension_chair"};
    const float back = 40.0F, side = 40.0F;
    const struct profile brittle = {.flags = 1U << FLAG_OSTEO}, nothing = {.flags = 0};
    struct rounding most = {0, 0, 0, 0, 0};
    practise_for(120);
    for (int i = 0; i < 6; i++) {
        struct suit_wish wish = wish_at("1970-05-01T12:00:00+00:00", i < 5 ? &brittle : &nothing);
        wish.range = COMFORT_WHOLE;
        const struct exercise *exercise = library_exercise(&library, bends[i % 5]);
        const struct suited suited =
            suit_routine(&arena, &library, library_routine_of(&library, exercise), &wish);
        assert_ptr_equal(suited.routine->steps[0].exercise, exercise);
        struct timeline *timeline = lay_out(suited.routine, &wish, TIMELINE_RANGE_MOST);
        most = rounding_of_timeline(timeline);
        if (i < 5)
            assert_true(most.arch <= 0.8F * back && most.lean <= 0.8F * side);
        timeline_free(timeline);
    }
    assert_true(most.lean > 0.85F * side);
}

static int open_all(void **state)
{
    body = timeline_wish_default();
    return open_library(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(changes_of_position_keep_to_it),
        TEST(other_bodies_are_rounded_no_further),
        TEST(skips_and_ways_out_keep_to_it),
        TEST(with_brittle_bones_no_spine_goes_to_its_end),
        TEST(whom_it_does_not_hurt_is_shown_more),
        TEST(however_an_exercise_is_written_it_is_no_more),
    };
    return cmocka_run_group_tests(tests, open_all, close_library);
}
