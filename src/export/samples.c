#include "export/samples.h"

void samples_start(struct samples *samples, const struct track *track, struct levels levels,
                   int64_t duration_ms)
{
    samples->track = track;
    samples->levels = levels;
    samples->at_ms = 0;
    samples->end_ms = duration_ms;
    sequencer_start(&samples->sequencer, 0);
}

static void pack(const int16_t *pcm, int count, uint8_t *bytes)
{
    for (int i = 0; i < count; i++) {
        *bytes++ = (uint8_t)((uint16_t)pcm[i] & 0xff);
        *bytes++ = (uint8_t)((uint16_t)pcm[i] >> 8);
    }
}

struct text samples_next(struct samples *samples)
{
    enum { MOST = SAMPLES_CHANNELS * SAMPLES_LUMP_MS * SOUND_PER_MS };
    float sound[MOST] = {0};
    int16_t pcm[MOST];
    const int64_t at = samples->at_ms, left = samples->end_ms - at;
    const int frames = (int)(left < SAMPLES_LUMP_MS ? left : SAMPLES_LUMP_MS) * SOUND_PER_MS;
    if (frames <= 0)
        return (struct text){"", 0};
    sequencer_follow(&samples->sequencer, samples->track, at, true, samples->levels, at);
    sequencer_fill(&samples->sequencer, at, frames, sound);
    sound_pcm(sound, SAMPLES_CHANNELS * frames, pcm);
    pack(pcm, SAMPLES_CHANNELS * frames, samples->bytes);
    samples->at_ms += frames / SOUND_PER_MS;
    return (struct text){(const char *)samples->bytes, (size_t)frames * SAMPLES_FRAME_BYTES};
}
