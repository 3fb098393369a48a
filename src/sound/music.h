/* A piece of music laid under a track: which bar when, and what is heard of it.
 *
 * Music has no history either: what sounds at a sample of the track follows from the piece and the
 * sample alone. A piece that follows the beat plays even bars from sample 0 on, of its own tempo
 * or, where the routine has bars of the same length, of the routine's, whatever tempo was wished.
 * One that follows the breath has a bar for each breath that the timeline guides, and bars about as
 * long where breath is free. After its last bar it begins again, what rang ringing on. */
#ifndef LIMBER_SOUND_MUSIC_H
#define LIMBER_SOUND_MUSIC_H

#include "library/tune.h"
#include "sound/sound.h"
#include "sound/synth.h"

struct music {
    const struct tune *tune;
    double bar;            /* samples of an even bar */
    const int64_t *starts; /* of bars that are breaths; NULL: even */
    const int64_t *turns;  /* where their breath out begins */
    int bar_count;         /* of starts, less the one that ends the last */
    int64_t longest;       /* samples that any instrument rings after its note's end */
    int64_t end;           /* sample at which it has faded away; 0: it never does */
};

/* Lays the piece under the timeline; lists lie in `arena`. False when it is full. */
bool music_lay(const struct tune *tune, const struct timeline *timeline, struct arena *arena,
               struct music *out);

/* First sample of the n-th bar; n counts on over the rounds. */
int64_t music_bar_start(const struct music *music, int64_t bar);

/* The chunk of SYNTH_CHUNK frames that begins at `at`, a multiple of it, into `left` and `right`.
 * Silence before sample 0 and from `end` on. */
void music_chunk(const struct music *music, int64_t at, float *left, float *right);

#endif
