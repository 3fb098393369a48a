/* How it looks at t. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timeline/moment.h"
#include "timeline/small.h"

static struct timeline *timeline;

static int open_timeline(void **state)
{
    (void)state;
    small_open(&small);
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

static const struct segment *find(const char *phase, enum side side)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (strcmp(segment->phase, phase) == 0 && segment->side == side)
            return segment;
    }
    fail_msg("no %s", phase);
    return NULL;
}

static struct moment at(int64_t ms)
{
    struct moment moment;
    timeline_at(timeline, ms, &moment);
    return moment;
}

static void the_answer_depends_on_the_time_alone(void **state)
{
    (void)state;
    enum { STEP = 97, MOST = 2000 };
    static struct moment forth[MOST];
    const int count = (int)(timeline->duration_ms / STEP);
    assert_true(count < MOST);
    for (int i = 0; i < count; i++)
        forth[i] = at((int64_t)i * STEP);
    for (int i = count - 1; i >= 0; i--) {
        const struct moment again = at((int64_t)i * STEP);
        assert_memory_equal(&again.pose, &forth[i].pose, sizeof again.pose);
        assert_ptr_equal(again.segment, forth[i].segment);
        assert_ptr_equal(again.caption, forth[i].caption);
        assert_true(again.breath == forth[i].breath && again.highlight == forth[i].highlight);
        assert_true(again.presence == forth[i].presence);
    }
}

static void times_outside_are_brought_inside(void **state)
{
    (void)state;
    assert_int_equal(at(-5000).ms, 0);
    assert_int_equal(at(timeline->duration_ms + 1).ms, timeline->duration_ms);
    assert_int_equal(at(INT64_MAX).segment->kind, SEGMENT_CLOSING);
    assert_int_equal(at(timeline->duration_ms).seconds_left, 0);
}

static void a_number_is_spoken_when_it_appears_on_the_screen(void **state)
{
    (void)state;
    static const char *const words[] = {"", "one", "two", "three", "four", "five"};
    int counts = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->kind != CUE_COUNT)
            continue;
        const int shown = at(cue->at_ms).seconds_left;
        assert_in_range(shown, 1, 5);
        assert_string_equal(cue->text, words[shown]);
        assert_int_equal(at(cue->at_ms - 1).seconds_left, shown + 1);
        counts++;
    }
    assert_int_equal(counts, 10);
}

static void breath_never_jumps_and_follows_the_words(void **state)
{
    (void)state;
    float before = at(0).breath;
    for (int64_t ms = 10; ms <= timeline->duration_ms; ms += 10) {
        const struct moment moment = at(ms);
        assert_true(moment.breath >= 0 && moment.breath <= 1);
        assert_true(fabsf(moment.breath - before) < 0.02f);
        before = moment.breath;
    }
    const struct segment *hold = find("hold", SIDE_RIGHT);
    assert_int_equal(at(hold->start_ms + 3999).breathing, BREATH_IN);
    assert_int_equal(at(hold->start_ms + 4000).breathing, BREATH_OUT);
    assert_int_equal(at(hold->start_ms + 10000).breathing, BREATH_IN);
    assert_true(at(hold->start_ms + 4000).breath > 0.999f);
    assert_true(at(hold->start_ms + 10000).breath < 0.001f);
    assert_int_equal(at(0).breathing, BREATH_FREE);
}

static void the_stretched_muscles_light_up_at_the_end_of_the_arc(void **state)
{
    (void)state;
    const struct segment *in = find("move_in", SIDE_RIGHT);
    const struct segment *hold = find("hold", SIDE_RIGHT);
    const struct segment *out = find("move_out", SIDE_RIGHT);
    const int64_t length = in->end_ms - in->start_ms;
    assert_true(at(in->start_ms + length * 69 / 100).highlight == 0);
    const float half = at(in->start_ms + length * 85 / 100).highlight;
    assert_true(half > 0.4f && half < 0.6f);
    assert_true(at(hold->start_ms).highlight == 1 && at(hold->end_ms - 1).highlight == 1);
    assert_true(at(out->start_ms).highlight == 1);
    assert_true(at(out->end_ms - 1).highlight < 0.01f);
    assert_true(at(out->end_ms).highlight == 0);
}

static const struct highlight back[] = {{"low_back", SIDE_BOTH}, {"mid_back", SIDE_BOTH}};
static const struct highlight belly[] = {{"abdominals", SIDE_BOTH}};

/* Rolling with a stay in each pose; its first pose lights something of its own. */
static void roll_with_stays(void)
{
    static const struct phase phases[] = {
        {.name = "setup", .key = 0, .ms = 4000},
        {.name = "up", .key = 1, .ms = 4000, .stretches = true, .highlights = {belly, 1}},
        {.name = "stay", .key = 1, .ms = 3000},
        {.name = "down", .key = 2, .ms = 4000, .stretches = true, .repeats = true},
        {.name = "level", .key = 0, .ms = 4000, .stretches = true, .repeats = true},
        {.name = "wait", .key = 0, .ms = 3000, .repeats = true},
    };
    timeline_free(timeline);
    small.roll.highlights = (struct highlights){back, 2};
    small.roll.phases = phases;
    small.roll.phase_count = 6;
    small.roll.dose.repeats = 1;
    timeline = small_build(&small, NULL);
    assert_non_null(timeline);
}

