#include "sound/prepare.h"
#include "sound/loudness.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

#define GATE_LUFS (-70.0)
#define PEAK_BEND 0.7
#define PEAK_MOST 0.9

enum { RAW_BYTES_MOST = 64 << 20 };
enum { EDGE_MS = 5, BEFORE_MS = 12, AFTER_MS = 25, FRAME_MS = 5, HISS_FRAMES = 10 };

/* Squares of `count` samples after weighting, summed. */
static double weigh(struct weighting *weighting, const int16_t *samples, int64_t count)
{
    double sum = 0;
    for (int64_t i = 0; i < count; i++) {
        const double y = weighting_step(weighting, samples[i] / 32768.0);
        sum += y * y;
    }
    return sum;
}

static double plain_power(struct clip clip)
{
    struct weighting weighting = weighting_of(clip.rate);
    return clip.count > 0 ? weigh(&weighting, clip.samples, clip.count) / (double)clip.count : 0;
}

/* Mean over the whole blocks of 400 ms, one every 100 ms, that reach `floor`; 0 when none does. */
static double gated_power(struct clip clip, double floor)
{
    struct weighting weighting = weighting_of(clip.rate);
    const int64_t step = clip.rate / 10;
    double ring[4] = {0}, sum = 0;
    int blocks = 0;
    for (int64_t i = 0; (i + 1) * step <= clip.count; i++) {
        ring[i % 4] = weigh(&weighting, clip.samples + i * step, step);
        const double power = (ring[0] + ring[1] + ring[2] + ring[3]) / (double)(4 * step);
        if (i >= 3 && power >= floor) {
            sum += power;
            blocks++;
        }
    }
    return blocks > 0 ? sum / blocks : 0;
}

double clip_loudness(struct clip clip)
{
    double power = plain_power(clip);
    if (clip.count >= clip.rate) {
        const double quiet = power_of_loudness(GATE_LUFS);
        const double loud = gated_power(clip, quiet);
        power = gated_power(clip, fmax(quiet, loud / 10)); /* 10 LU below */
    }
    return power > 0 ? loudness_of_power(power) : -HUGE_VAL;
}

/* Mean square of `frames` frames from frame `first` on. */
static double power(struct clip clip, int64_t first, int64_t frames)
{
    const int64_t frame = FRAME_MS * (int64_t)clip.rate / 1000;
    double sum = 0;
    for (int64_t i = first * frame; i < (first + frames) * frame; i++)
        sum += (double)clip.samples[i] * clip.samples[i];
    return sum / (double)(frames * frame);
}

/* What counts as sound: well above the hiss an engine leaves in its pauses, and 45 dB below the
 * loudest where there is none; a weak "f" lies 35 to 40 dB below a vowel. */
static double heard_from(struct clip clip, int64_t frames)
{
    double loudest = 0, hiss = HUGE_VAL;
    for (int64_t i = 0; i < frames; i++)
        loudest = fmax(loudest, power(clip, i, 1));
    for (int64_t i = 0; i + HISS_FRAMES <= frames; i++)
        hiss = fmin(hiss, power(clip, i, HISS_FRAMES));
    return fmax(fmin(8 * hiss, loudest * 1e-3), fmax(loudest * 3e-5, 16));
}

/* Over three frames, so that a click does not pass for a word. */
static bool is_heard(struct clip clip, int64_t i, int64_t frames, double threshold)
{
    const int64_t first = i > 0 ? i - 1 : 0, last = i + 1 < frames ? i + 1 : frames - 1;
    return power(clip, first, last - first + 1) >= threshold && power(clip, i, 1) >= threshold / 2;
}

struct clip clip_trim(struct clip clip)
{
    const int64_t ms = clip.rate / 1000, frame = FRAME_MS * ms, frames = clip.count / frame;
    const double threshold = heard_from(clip, frames);
    int64_t first = 0, last = frames - 1;
    while (first < frames && !is_heard(clip, first, frames, threshold))
        first++;
    while (last > first && !is_heard(clip, last, frames, threshold))
        last--;
    if (first >= frames)
        return (struct clip){.rate = clip.rate};
    const int64_t from = first * frame - BEFORE_MS * ms, to = (last + 1) * frame + AFTER_MS * ms;
    const int64_t start = from > 0 ? from : 0, end = to < clip.count ? to : clip.count;
    return (struct clip){clip.samples + start, end - start, clip.rate};
}

static double clip_peak(struct clip clip)
{
    double peak = 0;
    for (int64_t i = 0; i < clip.count; i++)
        peak = fmax(peak, fabs(clip.samples[i] / 32768.0));
    return peak;
}

/* Over PEAK_BEND a peak is bent towards, and never over, PEAK_MOST. */
static double bend_peak(double x)
{
    const double over = fabs(x) - PEAK_BEND, room = PEAK_MOST - PEAK_BEND;
    return over > 0 ? copysign(PEAK_BEND + over * room / (over + room), x) : x;
}

static double edge(int64_t i, int64_t count, int rate)
{
    const int64_t near = i < count - 1 - i ? i : count - 1 - i, length = EDGE_MS * rate / 1000;
    return near >= length ? 1 : 0.5 - 0.5 * cos(GLM_PI * (double)near / (double)length);
}

/* Without what is too low to be speech: an engine's samples may lie about another middle than 0,
 * and a steady level would click where a clip begins, and upset clip_trim. The filter is used to
 * that level before, or its own swing would pass for the beginning of a word. */
static bool without_rumble(struct clip raw, struct arena *arena, struct clip *out)
{
    int16_t *samples = arena_take(arena, (size_t)raw.count + 1, sizeof *samples);
    struct filter filter = filter_high_pass(raw.rate);
    for (int i = 0; raw.count > 0 && i < raw.rate / 2; i++)
        filter_step(&filter, raw.samples[0]);
    for (int64_t i = 0; samples && i < raw.count; i++) {
        const double y = filter_step(&filter, raw.samples[i]);
        samples[i] = (int16_t)lrint(fmax(fmin(y, INT16_MAX), INT16_MIN));
    }
    *out = (struct clip){samples, raw.count, raw.rate};
    return samples != NULL;
}

static bool finish(struct clip clean, struct arena *arena, struct clip *out)
{
    const struct clip heard = clip_trim(clean);
    const double loudness = clip_loudness(heard), peak = clip_peak(heard);
    if (heard.count == 0 || loudness < -70)
        return false;
    int16_t *samples = arena_take(arena, (size_t)heard.count, sizeof *samples);
    if (!samples)
        return false;
    /* bending 6 dB of peaks is not heard on speech; more would be */
    const double gain = fmin(pow(10, (CLIP_LOUDNESS - loudness) / 20), 2 * PEAK_BEND / peak);
    for (int64_t i = 0; i < heard.count; i++) {
        const double x = bend_peak(heard.samples[i] / 32768.0 * gain);
        samples[i] = (int16_t)lrint(x * edge(i, heard.count, heard.rate) * 32767);
    }
    *out = (struct clip){samples, heard.count, heard.rate};
    return true;
}

bool clip_prepare(struct clip raw, struct arena *arena, struct clip *out)
{
    struct arena scratch;
    struct clip clean;
    *out = (struct clip){.rate = raw.rate};
    arena_open(&scratch, arena->memory, RAW_BYTES_MOST);
    const bool good = without_rumble(raw, &scratch, &clean) && finish(clean, arena, out);
    arena_close(&scratch);
    return good;
}
