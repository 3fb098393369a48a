#include "sound/sound.h"

#include <math.h>

#define BEND 0.7f

int64_t clip_ms(struct clip clip)
{
    return clip.rate > 0 ? (clip.count * 1000 + clip.rate - 1) / clip.rate : 0;
}

/* Above BEND the rest up to 1 is approached as x / (1 + x): same slope where it begins. */
static float bend(float x)
{
    const float over = fabsf(x) - BEND;
    if (!(over > 0)) /* not a number counts as silence, below */
        return x;
    const float room = 1 - BEND;
    return copysignf(BEND + over * room / (over + room), x);
}

void sound_pcm(const float *samples, int count, int16_t *out)
{
    for (int i = 0; i < count; i++) {
        const float x = isfinite(samples[i]) ? bend(samples[i]) : 0;
        out[i] = (int16_t)lrintf(x * 32767);
    }
}
