/* WAV files as programs write them. */
#ifndef LIMBER_VOICE_WAV_H
#define LIMBER_VOICE_WAV_H

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

enum { WAV_RATE_LEAST = 8000, WAV_RATE_MOST = 192000, WAV_CHANNELS_MOST = 8 };

struct wav {
    const float *samples; /* mono, finite; 1 is full scale, but in floats there may be more */
    int64_t count;
    int rate;
};

/* Reads whole numbers of 8, 16, 24 or 32 bit and floats of 32 or 64, little endian, at
 * WAV_RATE_LEAST to WAV_RATE_MOST; channels are averaged. Where the head names more than there is,
 * as that of a program that writes into a pipe and cannot know, the sound goes on to the end of
 * `bytes`. The samples lie in `arena`. Returns NULL when all is well, else what is wrong, in plain
 * words. */
const char *wav_read(struct text bytes, struct arena *arena, struct wav *out);

#endif
