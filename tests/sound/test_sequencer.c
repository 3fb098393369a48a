#include "device_trial.h"

#include <math.h>

/* Plays a minute; every cue must come whole, and begin within `most_ms` of the player's clock, by
 * the time at which the device lets it be heard. */
static void expect_all_cues(struct trial *trial, double most_ms)
{
    pass(trial, 61000);
    int64_t from = 0;
    for (int i = 0; i < CUES; i++) {
        const int64_t at = find_clip(trial->fixture, from, trial->fed);
        assert_true(at >= 0);
        const double heard_ms = (double)(at + REQUEST) / trial->per_ms;
        const double error = heard_ms - (double)trial->fixture->cues[i].at_ms;
        if (fabs(error) > most_ms)
            fail_msg("cue %d is %.1f ms off", i, error);
        from = at + CLIP;
    }
    assert_true(trial->sequencer.error_ms_max <= 40);
}

static void with_a_true_clock_it_is_the_track_itself(void **state)
{
    struct fixture *fixture = *state;
    struct sequencer sequencer;
    sequencer_start(&sequencer, 0);
    float *want = calloc(2 * (size_t)ROOM, sizeof *want), got[2 * 480];
    assert_non_null(want);
    track_mix(fixture->track, 0, ROOM, levels_full, want);
    for (int64_t at = 0; at + 10 <= ROOM / SOUND_PER_MS; at += 10) {
        memset(got, 0, sizeof got);
        sequencer_follow(&sequencer, fixture->track, at, true, levels_full, at);
        sequencer_fill(&sequencer, at, 480, got);
        assert_memory_equal(got, want + 2 * at * SOUND_PER_MS, sizeof got);
    }
    assert_true(sequencer.error_ms_max == 0);
    free(want);
}

static void a_true_device_keeps_cues_exactly_apart(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 61000);
    int64_t first = find_clip(fixture, 0, trial.fed);
    assert_true(first >= 0);
    for (int i = 1; i < CUES; i++)
        assert_true(is_clip(fixture, first + (int64_t)i * SOUND_RATE));
}

static void drift_of_three_percent_stays_within_40_ms(void **state)
{
    struct fixture *fixture = *state;
    const double drifts[] = {0.03, -0.03, 0.01, -0.01, 0.0003, -0.0003};
    for (size_t i = 0; i < sizeof drifts / sizeof *drifts; i++) {
        struct trial trial;
        start(&trial, fixture, drifts[i]);
        expect_all_cues(&trial, 40);
    }
}

static void requests_in_bursts_stay_within_40_ms(void **state)
{
    struct fixture *fixture = *state;
    const int64_t bursts[] = {40, 85, 130};
    for (size_t i = 0; i < sizeof bursts / sizeof *bursts; i++) {
        struct trial trial;
        start(&trial, fixture, 0.001);
        trial.burst_ms = bursts[i];
        pass(&trial, 61000);
        assert_true(trial.sequencer.error_ms_max <= 40);
    }
}

static void a_pause_is_silence_within_50_ms_without_a_click(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2800); /* in the middle of a count */
    trial.playing = false;
    const int64_t paused = trial.fed;
    pass(&trial, 2000);
    assert_false(is_silent(fixture, paused - REQUEST, paused));
    assert_true(is_silent(fixture, paused + 50 * SOUND_PER_MS, trial.fed));
    /* the last sounds fade: the noise is within 0.3, and so must be its envelope */
    int64_t last = trial.fed - 1;
    while (fixture->heard[last] == 0)
        last--;
    for (int64_t i = last; i > last - 200; i--)
        assert_true(fabsf(fixture->heard[i]) <= 0.3f * (float)(last + 2 - i) / SEQUENCER_FADE);
}

static void after_a_pause_it_goes_on_at_the_right_place(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2800);
    trial.playing = false;
    pass(&trial, 1993);
    trial.playing = true;
    const int64_t resumed = trial.fed;
    pass(&trial, 3000);
    assert_true(trial.sequencer.error_ms_max <= 40);
    /* the cue at 3.5 s comes 0.7 s after the resume at 2.8 s */
    const int64_t next = find_clip(fixture, resumed, trial.fed);
    assert_true(next >= 0);
    const double late = (double)(next - resumed) / SOUND_PER_MS - 700;
    assert_true(fabs(late) < 40);
}

/* The clip's end from its sample `from` on, and then silence. */
static bool is_rest(const struct fixture *fixture, int64_t at, int64_t from)
{
    for (int64_t i = 0; i < CLIP - from; i++) {
        if (fixture->heard[at + i] != side_of(fixture->samples[from + i]))
            return false;
    }
    return fixture->heard[at + CLIP - from] == 0;
}

static void after_a_pause_in_a_word_it_goes_on_inside_it(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2800); /* 0.3 s in a count of 0.6 s */
    trial.playing = false;
    pass(&trial, 1993);
    trial.playing = true;
    const int64_t on = trial.fed + 3 * (int64_t)REQUEST; /* asked for and faded in */
    pass(&trial, 1000);
    int64_t from = 0;
    while (from < CLIP && !is_rest(fixture, on, from))
        from++;
    const double begun_ms = (double)(from - 3 * REQUEST) / SOUND_PER_MS;
    assert_true(begun_ms > 270 && begun_ms < 350);
}

