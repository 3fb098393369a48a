#include "fake.h"
#include "sound/sequencer.h"
#include "sound/track.h"

#include <math.h>

enum {
    CLIP = 600 * SOUND_PER_MS, /* a count of 0.6 s, one a second */
    CUES = 60,
    REQUEST = 1024,
    FRAME_MS = 16, /* between two pictures */
    ROOM = 70 * SOUND_RATE
};

struct fixture {
    int16_t samples[CLIP];
    struct voice_bank *bank;
    struct cue cues[CUES];
    struct track *track;
    float heard[ROOM]; /* left side of all the device was fed */
};

/* A device with a clock of its own, and a player. */
struct trial {
    struct fixture *fixture;
    struct sequencer sequencer;
    double per_ms;       /* samples the device plays in a true ms */
    int64_t burst_ms;    /* asks only every so often; 1: whenever it has room */
    int64_t fed;         /* samples so far */
    int64_t now_ms;      /* true time */
    int64_t at_ms;       /* the player's place */
    bool playing, hangs; /* hangs: the device asks for nothing */
    const struct track *track;
    struct levels levels;
};

static void start(struct trial *trial, struct fixture *fixture, double drift)
{
    *trial = (struct trial){.fixture = fixture,
                            .per_ms = SOUND_PER_MS * (1 + drift),
                            .burst_ms = 1,
                            .playing = true,
                            .track = fixture->track,
                            .levels = levels_full};
    sequencer_start(&trial->sequencer, REQUEST);
}

static void request(struct trial *trial)
{
    float out[2 * REQUEST] = {0};
    sequencer_fill(&trial->sequencer, trial->now_ms, REQUEST, out);
    for (ptrdiff_t i = 0; i < REQUEST && trial->fed < ROOM; i++)
        trial->fixture->heard[trial->fed++] = out[2 * i];
}

/* The device holds one request beyond what it has played. */
static void pass_ms(struct trial *trial)
{
    if (trial->now_ms % FRAME_MS == 0)
        sequencer_follow(&trial->sequencer, trial->track, trial->at_ms, trial->playing,
                         trial->levels, trial->now_ms);
    const double due = (double)trial->now_ms * trial->per_ms;
    while (!trial->hangs && trial->now_ms % trial->burst_ms == 0 && (double)trial->fed <= due)
        request(trial);
    trial->now_ms++;
    trial->at_ms += trial->playing;
}

static void pass(struct trial *trial, int64_t ms)
{
    for (int64_t i = 0; i < ms; i++)
        pass_ms(trial);
}

static bool is_clip(const struct fixture *fixture, int64_t at)
{
    for (int64_t i = 0; i < CLIP; i++) {
        if (fixture->heard[at + i] != side_of(fixture->samples[i]))
            return false;
    }
    return true;
}

/* Where the next clip begins, whole and without a step in it; -1 when there is none. */
static int64_t find_clip(const struct fixture *fixture, int64_t from, int64_t to)
{
    for (int64_t at = from; at + CLIP <= to; at++) {
        if (fixture->heard[at] == side_of(fixture->samples[0]) && is_clip(fixture, at))
            return at;
    }
    return -1;
}

static int make(void **state)
{
    static struct fixture fixture;
    make_noise(1, fixture.samples, CLIP);
    struct bank_entry entry = {"one", {fixture.samples, CLIP, SOUND_RATE}};
    fixture.bank = bank_of(&entry, 1, SOUND_RATE);
    for (int i = 0; i < CUES; i++)
        fixture.cues[i] = cue_at(500 + 1000 * (int64_t)i, CUE_COUNT, "one");
    const struct timeline timeline = timeline_of(fixture.cues, CUES);
    const struct world world = world_of(&memory_heap, NULL);
    fixture.track = track_build(&world, &timeline, fixture.bank, NULL);
    *state = &fixture;
    return fixture.track ? 0 : 1;
}

static int give_back(void **state)
{
    struct fixture *fixture = *state;
    track_free(fixture->track);
    voice_bank_close(fixture->bank);
    return 0;
}

static bool is_silent(const struct fixture *fixture, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++) {
        if (fixture->heard[i] != 0)
            return false;
    }
    return true;
}

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

static const char *const assets[] = {LIMBER_SOURCE "/assets"};

/* The counts with music under them. */
struct band {
    struct problems problems;
    struct library library;
    struct track *track;
};