static void a_stay_stays_lit_and_the_start_pose_does_not(void **state)
{
    (void)state;
    roll_with_stays();
    const struct segment *stay = find("stay", SIDE_BOTH), *wait = find("wait", SIDE_BOTH);
    for (int64_t ms = stay->start_ms; ms < stay->end_ms; ms += 100)
        assert_true(at(ms).highlight == 1);
    assert_true(at(stay[1].start_ms).highlight == 1);
    assert_true(at(stay[1].start_ms + 100).highlight < 1);
    assert_true(at(wait->end_ms - 1).highlight < 0.01f);
}

static void each_stretch_lights_its_own_and_one_fades_before_the_other(void **state)
{
    (void)state;
    roll_with_stays();
    const struct segment *up = find("up", SIDE_BOTH), *down = find("down", SIDE_BOTH);
    assert_ptr_equal(at(up->end_ms - 1).lit->highlights.list, belly);
    assert_ptr_equal(at(up[1].start_ms).lit->highlights.list, belly);
    assert_ptr_equal(at(down->start_ms).lit->highlights.list, belly);
    assert_ptr_equal(at(down->end_ms - 1).lit->highlights.list, back);
    assert_int_equal(at(down->end_ms - 1).lit->highlights.count, 2);
    const struct highlight *before = belly;
    for (int64_t ms = down->start_ms; ms < down->end_ms; ms += 10) {
        const struct moment now = at(ms);
        assert_true(now.lit->highlights.list == before || now.highlight < 0.01f);
        before = now.lit->highlights.list;
    }
}

static void highlight_never_jumps(void **state)
{
    (void)state;
    float before = at(0).highlight;
    for (int64_t ms = 10; ms <= timeline->duration_ms; ms += 10) {
        const float now = at(ms).highlight;
        assert_true(fabsf(now - before) < 0.03f);
        before = now;
    }
}

static void a_change_of_position_fades_and_nothing_moves_in_it(void **state)
{
    (void)state;
    const struct segment *change = find("change", SIDE_BOTH);
    assert_true(at(change->start_ms).presence == 1);
    assert_true(at(change->start_ms + 800).presence < 0.01f);
    assert_true(at(change->start_ms + 1600).presence == 1);
    assert_ptr_equal(at(change->start_ms + 799).seen, change - 1);
    assert_ptr_equal(at(change->start_ms + 801).seen, change);
    assert_ptr_equal(at(change->start_ms).segment, change);
    const struct pose *from = motion_key(timeline->motions[0], 0);
    const struct pose *to = motion_key(timeline->motions[1], 0);
    struct pose mirrored;
    pose_mirror(from, &mirrored);
    const struct moment early = at(change->start_ms + 400), late = at(change->end_ms - 1);
    assert_true(pose_difference(&early.pose, &mirrored) < 0.06f);
    assert_true(pose_difference(&late.pose, to) < 0.06f);
}

