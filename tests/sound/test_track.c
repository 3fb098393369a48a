#include "fake.h"
#include "sound/track.h"

#include <math.h>

enum { CLIP = 4800, SECONDS = 10, FRAMES = SECONDS * SOUND_RATE };

struct fixture {
    int16_t samples[CLIP];
    struct voice_bank *bank;
    float out[2 * FRAMES];
};

static int open_bank(void **state)
{
    static struct fixture fixture;
    make_noise(1, fixture.samples, CLIP);
    struct bank_entry entry = {"one", {fixture.samples, CLIP, SOUND_RATE}};
    fixture.bank = bank_of(&entry, 1, SOUND_RATE);
    *state = &fixture;
    return 0;
}

static int close_bank(void **state)
{
    struct fixture *fixture = *state;
    voice_bank_close(fixture->bank);
    return 0;
}

static struct track *build(const struct cue *cues, int count, const struct voice_bank *bank)
{
    const struct timeline timeline = timeline_of(cues, count);
    const struct world world = world_of(&memory_heap, NULL);
    struct track *track = track_build(&world, &timeline, bank, NULL);
    assert_non_null(track);
    return track;
}

static void mix(struct fixture *fixture, const struct track *track)
{
    memset(fixture->out, 0, sizeof fixture->out);
    track_mix(track, 0, FRAMES, levels_full, fixture->out);
}

/* Power of the left side in [from, to) ms. */
static double power(const struct fixture *fixture, int64_t from_ms, int64_t to_ms)
{
    double sum = 0;
    for (int64_t i = from_ms * SOUND_PER_MS; i < to_ms * SOUND_PER_MS; i++)
        sum += (double)fixture->out[2 * i] * fixture->out[2 * i];
    return sum / (double)((to_ms - from_ms) * SOUND_PER_MS);
}

static void a_cue_sounds_from_its_very_sample_on(void **state)
{
    struct fixture *fixture = *state;
    const struct cue cues[] = {cue_at(7, CUE_COUNT, "one"), cue_at(1000, CUE_COUNT, "one"),
                               cue_at(3333, CUE_SPEECH, "one")};
    struct track *track = build(cues, 3, fixture->bank);
    mix(fixture, track);
    for (int c = 0; c < 3; c++) {
        const float *at = fixture->out + 2 * cues[c].at_ms * SOUND_PER_MS;
        assert_true(at[-2] == 0 && at[-1] == 0);
        for (ptrdiff_t i = 0; i < CLIP; i++) {
            assert_true(at[2 * i] == side_of(fixture->samples[i]));
            assert_true(at[2 * i + 1] == at[2 * i]);
        }
        assert_true(at[2 * CLIP] == 0);
    }
    track_free(track);
}

static void stems_add_up_to_the_whole(void **state)
{
    struct fixture *fixture = *state;
    static const enum stem stems[] = {STEM_VOICE, STEM_TONES, STEM_MUSIC};
    const struct cue cues[] = {cue_at(500, CUE_COUNT, "one"), cue_at(520, CUE_BREATH_IN, ""),
                               cue_at(900, CUE_SPEECH, "one"), cue_at(950, CUE_TICK, "")};
    float *sum = calloc(2 * FRAMES, sizeof *sum);
    assert_non_null(sum);
    for (int s = 0; s < 3; s++) {
        struct track *track = build(cues, 4, fixture->bank);
        track_keep(track, stems[s]);
        assert_int_equal(track->count, stems[s] == STEM_MUSIC ? 0 : 2);
        track_mix(track, 0, FRAMES, levels_full, sum);
        track_free(track);
    }
    struct track *track = build(cues, 4, fixture->bank);
    mix(fixture, track);
    for (int i = 0; i < 2 * FRAMES; i++)
        assert_true(fabsf(sum[i] - fixture->out[i]) < 1e-6f);
    free(sum);
    track_free(track);
}

static void mixing_asks_for_no_history(void **state)
{
    struct fixture *fixture = *state;
    const struct cue cues[] = {cue_at(500, CUE_COUNT, "one"), cue_at(520, CUE_BREATH_IN, ""),
                               cue_at(900, CUE_SPEECH, "one")};
    struct track *track = build(cues, 3, fixture->bank);
    mix(fixture, track);
    float part[2 * 313];
    for (int64_t from = FRAMES - 313; from >= 0; from -= 1009) {
        memset(part, 0, sizeof part);
        track_mix(track, from, 313, levels_full, part);
        assert_memory_equal(part, fixture->out + 2 * from, sizeof part);
    }
    track_free(track);
}

static void volume_scales_and_mixing_adds(void **state)
{
    struct fixture *fixture = *state;
    const struct cue cue = cue_at(0, CUE_COUNT, "one");
    struct track *track = build(&cue, 1, fixture->bank);
    float out[2] = {0.25f, 0.5f};
    track_mix(track, 0, 1, (struct levels){0.5f, 0.5f, 0.5f}, out);
    const float first = side_of(fixture->samples[0]) / 2;
    assert_true(out[0] == 0.25f + first && out[1] == 0.5f + first);
    track_free(track);
}

static void what_was_dropped_is_not_heard(void **state)
{
    struct fixture *fixture = *state;
    struct cue cues[] = {cue_at(500, CUE_COUNT, "one"), cue_at(900, CUE_TICK, ""),
                         cue_at(2000, CUE_BREATH_IN, "")};
    for (int i = 0; i < 3; i++)
        cues[i].dropped = "no room";
    struct track *track = build(cues, 3, fixture->bank);
    mix(fixture, track);
    assert_true(power(fixture, 0, SECONDS * 1000) == 0);
    track_free(track);
}

