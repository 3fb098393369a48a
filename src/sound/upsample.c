#include "sound/upsample.h"

#include "sound/sinc.h"

enum { MIDDLE = UPSAMPLE_TAPS / 2 - 1 }; /* the weight that lies on the sample itself */

#define KAISER_BETA 7.0 /* side lobes below -70 dB */

/* Each set sums to 1, so that a steady level comes out the same at every sample. */
static void make_weights(double offset, float *weights)
{
    double exact[UPSAMPLE_TAPS], sum = 0;
    for (int k = 0; k < UPSAMPLE_TAPS; k++) {
        exact[k] = sinc_value(k - MIDDLE - offset, UPSAMPLE_TAPS / 2.0, KAISER_BETA);
        sum += exact[k];
    }
    for (int k = 0; k < UPSAMPLE_TAPS; k++)
        weights[k] = (float)(exact[k] / sum);
}

bool upsampler_make(int rate, struct upsampler *out)
{
    if (rate <= 0 || SOUND_RATE % rate != 0 || SOUND_RATE / rate > UPSAMPLE_FACTOR_MOST)
        return false;
    *out = (struct upsampler){.factor = SOUND_RATE / rate};
    for (int phase = 0; phase < out->factor; phase++)
        make_weights((double)phase / out->factor, out->weights[phase]);
    return true;
}

int64_t upsampler_length(const struct upsampler *up, struct clip clip)
{
    return clip.count * up->factor;
}

/* The samples the weights of position `at` lie on, with silence round the clip. */
static const int16_t *window(struct clip clip, int64_t at, int16_t *padded)
{
    const int64_t first = at - MIDDLE;
    if (first >= 0 && first + UPSAMPLE_TAPS <= clip.count)
        return clip.samples + first;
    for (int k = 0; k < UPSAMPLE_TAPS; k++) {
        const int64_t i = first + k;
        padded[k] = i >= 0 && i < clip.count ? clip.samples[i] : 0;
    }
    return padded;
}

static float weigh(const float *weights, const int16_t *samples)
{
    float sum = 0;
    for (int k = 0; k < UPSAMPLE_TAPS; k++)
        sum += weights[k] * (float)samples[k];
    return sum / 32768;
}

static float read_one(const struct upsampler *up, struct clip clip, int64_t at)
{
    const int64_t whole = at / up->factor, phase = at % up->factor;
    if (phase == 0)
        return (float)clip.samples[whole] / 32768;
    int16_t padded[UPSAMPLE_TAPS];
    return weigh(up->weights[phase], window(clip, whole, padded));
}

void upsampler_read(const struct upsampler *up, struct clip clip, int64_t from, int frames,
                    float *out)
{
    const int64_t length = upsampler_length(up, clip);
    for (int i = 0; i < frames; i++) {
        const int64_t at = from + i;
        out[i] = at >= 0 && at < length ? read_one(up, clip, at) : 0;
    }
}
