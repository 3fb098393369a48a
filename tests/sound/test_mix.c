/* The whole sound of real routines with the real voice, measured: what the ear would judge. */
#include "fake.h"
#include "sound/loudness.h"
#include "sound/music.h"
#include "sound/track.h"

#include <math.h>

enum { ROUTINES = 2, SECOND = SOUND_RATE, STEP = SOUND_RATE / 10, SLICE = 10 * SOUND_PER_MS };

static const char *const routines[ROUTINES] = {"one_minute", "lower_back_short"};
static const char *const folders[] = {LIMBER_SOURCE "/assets"};

struct fixture {
    struct problems problems;
    struct library library;
    struct voice_bank *bank;
};

static int open_all(void **state)
{
    static struct fixture fixture;
    *state = &fixture;
    problems_open(&fixture.problems, &memory_heap);
    fixture.bank = voice_bank_open(&world_machine, LIMBER_BUILD, "awb", &fixture.problems);
    return library_load(&fixture.library, &world_machine, folders, 1, &fixture.problems) ? 0 : 1;
}

static int close_all(void **state)
{
    struct fixture *fixture = *state;
    voice_bank_close(fixture->bank);
    library_close(&fixture->library);
    problems_close(&fixture->problems);
    return 0;
}

static struct timeline *plan(struct fixture *fixture, const char *routine, enum counting counting)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = voice_bank_speech(fixture->bank);
    wish.counting = counting;
    struct timeline *timeline = timeline_build(
        &world_machine, library_routine(&fixture->library, routine), &wish, &fixture->problems);
    assert_non_null(timeline);
    return timeline;
}

struct sound_of {
    float *frames; /* free() is due */
    int64_t count;
};

static struct sound_of render(struct fixture *fixture, const struct timeline *timeline,
                              const struct voice_bank *bank, enum stem stems)
{
    const char *piece = timeline->routine->music ? timeline->routine->music : "calm";
    struct track *track =
        track_build(&world_machine, timeline, bank, library_tune(&fixture->library, piece));
    struct sound_of sound = {.count = timeline->duration_ms * SOUND_PER_MS};
    assert_non_null(track);
    track_keep(track, stems);
    sound.frames = calloc(2 * (size_t)sound.count, sizeof *sound.frames);
    assert_non_null(sound.frames);
    for (int64_t at = 0; at < sound.count; at += SECOND) {
        const int64_t left = sound.count - at;
        track_mix(track, at, (int)(left < SECOND ? left : SECOND), levels_full,
                  sound.frames + 2 * at);
    }
    track_free(track);
    return sound;
}

/* Integrated loudness of both sides after BS.1770-4, blocks of 400 ms. */
static double loudness(struct sound_of sound)
{
    struct weighting sides[2] = {weighting_of(SOUND_RATE), weighting_of(SOUND_RATE)};
    const int64_t steps = sound.count / STEP;
    double *power = calloc((size_t)steps, sizeof *power), gate = power_of_loudness(-70), mean = 0;
    assert_non_null(power);
    for (int64_t i = 0; i < 2 * steps * STEP; i++) {
        const double x = weighting_step(&sides[i % 2], (double)sound.frames[i]);
        power[i / (2 * STEP)] += x * x / STEP;
    }
    for (int pass = 0; pass < 2; pass++) {
        double sum = 0;
        int blocks = 0;
        for (int64_t i = 3; i < steps; i++) {
            const double block = (power[i] + power[i - 1] + power[i - 2] + power[i - 3]) / 4;
            sum += block >= gate ? block : 0;
            blocks += block >= gate;
        }
        mean = blocks > 0 ? sum / blocks : 1e-12;
        gate = fmax(gate, mean / 10);
    }
    free(power);
    return loudness_of_power(mean);
}

static const struct {
    const char *name;
    enum stem stems;
    double least, most; /* LUFS */
} parts[] = {{"voice", STEM_VOICE, -24, -22},
             {"tones", STEM_TONES, -26, -23},
             {"music", STEM_MUSIC, -38, -34},
             {"the whole", STEM_ALL, -26.3, -23.5}};