static void without_a_voice_counts_tick_and_breaths_sing(void **state)
{
    struct fixture *fixture = *state;
    const struct cue cues[] = {cue_at(1000, CUE_COUNT, "one"), cue_at(2000, CUE_SPEECH, "one"),
                               cue_at(3000, CUE_BREATH_OUT, "Out.")};
    struct track *track = build(cues, 3, NULL);
    mix(fixture, track);
    assert_true(power(fixture, 1000, 1050) > 0);
    assert_true(power(fixture, 2000, 3000) == 0);
    assert_true(power(fixture, 4000, 5000) > 0);
    track_free(track);
}

static void every_chime_is_heard(void **state)
{
    struct fixture *fixture = *state;
    for (enum chime chime = CHIME_START; chime <= CHIME_DONE; chime++) {
        struct cue cue = cue_at(100, CUE_CHIME, "");
        cue.chime = chime;
        struct track *track = build(&cue, 1, NULL);
        mix(fixture, track);
        assert_true(power(fixture, 0, 100) == 0);
        assert_true(power(fixture, 100, 500) > 1e-4);
        track_free(track);
    }
}

static void tones_yield_to_speech_smoothly(void **state)
{
    struct fixture *fixture = *state;
    const struct cue cues[] = {cue_at(1000, CUE_COUNT, "one"), cue_at(1250, CUE_COUNT, "one")};
    struct track *track = build(cues, 2, fixture->bank);
    assert_true(track_yield(track, 0) == 1);
    assert_true(fabsf(track_yield(track, 1050 * SOUND_PER_MS) - 0.32f) < 1e-6f);
    assert_true(track_yield(track, 2000 * SOUND_PER_MS) == 1);
    for (int64_t at = 0; at < FRAMES; at++)
        assert_true(fabsf(track_yield(track, at + 1) - track_yield(track, at)) < 0.0002f);
    track_free(track);
}

/* In and out within one segment do not run into each other, nor past its end. */
static void a_breath_tone_ends_before_the_next_begins(void **state)
{
    struct fixture *fixture = *state;
    struct cue cues[] = {cue_at(0, CUE_BREATH_IN, ""), cue_at(2000, CUE_BREATH_OUT, "")};
    cues[0].segment = cues[1].segment = 0;
    const struct segment segment = {.start_ms = 0, .end_ms = 5000};
    const struct timeline timeline = {
        .cues = cues, .cue_count = 2, .segments = &segment, .segment_count = 1};
    const struct world world = world_of(&memory_heap, NULL);
    struct track *track = track_build(&world, &timeline, NULL, NULL);
    assert_non_null(track);
    mix(fixture, track);
    assert_true(power(fixture, 1000, 1100) > 0);
    assert_true(power(fixture, 1890, 2000) == 0);
    assert_true(power(fixture, 4500, 4600) > 0);
    assert_true(power(fixture, 4890, 6000) == 0);
    track_free(track);
}

static void a_track_of_no_cues_is_silent(void **state)
{
    struct fixture *fixture = *state;
    struct track *track = build(NULL, 0, fixture->bank);
    mix(fixture, track);
    assert_true(power(fixture, 0, SECONDS * 1000) == 0);
    track_free(track);
    track_free(NULL);
}

static void clips_of_different_rates_sound_side_by_side(void **state)
{
    struct fixture *fixture = *state;
    static int16_t samples[2400];
    make_noise(9, samples, 2400);
    const struct cue cues[] = {cue_at(0, CUE_COUNT, "one"), cue_at(2000, CUE_COUNT, "own")};
    const struct timeline timeline = timeline_of(cues, 2);
    const struct world world = world_of(&memory_heap, NULL);
    struct voice_bank *layer = voice_bank_layer(&world, fixture->bank);
    assert_non_null(layer);
    assert_true(voice_bank_add(layer, "own", (struct clip){samples, 2400, 24000}));
    struct track *track = track_build(&world, &timeline, layer, NULL);
    assert_non_null(track);
    mix(fixture, track);
    assert_true(power(fixture, 0, 50) > 0);
    assert_true(power(fixture, 1990, 2000) == 0);
    assert_true(power(fixture, 2000, 2010) > 0 && power(fixture, 2090, 2100) > 0);
    assert_true(power(fixture, 2101, 2200) == 0);
    track_free(track);
    voice_bank_close(layer);
}

static void no_memory_no_track(void **state)
{
    struct fixture *fixture = *state;
    const struct cue cues[] = {cue_at(0, CUE_COUNT, "one"), cue_at(2000, CUE_BREATH_IN, "")};
    const struct timeline timeline = timeline_of(cues, 2);
    struct track *track = NULL;
    for (int granted = 0; !track; granted++) {
        struct failing failing = {.left = granted};
        const struct memory memory = failing_memory(&failing);
        const struct world world = world_of(&memory, NULL);
        track = track_build(&world, &timeline, fixture->bank, NULL);
        struct track *built = track;
        track_free(built);
        assert_int_equal(failing.lent, 0);
        assert_true(granted < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cue_sounds_from_its_very_sample_on),
        cmocka_unit_test(stems_add_up_to_the_whole),
        cmocka_unit_test(mixing_asks_for_no_history),
        cmocka_unit_test(volume_scales_and_mixing_adds),
        cmocka_unit_test(what_was_dropped_is_not_heard),
        cmocka_unit_test(without_a_voice_counts_tick_and_breaths_sing),
        cmocka_unit_test(every_chime_is_heard),
        cmocka_unit_test(tones_yield_to_speech_smoothly),
        cmocka_unit_test(a_breath_tone_ends_before_the_next_begins),
        cmocka_unit_test(a_track_of_no_cues_is_silent),
        cmocka_unit_test(clips_of_different_rates_sound_side_by_side),
        cmocka_unit_test(no_memory_no_track),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
