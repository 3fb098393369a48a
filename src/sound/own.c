#include "sound/own.h"

#include <math.h>
#include <stddef.h>

#include "sound/sound.h"

enum { BLOCK = OWN_BLOCK_MS * SOUND_PER_MS };

#define QUICK_DB_PER_BLOCK 0.8
#define SLOW_DB_PER_BLOCK 0.05
#define GATE_LUFS (-60.0) /* a recording's silence tells nothing */

void own_next(struct own *own)
{
    const float level = own->level, duck = own->duck;
    *own = (struct own){.level = level,
                        .duck = duck,
                        .gain_db = OWN_LOUDNESS - OWN_LOUDNESS_GUESS,
                        .weighting = {weighting_of(SOUND_RATE), weighting_of(SOUND_RATE)}};
}

void own_start(struct own *own)
{
    *own = (struct own){.duck = 1};
    own_next(own);
}

bool own_is_silent(const struct own *own)
{
    return own->presence == 0 || own->level == 0;
}

/* Blocks much quieter than the rest, the end of a song as well, do not count. */
static void close_block(struct own *own)
{
    const double power = own->block / BLOCK;
    own->block = 0;
    own->block_frames = 0;
    const bool first = own->heard < BLOCK; /* may begin before the file does */
    if (first || power < fmax(power_of_loudness(GATE_LUFS), own->power / 10))
        return;
    own->blocks++;
    own->power += (power - own->power) / own->blocks;
    const double wanted = OWN_LOUDNESS - loudness_of_power(own->power);
    const double aim = fmin(fmax(wanted, OWN_GAIN_LEAST_DB), OWN_GAIN_MOST_DB);
    const bool quick = own->heard < (int64_t)OWN_QUICK_MS * SOUND_PER_MS;
    const double step = quick ? QUICK_DB_PER_BLOCK : SLOW_DB_PER_BLOCK;
    own->gain_db += fmin(fmax(aim - own->gain_db, -step), step);
}

static void listen(struct own *own, int frames, const int16_t *stream)
{
    for (ptrdiff_t i = 0; i < frames; i++) {
        for (ptrdiff_t side = 0; side < 2; side++) {
            const double x = weighting_step(&own->weighting[side], stream[2 * i + side] / 32768.0);
            own->block += x * x;
        }
        if (++own->block_frames == BLOCK)
            close_block(own);
    }
    own->heard += frames;
}

/* As far towards the aim as `frames` allow. */
static float towards(float from, float aim, int frames, int rise_ms)
{
    const int ms = aim > from ? rise_ms : OWN_FALL_MS;
    const float step = (float)frames / (float)(ms * SOUND_PER_MS);
    return fabsf(aim - from) <= step ? aim : from + copysignf(step, aim - from);
}

static double gain_of(const struct own *own)
{
    return (double)own->presence * (double)own->level * (double)own->duck *
           pow(10, own->gain_db / 20);
}

void own_add(struct own *own, const struct own_aim *aim, int frames, const int16_t *stream,
             float *out)
{
    const double from = gain_of(own);
    if (own->presence > 0)
        listen(own, frames, stream);
    own->presence = towards(own->presence, aim->playing ? 1 : 0, frames, OWN_RISE_MS);
    own->level = towards(own->level, aim->level, frames, OWN_FALL_MS);
    own->duck = towards(own->duck, aim->duck, frames, OWN_FALL_MS);
    const double to = gain_of(own);
    if (from == 0 && to == 0)
        return;
    for (ptrdiff_t i = 0; i < frames; i++) {
        const float gain = (float)((from + (to - from) * (double)(i + 1) / frames) / 32768);
        out[2 * i] += (float)stream[2 * i] * gain;
        out[2 * i + 1] += (float)stream[2 * i + 1] * gain;
    }
}
