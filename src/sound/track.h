/* What a track is made of: for the sequencer, which places its sounds one by one. */
#ifndef LIMBER_SOUND_TRACK_H
#define LIMBER_SOUND_TRACK_H

#include "sound/music.h"
#include "sound/upsample.h"

/* One sound at its place. Times are samples at 48 kHz. */
struct sound {
    int64_t start, length;
    struct clip clip;
    const struct upsampler *up;
    float gain;   /* on either side */
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
    struct upsampler ups[UPSAMPLE_FACTOR_MOST + 1]; /* by factor, made where clips need it */
    const struct music *music;                      /* NULL: none */
    int64_t end;                                    /* of the routine; 0: unknown */
};

/* Index of the first sound that starts at or after `at`; count when there is none. */
int track_from(const struct track *track, int64_t at);

/* Gain of everything that yields to speech: 1, and about a third (-10 dB) while something is said;
 * 100 ms on the way down, ending as speech begins, and 200 ms up. */
float track_yield(const struct track *track, int64_t at);

/* The same for music: a quarter (-12 dB) while something is said, 120 ms on the way down, so that
 * it is there as the word begins; it waits 600 ms and takes 600 to come back. Between the counts of
 * a hold there are 0.25 to 0.66 s of silence (measured on one_minute and lower_back_short): a wait
 * of 250 ms let the music swell by 7 dB each second, this one by at most 2, and still the music is
 * back 1.2 s after the last word. */
float track_duck(const struct track *track, int64_t at);

/* 1, and at the end of the routine, over the last TRACK_ENDING_MS, down to 0. */
enum { TRACK_ENDING_MS = 4000 };
float track_ending(const struct track *track, int64_t at);

/* The music of a track, a chunk at a time: the last one is kept, as it is asked for in parts. What
 * it holds follows from the track and the place alone. */
struct music_head {
    const struct music *music; /* of the chunk; NULL: none yet */
    int64_t at;
    float left[SYNTH_CHUNK], right[SYNTH_CHUNK];
};

/* Writes `frames` stereo frames of the music from sample `from` on, ducked, into `out`. */
void track_music(const struct track *track, struct music_head *head, int64_t from, int frames,
                 float *out);

/* Adds `frames` mono samples of one sound, from its own sample `from` >= 0 on, to `out`. */
void track_add(const struct track *track, const struct sound *sound, int64_t from, int frames,
               float *out);

#endif