static void a_jump_cuts_and_lands(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2800);
    trial.at_ms = 20200; /* between two counts: 20.1 ends the one, 20.5 begins the next */
    const int64_t jumped = trial.fed;
    pass(&trial, 2000);
    assert_true(is_silent(fixture, jumped + 50 * SOUND_PER_MS, jumped + 250 * SOUND_PER_MS));
    const int64_t next = find_clip(fixture, jumped, trial.fed);
    assert_true(fabs((double)(next - jumped) / SOUND_PER_MS - 300) < 40);
}

static void a_cue_just_missed_is_said_whole(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    trial.at_ms = 505; /* the count began at 500, and the device lets hear 21 ms later */
    pass(&trial, 1000);
    assert_true(is_silent(fixture, 0, 1) || fixture->heard[0] != 0);
    /* its first 5 ms fade in; the rest is the clip from its beginning */
    for (int64_t i = SEQUENCER_FADE; i < CLIP; i++)
        assert_true(fixture->heard[i] == side_of(fixture->samples[i]));
}

static void a_device_that_stood_still_is_caught_up_with(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2200);
    trial.hangs = true;
    pass(&trial, 1500);
    trial.hangs = false;
    const int64_t back_ms = trial.now_ms;
    trial.fed = (int64_t)((double)back_ms * trial.per_ms); /* what it did not ask for is lost */
    const int64_t back = trial.fed;
    pass(&trial, 3000);
    const int64_t next = find_clip(fixture, back, trial.fed);
    const double at_ms = (double)back_ms + (double)(next - back) / SOUND_PER_MS;
    assert_true(fabs(at_ms - 4500) < 45);
}

static void a_track_may_go_once_another_is_followed(void **state)
{
    struct fixture *fixture = *state;
    const struct timeline timeline = timeline_of(fixture->cues, CUES);
    const struct world world = world_of(&memory_heap, NULL);
    struct track *gone = track_build(&world, &timeline, fixture->bank, NULL);
    assert_non_null(gone);
    struct trial trial;
    start(&trial, fixture, 0);
    trial.track = gone;
    pass(&trial, 800);
    trial.track = NULL;
    sequencer_follow(&trial.sequencer, NULL, 0, false, levels_full, trial.now_ms);
    track_free(gone);
    const int64_t cut = trial.fed;
    pass(&trial, 500);
    assert_false(is_silent(fixture, cut, cut + 100)); /* the tail */
    assert_true(is_silent(fixture, cut + SEQUENCER_FADE, trial.fed));
}

static void mute_fades_and_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2700);
    trial.levels = levels_mute;
    const int64_t muted = trial.fed;
    pass(&trial, 1500);
    assert_true(is_silent(fixture, muted + 50 * SOUND_PER_MS, trial.fed));
    trial.levels = levels_full;
    pass(&trial, 3000);
    assert_true(find_clip(fixture, muted, trial.fed) > 0);
}

static void another_device_begins_clean(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    start(&trial, fixture, 0);
    pass(&trial, 2700);
    sequencer_detach(&trial.sequencer);
    const int64_t changed = trial.fed;
    pass(&trial, 3000);
    assert_true(fabsf(fixture->heard[changed]) < 0.01f); /* fades in */
    assert_true(find_clip(fixture, changed, trial.fed) > 0);
    assert_true(trial.sequencer.error_ms_max <= 40);
}

/* Breath tones sound on while the silence between words is stretched: a step would show as a leap
 * between two samples. */
static void a_correction_leaves_tones_alone(void **state)
{
    struct fixture *fixture = *state;
    struct cue cues[6];
    for (int i = 0; i < 6; i++)
        cues[i] = cue_at(400 + 10000 * (int64_t)i, CUE_BREATH_IN, "");
    const struct timeline timeline = timeline_of(cues, 6);
    const struct world world = world_of(&memory_heap, NULL);
    struct track *track = track_build(&world, &timeline, NULL, NULL);
    assert_non_null(track);
    for (int sign = -1; sign <= 1; sign += 2) {
        struct trial trial;
        start(&trial, fixture, 0.02 * sign);
        trial.track = track;
        pass(&trial, 61000);
        for (int64_t i = 1; i < trial.fed; i++)
            assert_true(fabsf(fixture->heard[i] - fixture->heard[i - 1]) < 0.02f);
        assert_true(trial.sequencer.error_ms_max <= 40);
    }
    track_free(track);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_a_true_clock_it_is_the_track_itself),
        cmocka_unit_test(a_true_device_keeps_cues_exactly_apart),
        cmocka_unit_test(drift_of_three_percent_stays_within_40_ms),
        cmocka_unit_test(requests_in_bursts_stay_within_40_ms),
        cmocka_unit_test(a_pause_is_silence_within_50_ms_without_a_click),
        cmocka_unit_test(after_a_pause_it_goes_on_at_the_right_place),
        cmocka_unit_test(after_a_pause_in_a_word_it_goes_on_inside_it),
        cmocka_unit_test(a_jump_cuts_and_lands),
        cmocka_unit_test(a_cue_just_missed_is_said_whole),
        cmocka_unit_test(a_device_that_stood_still_is_caught_up_with),
        cmocka_unit_test(a_track_may_go_once_another_is_followed),
        cmocka_unit_test(mute_fades_and_comes_back),
        cmocka_unit_test(another_device_begins_clean),
        cmocka_unit_test(a_correction_leaves_tones_alone),
    };
    return cmocka_run_group_tests(tests, make, give_back);
}
