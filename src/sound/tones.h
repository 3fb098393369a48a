/* Chimes, the tick, and the tones of breathing: synthesised, each to be known without looking.
 *
 *   start        two plucked notes, rising
 *   half         the same note twice
 *   end of hold  one bell, ringing long
 *   side         high, low, high
 *   done         four notes up a chord
 *   tick         a wooden knock
 *   breathe in   a soft tone that rises an octave; out: one that falls
 *
 * All lie between 300 Hz and 4 kHz, where a laptop's speaker and a noisy room leave most. */
#ifndef LIMBER_SOUND_TONES_H
#define LIMBER_SOUND_TONES_H

#include "sound/sound.h"

enum { TONE_RATE = 16000, CHIME_COUNT = CHIME_DONE + 1 };

struct tones {
    struct clip chimes[CHIME_COUNT]; /* [CHIME_NONE] is empty */
    struct clip tick;
};

/* Synthesises chimes and tick into `arena`; false when it is full. */
bool tones_make(struct arena *arena, struct tones *out);

/* The tone of one breath of `ms`, which is 300 to 20000 (clamped), into `arena`; false when it is
 * full. */
bool tone_breath(struct arena *arena, bool in, int64_t ms, struct clip *out);

#endif
