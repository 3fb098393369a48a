/* The sound of a routine as a WAV file: 48 kHz, stereo, 16 bit, from its first sample to its last.
 *
 * Made by the sequencer that feeds the device, with the count of samples as its only clock: what is
 * heard live is what stands here, and the same bytes each time. */
#ifndef LIMBER_EXPORT_WAV_H
#define LIMBER_EXPORT_WAV_H

#include "base/problem.h"
#include "sound/sound.h"

#include <stdio.h>

enum {
    WAV_HEAD_BYTES = 44,
    WAV_MS_MOST = 6 * 3600 * 1000 /* a WAV's length is 32 bit: 6.2 hours of this */
};

/* Writes `duration_ms` of the track, 0..WAV_MS_MOST. False when it is longer or writing failed. */
bool wav_write(FILE *to, const struct track *track, struct levels levels, int64_t duration_ms);

/* The same into a file of that name, which is replaced only when all is written. False, told in
 * `problems`, when it could not be. */
bool wav_export(const char *path, const struct track *track, struct levels levels,
                int64_t duration_ms, struct problems *problems);

#endif
