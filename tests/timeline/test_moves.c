/* Changes of position in a routine, with the moves that are shipped and two made-up positions. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "timeline/trace.h"

enum { EVERY_MS = 20 };

static const struct phase still[] = {{.name = "setup", .ms = 5000}};

static struct exercise resting[2];
static struct step steps[2];
static struct routine routine;

/* Five seconds in each of two positions; the first one by what is `left` of sided ones. */
static const struct timeline *between(const char *from, const char *to, float tempo)
{
    const char *const ids[] = {from, to};
    for (int i = 0; i < 2; i++) {
        const struct position *position = library_position(&library, ids[i]);
        assert_non_null(position);
        resting[i] = (struct exercise){.id = ids[i],
                                       .name = position->name,
                                       .position = position,
                                       .keys = &position->key,
                                       .key_count = 1,
                                       .dose = {.repeats = 1},
                                       .switch_ms = 7000,
                                       .phases = still,
                                       .phase_count = 1};
        steps[i] = (struct step){.kind = STEP_EXERCISE,
                                 .exercise = &resting[i],
                                 .left = true,
                                 .right = true,
                                 .comfort = 1};
    }
    routine = (struct routine){.id = "made_up",
                               .steps = steps,
                               .step_count = 2,
                               .moves = library.moves,
                               .opening_ms = 1000,
                               .closing_ms = 1000};
    struct timeline_wish wish = timeline_wish_default();
    wish.tempo = tempo;
    struct timeline *timeline = timeline_build(&world_machine, &routine, &wish, &problems);
    problems_print(&problems, stderr);
    assert_non_null(timeline);
    return timeline;
}

static void done(const struct timeline *timeline)
{
    timeline_free((struct timeline *)timeline);
}

static const struct segment *first_change(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (timeline->segments[i].kind == SEGMENT_CHANGE)
            return &timeline->segments[i];
    fail_msg("the position does not change");
    return NULL;
}

static void a_change_is_one_segment_a_way_of_the_next_exercise(void **state)
{
    (void)state;
    const struct timeline *timeline = between("chair", "standing", 1);
    const struct segment *segment = first_change(timeline);
    static const char *const poses[] = {"lean", "rise", "end"};
    assert_int_equal(segment->start_ms, 6000);
    assert_int_equal(segment->whole_end_ms, 11000);
    for (int i = 0; i < 3; i++) {
        assert_string_equal(segment[i].pose, poses[i]);
        assert_string_equal(segment[i].phase, "change");
        assert_string_equal(segment[i].exercise->id, "standing");
        assert_int_equal(segment[i].fade_ms, 0);
        assert_int_equal(segment[i].whole_start_ms, 6000);
        assert_int_equal(segment[i].step, 1);
    }
    assert_int_equal(segment[-1].next, segment - timeline->segments);
    assert_int_equal(segment[3].kind, SEGMENT_PHASE);
    done(timeline);
}

static void the_words_of_the_move_are_said_after_the_name(void **state)
{
    (void)state;
    const struct timeline *timeline = between("chair", "standing", 1);
    int count;
    const struct cue *cues = timeline_cues(timeline, 6000, 11000, &count);
    assert_int_equal(count, 2);
    assert_string_equal(cues[0].text, "Standing.");
    assert_string_equal(cues[1].text, "Lean forward and stand up.");
    assert_null(cues[1].dropped);
    assert_string_equal(timeline_caption(timeline, 10900), "Lean forward and stand up.");
    done(timeline);
}

static void each_sentence_is_said_when_its_movement_is_near(void **state)
{
    (void)state;
    const struct timeline *timeline = between("standing", "supine", 1);
    const struct segment *change = first_change(timeline);
    const int64_t begin = change->start_ms, whole = change->whole_end_ms - begin;
    int count, lines = 0;
    const struct cue *cues = timeline_cues(timeline, begin + 2000, change->whole_end_ms, &count);
    const char *last = "";
    for (int i = 0; i < count; i++) {
        if (cues[i].kind == CUE_SPEECH && cues[i].priority == PRIORITY_INSTRUCTION) {
            assert_null(cues[i].dropped);
            assert_true(cues[i].at_ms - begin > whole * lines / 3 - 2000);
            assert_true(cues[i].at_ms - begin < whole * (lines + 1) / 3);
            last = cues[i].text;
            lines++;
        }
    }
    assert_int_equal(lines, 3);
    assert_string_equal(timeline_caption(timeline, change->whole_end_ms - 1), last);
    done(timeline);
}

