/* A clip of a lower rate heard at 48 kHz: interpolation with a Kaiser-windowed sinc.
 *
 * The rates are whole fractions of 48 kHz, so there are only `factor` sets of weights, and the
 * value at any sample is a short weighted sum: no state, any sample may be asked first. */
#ifndef LIMBER_SOUND_UPSAMPLE_H
#define LIMBER_SOUND_UPSAMPLE_H

#include "sound/sound.h"

enum { UPSAMPLE_FACTOR_MOST = 6, UPSAMPLE_TAPS = 32 };

struct upsampler {
    int factor;
    float weights[UPSAMPLE_FACTOR_MOST][UPSAMPLE_TAPS]; /* [0][..] unused for whole samples */
};

/* Weights for clips of `rate`; false when 48000 is no multiple of it, 1 to 6 times. */
bool upsampler_make(int rate, struct upsampler *out);

/* Length of the clip in samples at 48 kHz. */
int64_t upsampler_length(const struct upsampler *up, struct clip clip);

/* `frames` samples of the clip from sample `from` (at 48 kHz) on, -1..1, into `out`. Silence
 * outside of the clip. */
void upsampler_read(const struct upsampler *up, struct clip clip, int64_t from, int frames,
                    float *out);

#endif
