/* The way out of a stretch, from any moment of what is shipped. */
#include "timeline/retreat.h"

#include <cglm/cglm.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped.h"

static struct library library;
static struct problems problems;
static const char *const names[] = {"lower_back_short", "desk_break"};
enum { NAMES = sizeof names / sizeof *names, STEP_MS = 20 };
static struct timeline *timelines[NAMES];

static int load(void **state)
{
    const struct timeline_wish wish = timeline_wish_default();
    (void)state;
    if (!shipped_open(&library, &problems))
        return -1;
    for (int i = 0; i < NAMES; i++) {
        const struct routine *routine = library_routine(&library, names[i]);
        timelines[i] =
            routine != NULL ? timeline_build(&world_machine, routine, &wish, &problems) : NULL;
        if (timelines[i] == NULL)
            return -1;
    }
    return 0;
}

static int unload(void **state)
{
    (void)state;
    for (int i = 0; i < NAMES; i++)
        timeline_free(timelines[i]);
    library_close(&library);
    problems_close(&problems);
    return 0;
}

/* The fastest joint between two poses STEP_MS apart, metres a second. */
static float speed(const struct timeline *timeline, const struct moment *a, const struct moment *b)
{
    struct placed one, other;
    float most = 0;
    pose_place(&timeline->rig, &a->pose, &one);
    pose_place(&timeline->rig, &b->pose, &other);
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        most = fmaxf(most, glm_vec3_distance(one.at[joint], other.at[joint]));
    return most * 1000 / STEP_MS;
}

/* Of all that this exercise does in its step. */
static float speed_of_step(const struct timeline *timeline, const struct segment *here)
{
    float most = 0;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->step != here->step || segment->left == segment->reached)
            continue;
        struct moment before, after;
        timeline_at(timeline, segment->start_ms, &before);
        for (int64_t ms = segment->start_ms + STEP_MS; ms < segment->end_ms; ms += STEP_MS) {
            timeline_at(timeline, ms, &after);
            most = fmaxf(most, speed(timeline, &before, &after));
            before = after;
        }
    }
    return most;
}

static bool is_stretch(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE && (segment->stretches || segment->holds);
}

static void it_begins_where_the_figure_is_and_stays_a_moment(void **state)
{
    (void)state;
    for (int i = 0; i < NAMES; i++) {
        const struct timeline *timeline = timelines[i];
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += 700) {
            struct retreat retreat;
            struct moment before, after;
            retreat_plan(timeline, ms, &retreat);
            timeline_at(timeline, ms, &before);
            for (int since = 0; since <= RETREAT_STAY_MS; since += RETREAT_STAY_MS) {
                retreat_at(&retreat, since, &after);
                assert_true(speed(timeline, &before, &after) < 0.01f);
                assert_true(after.presence == before.presence && after.segment == before.segment);
            }
        }
    }
}

static void it_ends_in_the_start_pose_of_what_hurt(void **state)
{
    int stretches = 0;
    (void)state;
    for (int i = 0; i < NAMES; i++) {
        const struct timeline *timeline = timelines[i];
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += 700) {
            struct retreat retreat;
            struct moment now;
            const struct segment *segment = timeline_segment(timeline, ms);
            if (segment->kind != SEGMENT_PHASE || segment->returns)
                continue;
            retreat_plan(timeline, ms, &retreat);
            retreat_at(&retreat, retreat.ms, &now);
            struct moment start = now;
            start.pose = *motion_key(timeline->motions[segment->motion], 0);
            if (segment->mirrored)
                pose_mirror(&start.pose, &start.pose);
            pose_on_ground(&start.pose, &segment->ground, &start.pose);
            assert_true(speed(timeline, &now, &start) * STEP_MS < 20.0f); /* 2 cm: it breathes */
            assert_true(retreat.ms >= RETREAT_STAY_MS + RETREAT_LEAST_MS);
            stretches += is_stretch(segment);
        }
    }
    assert_true(stretches > 100);
}

static void it_is_never_faster_than_the_stretch_itself(void **state)
{
    (void)state;
    float most = 0;
    for (int i = 0; i < NAMES; i++) {
        const struct timeline *timeline = timelines[i];
        int64_t longest = 0;
        for (int s = 0; s < timeline->segment_count; s++) {
            const struct segment *segment = &timeline->segments[s];
            if (!is_stretch(segment))
                continue;
            const float allowed = speed_of_step(timeline, segment);
            struct retreat retreat;
            struct moment before, after;
            retreat_plan(timeline, (segment->start_ms + segment->end_ms) / 2, &retreat);
            retreat_at(&retreat, 0, &before);
            for (int64_t since = STEP_MS; since <= retreat.ms; since += STEP_MS) {
                retreat_at(&retreat, since, &after);
                const float fast = speed(timeline, &before, &after);
                assert_true(fast <= allowed * 1.02f + 0.01f);
                most = fmaxf(most, fast);
                before = after;
            }
            longest = retreat.ms > longest ? retreat.ms : longest;
        }
        print_message("%s: at most %.2f m/s, %d ms\n", names[i], (double)most, (int)longest);
        assert_true(longest <= 15000);
    }
}

static int wide_legs(const struct retreat *retreat)
{
    int count = 0;
    for (int i = 0; i < retreat->count; i++)
        count += fabsf(retreat->legs[i].to - retreat->legs[i].from) > 0.1f;
    return count;
}

static void from_one_end_of_a_swing_it_does_not_lead_through_the_other(void **state)
{
    (void)state;
    int ends = 0;
    for (int i = 0; i < NAMES; i++)
        for (int s = 0; s < timelines[i]->segment_count; s++) {
            const struct segment *segment = &timelines[i]->segments[s];
            struct retreat retreat;
            if (!is_stretch(segment) || strstr(segment->exercise->id, "cat_cow") == NULL)
                continue;
            retreat_plan(timelines[i], segment->end_ms - 100, &retreat);
            assert_int_equal(wide_legs(&retreat), 1);
            retreat_plan(timelines[i], segment->start_ms + 100, &retreat);
            assert_int_equal(wide_legs(&retreat), segment->left == segment->exercise->keys ? 0 : 1);
            ends++;
        }
    assert_true(ends >= 4);
}

static void one_long_breath_goes_out_and_the_light_goes_off(void **state)
{
    (void)state;
    const struct timeline *timeline = timelines[0];
    for (int s = 0; s < timeline->segment_count; s++) {
        const struct segment *segment = &timeline->segments[s];
        struct retreat retreat;
        struct moment now;
        float breath = 1, light = 1;
        if (!segment->holds)
            continue;
        retreat_plan(timeline, segment->start_ms + 4000, &retreat);
        for (int64_t since = 0; since <= retreat.ms; since += 100) {
            retreat_at(&retreat, since, &now);
            assert_int_equal(now.breathing, BREATH_OUT);
            assert_true(now.breath <= breath && now.highlight <= light);
            breath = now.breath;
            light = now.highlight;
        }
        assert_true(breath == 0 && light == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_begins_where_the_figure_is_and_stays_a_moment),
        cmocka_unit_test(it_ends_in_the_start_pose_of_what_hurt),
        cmocka_unit_test(it_is_never_faster_than_the_stretch_itself),
        cmocka_unit_test(from_one_end_of_a_swing_it_does_not_lead_through_the_other),
        cmocka_unit_test(one_long_breath_goes_out_and_the_light_goes_off),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
