#include "sound/music.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

enum {
    FADE_MS = 4000, /* at the end of the routine */
    FADE = FADE_MS * SOUND_PER_MS
};

#define ECHO_BEATS 0.75
#define ECHO_LEAST 0.1f
#define TURN_SHARE 0.4 /* of an even bar: 4 s in, 6 s out */

int64_t music_bar_start(const struct music *music, int64_t bar)
{
    if (!music->starts)
        return llround(music->bar * (double)bar);
    const int64_t beyond = bar - music->bar_count;
    return beyond <= 0 ? music->starts[bar]
                       : music->starts[music->bar_count] + llround(music->bar * (double)beyond);
}

/* The last bar that starts at or before `at` >= 0. */
static int64_t bar_at(const struct music *music, int64_t at)
{
    int64_t low = 0, high = (int64_t)((double)at / music->bar) * 4 + 4;
    while (high - low > 1) {
        const int64_t middle = low + (high - low) / 2;
        if (music_bar_start(music, middle) <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* How far the breath is filled at `at`: 0..1, up to the bar's turn and down again. */
static float swell_at(const struct music *music, int64_t bar, int64_t at)
{
    const int64_t start = music_bar_start(music, bar), end = music_bar_start(music, bar + 1);
    const bool known = music->turns && bar < music->bar_count;
    const int64_t turn =
        known ? music->turns[bar] : start + llround((double)(end - start) * TURN_SHARE);
    const double u = at < turn ? (double)(at - start) / (double)(turn - start)
                               : (double)(end - at) / (double)(end - turn);
    return (float)(0.5 - 0.5 * cos(GLM_PI * fmin(1, fmax(0, u))));
}

static int64_t place_in(const struct music *music, int64_t bar, double share)
{
    const int64_t start = music_bar_start(music, bar);
    return start + llround((double)(music_bar_start(music, bar + 1) - start) * share);
}

/* A player's hand: never twice quite the same, but each time alike. 0.87 to 1.1 */
static float touch(int64_t bar, int index)
{
    uint32_t mixed = (uint32_t)bar * 2654435761u + (uint32_t)index * 40503u + 12345u;
    mixed = (mixed ^ mixed >> 15) * 2246822519u;
    mixed ^= mixed >> 13;
    return 0.87f + 0.23f * (float)(mixed & 0xFFFF) / 65536;
}

struct chunk {
    int64_t at;
    float *left, *right;
    float swell_from, swell_to;
};

static void add_echoes(const struct chunk *chunk, struct tone tone, int64_t beat)
{
    const int64_t apart = llround((double)beat * ECHO_BEATS);
    float share = 1;
    while ((share *= tone.instrument->echo) > ECHO_LEAST) {
        tone.start += apart;
        tone.end += apart;
        tone.gain *= tone.instrument->echo;
        tone.pan = -tone.pan;
        tone_add(&tone, chunk->at, chunk->left, chunk->right);
    }
}

static void add_note(const struct music *music, const struct chunk *chunk, int64_t bar, int index)
{
    const struct tune *tune = music->tune;
    const struct tune_note *note = &tune->notes[index];
    const struct instrument *instrument = &tune->instruments[note->instrument];
    const struct tone tone = {
        .instrument = instrument,
        .hz = 440 * exp2((note->key - 69) / 12.0),
        .start = place_in(music, bar, note->from),
        .end = place_in(music, bar + note->last_bar - note->bar, note->to),
        .gain = instrument->gain * note->weight * touch(bar % tune->bar_count, index),
        .pan = instrument->pan,
        .swell_from = chunk->swell_from,
        .swell_to = chunk->swell_to,
    };
    tone_add(&tone, chunk->at, chunk->left, chunk->right);
    const int64_t length = music_bar_start(music, bar + 1) - music_bar_start(music, bar);
    add_echoes(chunk, tone, length / tune->beats_per_bar);
}

static double fade_at(const struct music *music, int64_t at)
{
    if (music->end == 0 || at <= music->end - FADE)
        return 1;
    const double u = (double)(music->end - at) / FADE;
    return u <= 0 ? 0 : 0.5 - 0.5 * cos(GLM_PI * u);
}

static void fade(const struct music *music, const struct chunk *chunk)
{
    const double from = fade_at(music, chunk->at), to = fade_at(music, chunk->at + SYNTH_CHUNK);
    if (from == 1 && to == 1)
        return;
    for (int i = 0; i < SYNTH_CHUNK; i++) {
        const float gain = (float)(from + (to - from) * i / SYNTH_CHUNK);
        chunk->left[i] *= gain;
        chunk->right[i] *= gain;
    }
}

void music_chunk(const struct music *music, int64_t at, float *left, float *right)
{
    const struct tune *tune = music->tune;
    memset(left, 0, SYNTH_CHUNK * sizeof *left);
    memset(right, 0, SYNTH_CHUNK * sizeof *right);
    if (at < 0 || (music->end > 0 && at >= music->end))
        return;
    const int64_t before = at > music->longest ? at - music->longest : 0;
    const int64_t last = bar_at(music, at + SYNTH_CHUNK - 1), now = bar_at(music, at);
    const int64_t earliest = bar_at(music, before) - tune->reach;
    const struct chunk chunk = {at, left, right, swell_at(music, now, at),
                                swell_at(music, last, at + SYNTH_CHUNK)};
    for (int64_t bar = earliest > 0 ? earliest : 0; bar <= last; bar++) {
        const int written = (int)(bar % tune->bar_count);
        for (int i = tune->first[written]; i < tune->first[written + 1]; i++)
            add_note(music, &chunk, bar, i);
    }
    fade(music, &chunk);
}
