#include "device_trial.h"

#include <math.h>

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
        cmocka_unit_test(music_comes_out_as_it_is_in_the_track),
        cmocka_unit_test(music_pauses_within_50_ms_without_a_click),
        cmocka_unit_test(drift_of_the_device_is_no_step_in_the_music),
        cmocka_unit_test(music_can_be_muted_apart),
    };
    return cmocka_run_group_tests(tests, make, give_back);
}
