/* From what an engine says to a clip that can be placed on a sample: what is too low to be heard
 * taken out, silence trimmed at both ends, loudness made equal, edges rounded. */
#ifndef LIMBER_SOUND_PREPARE_H
#define LIMBER_SOUND_PREPARE_H

#include "base/arena.h"
#include "sound/sound.h"

#define CLIP_LOUDNESS (-23.0) /* LUFS of every clip */

/* Loudness after ITU-R BS.1770-4 of a mono clip, in LUFS, -HUGE_VAL for silence. Clips of less than
 * a second are measured over their whole length without the gate: it looks at blocks of 400 ms, of
 * which a short count has one or none. */
double clip_loudness(struct clip clip);

/* The clip without the silence before and after: it begins a breath (12 ms) before the first sound
 * and ends 25 ms after the last. A view into the same samples; count 0 when all is silence. */
struct clip clip_trim(struct clip clip);

/* Without a steady level or rumble (below 38 Hz), trimmed, at CLIP_LOUDNESS (less if peaks would
 * pass 0.9 after bending those over 0.7), with 5 ms raised-cosine edges. The result lies in
 * `arena`. False when memory ran out or nothing is heard.
 */
bool clip_prepare(struct clip raw, struct arena *arena, struct clip *out);

#endif
