#include "sound/synth.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

/* A tone's sines: how many times its frequency, how strong, how much faster than the tone they
 * fall. */
struct partial {
    double times, strength, haste;
};

enum {
    PARTIALS_MOST = 6,
    PAD_PARTIALS = 5,
    OUTER_PARTIALS = 3, /* of a pad's outer oscillators */
    LANES = 16,         /* samples that are turned in a row, without waiting for each other */
    QUADS = LANES / 4,
    RISE = 3 * SOUND_PER_MS,
    PAD_RISE = 1200 * SOUND_PER_MS
};

#define HIGHEST_HZ 9000.0
#define UNHEARD 2e-5f     /* gains below: less than the last of 16 bits */
#define FALL 6.9          /* 60 dB in units of 1/e */
#define DETUNE_CENTS 5.0  /* of a pad's outer oscillators */
#define OUTER_SHARE 0.55f /* their strength */

/* A string plucked at about a fifth of its length, stiff enough to be no organ. */
static const struct partial pluck[PARTIALS_MOST] = {{1, 1, 1},          {2.001, 0.75, 1.4},
                                                    {3.004, 0.5, 1.9},  {4.009, 0.28, 2.6},
                                                    {5.018, 0.08, 3.4}, {6.03, 0.16, 4.2}};
/* Ratios of a tuned bell: hum, prime, tierce (minor), quint, nominal, and one above. */
static const struct partial bell[PARTIALS_MOST] = {{1, 1, 1},     {2, 0.55, 1.3}, {2.4, 0.22, 1.8},
                                                   {3, 0.2, 2.2}, {4, 0.3, 2.6},  {5.43, 0.18, 4}};
static const double pad[PAD_PARTIALS] = {1, 0.6, 0.42, 0.3, 0.2};

/* Samples from a tone's start to its last sound. */
static int64_t tone_length(const struct tone *tone)
{
    const int64_t ring = (int64_t)((double)tone->instrument->ring * SOUND_RATE);
    return tone->instrument->timbre == TIMBRE_PAD ? tone->end - tone->start + ring : ring;
}

/* Four samples in a row, which every processor turns at once. */
typedef float quad __attribute__((vector_size(16)));

struct turn {
    double re, im;
};