static void backwards_the_ways_and_words_are_those_of_going_back(void **state)
{
    (void)state;
    const struct timeline *timeline = between("standing", "chair", 1);
    const struct segment *segment = first_change(timeline);
    static const char *const poses[] = {"rise", "lean", "start"};
    for (int i = 0; i < 3; i++)
        assert_string_equal(segment[i].pose, poses[i]);
    assert_string_equal(segment->caption, "Sit down slowly.");
    done(timeline);
}

static void a_slower_tempo_takes_longer_a_quicker_one_no_less(void **state)
{
    (void)state;
    const struct timeline *slow = between("chair", "standing", 0.5f);
    assert_int_equal(first_change(slow)->whole_end_ms - first_change(slow)->start_ms, 10000);
    done(slow);
    const struct timeline *quick = between("chair", "standing", 2);
    assert_int_equal(first_change(quick)->whole_end_ms - first_change(quick)->start_ms, 5000);
    done(quick);
}

/* Each moment against the one before: nothing jumps, nothing slips, nothing sinks. */
static void assert_moves_well(const struct timeline *timeline)
{
    static struct trace traces[2];
    timeline_trace(timeline, 0, &traces[0]);
    int frame = 1;
    for (int64_t ms = EVERY_MS; ms < timeline->duration_ms; ms += EVERY_MS, frame++) {
        const struct trace *before = &traces[(frame + 1) % 2];
        struct trace *now = &traces[frame % 2];
        timeline_trace(timeline, ms, now);
        assert_true(now->lowest_mm > -5);
        assert_true(pose_difference(&before->moment.pose, &now->moment.pose) < 0.05f);
        for (int j = 0; j < JOINT_COUNT; j++) {
            float apart = 0;
            for (int k = 0; k < 3; k++)
                apart += powf(now->placed.at[j][k] - before->placed.at[j][k], 2);
            if (!(sqrtf(apart) < 0.03f))
                fail_msg("%s jumps at %d ms", joint_name((enum joint)j), (int)ms);
        }
        for (int i = 0; i < now->contact_count; i++)
            if (!(now->contacts[i].slip_mm < 5))
                fail_msg("%s slips at %d ms", now->contacts[i].part, (int)ms);
    }
}

/* Of all that is shipped the review tells; these two have a sitter's feet and a sided position. */
static void nothing_jumps_slips_or_sinks_there_and_back(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"chair", "standing"},
                                           {"standing", "chair"},
                                           {"supine", "side_lying"},
                                           {"side_lying", "supine"}};
    for (int i = 0; i < 4; i++) {
        const struct timeline *timeline = between(pairs[i][0], pairs[i][1], 1);
        assert_moves_well(timeline);
        done(timeline);
    }
}

static void feet_stay_where_they_stand_from_one_position_to_the_other(void **state)
{
    (void)state;
    const struct timeline *timeline = between("chair", "standing", 1);
    static struct trace before, after;
    timeline_trace(timeline, 5900, &before);
    timeline_trace(timeline, 11100, &after);
    for (int k = 0; k < 3; k++)
        assert_true(fabsf(before.placed.at[JOINT_RIGHT_ANKLE][k] -
                          after.placed.at[JOINT_RIGHT_ANKLE][k]) < 0.005f);
    done(timeline);
}

static void without_a_path_the_figure_fades(void **state)
{
    (void)state;
    const struct moves *known = library.moves;
    static const struct moves none;
    library.moves = &none;
    const struct timeline *timeline = between("chair", "standing", 1);
    library.moves = known;
    const struct segment *segment = first_change(timeline);
    assert_true(segment->fade_ms > 0);
    assert_int_equal(segment->end_ms - segment->start_ms, 9000);
    done(timeline);
}

