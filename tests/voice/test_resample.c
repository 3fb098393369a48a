#include "cmocka_first.h"
#include "voice/resample.h"

#include <math.h>

#define PI 3.14159265358979323846

static const int rates[][2] = {{22050, 24000},  {44100, 48000}, {11025, 16000}, {96000, 48000},
                               {192000, 48000}, {8001, 16000},  {47999, 48000}, {32000, 48000}};
enum { RATE_COUNT = sizeof rates / sizeof *rates };

/* A second of `hz`, brought to the other rate, in `arena`. */
static const float *sine(int from, int to, double hz, struct arena *arena, int64_t *count)
{
    float *samples = arena_take(arena, (size_t)from, sizeof *samples);
    assert_non_null(samples);
    for (int i = 0; i < from; i++)
        samples[i] = (float)(0.5 * sin(2 * PI * hz * i / from));
    const float *out = resample(samples, from, from, to, arena, count);
    assert_non_null(out);
    return out;
}

/* Effective value over the middle of the second. */
static double level(const float *samples, int64_t count)
{
    double sum = 0;
    for (int64_t i = count / 4; i < 3 * count / 4; i++)
        sum += (double)samples[i] * samples[i];
    return sqrt(sum / ((double)count / 2));
}

static void a_second_stays_a_second(void **state)
{
    (void)state;
    for (int i = 0; i < RATE_COUNT; i++) {
        struct arena arena;
        int64_t count;
        arena_open(&arena, &memory_heap, 16 << 20);
        sine(rates[i][0], rates[i][1], 440, &arena, &count);
        assert_int_equal(count, rates[i][1]);
        arena_close(&arena);
    }
}

/* Not only as loud as it was: the same tone at the same place, within -66 dB of it. */
static void a_tone_comes_out_as_it_went_in(void **state)
{
    (void)state;
    for (int i = 0; i < RATE_COUNT; i++) {
        const int from = rates[i][0], to = rates[i][1], lower = from < to ? from : to;
        for (double hz = 100; hz < 0.41 * lower; hz = 2.6 * hz + 11) {
            struct arena arena;
            int64_t count;
            double worst = 0;
            arena_open(&arena, &memory_heap, 16 << 20);
            const float *out = sine(from, to, hz, &arena, &count);
            for (int64_t k = count / 4; k < 3 * count / 4; k += 7)
                worst = fmax(worst, fabs(out[k] - 0.5 * sin(2 * PI * hz * (double)k / to)));
            assert_true(worst < 0.00025);
            arena_close(&arena);
        }
    }
}

static void what_the_lower_rate_cannot_hold_is_left_out(void **state)
{
    (void)state;
    static const int down[][2] = {{96000, 48000}, {192000, 48000}, {50000, 48000}};
    for (int i = 0; i < 3; i++) {
        struct arena arena;
        int64_t count;
        arena_open(&arena, &memory_heap, 16 << 20);
        const double hz = 0.48 * down[i][1];
        const float *out = sine(down[i][0], down[i][1], hz, &arena, &count);
        assert_true(level(out, count) < 0.5e-4);
        arena_close(&arena);
    }
}

static void a_steady_level_stays(void **state)
{
    (void)state;
    struct arena arena;
    int64_t count;
    float samples[2205];
    for (int i = 0; i < 2205; i++)
        samples[i] = 0.25f;
    arena_open(&arena, &memory_heap, 16 << 20);
    const float *out = resample(samples, 2205, 22050, 24000, &arena, &count);
    assert_non_null(out);
    for (int64_t i = 100; i < count - 100; i++)
        assert_true(fabsf(out[i] - 0.25f) < 1e-4f);
    arena_close(&arena);
}

static void the_same_rate_changes_nothing_and_little_is_no_trouble(void **state)
{
    (void)state;
    struct arena arena;
    int64_t count;
    const float samples[] = {0.5f, -0.5f};
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_ptr_equal(resample(samples, 2, 16000, 16000, &arena, &count), samples);
    assert_int_equal(count, 2);
    assert_non_null(resample(samples, 0, 22050, 24000, &arena, &count));
    assert_int_equal(count, 0);
    assert_non_null(resample(samples, 1, 192000, 48000, &arena, &count));
    assert_int_equal(count, 1);
    arena_close(&arena);
}

static void no_memory_is_told(void **state)
{
    (void)state;
    for (size_t most = 0; most < 160 << 10; most += 32 << 10) {
        struct arena arena;
        int64_t count;
        const float sample = 0;
        arena_open(&arena, &memory_heap, most);
        assert_null(resample(&sample, 1, 22050, 24000, &arena, &count));
        arena_close(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_stays_a_second),
        cmocka_unit_test(a_tone_comes_out_as_it_went_in),
        cmocka_unit_test(what_the_lower_rate_cannot_hold_is_left_out),
        cmocka_unit_test(a_steady_level_stays),
        cmocka_unit_test(the_same_rate_changes_nothing_and_little_is_no_trouble),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
