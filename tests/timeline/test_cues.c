/* What is said and struck, and when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timeline/moment.h"
#include "timeline/small.h"
#include "timeline/words.h"

static bool is_voice(const struct cue *cue)
{
    return !cue->dropped && cue->text[0];
}

static void assert_voices_apart(const struct timeline *timeline)
{
    const struct cue *before = NULL;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (!is_voice(cue))
            continue;
        if (before) {
            const int64_t gap = cue->at_ms - before->at_ms - before->duration_ms;
            const bool counts = cue->kind == CUE_COUNT && before->kind == CUE_COUNT;
            assert_true(gap >= (counts ? 0 : TIMELINE_VOICE_GAP_MS));
        }
        before = cue;
    }
}

static void assert_sorted_within(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        assert_true(i == 0 || timeline->cues[i - 1].at_ms <= cue->at_ms);
        assert_true(cue->at_ms >= 0 && cue->duration_ms > 0);
        assert_true(cue->dropped || cue->at_ms + cue->duration_ms <= timeline->duration_ms);
        assert_in_range(cue->segment, 0, timeline->segment_count - 1);
    }
}

/* Each text lasts this many ms a letter. */
static int64_t by_letters(const void *context, const char *text)
{
    return *(const int64_t *)context * (int64_t)strlen(text);
}

static void assert_counts_on_the_second(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->kind != CUE_COUNT)
            continue;
        const int64_t left = timeline->segments[cue->segment].end_ms - cue->at_ms;
        char word[WORDS_NUMBER_SIZE];
        assert_int_equal(left % 1000, 0);
        assert_string_equal(cue->text, words_number((int)(left / 1000), word));
    }
}

static void no_two_voices_ever_overlap(void **state)
{
    (void)state;
    static const int64_t slowness[] = {20, 60, 110, 400};
    static const float tempos[] = {0.5f, 0.8f, 1, 1.3f, 2};
    for (int s = 0; s < 4; s++) {
        for (int t = 0; t < 5; t++) {
            for (int counting = COUNT_ALL; counting <= COUNT_NONE; counting++) {
                struct timeline_wish wish = timeline_wish_default();
                wish.tempo = tempos[t];
                wish.counting = (enum counting)counting;
                wish.speech = (struct speech){by_letters, &slowness[s]};
                struct timeline *timeline = small_build(&small, &wish);
                assert_voices_apart(timeline);
                assert_sorted_within(timeline);
                assert_counts_on_the_second(timeline);
                timeline_free(timeline);
            }
        }
    }
}

static const struct segment *hold_of(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (timeline->segments[i].holds)
            return &timeline->segments[i];
    fail();
    return NULL;
}

static int counts_in_first_hold(struct timeline *timeline, int64_t *first_left)
{
    const int hold = (int)(hold_of(timeline) - timeline->segments);
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->segment != hold || cue->kind != CUE_COUNT || cue->dropped)
            continue;
        if (count++ == 0 && first_left)
            *first_left = timeline->segments[hold].end_ms - cue->at_ms;
    }
    timeline_free(timeline);
    return count;
}

static void long_holds_count_the_last_five_seconds(void **state)
{
    (void)state;
    int64_t first;
    assert_int_equal(counts_in_first_hold(small_build(&small, NULL), &first), 5);
    assert_int_equal(first, 5000);
}

static void holds_in_bars_count_every_whole_second_that_is_left(void **state)
{
    (void)state;
    int64_t first;
    small_by_bars(&small, 2400);
    assert_int_equal(counts_in_first_hold(small_build(&small, NULL), &first), 4);
    assert_int_equal(first, 4000);
}

static void counting_follows_the_wish(void **state)
{
    (void)state;
    struct timeline_wish wish = timeline_wish_default();
    wish.counting = COUNT_EVERY_TEN;
    assert_int_equal(counts_in_first_hold(small_build(&small, &wish), NULL), 1);
    wish.counting = COUNT_NONE;
    assert_int_equal(counts_in_first_hold(small_build(&small, &wish), NULL), 0);
    wish.counting = COUNT_ALL;
    assert_true(counts_in_first_hold(small_build(&small, &wish), NULL) >= 12);
}

