#include "sound/tones.h"

#include <math.h>

#define PI 3.14159265358979323846
#define EDGE_S 0.004 /* rise of a note, and fall at the end of a tone */

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
    [CHIME_START] = {pluck, 0.80, 0.35, 2, {{0, C5}, {0.16, G5}}},
    [CHIME_HALF] = {pluck, 0.65, 0.25, 2, {{0, E5}, {0.14, E5}}},
    [CHIME_END_OF_HOLD] = {bell, 1.40, 0.35, 1, {{0, G5}}},
    [CHIME_SIDE] = {pluck, 0.95, 0.35, 3, {{0, G5}, {0.15, C5}, {0.30, G5}}},
    [CHIME_DONE] = {pluck, 1.30, 0.35, 4, {{0, C5}, {0.14, E5}, {0.28, G5}, {0.42, C6}}},
};
static const struct score tick_score = {wood, 0.06, 0.25, 1, {{0, 1250}}};

static double edges(double t, double left)
{
    const double u = fmin(fmin(t, left) / EDGE_S, 1);
    return u <= 0 ? 0 : 0.5 - 0.5 * cos(PI * u);
}

static double note_at(const struct score *score, const struct note *note, double t)
{
    const double since = t - note->at;
    if (since < 0)
        return 0;
    double sum = 0;
    for (int i = 0; i < PARTIALS; i++) {
        const struct partial *partial = &score->partials[i];
        sum += partial->strength * exp(-since / partial->fall) *
               sin(2 * PI * note->hz * partial->times * since);
    }
    return sum * edges(since, 1);
}

static double score_at(const struct score *score, double t)
{
    double sum = 0;
    for (int i = 0; i < score->count; i++)
        sum += note_at(score, &score->notes[i], t);
    return sum * edges(t, score->seconds - t);
}

static bool play_score(const struct score *score, struct arena *arena, struct clip *out)
{
    const int64_t count = (int64_t)lrint(score->seconds * TONE_RATE);
    int16_t *samples = arena_take(arena, (size_t)count, sizeof *samples);
    if (!samples)
        return false;
    double peak = 1e-9;
    for (int64_t i = 0; i < count; i++)
        peak = fmax(peak, fabs(score_at(score, (double)i / TONE_RATE)));
    for (int64_t i = 0; i < count; i++)
        samples[i] =
            (int16_t)lrint(score_at(score, (double)i / TONE_RATE) * score->peak / peak * 32767);
    *out = (struct clip){samples, count, TONE_RATE};
    return true;
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

/* Phase of a glide of one octave over u = 0..1, in cycles times seconds: the integral of
 * 330 * 2^u, or of 660 * 2^-u. */
static double glide(bool in, double u)
{
    return in ? 330 * (exp2(u) - 1) / log(2) : 660 * (1 - exp2(-u)) / log(2);
}

bool tone_breath(struct arena *arena, bool in, int64_t ms, struct clip *out)
{
    const int64_t clamped = ms < 300 ? 300 : ms > 20000 ? 20000 : ms;
    const int64_t count = clamped * TONE_RATE / 1000;
    int16_t *samples = arena_take(arena, (size_t)count, sizeof *samples);
    if (!samples)
        return false;
    const double seconds = (double)clamped / 1000;
    for (int64_t i = 0; i < count; i++) {
        const double u = (double)i / (double)count;
        const double turn = 2 * PI * glide(in, u) * seconds;
        const double swell = 0.5 - 0.5 * cos(2 * PI * u);
        samples[i] = (int16_t)lrint((sin(turn) + 0.25 * sin(2 * turn)) * swell * 0.08 * 32767);
    }
    *out = (struct clip){samples, count, TONE_RATE};
    return true;
}
