#include "fake.h"
#include "sound/upsample.h"

#include <math.h>

#define PI 3.14159265358979323846

enum { RATE = 16000, COUNT = 1600, FRAMES = 4800 };

static struct clip sine(int16_t samples[COUNT], double hz)
{
    for (int i = 0; i < COUNT; i++)
        samples[i] = (int16_t)lrint(20000 * sin(2 * PI * hz * i / RATE));
    return (struct clip){samples, COUNT, RATE};
}

/* Greatest distance from the true sine, away from the ends, as a part of its height. */
static double worst(double hz)
{
    int16_t samples[COUNT];
    float out[FRAMES];
    struct upsampler up;
    assert_true(upsampler_make(RATE, &up));
    upsampler_read(&up, sine(samples, hz), 0, FRAMES, out);
    double most = 0;
    for (int i = 100; i < FRAMES - 100; i++) {
        const double want = 20000.0 / 32768 * sin(2 * PI * hz * i / SOUND_RATE);
        most = fmax(most, fabs(out[i] - want) / (20000.0 / 32768));
    }
    return most;
}

static void what_a_voice_holds_comes_out_true(void **state)
{
    (void)state;
    assert_true(worst(100) < 0.001);
    assert_true(worst(1000) < 0.001);
    assert_true(worst(4000) < 0.001);
    assert_true(worst(6500) < 0.01);
}

static void a_steady_level_stays(void **state)
{
    (void)state;
    int16_t samples[COUNT];
    float out[FRAMES];
    for (int i = 0; i < COUNT; i++)
        samples[i] = 16384;
    for (int rate = 8000; rate <= SOUND_RATE; rate *= 2) {
        struct upsampler up;
        if (!upsampler_make(rate, &up))
            continue;
        upsampler_read(&up, (struct clip){samples, COUNT, rate}, 200, 1000, out);
        for (int i = 0; i < 1000; i++)
            assert_true(fabsf(out[i] - 0.5f) < 1e-5f);
    }
}

static void any_part_read_alone_is_the_same(void **state)
{
    (void)state;
    int16_t samples[COUNT];
    float whole[FRAMES], part[7];
    struct upsampler up;
    assert_true(upsampler_make(RATE, &up));
    make_noise(1, samples, COUNT);
    const struct clip clip = {samples, COUNT, RATE};
    upsampler_read(&up, clip, 0, FRAMES, whole);
    for (int from = 0; from + 7 <= FRAMES; from += 7) {
        upsampler_read(&up, clip, from, 7, part);
        assert_memory_equal(part, whole + from, sizeof part);
    }
}

static void outside_the_clip_is_silence(void **state)
{
    (void)state;
    int16_t samples[COUNT];
    float out[64];
    struct upsampler up;
    assert_true(upsampler_make(RATE, &up));
    make_noise(1, samples, COUNT);
    const struct clip clip = {samples, COUNT, RATE};
    assert_int_equal(upsampler_length(&up, clip), FRAMES);
    upsampler_read(&up, clip, -64, 64, out);
    for (int i = 0; i < 64; i++)
        assert_true(out[i] == 0);
    upsampler_read(&up, clip, FRAMES, 64, out);
    for (int i = 0; i < 64; i++)
        assert_true(out[i] == 0);
}

static void at_48_khz_nothing_is_changed(void **state)
{
    (void)state;
    int16_t samples[COUNT];
    float out[COUNT];
    struct upsampler up;
    assert_true(upsampler_make(SOUND_RATE, &up));
    make_noise(2, samples, COUNT);
    upsampler_read(&up, (struct clip){samples, COUNT, SOUND_RATE}, 0, COUNT, out);
    for (int i = 0; i < COUNT; i++)
        assert_true(out[i] * 32768 == samples[i]);
}

static void other_rates_are_refused(void **state)
{
    (void)state;
    struct upsampler up;
    const int rates[] = {0, -8000, 44100, 22050, 96000, 4000, 32000};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        assert_false(upsampler_make(rates[i], &up));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_voice_holds_comes_out_true),
        cmocka_unit_test(a_steady_level_stays),
        cmocka_unit_test(any_part_read_alone_is_the_same),
        cmocka_unit_test(outside_the_clip_is_silence),
        cmocka_unit_test(at_48_khz_nothing_is_changed),
        cmocka_unit_test(other_rates_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