static int sounded(const struct timeline *timeline, const char *text)
{
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        count += !cue->dropped && strcmp(cue->text, text) == 0;
    }
    return count;
}

static const struct cue *cue_named(const struct timeline *timeline, const char *text)
{
    for (int i = 0; i < timeline->cue_count; i++)
        if (timeline->cues[i].kind != CUE_COUNT && strcmp(timeline->cues[i].text, text) == 0)
            return &timeline->cues[i];
    fail_msg("nobody says %s", text);
    return NULL;
}

static int chimes(const struct timeline *timeline, enum chime chime)
{
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++)
        count += timeline->cues[i].chime == chime;
    return count;
}

static void everything_due_is_said(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(sounded(timeline, small_safety[0]), 1);
    assert_int_equal(sounded(timeline, "Seated reach."), 1);
    assert_int_equal(sounded(timeline, "Right side."), 1);
    assert_int_equal(sounded(timeline, "Change sides."), 1);
    assert_int_equal(sounded(timeline, "Left side."), 1);
    assert_int_equal(sounded(timeline, "Raise your right arm."), 1);
    assert_int_equal(sounded(timeline, "Raise your left arm."), 1);
    assert_int_equal(sounded(timeline, "Roll."), 1);
    assert_int_equal(sounded(timeline, "Well done."), 1);
    for (int i = 0; i < timeline->cue_count; i++)
        assert_null(timeline->cues[i].dropped);
    timeline_free(timeline);
}

static void holds_sides_and_the_end_have_their_tones(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(chimes(timeline, CHIME_START), 2);
    assert_int_equal(chimes(timeline, CHIME_HALF), 2);
    assert_int_equal(chimes(timeline, CHIME_END_OF_HOLD), 2);
    assert_int_equal(chimes(timeline, CHIME_SIDE), 1);
    assert_int_equal(chimes(timeline, CHIME_DONE), 1);
    timeline_free(timeline);
}

static void a_hold_is_spoken_to_early_and_counted_late(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *hold = hold_of(timeline);
    assert_int_equal(cue_named(timeline, small_hold[0])->at_ms, hold->start_ms + 1000);
    assert_true(cue_named(timeline, small_hold[1])->at_ms >= hold->start_ms + 10000);
    int count;
    const struct cue *cues = timeline_cues(timeline, hold->start_ms, hold->end_ms, &count);
    for (int i = 0; i < count; i++) {
        const bool late = cues[i].at_ms + cues[i].duration_ms > hold->end_ms - 5000;
        assert_true(!is_voice(&cues[i]) || !late || cues[i].kind == CUE_COUNT);
    }
    timeline_free(timeline);
}

static void breaths_are_called_on_the_clock_of_four_and_six(void **state)
{
    (void)state;
    static const int64_t due[] = {0, 4000, 10000, 14000};
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *hold = hold_of(timeline);
    int count, found = 0;
    const struct cue *cues = timeline_cues(timeline, hold->start_ms, hold->end_ms, &count);
    for (int i = 0; i < count; i++) {
        if (cues[i].kind != CUE_BREATH_IN && cues[i].kind != CUE_BREATH_OUT)
            continue;
        const int64_t late = cues[i].at_ms - hold->start_ms - due[found];
        assert_in_range(late, 0, 800);
        assert_int_equal(cues[i].kind, found % 2 ? CUE_BREATH_OUT : CUE_BREATH_IN);
        found++;
    }
    assert_int_equal(found, 4);
    timeline_free(timeline);
}

