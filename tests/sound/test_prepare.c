#include "fake.h"
#include "sound/prepare.h"

#include <math.h>

#define PI 3.14159265358979323846

enum { RATE = 16000, MS = RATE / 1000, RAW = 800 * MS };

static void add_sine(int16_t *samples, int64_t from, int64_t to, int rate, double hz, double peak)
{
    for (int64_t i = from; i < to; i++)
        samples[i] =
            (int16_t)(samples[i] + lrint(peak * 32767 * sin(2 * PI * hz * (double)i / rate)));
}

/* Half a second of a vowel in the middle of silence. */
static struct clip word(int16_t samples[RAW], double peak)
{
    memset(samples, 0, RAW * sizeof *samples);
    add_sine(samples, 200 * MS, 700 * MS, RATE, 440, peak);
    return (struct clip){samples, RAW, RATE};
}

/* BS.1770-4: a 997 Hz sine of full scale in one front channel is -3.01 LKFS. */
static void loudness_is_that_of_the_standard(void **state)
{
    (void)state;
    for (int rate = 16000; rate <= 48000; rate += 8000) {
        int16_t *samples = calloc((size_t)rate, sizeof *samples);
        assert_non_null(samples);
        add_sine(samples, 0, rate, rate, 997, 1);
        const double loudness = clip_loudness((struct clip){samples, rate, rate});
        assert_true(fabs(loudness + 3.01) < 0.1);
        free(samples);
    }
}

static void loudness_weighs_low_tones_less(void **state)
{
    (void)state;
    int16_t samples[RATE] = {0}, deep[RATE] = {0};
    add_sine(samples, 0, RATE, RATE, 3000, 0.5);
    add_sine(deep, 0, RATE, RATE, 40, 0.5);
    const double difference = clip_loudness((struct clip){samples, RATE, RATE}) -
                              clip_loudness((struct clip){deep, RATE, RATE});
    assert_true(difference > 8 && difference < 14);
}

/* Two sentences are as loud as each of them, whatever the pause between. */
static void a_pause_inside_is_not_measured(void **state)
{
    (void)state;
    static int16_t samples[4 * RATE];
    add_sine(samples, 0, RATE, RATE, 997, 0.5);
    add_sine(samples, 3 * RATE, 4 * RATE, RATE, 997, 0.5);
    const double one = clip_loudness((struct clip){samples, RATE, RATE});
    const double both = clip_loudness((struct clip){samples, 4 * RATE, RATE});
    assert_true(fabs(one - both) < 1);
    memset(samples, 0, sizeof samples);
    assert_true(clip_loudness((struct clip){samples, 4 * RATE, RATE}) < -1000);
}

static void silence_is_trimmed_at_both_ends(void **state)
{
    (void)state;
    int16_t samples[RAW];
    const struct clip trimmed = clip_trim(word(samples, 0.5));
    const int64_t lead = 200 * MS - (trimmed.samples - samples);
    const int64_t rest = trimmed.samples + trimmed.count - (samples + (int64_t)700 * MS);
    assert_in_range(lead, 5 * MS, 20 * MS);
    assert_in_range(rest, 15 * MS, 40 * MS);
}

/* The "f" of "four": 37 dB below the vowel, over an engine's hiss. */
static void a_weak_consonant_is_not_silence(void **state)
{
    (void)state;
    int16_t samples[RAW], noise[RAW];
    struct clip raw = word(samples, 0.5);
    make_noise(3, noise, RAW);
    for (int64_t i = 0; i < RAW; i++) {
        const bool consonant = i >= 150 * MS && i < 200 * MS;
        samples[i] = (int16_t)(samples[i] + noise[i] / (consonant ? 30 : 250));
    }
    const struct clip trimmed = clip_trim(raw);
    const int64_t lead = 150 * MS - (trimmed.samples - samples);
    assert_in_range(lead, 5 * MS, 25 * MS);
}

static void clips_come_out_equally_loud(void **state)
{
    (void)state;
    int16_t samples[RAW];
    for (double peak = 0.02; peak < 1; peak *= 1.7) {
        struct arena arena;
        struct clip out;
        arena_open(&arena, &memory_heap, 1 << 20);
        assert_true(clip_prepare(word(samples, peak), &arena, &out));
        assert_true(fabs(clip_loudness(out) - CLIP_LOUDNESS) < 1);
        arena_close(&arena);
    }
}

