/* What a check can measure on the figure. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timeline/small.h"
#include "timeline/trace.h"

static struct timeline *timeline;

static int open_timeline(void **state)
{
    (void)state;
    small_open(&small);
    small.reach_keys[1].contact[0] = (struct contact){
        .part = PART_FOOT, .side = SIDE_RIGHT, .target = TARGET_FLOOR, .slides = true};
    small.reach_keys[1].contact_count = 1;
    small.reach_keys[2].contact[0] = small.reach_keys[1].contact[0];
    small.reach_keys[2].contact_count = 1;
    timeline = small_build(&small, NULL);
    return timeline ? 0 : -1;
}

static int close_timeline(void **state)
{
    (void)state;
    timeline_free(timeline);
    small_close(&small);
    return 0;
}

static int64_t end_of(const char *phase, enum side side)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (strcmp(segment->phase, phase) == 0 && segment->side == side)
            return segment->end_ms - 1;
    }
    fail_msg("no %s", phase);
    return 0;
}

static struct trace at(int64_t ms)
{
    struct trace trace;
    timeline_trace(timeline, ms, &trace);
    return trace;
}

static void bones_keep_their_length(void **state)
{
    (void)state;
    for (int64_t ms = 0; ms <= timeline->duration_ms; ms += 500) {
        const struct trace trace = at(ms);
        for (int joint = 1; joint < JOINT_COUNT; joint++) {
            double written = 0, found = 0;
            const enum joint parent = joint_parent((enum joint)joint);
            for (int k = 0; k < 3; k++) {
                const double offset = (double)timeline->rig.offset[joint][k];
                const double bone =
                    (double)trace.placed.at[joint][k] - (double)trace.placed.at[parent][k];
                written += offset * offset;
                found += bone * bone;
            }
            assert_true(fabs(sqrt(written) - sqrt(found)) < 1e-6);
        }
    }
}

static void angles_are_those_of_the_key_that_was_reached(void **state)
{
    (void)state;
    const struct trace trace = at(end_of("hold", SIDE_RIGHT));
    const struct pose *key = motion_key(timeline->motions[0], 2);
    float degrees[ANGLE_AXES];
    angle_of_turn(JOINT_RIGHT_ELBOW, key->turn[JOINT_RIGHT_ELBOW], degrees);
    assert_true(fabsf(trace.angles[JOINT_RIGHT_ELBOW][0] - degrees[0]) < 1);
    assert_true(trace.angles[JOINT_RIGHT_ELBOW][0] > 20);
    assert_true(trace.angles[JOINT_LEFT_ELBOW][0] < 20);
}

static void the_left_side_is_told_with_its_true_names(void **state)
{
    (void)state;
    const struct trace right = at(end_of("hold", SIDE_RIGHT));
    const struct trace left = at(end_of("hold", SIDE_LEFT));
    assert_true(fabsf(right.angles[JOINT_RIGHT_ELBOW][0] - left.angles[JOINT_LEFT_ELBOW][0]) <
                0.01f);
    assert_int_equal(right.contact_count, 1);
    assert_int_equal(left.contact_count, 1);
    assert_string_equal(right.contacts[0].part, "right_foot");
    assert_string_equal(left.contacts[0].part, "left_foot");
    assert_string_equal(left.contacts[0].on, "floor");
    assert_true(fabsf(left.contacts[0].gap_mm - right.contacts[0].gap_mm) < 0.1f);
    assert_true(fabsf(left.lowest_mm - right.lowest_mm) < 0.1f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_timeline, close_timeline)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bones_keep_their_length),
        TEST(angles_are_those_of_the_key_that_was_reached),
        TEST(the_left_side_is_told_with_its_true_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
