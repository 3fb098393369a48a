#include "sound/tones.h"
#include "sound/track.h"

#include <stdlib.h>

#define TICK_GAIN 0.5f
#define CHIME_YIELDS 0.8f /* a chime often falls on a word, and must still be heard */

enum {
    TRACK_BYTES_MOST = 64 << 20,
    BREATH_MS_MOST = 6000,
    BREATH_MS_APART = 120, /* so that in and out do not run into each other */
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

/* NULL for a rate that no clip has. */
static const struct upsampler *upsampler_for(struct track *track, int rate)
{
    const int factor = rate > 0 && SOUND_RATE % rate == 0 ? SOUND_RATE / rate : 0;
    if (factor < 1 || factor > UPSAMPLE_FACTOR_MOST)
        return NULL;
    struct upsampler *up = &track->ups[factor];
    return up->factor > 0 || upsampler_make(rate, up) ? up : NULL;
}

static void lay(struct laying *laying, const struct cue *cue, struct sound sound)
{
    if (sound.clip.count == 0)
        return;
    sound.start = cue->at_ms * SOUND_PER_MS;
    sound.length = upsampler_length(sound.up, sound.clip);
    laying->sounds[laying->count++] = sound;
    if (sound.length > laying->track->longest)
        laying->track->longest = sound.length;
}

static bool lay_voice(struct laying *laying, const struct cue *cue)
{
    const struct clip clip =
        cue->text && cue->text[0] ? voice_bank_clip(laying->bank, cue->text) : (struct clip){0};
    const struct upsampler *up = upsampler_for(laying->track, clip.rate);
    if (clip.count == 0 || !up)
        return false;
    lay(laying, cue, (struct sound){.clip = clip, .up = up, .gain = SOUND_SIDE, .voice = true});
    return true;
}

static void lay_tone(struct laying *laying, const struct cue *cue, struct clip clip, float gain,
                     float yields)
{
    lay(laying, cue,
        (struct sound){.clip = clip,
                       .up = upsampler_for(laying->track, clip.rate),
                       .gain = gain * SOUND_SIDE,
                       .yields = yields});
}

/* A tone of the plan says itself how long it is; one that stands for words lasts until the next
 * breath begins, or its segment ends. */
static int64_t breath_ms(const struct laying *laying, const struct cue *cue)
{
    const struct timeline *timeline = laying->timeline;
    if (!cue->text[0] && cue->duration_ms > 0)
        return cue->duration_ms;
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

static bool lay_breath(struct laying *laying, const struct cue *cue)
{
    struct clip clip;
    if (cue->text[0] && laying->timeline->wish.breaths == BREATHS_BOTH)
        return true; /* it has its tone as a cue of its own */
    if (!breath_clip(laying, cue->kind == CUE_BREATH_IN, breath_ms(laying, cue), &clip))
        return false;
    lay_tone(laying, cue, clip, 1, 1);
    return true;
}

static bool lay_cue(struct laying *laying, const struct cue *cue)
{
    if (cue->dropped)
        return true;
    const bool spoken = lay_voice(laying, cue);
    switch (cue->kind) {
    case CUE_CHIME:
        lay_tone(laying, cue, laying->tones.chimes[cue->chime], 1, CHIME_YIELDS);
        break;
    case CUE_TICK:
        lay_tone(laying, cue, laying->tones.tick, TICK_GAIN, 1);
        break;
    case CUE_COUNT:
        if (!spoken)
            lay_tone(laying, cue, laying->tones.tick, 1, 1);
        break;
    case CUE_BREATH_IN:
    case CUE_BREATH_OUT:
        return spoken || lay_breath(laying, cue);
    case CUE_SPEECH:
        break;
    }
    return true;
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

static bool lay_music(struct track *track, const struct timeline *timeline, const struct tune *tune)
{
    struct music *music = arena_take(&track->arena, 1, sizeof *music);
    track->music = music;
    return music && music_lay(tune, timeline, &track->arena, music);
}

static bool fill_track(struct track *track, const struct timeline *timeline,
                       const struct voice_bank *bank)
{
    struct laying laying = {.timeline = timeline, .bank = bank, .track = track};
    const size_t cues = (size_t)timeline->cue_count + 1;
    laying.sounds = arena_take(&track->arena, 2 * cues, sizeof *laying.sounds);
    laying.breaths = arena_take(&track->arena, cues, sizeof *laying.breaths);
    if (!laying.sounds || !laying.breaths || !tones_make(&track->arena, &laying.tones))
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
                          const struct voice_bank *bank, const struct tune *tune)
{
    struct arena arena;
    arena_open(&arena, world->memory, TRACK_BYTES_MOST);
    struct track *track = arena_take(&arena, 1, sizeof *track);
    if (!track) {
        arena_close(&arena);
        return NULL;
    }
    track->arena = arena;
    track->end = timeline->duration_ms * SOUND_PER_MS;
    if (fill_track(track, timeline, bank) && (!tune || lay_music(track, timeline, tune)))
        return track;
    track_free(track);
    return NULL;
}