static void later_repeats_are_only_numbered_and_breathed(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(sounded(timeline, small_up[0]), 1);
    const struct cue *two = cue_named(timeline, "two");
    assert_int_equal(timeline->segments[two->segment].repeat, 2);
    assert_int_equal(two->at_ms, timeline->segments[two->segment].start_ms);
    assert_int_equal(two[1].kind, CUE_BREATH_IN);
    assert_string_equal(two[1].text, "In.");
    timeline_free(timeline);
}

static void a_line_that_is_a_breath_word_is_a_breath_cue(void **state)
{
    (void)state;
    small_by_bars(&small, 2400);
    struct timeline *timeline = small_build(&small, NULL);
    const struct cue *in = cue_named(timeline, "Breathe in.");
    assert_int_equal(in->kind, CUE_BREATH_IN);
    assert_int_equal(in->at_ms, timeline->segments[in->segment].start_ms);
    timeline_free(timeline);
}

static void the_lesser_voice_yields_and_says_why(void **state)
{
    (void)state;
    const int64_t slow = 200;
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = (struct speech){by_letters, &slow};
    small.routine.opening_ms = 30000;
    struct timeline *timeline = small_build(&small, &wish);
    assert_int_equal(sounded(timeline, small_safety[0]), 1);
    int dropped = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        dropped += cue->dropped != NULL;
        assert_true(!cue->dropped || cue->dropped[0] != '\0');
        assert_true(!cue->dropped || cue->priority > PRIORITY_SAFETY);
    }
    assert_true(dropped > 0);
    timeline_free(timeline);
}

static void the_half_of_a_long_hold_is_told(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    const struct segment *hold = hold_of(timeline);
    const int64_t after = cue_named(timeline, WORDS_HALF_WAY)->at_ms - hold->start_ms - 10000;
    assert_in_range(after, 500, 1000);
    timeline_free(timeline);
}

static void the_end_tells_what_was_done(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    assert_int_equal(timeline->stretch_ms, 70000);
    assert_int_equal(sounded(timeline, "Seventy seconds of stretching."), 1);
    timeline_free(timeline);
}

static void totals_claim_nothing_that_was_not_done(void **state)
{
    (void)state;
    char out[WORDS_TOTAL_SIZE];
    assert_null(words_total(9999, out));
    assert_string_equal(words_total(10000, out), "Ten seconds of stretching.");
    assert_string_equal(words_total(28800, out), "Twenty-eight seconds of stretching.");
    assert_string_equal(words_total(69999, out), "Sixty seconds of stretching.");
    assert_string_equal(words_total(99000, out), "Ninety seconds of stretching.");
    assert_string_equal(words_total(100000, out), "A hundred seconds of stretching.");
    assert_string_equal(words_total(119999, out), "A hundred and ten seconds of stretching.");
    assert_string_equal(words_total(179999, out), "Two minutes of stretching.");
    assert_string_equal(words_total(INT64_C(30) * 60000, out), "Thirty minutes of stretching.");
    assert_string_equal(words_total(INT64_C(31) * 60000, out),
                        "More than thirty minutes of stretching.");
}

static void tones_of_breathing_last_as_long_as_the_breath(void **state)
{
    (void)state;
    struct timeline_wish wish = timeline_wish_default();
    wish.breaths = BREATHS_TONES;
    struct timeline *timeline = small_build(&small, &wish);
    const struct segment *hold = hold_of(timeline);
    int count, found = 0;
    const struct cue *cues = timeline_cues(timeline, hold->start_ms, hold->end_ms, &count);
    for (int i = 0; i < count; i++) {
        if (cues[i].kind != CUE_BREATH_IN && cues[i].kind != CUE_BREATH_OUT)
            continue;
        assert_string_equal(cues[i].text, "");
        assert_in_range(cues[i].kind == CUE_BREATH_IN ? 4000 - cues[i].duration_ms
                                                      : 6000 - cues[i].duration_ms,
                        0, 200);
        found++;
    }
    assert_int_equal(found, 4);
    timeline_free(timeline);
}