static void the_figure_never_jumps_while_it_is_seen(void **state)
{
    (void)state;
    struct pose before = at(0).pose;
    for (int64_t ms = 10; ms <= timeline->duration_ms; ms += 10) {
        const struct moment moment = at(ms);
        assert_true(moment.presence < 0.02f || pose_difference(&before, &moment.pose) < 0.05f);
        before = moment.pose;
    }
}

static void the_left_is_the_mirror_image_of_the_right(void **state)
{
    (void)state;
    const struct segment *right = find("move_in", SIDE_RIGHT), *left = find("move_in", SIDE_LEFT);
    for (int64_t ms = 0; ms < 5000; ms += 250) {
        struct pose mirrored = at(right->start_ms + ms).pose;
        pose_mirror(&mirrored, &mirrored);
        const struct moment shown = at(left->start_ms + ms);
        assert_true(pose_difference(&mirrored, &shown.pose) < 1e-3f);
    }
}

static void what_comes_next_is_the_other_side_then_the_next_exercise(void **state)
{
    (void)state;
    assert_string_equal(at(find("hold", SIDE_RIGHT)->start_ms).next->phase, "switch");
    assert_string_equal(at(find("hold", SIDE_LEFT)->start_ms).next->phase, "change");
    assert_null(at(find("up", SIDE_BOTH)->start_ms).next);
}

static void stretch_time_adds_up_to_the_total(void **state)
{
    (void)state;
    const struct segment *hold = find("hold", SIDE_RIGHT);
    assert_int_equal(at(hold->start_ms).stretched_ms, 0);
    assert_int_equal(at(hold->start_ms + 7000).stretched_ms, 7000);
    assert_int_equal(at(timeline->duration_ms).stretched_ms, timeline->stretch_ms);
}

static void the_caption_is_what_is_said_unless_one_was_written(void **state)
{
    (void)state;
    const struct segment *setup = find("setup", SIDE_RIGHT), *hold = find("hold", SIDE_RIGHT);
    assert_string_equal(at(setup->end_ms - 1).caption, "Sit tall, feet flat");
    assert_string_equal(at(hold->start_ms + 1500).caption, small_hold[0]);
    assert_string_equal(at(hold->end_ms - 1).caption, small_hold[1]);
    assert_string_equal(at(find("hold", SIDE_LEFT)->start_ms).caption, "Keep the left hip heavy.");
    assert_string_equal(at(1000).caption, small_safety[0]);
    assert_string_equal(at(find("switch", SIDE_LEFT)->start_ms + 1000).caption, "Change sides.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_timeline, close_timeline)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_answer_depends_on_the_time_alone),
        TEST(times_outside_are_brought_inside),
        TEST(a_number_is_spoken_when_it_appears_on_the_screen),
        TEST(breath_never_jumps_and_follows_the_words),
        TEST(the_stretched_muscles_light_up_at_the_end_of_the_arc),
        TEST(a_stay_stays_lit_and_the_start_pose_does_not),
        TEST(each_stretch_lights_its_own_and_one_fades_before_the_other),
        TEST(highlight_never_jumps),
        TEST(a_change_of_position_fades_and_nothing_moves_in_it),
        TEST(the_figure_never_jumps_while_it_is_seen),
        TEST(the_left_is_the_mirror_image_of_the_right),
        TEST(what_comes_next_is_the_other_side_then_the_next_exercise),
        TEST(stretch_time_adds_up_to_the_total),
        TEST(the_caption_is_what_is_said_unless_one_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