static void every_part_is_as_loud_as_it_should_be(void **state)
{
    struct fixture *fixture = *state;
    for (int r = 0; r < ROUTINES && fixture->bank; r++) {
        struct timeline *timeline = plan(fixture, routines[r], COUNT_LAST_FIVE);
        for (int p = 0; p < 4; p++) {
            const struct sound_of sound = render(fixture, timeline, fixture->bank, parts[p].stems);
            const double lufs = loudness(sound);
            if (lufs < parts[p].least || lufs > parts[p].most)
                fail_msg("%s: %s is at %.1f LUFS", routines[r], parts[p].name, lufs);
            free(sound.frames);
        }
        timeline_free(timeline);
    }
    if (!fixture->bank)
        skip();
}

static void nothing_clips_and_nothing_leans_to_one_side_of_zero(void **state)
{
    struct fixture *fixture = *state;
    for (int r = 0; r < ROUTINES; r++) {
        struct timeline *timeline = plan(fixture, routines[r], COUNT_LAST_FIVE);
        for (int p = 0; p < 4; p++) {
            const struct sound_of sound = render(fixture, timeline, fixture->bank, parts[p].stems);
            double sum[2] = {0};
            for (int64_t i = 0; i < 2 * sound.count; i++) {
                sum[i % 2] += (double)sound.frames[i];
                assert_true(fabsf(sound.frames[i]) < 1);
            }
            for (int side = 0; side < 2; side++)
                if (fabs(sum[side] / (double)sound.count) >= 0.0005)
                    fail_msg("%s: %s has DC of %g", routines[r], parts[p].name,
                             sum[side] / (double)sound.count);
            free(sound.frames);
        }
        timeline_free(timeline);
    }
}

/* How far the music of 10 ms lies below the same music without speech, in dB. */
static double ducked(struct sound_of music, struct sound_of plain, int64_t at)
{
    double under = 1e-12, free_of = 1e-12;
    for (int64_t i = 2 * at; i < 2 * (at + SLICE); i++) {
        under += (double)music.frames[i] * (double)music.frames[i];
        free_of += (double)plain.frames[i] * (double)plain.frames[i];
    }
    return 10 * log10(free_of / under);
}

/* Between two words at most 0.7 s apart, as counts are, it stays down. */
static void check_ducking(const struct track *track, struct sound_of music, struct sound_of plain)
{
    int words = 0, gaps = 0, returns = 0;
    for (int i = 0; i < track->span_count; i++) {
        const struct span *span = &track->spans[i];
        const int64_t next = i + 1 < track->span_count ? span[1].from : music.count - 5 * SECOND;
        for (int64_t at = span->from + SLICE;
             at + 2 * SLICE < span->to && at < music.count - 5 * SECOND; at += 5 * SLICE, words++)
            assert_true(fabs(ducked(music, plain, at) - 12) < 0.7);
        const bool close = next - span->to < 700 * SOUND_PER_MS;
        for (int64_t at = span->to; close && at < next; at += SLICE, gaps++)
            assert_true(ducked(music, plain, at) > 12 - 3);
        const int64_t back = span->to + 1250 * SOUND_PER_MS;
        if (back + 150 * SOUND_PER_MS + SLICE < next) {
            assert_true(fabs(ducked(music, plain, back)) < 0.3);
            assert_true(fabs(ducked(music, plain, next - 150 * SOUND_PER_MS)) < 0.3);
            returns++;
        }
    }
    assert_true(words > 50 && gaps > 50 && returns > 3);
}

static void music_stays_down_while_it_counts_and_comes_back_after(void **state)
{
    struct fixture *fixture = *state;
    for (int r = 0; r < ROUTINES && fixture->bank; r++) {
        struct timeline *timeline = plan(fixture, routines[r], COUNT_ALL);
        struct track *track = track_build(&world_machine, timeline, fixture->bank, NULL);
        assert_non_null(track);
        const struct sound_of music = render(fixture, timeline, fixture->bank, STEM_MUSIC);
        const struct sound_of plain = render(fixture, timeline, NULL, STEM_MUSIC);
        check_ducking(track, music, plain);
        free(music.frames);
        free(plain.frames);
        track_free(track);
        timeline_free(timeline);
    }
    if (!fixture->bank)
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_is_as_loud_as_it_should_be),
        cmocka_unit_test(nothing_clips_and_nothing_leans_to_one_side_of_zero),
        cmocka_unit_test(music_stays_down_while_it_counts_and_comes_back_after),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