static void open_band(struct band *band, const struct fixture *fixture, const char *name)
{
    const struct timeline timeline = timeline_of(fixture->cues, CUES);
    problems_open(&band->problems, &memory_heap);
    assert_true(library_load(&band->library, &world_machine, assets, 1, &band->problems));
    const struct tune *tune = library_tune(&band->library, name);
    assert_non_null(tune);
    band->track = track_build(&world_machine, &timeline, NULL, tune);
    assert_non_null(band->track);
}

static void close_band(struct band *band)
{
    track_free(band->track);
    library_close(&band->library);
    problems_close(&band->problems);
}

static const struct levels music_only = {0, 0, 1};

static void music_comes_out_as_it_is_in_the_track(void **state)
{
    struct fixture *fixture = *state;
    enum { SPAN_MS = 15000 };
    struct band band;
    open_band(&band, fixture, "catchy");
    struct sequencer sequencer;
    sequencer_start(&sequencer, 0);
    float *want = calloc(2 * (size_t)ROOM, sizeof *want), got[2 * 480];
    assert_non_null(want);
    track_mix(band.track, 0, SPAN_MS * SOUND_PER_MS, levels_full, want);
    for (int64_t at = 0; at < SPAN_MS; at += 10) {
        memset(got, 0, sizeof got);
        sequencer_follow(&sequencer, band.track, at, true, levels_full, at);
        sequencer_fill(&sequencer, at, 480, got);
        if (at >= 10) /* it fades in for 5 ms */
            assert_memory_equal(got, want + 2 * at * SOUND_PER_MS, sizeof got);
    }
    free(want);
    close_band(&band);
}

static float sharpest(const struct fixture *fixture, int64_t from, int64_t to)
{
    float most = 0;
    const float *heard = fixture->heard;
    for (int64_t i = from + 2; i < to; i++)
        most = fmaxf(most, fabsf(heard[i] - 2 * heard[i - 1] + heard[i - 2]));
    return most;
}

static void music_pauses_within_50_ms_without_a_click(void **state)
{
    struct fixture *fixture = *state;
    struct band band;
    open_band(&band, fixture, "calm");
    struct trial trial;
    start(&trial, fixture, 0);
    trial.track = band.track;
    trial.levels = music_only;
    pass(&trial, 9000);
    trial.playing = false;
    const int64_t paused = trial.fed;
    pass(&trial, 1000);
    assert_false(is_silent(fixture, paused - REQUEST, paused));
    assert_true(is_silent(fixture, paused + 50 * SOUND_PER_MS, trial.fed));
    const int64_t resumed = trial.fed;
    trial.playing = true;
    pass(&trial, 1000);
    assert_false(is_silent(fixture, resumed + REQUEST, trial.fed));
    assert_true(sharpest(fixture, 0, trial.fed) < 0.004f);
    close_band(&band);
}

/* A step would be sharp; in the end the music is where the player is. */
static void drift_of_the_device_is_no_step_in_the_music(void **state)
{
    struct fixture *fixture = *state;
    struct band band;
    open_band(&band, fixture, "calm");
    for (int sign = -1; sign <= 1; sign += 2) {
        struct trial trial;
        start(&trial, fixture, 0.001 * sign);
        trial.track = band.track;
        trial.levels = music_only;
        pass(&trial, 60000);
        assert_true(sharpest(fixture, SOUND_RATE, trial.fed) < 0.004f);
        const int64_t off = trial.sequencer.music_at - trial.sequencer.position;
        assert_true(off < SEQUENCER_SLIP + 100 && off > -SEQUENCER_SLIP - 100);
    }
    close_band(&band);
}

static void music_can_be_muted_apart(void **state)
{
    struct fixture *fixture = *state;
    struct band band;
    open_band(&band, fixture, "steady");
    struct trial trial;
    start(&trial, fixture, 0);
    trial.track = band.track;
    trial.levels = music_only;
    pass(&trial, 3000);
    assert_false(is_silent(fixture, 0, trial.fed));
    trial.levels.music = 0;
    const int64_t muted = trial.fed;
    pass(&trial, 3000);
    assert_true(is_silent(fixture, muted + 50 * SOUND_PER_MS, trial.fed));
    trial.levels = (struct levels){1, 1, 0};
    pass(&trial, 3000);
    assert_false(is_silent(fixture, muted + 4 * SOUND_RATE, trial.fed)); /* counts tick */
    close_band(&band);
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
        cmocka_unit_test(music_comes_out_as_it_is_in_the_track),
        cmocka_unit_test(music_pauses_within_50_ms_without_a_click),
        cmocka_unit_test(drift_of_the_device_is_no_step_in_the_music),
        cmocka_unit_test(music_can_be_muted_apart),
    };
    return cmocka_run_group_tests(tests, make, give_back);
}