static void a_sided_position_changes_sides_over_one_that_has_none(void **state)
{
    (void)state;
    const struct exercise *exercise = library_exercise(&library, "quad_side_lying");
    assert_non_null(exercise);
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline =
        timeline_build(&world_machine, library_routine_of(&library, exercise), &wish, &problems);
    assert_non_null(timeline);
    const struct segment *first = timeline->segments;
    while (first->kind != SEGMENT_SWITCH)
        first++;
    const struct segment *last = first;
    while (last[1].kind == SEGMENT_SWITCH)
        last++;
    assert_int_equal(last->end_ms - first->start_ms, exercise->switch_ms);
    assert_false(first->mirrored);
    assert_true(last->mirrored);
    assert_int_equal(first->side, SIDE_LEFT);
    int64_t lain = 0; /* on the back, half way */
    for (const struct segment *at = first; at <= last; at++)
        lain = strcmp(at->pose, "start") == 0 ? at->end_ms : lain;
    static struct trace trace;
    timeline_trace(timeline, lain, &trace);
    assert_true(fabsf(trace.placed.at[JOINT_RIGHT_SHOULDER][1] -
                      trace.placed.at[JOINT_LEFT_SHOULDER][1]) < 0.005f);
    timeline_trace(timeline, last->end_ms, &trace);
    assert_true(trace.placed.at[JOINT_RIGHT_SHOULDER][1] <
                trace.placed.at[JOINT_LEFT_SHOULDER][1] - 0.1f);
    assert_moves_well(timeline);
    timeline_free(timeline);
}

/* Joints of three moments that follow each other. */
struct run {
    struct moment moment[3];
    struct placed placed[3];
};

static bool fades(const struct moment *moment)
{
    return moment->ms - moment->segment->start_ms < moment->segment->fade_ms + 2 * EVERY_MS;
}

/* A joint that keeps its course is where the two moments before let expect it. */
static void assert_no_jump(const struct routine *shown, const struct run *run, int at)
{
    const int now = at % 3, last = (at + 2) % 3, first = (at + 1) % 3;
    if (fades(&run->moment[now]))
        return;
    for (int j = 0; j < JOINT_COUNT; j++) {
        float off = 0;
        for (int k = 0; k < 3; k++)
            off += powf(run->placed[now].at[j][k] - 2 * run->placed[last].at[j][k] +
                            run->placed[first].at[j][k],
                        2);
        if (!(sqrtf(off) < 0.007f))
            fail_msg("%s: %s jumps by %.1f mm at %d ms", shown->id, joint_name((enum joint)j),
                     (double)sqrtf(off) * 1000, (int)run->moment[now].ms);
    }
    if (!(pose_difference(&run->moment[last].pose, &run->moment[now].pose) < 0.0524f))
        fail_msg("%s: turns by more than 3 degrees at %d ms", shown->id, (int)run->moment[now].ms);
}

static void nothing_jumps_in_any_shipped_routine(void **state)
{
    (void)state;
    static struct run run;
    const struct timeline_wish wish = timeline_wish_default();
    assert_true(library.routine_count > 0);
    for (int i = 0; i < library.routine_count; i++) {
        const struct routine *shown = library.routines[i];
        struct timeline *timeline = timeline_build(&world_machine, shown, &wish, &problems);
        assert_non_null(timeline);
        int at = 0;
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += EVERY_MS, at++) {
            timeline_at(timeline, ms, &run.moment[at % 3]);
            pose_place(&timeline->rig, &run.moment[at % 3].pose, &run.placed[at % 3]);
            if (at >= 2)
                assert_no_jump(shown, &run, at);
        }
        timeline_free(timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_one_segment_a_way_of_the_next_exercise),
        cmocka_unit_test(the_words_of_the_move_are_said_after_the_name),
        cmocka_unit_test(each_sentence_is_said_when_its_movement_is_near),
        cmocka_unit_test(backwards_the_ways_and_words_are_those_of_going_back),
        cmocka_unit_test(a_slower_tempo_takes_longer_a_quicker_one_no_less),
        cmocka_unit_test(nothing_jumps_slips_or_sinks_there_and_back),
        cmocka_unit_test(feet_stay_where_they_stand_from_one_position_to_the_other),
        cmocka_unit_test(without_a_path_the_figure_fades),
        cmocka_unit_test(a_sided_position_changes_sides_over_one_that_has_none),
        cmocka_unit_test(nothing_jumps_in_any_shipped_routine),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
