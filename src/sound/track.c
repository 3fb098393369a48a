#include "sound/track.h"

#include <math.h>

#define YIELD 0.32f /* -10 dB */
#define DUCK 0.25f  /* -12 dB */

enum { READ_LUMP = 256 };

/* How something makes room for speech and comes back after it, in ms. */
struct manner {
    int down, wait, up;
};

static const struct manner tones_manner = {100, 0, 200}, music_manner = {120, 600, 600};

const struct levels levels_full = {1, 1, 1}, levels_mute = {0, 0, 0};

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
    if (!(stems & STEM_MUSIC))
        track->music = NULL;
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

bool track_is_quiet(const struct track *track, int64_t from_ms, int64_t to_ms)
{
    const int next = span_after(track, from_ms * SOUND_PER_MS);
    return next == track->span_count || track->spans[next].from >= to_ms * SOUND_PER_MS;
}

static float share(int64_t samples, int ms)
{
    const float u = (float)samples / (float)(ms * SOUND_PER_MS);
    return u <= 0 ? 0 : u >= 1 ? 1 : u;
}

/* How far it is from speech: 0 in it, 1 far from it. */
static float room_at(const struct track *track, int64_t at, const struct manner *manner)
{
    const int next = span_after(track, at);
    float room = 1;
    if (next < track->span_count)
        room = share(track->spans[next].from - at, manner->down);
    if (next > 0) {
        const int64_t waited = (int64_t)manner->wait * SOUND_PER_MS;
        room = fminf(room, share(at - track->spans[next - 1].to - waited, manner->up));
    }
    return room;
}

float track_yield(const struct track *track, int64_t at)
{
    return YIELD + (1 - YIELD) * room_at(track, at, &tones_manner);
}

float track_duck(const struct track *track, int64_t at)
{
    return DUCK + (1 - DUCK) * room_at(track, at, &music_manner);
}

float track_ending(const struct track *track, int64_t at)
{
    return track->end == 0 ? 1 : share(track->end - at, TRACK_ENDING_MS);
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

/* The chunk that holds sample `at`, ducked; the gain is exact at its ends. */
static void load_chunk(const struct track *track, struct music_head *head, int64_t at)
{
    if (head->music == track->music && head->at == at)
        return;
    music_chunk(track->music, at, head->left, head->right);
    const float from = track_duck(track, at), to = track_duck(track, at + SYNTH_CHUNK);
    for (int i = 0; i < SYNTH_CHUNK; i++) {
        const float gain = from + (to - from) * (float)i / SYNTH_CHUNK;
        head->left[i] *= gain;
        head->right[i] *= gain;
    }
    head->music = track->music;
    head->at = at;
}

void track_music(const struct track *track, struct music_head *head, int64_t from, int frames,
                 float *out)
{
    for (int i = 0; i < frames; i++) {
        const int64_t at = from + i;
        const int within = (int)(((at % SYNTH_CHUNK) + SYNTH_CHUNK) % SYNTH_CHUNK);
        if (within == 0 || i == 0)
            load_chunk(track, head, at - within);
        out[2 * (ptrdiff_t)i] = head->left[within];
        out[2 * (ptrdiff_t)i + 1] = head->right[within];
    }
}

static void mix_cues(const struct track *track, int64_t from, int frames, struct levels levels,
                     float *out)
{
    for (int i = track_from(track, from - track->longest); i < track->count; i++) {
        const struct sound *sound = &track->sounds[i];
        float mono[READ_LUMP] = {0};
        if (sound->start >= from + frames)
            break;
        if (sound->start + sound->length <= from)
            continue;
        const int64_t begin = sound->start > from ? sound->start - from : 0;
        track_add(track, sound, from + begin - sound->start, frames - (int)begin, mono + begin);
        const float level = sound->voice ? levels.voice : levels.tones;
        for (ptrdiff_t k = begin; k < frames; k++) {
            out[2 * k] += mono[k] * level;
            out[2 * k + 1] += mono[k] * level;
        }
    }
}

static void mix_music(const struct track *track, struct music_head *head, int64_t from, int frames,
                      float level, float *out)
{
    float music[2 * READ_LUMP];
    track_music(track, head, from, frames, music);
    for (ptrdiff_t i = 0; i < 2 * (ptrdiff_t)frames; i++)
        out[i] += music[i] * level;
}

void track_mix(const struct track *track, int64_t from, int frames, struct levels levels,
               float *out)
{
    struct music_head head = {0};
    for (ptrdiff_t done = 0; done < frames; done += READ_LUMP) {
        const int lot = frames - done < READ_LUMP ? (int)(frames - done) : READ_LUMP;
        mix_cues(track, from + done, lot, levels, out + 2 * done);
        if (track->music)
            mix_music(track, &head, from + done, lot, levels.music, out + 2 * done);
    }
}
