#include "sound/track.h"

#define YIELD 0.32f /* -10 dB */

enum { YIELD_DOWN = 100 * SOUND_PER_MS, YIELD_UP = 200 * SOUND_PER_MS, READ_LUMP = 256 };

void track_free(struct track *track)
{
    if (!track)
        return;
    struct arena arena = track->arena; /* the track itself lies in it */
    arena_close(&arena);
}

void track_keep(struct track *track, enum stem stems)
{
    int kept = 0;
    for (int i = 0; i < track->count; i++) {
        const enum stem stem = track->sounds[i].voice ? STEM_VOICE : STEM_TONES;
        if (stems & stem)
            track->sounds[kept++] = track->sounds[i];
    }
    track->count = kept;
}

int track_from(const struct track *track, int64_t at)
{
    int low = 0, high = track->count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (track->sounds[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first span that ends after `at`; span_count when there is none. */
static int span_after(const struct track *track, int64_t at)
{
    int low = 0, high = track->span_count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (track->spans[middle].to <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How much room there is to speech: 0 in it, 1 far from it. */
float track_yield(const struct track *track, int64_t at)
{
    const int next = span_after(track, at);
    float room = 1;
    if (next < track->span_count) {
        const int64_t before = track->spans[next].from - at;
        room = before >= YIELD_DOWN ? 1 : before <= 0 ? 0 : (float)before / YIELD_DOWN;
    }
    if (next > 0) {
        const int64_t after = at - track->spans[next - 1].to;
        const float up = after >= YIELD_UP ? 1 : (float)after / YIELD_UP;
        room = up < room ? up : room;
    }
    return YIELD + (1 - YIELD) * room;
}

void track_add(const struct track *track, const struct sound *sound, int64_t from, int frames,
               float *out)
{
    float lump[READ_LUMP];
    for (int done = 0; done < frames;) {
        const int lot = frames - done < READ_LUMP ? frames - done : READ_LUMP;
        upsampler_read(sound->up, sound->clip, from + done, lot, lump);
        for (int i = 0; i < lot; i++) {
            const int64_t at = sound->start + from + done + i;
            const float less = sound->yields > 0 ? sound->yields * (1 - track_yield(track, at)) : 0;
            out[done + i] += lump[i] * (1 - less) * sound->gain;
        }
        done += lot;
    }
}

static void mix_lump(const struct track *track, int64_t from, int frames, float volume, float *out)
{
    float mono[READ_LUMP] = {0};
    for (int i = track_from(track, from - track->longest); i < track->count; i++) {
        const struct sound *sound = &track->sounds[i];
        if (sound->start >= from + frames)
            break;
        if (sound->start + sound->length <= from)
            continue;
        const int64_t begin = sound->start > from ? sound->start - from : 0;
        track_add(track, sound, from + begin - sound->start, frames - (int)begin, mono + begin);
    }
    for (ptrdiff_t i = 0; i < frames; i++) {
        out[2 * i] += mono[i] * volume;
        out[2 * i + 1] += mono[i] * volume;
    }
}

void track_mix(const struct track *track, int64_t from, int frames, float volume, float *out)
{
    for (ptrdiff_t done = 0; done < frames; done += READ_LUMP) {
        const int lot = frames - done < READ_LUMP ? (int)(frames - done) : READ_LUMP;
        mix_lump(track, from + done, lot, volume, out + 2 * done);
    }
}