static struct turn turn_by(struct turn a, struct turn b)
{
    return (struct turn){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* The pointers of LANES samples in a row, one `step` apart. */
static void set_lanes(struct turn at, struct turn step, quad *x, quad *y)
{
    for (int lane = 0; lane < LANES; lane++) {
        x[lane / 4][lane % 4] = (float)at.re;
        y[lane / 4][lane % 4] = (float)at.im;
        at = turn_by(at, step);
    }
}

/* Adds a sine that stands at `turns` when the chunk begins; its gain goes straight from one to the
 * other. */
static void add_sine(double hz, double turns, float from, float to, float *out)
{
    if (fabsf(from) < UNHEARD && fabsf(to) < UNHEARD)
        return;
    const double angle = 2 * GLM_PI * (turns - floor(turns)), pace = 2 * GLM_PI * hz / SOUND_RATE;
    const struct turn step = {cos(pace), sin(pace)}, step2 = turn_by(step, step),
                      step4 = turn_by(step2, step2), step8 = turn_by(step4, step4),
                      leap = turn_by(step8, step8);
    const float slope = (to - from) / SYNTH_CHUNK, re = (float)leap.re, im = (float)leap.im;
    quad x[QUADS], y[QUADS], gain = {from, from + slope, from + 2 * slope, from + 3 * slope};
    set_lanes((struct turn){cos(angle), sin(angle)}, step, x, y);
    for (int i = 0; i < SYNTH_CHUNK; i += LANES) {
        for (int k = 0; k < QUADS; k++) {
            quad sum;
            memcpy(&sum, out + i + 4 * (ptrdiff_t)k, sizeof sum);
            sum += y[k] * gain;
            memcpy(out + i + 4 * (ptrdiff_t)k, &sum, sizeof sum);
            const quad turned = x[k] * re - y[k] * im;
            y[k] = x[k] * im + y[k] * re;
            x[k] = turned;
            gain += 4 * slope;
        }
    }
}

/* The last tenth of a tone leads to nothing, so that its end makes no step. */
static double taper(int64_t since, int64_t length)
{
    const double left = (double)(length - since) / (0.1 * (double)length);
    return left < 0 ? 0 : left > 1 ? 1 : left;
}

static double decay(const struct tone *tone, const struct partial *partial, int64_t since)
{
    const double seconds = (double)since / SOUND_RATE;
    return exp(-FALL * partial->haste * seconds / (double)tone->instrument->ring) *
           taper(since, tone_length(tone));
}

/* From the sample at which it is struck on; a few ms of rise instead of a click. */
static void round_beginning(int64_t since, float *sound)
{
    for (int i = 0; i < SYNTH_CHUNK && since + i < RISE; i++) {
        const int64_t passed = since + i;
        sound[i] *= passed <= 0 ? 0 : (float)(0.5 - 0.5 * cos(GLM_PI * (double)passed / RISE));
    }
}

static void pan_to(const float *sound, float pan, float *left, float *right)
{
    const float l = sqrtf(1 - pan), r = sqrtf(1 + pan);
    for (int i = 0; i < SYNTH_CHUNK; i++) {
        left[i] += sound[i] * l;
        right[i] += sound[i] * r;
    }
}

/* How much each partial is weaker than the one below: the duller, the more. */
static double shine(double bright)
{
    return 0.25 + 0.75 * bright;
}

static void add_struck(const struct tone *tone, const struct partial *partials, int64_t at,
                       float *left, float *right)
{
    float sound[SYNTH_CHUNK] = {0};
    const int64_t since = at - tone->start;
    double strength = (double)tone->gain;
    for (int i = 0; i < PARTIALS_MOST && tone->hz * partials[i].times < HIGHEST_HZ; i++) {
        const double hz = tone->hz * partials[i].times, gain = strength * partials[i].strength;
        add_sine(hz, hz * (double)since / SOUND_RATE,
                 (float)(gain * decay(tone, &partials[i], since)),
                 (float)(gain * decay(tone, &partials[i], since + SYNTH_CHUNK)), sound);
        strength *= shine((double)tone->instrument->bright);
    }
    round_beginning(since, sound);
    pan_to(sound, tone->pan, left, right);
}

static double ease(double u)
{
    return u <= 0 ? 0 : u >= 1 ? 1 : 0.5 - 0.5 * cos(GLM_PI * u);
}

/* A pad comes and goes slowly, and rises with the breath. */
static double pad_gain(const struct tone *tone, int64_t at, float swell)
{
    const int64_t since = at - tone->start, over = at - tone->end;
    const double ring = (double)tone->instrument->ring * SOUND_RATE;
    const double depth = (double)tone->instrument->swell;
    return ease((double)since / PAD_RISE) * (1 - ease((double)over / ring)) *
           (1 - depth * (1 - (double)swell));
}

/* The soft filter: it opens and closes with the swell. */
static double pad_shine(const struct tone *tone, float swell)
{
    const double depth = (double)tone->instrument->swell;
    return shine((double)tone->instrument->bright * (1 - 0.6 * depth * (1 - (double)swell)));
}

/* One partial of the pad, and the two beside it that make it wide and slowly moving. */
static void add_pad_partial(double hz, double seconds, bool outer, const float gains[2],
                            float *const out[3])
{
    const double aside = exp2(DETUNE_CENTS / 1200);
    const float from = gains[0] * OUTER_SHARE, to = gains[1] * OUTER_SHARE;
    add_sine(hz, hz * seconds, gains[0], gains[1], out[0]);
    if (!outer)
        return;
    add_sine(hz * aside, hz * aside * seconds + 0.3, from, to, out[1]);
    add_sine(hz / aside, hz / aside * seconds + 0.6, from, to, out[2]);
}

static void add_pad(const struct tone *tone, int64_t at, float *left, float *right)
{
    const double seconds = (double)(at - tone->start) / SOUND_RATE;
    double from = pad_gain(tone, at, tone->swell_from) * (double)tone->gain;
    double to = pad_gain(tone, at + SYNTH_CHUNK, tone->swell_to) * (double)tone->gain;
    float middle[SYNTH_CHUNK] = {0};
    for (int i = 0; i < PAD_PARTIALS && tone->hz * (i + 1) < HIGHEST_HZ; i++) {
        const float gains[2] = {(float)(from * pad[i]), (float)(to * pad[i])};
        add_pad_partial(tone->hz * (i + 1), seconds, i < OUTER_PARTIALS, gains,
                        (float *const[]){middle, left, right});
        from *= pad_shine(tone, tone->swell_from);
        to *= pad_shine(tone, tone->swell_to);
    }
    pan_to(middle, tone->pan, left, right);
}

void tone_add(const struct tone *tone, int64_t at, float *left, float *right)
{
    if (at + SYNTH_CHUNK <= tone->start || at >= tone->start + tone_length(tone))
        return;
    switch (tone->instrument->timbre) {
    case TIMBRE_PLUCK:
        add_struck(tone, pluck, at, left, right);
        break;
    case TIMBRE_BELL:
        add_struck(tone, bell, at, left, right);
        break;
    case TIMBRE_PAD:
        add_pad(tone, at, left, right);
        break;
    }
}
