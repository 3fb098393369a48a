/* The real routines and exercises: totals of reference/content.md, and what must hold in all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/failing.h"
#include "library/shipped_once.h"
#include "timeline/moment.h"
#include "timeline/texts.h"

static const struct routine *routine_named(const char *id)
{
    const struct exercise *exercise = library_exercise(&library, id);
    const struct routine *routine =
        exercise ? library_routine_of(&library, exercise) : library_routine(&library, id);
    assert_non_null(routine);
    return routine;
}

static struct timeline *build(const char *id, const struct timeline_wish *wish)
{
    const struct timeline_wish usual = timeline_wish_default();
    struct timeline *timeline =
        timeline_build(&world_machine, routine_named(id), wish ? wish : &usual, &problems);
    if (!timeline)
        problems_print(&problems, stderr);
    assert_non_null(timeline);
    return timeline;
}

static void totals_are_those_of_the_reference(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int64_t duration_ms, stretch_ms;
    } expected[] = {
        {"one_minute", 57600, 28800},
        {"daily_sixty", 112000, 70000},
        {"lower_back_relief", 602000, 298000},
        {"flexion_sensitive", 489000, 325000},
        {"hips_piriformis", 536000, 280000},
        {"desk_break", 412000, 203000},
        {"upper_body", 466000, 210000},
        {"evening_wind_down", 568000, 250000},
        {"morning_gentle", 411000, 254000},
        {"legs_all_round", 498000, 260000},
        {"article_tour", 857000, 340000},
        {"lower_back_short", 257000, 100000},
        {"desk_short", 192000, 80000},
        /* exercises alone: their "whole" and five seconds each of opening and closing */
        {"rock_back", 10000 + 70000, 40000},
        {"partial_rock", 10000 + 67000, 60000},
        {"childs_pose", 10000 + 50000, 30000},
        {"knee_to_chest", 10000 + 95000, 40000},
        {"partial_knee_raise", 10000 + 111000, 80000},
        {"double_knee_to_chest", 10000 + 47000, 20000},
        {"cat_cow", 10000 + 72000, 60000},
        {"seated_cat_cow", 10000 + 51000, 40000},
        {"pelvic_tilt", 10000 + 69000, 60000},
        {"supine_twist", 10000 + 81000, 40000},
        {"bridge", 10000 + 76000, 70000},
        {"sphinx", 10000 + 50000, 30000},
        {"press_up", 10000 + 84000, 72000},
        {"standing_extension", 10000 + 38000, 33000},
        {"crook_rest", 10000 + 67000, 0},
        {"figure_four", 10000 + 124000, 60000},
        {"piriformis_cross", 10000 + 111000, 60000},
        {"butterfly", 10000 + 49000, 30000},
        {"hip_flexor_half_kneel", 10000 + 96000, 60000},
        {"seated_figure_four", 10000 + 89000, 40000},
        {"outer_thigh_standing", 10000 + 131000, 80000},
        {"outer_thigh_strap", 10000 + 99000, 40000},
        {"hamstring_supine", 10000 + 112000, 60000},
        {"hamstring_seated", 10000 + 68000, 40000},
        {"quad_side_lying", 10000 + 124000, 60000},
        {"quad_standing", 10000 + 99000, 40000},
        {"calf_wall", 10000 + 90000, 60000},
        {"overhead_triceps", 10000 + 101000, 40000},
        {"cross_body_deltoid", 10000 + 83000, 40000},
        {"hand_behind_back", 10000 + 68000, 40000},
        {"wrist_forearm", 10000 + 98000, 40000},
        {"doorway_chest", 10000 + 46000, 30000},
        {"thoracic_extension_chair", 10000 + 56000, 44000},
        {"thread_needle", 10000 + 99000, 40000},
        {"standing_side_bend", 10000 + 75000, 40000},
        {"seated_twist", 10000 + 70000, 40000},
        {"seated_forward_fold", 10000 + 43000, 20000},
        {"neck_side_bend", 10000 + 68000, 40000},
        {"chin_tuck", 10000 + 58000, 50000},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct timeline *timeline = build(expected[i].id, NULL);
        assert_int_equal(timeline->duration_ms, expected[i].duration_ms);
        assert_int_equal(timeline->stretch_ms, expected[i].stretch_ms);
        timeline_free(timeline);
    }
}

static bool is_voice(const struct cue *cue)
{
    return !cue->dropped && cue->text[0];
}

