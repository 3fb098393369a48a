/* What a track is made of: for the sequencer, which places its sounds one by one. */
#ifndef LIMBER_SOUND_TRACK_H
#define LIMBER_SOUND_TRACK_H

#include "sound/upsample.h"

/* One sound at its place. Times are samples at 48 kHz. */
struct sound {
    int64_t start, length;
    struct clip clip;
    const struct upsampler *up;
    float gain;
    float yields; /* to speech: 0 not at all, 1 wholly */
    bool voice;   /* speech */
};

/* From the first to past the last sample of something said. */
struct span {
    int64_t from, to;
};

struct track {
    struct arena arena;
    struct sound *sounds; /* by start */
    int count;
    int64_t longest;          /* of all sounds */
    const struct span *spans; /* where speech is, in order, apart */
    int span_count;
    struct upsampler voice_up, tone_up;
};

/* Index of the first sound that starts at or after `at`; count when there is none. */
int track_from(const struct track *track, int64_t at);

/* Gain of everything that yields to speech: 1, and about a third (-10 dB) while something is said;
 * 100 ms on the way down, ending as speech begins, and 200 ms up. Beds of music belong here. */
float track_yield(const struct track *track, int64_t at);

/* Adds `frames` mono samples of one sound, from its own sample `from` >= 0 on, to `out`. */
void track_add(const struct track *track, const struct sound *sound, int64_t from, int frames,
               float *out);

#endif
