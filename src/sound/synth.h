/* The small synthesiser: plucks, pads and bells as sums of sines.
 *
 * Nothing is remembered from one sample to the next. Sound comes in chunks of SYNTH_CHUNK frames on
 * a grid that begins at sample 0; a chunk of a note is a function of the note and of the chunk's
 * place, so any may be asked for first, and the same one is the same bit for bit. Gains that move
 * are exact at the ends of a chunk and straight between them. */
#ifndef LIMBER_SOUND_SYNTH_H
#define LIMBER_SOUND_SYNTH_H

#include "library/tune.h"
#include "sound/sound.h"

enum { SYNTH_CHUNK = 512 };

/* A note placed in time. */
struct tone {
    const struct instrument *instrument;
    double hz;
    int64_t start, end;         /* samples; a pluck or bell rings as long as it rings */
    float gain, pan;            /* pan as the instrument's, for an echo on the other side */
    float swell_from, swell_to; /* 0..1, how far the bar or breath is filled at the chunk's ends */
};

/* Adds the chunk that begins at sample `at` to `left` and `right`, SYNTH_CHUNK each. */
void tone_add(const struct tone *tone, int64_t at, float *left, float *right);

#endif