static void assert_sound(const struct timeline *timeline)
{
    int64_t free_from = 0, at = 0;
    for (int i = 0; i < timeline->segment_count; i++) {
        assert_int_equal(timeline->segments[i].start_ms, at);
        at = timeline->segments[i].end_ms;
    }
    assert_int_equal(at, timeline->duration_ms);
    at = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        assert_true(cue->at_ms >= at);
        at = cue->at_ms;
        if (is_voice(cue)) {
            assert_true(cue->at_ms >= free_from);
            free_from = cue->at_ms + cue->duration_ms;
            assert_true(free_from <= timeline->duration_ms);
        }
    }
}

static void voices_keep_apart_at_every_tempo(void **state)
{
    (void)state;
    static const float tempos[] = {0.5f, 1, 1.37f, 2};
    for (int r = 0; r < library.routine_count; r++) {
        for (int t = 0; t < 4; t++) {
            struct timeline_wish wish = timeline_wish_default();
            wish.tempo = tempos[t];
            wish.counting = t % 2 ? COUNT_ALL : COUNT_LAST_FIVE;
            struct timeline *timeline = build(library.routines[r]->id, &wish);
            assert_sound(timeline);
            timeline_free(timeline);
        }
    }
}

static void one_minute_counts_both_holds_on_the_second(void **state)
{
    (void)state;
    static const struct {
        int64_t at_ms;
        const char *text;
    } expected[] = {{29600, "four"}, {30600, "three"}, {31600, "two"}, {32600, "one"},
                    {44000, "four"}, {45000, "three"}, {46000, "two"}, {47000, "one"}};
    struct timeline *timeline = build("one_minute", NULL);
    int found = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        assert_null(cue->dropped);
        if (cue->kind == CUE_COUNT) {
            assert_in_range(found, 0, 7);
            assert_int_equal(cue->at_ms, expected[found].at_ms);
            assert_string_equal(cue->text, expected[found].text);
            found++;
        }
    }
    assert_int_equal(found, 8);
    timeline_free(timeline);
}

static void only_second_sentences_of_short_holds_are_dropped(void **state)
{
    (void)state;
    for (int r = 0; r < library.routine_count; r++) {
        struct timeline *timeline = build(library.routines[r]->id, NULL);
        for (int i = 0; i < timeline->cue_count; i++) {
            const struct cue *cue = &timeline->cues[i];
            const bool short_hold = timeline->segments[cue->segment].holds;
            if (cue->dropped && cue->priority <= PRIORITY_INSTRUCTION && !short_hold)
                fail_msg("%s: \"%s\": %s", timeline->routine->id, cue->text, cue->dropped);
        }
        timeline_free(timeline);
    }
}

struct texts {
    char *list[8000];
    int count;
};

static void collect(void *context, const char *text)
{
    struct texts *texts = context;
    assert_in_range(texts->count, 0, 7999);
    texts->list[texts->count++] = strdup(text);
}

static bool knows(const struct texts *texts, const char *text)
{
    for (int i = 0; i < texts->count; i++)
        if (strcmp(texts->list[i], text) == 0)
            return true;
    return false;
}

static void assert_known(const struct texts *texts, const char *id, enum side side)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.side = side;
    wish.described = side == SIDE_BOTH; /* it only adds words, of both sides */
    wish.counting = COUNT_ALL;
    struct timeline *timeline = build(id, &wish);
    for (int i = 0; i < timeline->cue_count; i++)
        if (timeline->cues[i].text[0] && !knows(texts, timeline->cues[i].text))
            fail_msg("no clip would be made of \"%s\"", timeline->cues[i].text);
    timeline_free(timeline);
}

static void every_text_that_is_spoken_was_told_beforehand(void **state)
{
    (void)state;
    static struct texts texts;
    assert_true(timeline_texts(&world_machine, &library, collect, &texts));
    for (int side = SIDE_BOTH; side <= SIDE_RIGHT; side++) {
        for (int i = 0; i < library.routine_count; i++)
            assert_known(&texts, library.routines[i]->id, (enum side)side);
        for (int i = 0; i < library.exercise_count; i++)
            assert_known(&texts, library.exercises[i]->id, (enum side)side);
    }
    for (int i = 0; i < texts.count; i++)
        free(texts.list[i]);
}

static void ignore(void *context, const char *text)
{
    (void)context;
    assert_non_null(text);
}

static void texts_that_memory_does_not_allow_are_told_as_missing(void **state)
{
    (void)state;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    struct world world = world_machine;
    world.memory = &memory;
    assert_false(timeline_texts(&world, &library, ignore, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_those_of_the_reference),
        cmocka_unit_test(voices_keep_apart_at_every_tempo),
        cmocka_unit_test(one_minute_counts_both_holds_on_the_second),
        cmocka_unit_test(only_second_sentences_of_short_holds_are_dropped),
        cmocka_unit_test(every_text_that_is_spoken_was_told_beforehand),
        cmocka_unit_test(texts_that_memory_does_not_allow_are_told_as_missing),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