static void counting_up_tells_the_seconds_done(void **state)
{
    (void)state;
    static const char *const words[] = {"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    struct timeline_wish wish = timeline_wish_default();
    wish.counts_up = true;
    struct timeline *timeline = small_build(&small, &wish);
    const struct segment *hold = hold_of(timeline);
    int count, found = 0;
    const struct cue *cues = timeline_cues(timeline, hold->start_ms, hold->end_ms, &count);
    for (int i = 0; i < count; i++) {
        if (cues[i].kind != CUE_COUNT)
            continue;
        assert_true(found < 5);
        assert_string_equal(cues[i].text, words[found]);
        assert_int_equal(cues[i].at_ms, hold->start_ms + 15000 + found * INT64_C(1000));
        found++;
    }
    assert_int_equal(found, 5);
    struct moment moment;
    timeline_at(timeline, hold->start_ms + 15000, &moment);
    assert_int_equal(moment.seconds_left, 15);
    timeline_free(timeline);
}

static void asking_piece_by_piece_gives_each_cue_once(void **state)
{
    (void)state;
    struct timeline *timeline = small_build(&small, NULL);
    const struct cue *expected = timeline->cues;
    for (int64_t at = 0; at < timeline->duration_ms; at += 37) {
        int count;
        const struct cue *cues = timeline_cues(timeline, at, at + 37, &count);
        for (int i = 0; i < count; i++)
            assert_ptr_equal(&cues[i], expected++);
        timeline_cues(timeline, at, at, &count);
        assert_int_equal(count, 0);
    }
    assert_ptr_equal(expected, timeline->cues + timeline->cue_count);
    timeline_free(timeline);
}

static void silent_seconds_of_a_hold_tick(void **state)
{
    (void)state;
    struct timeline_wish wish = timeline_wish_default();
    wish.counting = COUNT_NONE;
    struct timeline *timeline = small_build(&small, &wish);
    int ticks = 0;
    for (int i = 0; i < timeline->cue_count; i++)
        ticks += timeline->cues[i].kind == CUE_TICK;
    assert_in_range(ticks, 2 * 10, 2 * 19);
    timeline_free(timeline);
}

static void estimated_speech_takes_two_point_four_words_a_second(void **state)
{
    (void)state;
    const struct speech *speech = &speech_estimate;
    assert_int_equal(speech->duration_ms(speech->context, "one two three four five six"), 2500);
}

static void numbers_are_words(void **state)
{
    (void)state;
    char word[WORDS_NUMBER_SIZE];
    assert_string_equal(words_number(1, word), "one");
    assert_string_equal(words_number(14, word), "fourteen");
    assert_string_equal(words_number(30, word), "thirty");
    assert_string_equal(words_number(57, word), "fifty-seven");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_small, close_small)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_two_voices_ever_overlap),
        TEST(long_holds_count_the_last_five_seconds),
        TEST(holds_in_bars_count_every_whole_second_that_is_left),
        TEST(counting_follows_the_wish),
        TEST(everything_due_is_said),
        TEST(holds_sides_and_the_end_have_their_tones),
        TEST(a_hold_is_spoken_to_early_and_counted_late),
        TEST(breaths_are_called_on_the_clock_of_four_and_six),
        TEST(later_repeats_are_only_numbered_and_breathed),
        TEST(a_line_that_is_a_breath_word_is_a_breath_cue),
        TEST(the_lesser_voice_yields_and_says_why),
        TEST(the_half_of_a_long_hold_is_told),
        TEST(the_end_tells_what_was_done),
        TEST(totals_claim_nothing_that_was_not_done),
        TEST(tones_of_breathing_last_as_long_as_the_breath),
        TEST(counting_up_tells_the_seconds_done),
        TEST(asking_piece_by_piece_gives_each_cue_once),
        TEST(silent_seconds_of_a_hold_tick),
        TEST(estimated_speech_takes_two_point_four_words_a_second),
        TEST(numbers_are_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
