#include "sound/track.h"
#include "sound/tones.h"

#include <stdlib.h>

#define YIELD 0.32f /* -10 dB */
#define TICK_GAIN 0.5f

enum {
    TRACK_BYTES_MOST = 64 << 20,
    YIELD_DOWN = 100 * SOUND_PER_MS,
    YIELD_UP = 200 * SOUND_PER_MS,
    BREATH_MS_MOST = 6000,
    BREATH_MS_APART = 120, /* so that in and out do not run into each other */
    READ_LUMP = 256
};

/* A track while it is put together. */
struct laying {
    const struct timeline *timeline;
    const struct voice_bank *bank;
    struct track *track;
    struct sound *sounds;
    int count;
    struct tones tones;
    struct breath_tone {
        bool in;
        int64_t ms;
        struct clip clip;
    } * breaths;
    int breath_count;
};

static void lay(struct laying *laying, const struct cue *cue, struct clip clip, float gain,
                bool voice)
{
    struct track *track = laying->track;
    const struct upsampler *up = voice ? &track->voice_up : &track->tone_up;
    if (clip.count == 0)
        return;
    if (voice && track->voice_up.factor == 0 && !upsampler_make(clip.rate, &track->voice_up))
        return;
    const int64_t length = upsampler_length(up, clip);
    laying->sounds[laying->count++] =
        (struct sound){cue->at_ms * SOUND_PER_MS, length, clip, up, gain, voice};
    if (length > track->longest)
        track->longest = length;
}

/* A breath lasts until the next one begins, or its segment ends. */
static int64_t breath_ms(const struct laying *laying, const struct cue *cue)
{
    const struct timeline *timeline = laying->timeline;
    int64_t end = cue->at_ms + BREATH_MS_MOST;
    if (cue->segment >= 0 && cue->segment < timeline->segment_count &&
        timeline->segments[cue->segment].end_ms < end)
        end = timeline->segments[cue->segment].end_ms;
    const struct cue *past = timeline->cues + timeline->cue_count;
    for (const struct cue *next = cue + 1; next < past && next->at_ms < end; next++) {
        const bool breath = next->kind == CUE_BREATH_IN || next->kind == CUE_BREATH_OUT;
        if (breath && !next->dropped && next->at_ms > cue->at_ms)
            end = next->at_ms;
    }
    return end - cue->at_ms - BREATH_MS_APART;
}

/* Made once for each length. */
static bool breath_clip(struct laying *laying, bool in, int64_t ms, struct clip *out)
{
    for (int i = 0; i < laying->breath_count; i++) {
        if (laying->breaths[i].in == in && laying->breaths[i].ms == ms) {
            *out = laying->breaths[i].clip;
            return true;
        }
    }
    if (!tone_breath(&laying->track->arena, in, ms, out))
        return false;
    laying->breaths[laying->breath_count++] = (struct breath_tone){in, ms, *out};
    return true;
}

static bool lay_tone(struct laying *laying, const struct cue *cue, bool spoken)
{
    struct clip clip = {0};
    switch (cue->kind) {
    case CUE_CHIME:
        lay(laying, cue, laying->tones.chimes[cue->chime], 1, false);
        return true;
    case CUE_TICK:
        lay(laying, cue, laying->tones.tick, TICK_GAIN, false);
        return true;
    case CUE_COUNT:
        if (!spoken)
            lay(laying, cue, laying->tones.tick, 1, false);
        return true;
    case CUE_BREATH_IN:
    case CUE_BREATH_OUT:
        if (!breath_clip(laying, cue->kind == CUE_BREATH_IN, breath_ms(laying, cue), &clip))
            return false;
        lay(laying, cue, clip, 1, false);
        return true;
    case CUE_SPEECH:
        break;
    }
    return true;
}

static bool lay_cue(struct laying *laying, const struct cue *cue)
{
    if (cue->dropped)
        return true;
    const struct clip said =
        cue->text && cue->text[0] ? voice_bank_clip(laying->bank, cue->text) : (struct clip){0};
    lay(laying, cue, said, 1, true);
    return lay_tone(laying, cue, said.count > 0);
}

/* Sounds that begin together keep the order of their cues: it is the same on every machine. */
static int compare_sounds(const void *a, const void *b)
{
    const struct sound *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (int)y->voice - (int)x->voice;
}

static bool mark_speech(struct track *track)
{
    struct span *spans = arena_take(&track->arena, (size_t)track->count + 1, sizeof *spans);
    if (!spans)
        return false;
    int count = 0;
    for (int i = 0; i < track->count; i++) {
        const struct sound *sound = &track->sounds[i];
        const int64_t end = sound->start + sound->length;
        if (!sound->voice)
            continue;
        if (count > 0 && sound->start <= spans[count - 1].to)
            spans[count - 1].to = end > spans[count - 1].to ? end : spans[count - 1].to;
        else
            spans[count++] = (struct span){sound->start, end};
    }
    track->spans = spans;
    track->span_count = count;
    return true;
}

static bool fill_track(struct track *track, const struct timeline *timeline,
                       const struct voice_bank *bank)
{
    struct laying laying = {.timeline = timeline, .bank = bank, .track = track};
    const size_t cues = (size_t)timeline->cue_count + 1;
    laying.sounds = arena_take(&track->arena, 2 * cues, sizeof *laying.sounds);
    laying.breaths = arena_take(&track->arena, cues, sizeof *laying.breaths);
    if (!laying.sounds || !laying.breaths || !upsampler_make(TONE_RATE, &track->tone_up) ||
        !tones_make(&track->arena, &laying.tones))
        return false;
    for (int i = 0; i < timeline->cue_count; i++) {
        if (!lay_cue(&laying, &timeline->cues[i]))
            return false;
    }
    qsort(laying.sounds, (size_t)laying.count, sizeof *laying.sounds, compare_sounds);
    track->sounds = laying.sounds;
    track->count = laying.count;
    return mark_speech(track);
}

struct track *track_build(const struct world *world, const struct timeline *timeline,
                          const struct voice_bank *bank)
{
    struct arena arena;
    arena_open(&arena, world->memory, TRACK_BYTES_MOST);
    struct track *track = arena_take(&arena, 1, sizeof *track);
    if (!track) {
        arena_close(&arena);
        return NULL;
    }
    track->arena = arena;
    if (fill_track(track, timeline, bank))
        return track;
    track_free(track);
    return NULL;
}

void track_free(struct track *track)
{
    if (!track)
        return;
    struct arena arena = track->arena; /* the track itself lies in it */
    arena_close(&arena);
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
            const float gain = sound->voice ? 1 : track_yield(track, at);
            out[done + i] += lump[i] * gain * sound->gain;
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
    for (int i = 0; i < frames; i++) {
        out[2 * i] += mono[i] * volume;
        out[2 * i + 1] += mono[i] * volume;
    }
}

void track_mix(const struct track *track, int64_t from, int frames, float volume, float *out)
{
    for (int done = 0; done < frames; done += READ_LUMP) {
        const int lot = frames - done < READ_LUMP ? frames - done : READ_LUMP;
        mix_lump(track, from + done, lot, volume, out + 2 * done);
    }
}
