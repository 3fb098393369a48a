/* The sound of a routine as bytes: 48 kHz, stereo, 16 bit, the lower byte first.
 *
 * Made by the sequencer that feeds the device, with the count of samples as its only clock: what is
 * heard live is what stands here, and the same bytes each time. */
#ifndef LIMBER_EXPORT_SAMPLES_H
#define LIMBER_EXPORT_SAMPLES_H

#include "base/text.h"
#include "sound/sequencer.h"

enum {
    SAMPLES_CHANNELS = 2,
    SAMPLES_FRAME_BYTES = SAMPLES_CHANNELS * 2,
    SAMPLES_LUMP_MS = 20,
    SAMPLES_LUMP_BYTES = SAMPLES_LUMP_MS * SOUND_PER_MS * SAMPLES_FRAME_BYTES
};

struct samples {
    const struct track *track;
    struct levels levels;
    int64_t at_ms, end_ms;
    struct sequencer sequencer;
    uint8_t bytes[SAMPLES_LUMP_BYTES];
};

/* From the track's first sample on, for `duration_ms`; the track is borrowed. */
void samples_start(struct samples *samples, const struct track *track, struct levels levels,
                   int64_t duration_ms);

/* What comes next, at most SAMPLES_LUMP_MS of it, until it is asked again; empty at the end. */
struct text samples_next(struct samples *samples);

#endif
