/* Changes of position in a routine, with the moves that are shipped and two made-up positions. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "timeline/shipped.h"
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

static void nothing_jumps_slips_or_sinks_there_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < library.moves->count; i++) {
        const struct move *move = library.moves->list[i];
        const struct timeline *there = between(move->from->id, move->to->id, 1);
        assert_moves_well(there);
        done(there);
        if (!move->back)
            continue;
        const struct timeline *back = between(move->to->id, move->from->id, 1);
        assert_moves_well(back);
        done(back);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_one_segment_a_way_of_the_next_exercise),
        cmocka_unit_test(the_words_of_the_move_are_said_after_the_name),
        cmocka_unit_test(backwards_the_ways_and_words_are_those_of_going_back),
        cmocka_unit_test(a_slower_tempo_takes_longer_a_quicker_one_no_less),
        cmocka_unit_test(nothing_jumps_slips_or_sinks_there_and_back),
        cmocka_unit_test(feet_stay_where_they_stand_from_one_position_to_the_other),
        cmocka_unit_test(without_a_path_the_figure_fades),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
