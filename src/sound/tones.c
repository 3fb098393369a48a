#include "sound/tones.h"

#include <cglm/util.h>
#include <math.h>

#define EDGE_S 0.004 /* rise of a note, and fall at the end of a tone */
#define BREATH_LOW_HZ 330.0
#define BREATH_PEAK 0.08

/* One sine of a note: times its frequency, strength, seconds in which it falls to 1/e. */
struct partial {
    double times, strength, fall;
};

enum { PARTIALS = 4 };

static const struct partial pluck[PARTIALS] = {
    {1, 1, 0.20}, {2, 0.45, 0.14}, {3, 0.20, 0.10}, {4, 0.10, 0.06}};
/* A struck bar's overtones are not whole multiples: that makes a bell. */
static const struct partial bell[PARTIALS] = {
    {1, 1, 0.34}, {2.76, 0.5, 0.24}, {5.40, 0.25, 0.10}, {2.0, 0.2, 0.30}};
static const struct partial wood[PARTIALS] = {
    {1, 1, 0.008}, {1.62, 0.6, 0.006}, {2.4, 0.3, 0.004}, {0, 0, 1}};

struct note {
    double at, hz;
};

enum { NOTES_MOST = 4 };

struct score {
    const struct partial *partials;
    double seconds, peak;
    int count;
    struct note notes[NOTES_MOST];
};

#define C5 523.25
#define E5 659.26
#define G5 783.99
#define C6 1046.50

static const struct score chime_scores[CHIME_COUNT] = {
    [CHIME_START] = {pluck, 0.80, 0.28, 2, {{0, C5}, {0.16, G5}}},
    [CHIME_HALF] = {pluck, 0.65, 0.20, 2, {{0, E5}, {0.14, E5}}},
    [CHIME_END_OF_HOLD] = {bell, 1.40, 0.28, 1, {{0, G5}}},
    [CHIME_SIDE] = {pluck, 0.95, 0.28, 3, {{0, G5}, {0.15, C5}, {0.30, G5}}},
    [CHIME_DONE] = {pluck, 1.30, 0.28, 4, {{0, C5}, {0.14, E5}, {0.28, G5}, {0.42, C6}}},
};
static const struct score tick_score = {wood, 0.06, 0.25, 1, {{0, 1250}}};

static double edge(double seconds)
{
    return seconds >= EDGE_S ? 1 : 0.5 - 0.5 * cos(GLM_PI * seconds / EDGE_S);
}

/* Adds one decaying sine, from `first` to the end: a pointer turning and shrinking by the same
 * factor each sample. */
static void add_partial(float *sum, int64_t first, int64_t count, double hz,
                        const struct partial *partial)
{
    const double turn = 2 * GLM_PI * hz * partial->times / TONE_RATE;
    const double shrink = exp(-1 / (partial->fall * TONE_RATE));
    const double re = shrink * cos(turn), im = shrink * sin(turn);
    double x = partial->strength, y = 0;
    for (int64_t i = first; i < count; i++) {
        sum[i] += (float)(y * edge((double)(i - first) / TONE_RATE));
        const double turned = x * re - y * im;
        y = x * im + y * re;
        x = turned;
    }
}

static void add_notes(const struct score *score, int64_t count, float *sum)
{
    for (int n = 0; n < score->count; n++) {
        const int64_t first = lrint(score->notes[n].at * TONE_RATE);
        for (int i = 0; i < PARTIALS; i++)
            add_partial(sum, first, count, score->notes[n].hz, &score->partials[i]);
    }
}

/* To the wanted peak, with a rounded end. */
static void finish(const struct score *score, int64_t count, const float *sum, int16_t *samples)
{
    float peak = 1e-9f;
    for (int64_t i = 0; i < count; i++)
        peak = fmaxf(peak, fabsf(sum[i]));
    for (int64_t i = 0; i < count; i++) {
        const double end = edge((double)(count - 1 - i) / TONE_RATE);
        samples[i] = (int16_t)lrint(sum[i] / peak * score->peak * end * 32767);
    }
}

static bool play_score(const struct score *score, struct arena *arena, struct clip *out)
{
    const int64_t count = lrint(score->seconds * TONE_RATE);
    int16_t *samples = arena_take(arena, (size_t)count, sizeof *samples);
    struct arena passing; /* gone when the score is played */
    arena_open(&passing, arena->memory, (size_t)1 << 20);
    float *sum = arena_take(&passing, (size_t)count, sizeof *sum);
    const bool good = samples && sum;
    if (good) {
        add_notes(score, count, sum);
        finish(score, count, sum, samples);
        *out = (struct clip){samples, count, TONE_RATE};
    }
    arena_close(&passing);
    return good;
}

bool tones_make(struct arena *arena, struct tones *out)
{
    *out = (struct tones){0};
    for (int i = CHIME_NONE + 1; i < CHIME_COUNT; i++) {
        if (!play_score(&chime_scores[i], arena, &out->chimes[i]))
            return false;
    }
    return play_score(&tick_score, arena, &out->tick);
}

bool tone_breath(struct arena *arena, bool in, int64_t ms, struct clip *out)
{
    const int64_t clamped = ms < 300 ? 300 : ms > 20000 ? 20000 : ms;
    const int64_t count = clamped * TONE_RATE / 1000;
    int16_t *samples = arena_take(arena, (size_t)count, sizeof *samples);
    if (!samples)
        return false;
    const double bend = exp2((in ? 1.0 : -1.0) / (double)count); /* an octave in all */
    double hz = in ? BREATH_LOW_HZ : 2 * BREATH_LOW_HZ, turn = 0;
    for (int64_t i = 0; i < count; i++) {
        const double swell = 0.5 - 0.5 * cos(2 * GLM_PI * (double)i / (double)count);
        const double sound = sin(turn) * (1 + 0.5 * cos(turn)); /* with a little of the octave */
        samples[i] = (int16_t)lrint(sound * swell * BREATH_PEAK * 32767);
        turn += 2 * GLM_PI * hz / TONE_RATE;
        hz *= bend;
    }
    *out = (struct clip){samples, count, TONE_RATE};
    return true;
}