static void edges_are_silent_and_peaks_below_full_scale(void **state)
{
    (void)state;
    int16_t samples[RAW];
    struct clip raw = word(samples, 0.1);
    for (int64_t i = 250 * MS; i < 650 * MS; i += 10 * MS)
        samples[i] = 32767; /* a crackle over a quiet word */
    struct arena arena;
    struct clip out;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_true(clip_prepare(raw, &arena, &out));
    assert_int_equal(out.samples[0], 0);
    assert_int_equal(out.samples[out.count - 1], 0);
    for (int64_t i = 0; i < out.count; i++)
        assert_in_range(abs(out.samples[i]), 0, 29491); /* 0.9 */
    arena_close(&arena);
}

static double mean_of(struct clip clip)
{
    double sum = 0;
    for (int64_t i = 0; i < clip.count; i++)
        sum += clip.samples[i] / 32768.0;
    return sum / (double)clip.count;
}

/* As flite's awb has it: 0.4 % of full scale, about a tenth of the speech itself. */
static void a_steady_level_is_taken_out(void **state)
{
    (void)state;
    static const int levels[] = {130, -130, 3000};
    for (int i = 0; i < 3; i++) {
        int16_t samples[RAW];
        struct clip raw = word(samples, 0.1), out;
        for (int64_t k = 0; k < RAW; k++)
            samples[k] = (int16_t)(samples[k] + levels[i]);
        struct arena arena;
        arena_open(&arena, &memory_heap, 1 << 20);
        assert_true(clip_prepare(raw, &arena, &out));
        assert_true(fabs(mean_of(out)) < 0.001);
        assert_true(fabs(clip_loudness(out) - CLIP_LOUDNESS) < 1);
        assert_in_range(clip_ms(out), 510, 560); /* and does not pass for sound */
        arena_close(&arena);
    }
}

/* The filter's own swing at its start: rms's words once began 160 ms late by it. */
static void a_level_that_goes_away_does_not_begin_a_word(void **state)
{
    (void)state;
    int16_t samples[RAW];
    const struct clip raw = word(samples, 0.3);
    for (int64_t i = 0; i < 190 * MS; i++)
        samples[i] = (int16_t)(samples[i] + 300);
    struct arena arena;
    struct clip out;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_true(clip_prepare(raw, &arena, &out));
    assert_in_range(clip_ms(out), 510, 600);
    arena_close(&arena);
}

static void silence_makes_no_clip(void **state)
{
    (void)state;
    static int16_t samples[RAW];
    struct arena arena;
    struct clip out;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_false(clip_prepare((struct clip){samples, RAW, RATE}, &arena, &out));
    assert_false(clip_prepare((struct clip){samples, 10, RATE}, &arena, &out));
    assert_false(clip_prepare((struct clip){samples, 0, RATE}, &arena, &out));
    arena_close(&arena);
}

static void no_memory_makes_no_clip(void **state)
{
    (void)state;
    int16_t samples[RAW];
    for (int blocks = 0; blocks < 3; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        struct arena arena;
        struct clip out;
        arena_open(&arena, &memory, 1 << 20);
        assert_int_equal(clip_prepare(word(samples, 0.5), &arena, &out), blocks == 2);
        arena_close(&arena);
        assert_int_equal(failing.lent, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loudness_is_that_of_the_standard),
        cmocka_unit_test(loudness_weighs_low_tones_less),
        cmocka_unit_test(a_pause_inside_is_not_measured),
        cmocka_unit_test(silence_is_trimmed_at_both_ends),
        cmocka_unit_test(a_weak_consonant_is_not_silence),
        cmocka_unit_test(clips_come_out_equally_loud),
        cmocka_unit_test(edges_are_silent_and_peaks_below_full_scale),
        cmocka_unit_test(a_steady_level_is_taken_out),
        cmocka_unit_test(a_level_that_goes_away_does_not_begin_a_word),
        cmocka_unit_test(silence_makes_no_clip),
        cmocka_unit_test(no_memory_makes_no_clip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
