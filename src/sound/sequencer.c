#include "sound/sequencer.h"
#include "sound/track.h"

#include <math.h>
#include <string.h>

void sequencer_start(struct sequencer *sequencer, int64_t lead)
{
    *sequencer = (struct sequencer){.lead = lead};
}

void sequencer_detach(struct sequencer *sequencer)
{
    sequencer->placed = false;
    sequencer->sounding_count = 0;
    sequencer->tail_at = sequencer->tail_count = 0;
}

/* Where the player is at `now_ms`. */
static int64_t players_place(const struct sequencer *s, int64_t now_ms)
{
    return s->told + (s->playing ? (now_ms - s->told_ms) * SOUND_PER_MS : 0);
}

/* Adds what sounds now to `out` and moves each sound on; those that ended leave. */
static void mix_sounding(struct sequencer *s, int frames, float *out)
{
    int kept = 0;
    for (int i = 0; i < s->sounding_count; i++) {
        const struct sound *sound = &s->track->sounds[s->sounding[i].sound];
        track_add(s->track, sound, s->sounding[i].at, frames, out);
        s->sounding[i].at += frames;
        if (s->sounding[i].at < sound->length)
            s->sounding[kept++] = s->sounding[i];
    }
    s->sounding_count = kept;
}

/* The gain goes to its aim by the same small step each sample. */
static float step_gain(float gain, float aim)
{
    const float step = 1.0f / SEQUENCER_FADE;
    return fabsf(aim - gain) <= step ? aim : gain + copysignf(step, aim - gain);
}

static void apply_gain(struct sequencer *s, float aim, int frames, float *mono)
{
    for (int i = 0; i < frames; i++) {
        s->gain = step_gain(s->gain, aim);
        mono[i] *= s->gain;
    }
}

/* Ends what sounds: its last 5 ms are kept as the tail, faded, so that the track is free to go. */
static void cut(struct sequencer *s)
{
    if (s->placed && s->sounding_count > 0) {
        float end[SEQUENCER_FADE] = {0};
        mix_sounding(s, SEQUENCER_FADE, end);
        apply_gain(s, 0, SEQUENCER_FADE, end);
        for (int i = s->tail_at; i < s->tail_count; i++)
            end[i - s->tail_at] += s->tail[i];
        memcpy(s->tail, end, sizeof end);
        s->tail_at = 0;
        s->tail_count = SEQUENCER_FADE;
    }
    s->placed = false;
    s->sounding_count = 0;
}

static void add_tail(struct sequencer *s, int frames, float *mono)
{
    for (int i = 0; i < frames && s->tail_at < s->tail_count; i++)
        mono[i] += s->tail[s->tail_at++];
}

void sequencer_follow(struct sequencer *s, const struct track *track, int64_t at_ms, bool playing,
                      float volume, int64_t now_ms)
{
    const int64_t at = at_ms * SOUND_PER_MS, expected = players_place(s, now_ms);
    const bool jumped = at - expected > SEQUENCER_JUMP || expected - at > SEQUENCER_JUMP;
    if (track != s->track || playing != s->playing || jumped)
        cut(s);
    s->track = track;
    s->playing = playing;
    s->told = at;
    s->told_ms = now_ms;
    s->volume = volume;
}

static void note_error(struct sequencer *s, double samples)
{
    s->error_ms_max = fmax(s->error_ms_max, fabs(samples) / SOUND_PER_MS);
}

static void begin_sound(struct sequencer *s, int sound, int64_t at)
{
    if (s->sounding_count == SEQUENCER_SOUNDING_MOST)
        return;
    s->sounding[s->sounding_count].sound = sound;
    s->sounding[s->sounding_count++].at = at;
}

/* Takes up the track at the player's place: what should sound there goes on from its middle, what
 * has only just begun is said from its beginning. */
static void place(struct sequencer *s, int64_t now_ms)
{
    const struct track *track = s->track;
    s->position = players_place(s, now_ms) + s->lead;
    s->next = track_from(track, s->position);
    s->slip = 0;
    s->gain = 0;
    s->sounding_count = 0;
    for (int i = track_from(track, s->position - track->longest); i < s->next; i++) {
        const int64_t since = s->position - track->sounds[i].start;
        if (since >= track->sounds[i].length)
            continue;
        if (since < SEQUENCER_WHOLE)
            note_error(s, (double)since);
        begin_sound(s, i, since < SEQUENCER_WHOLE ? 0 : since);
    }
    s->placed = true;
}

/* Averages over time, not over requests: a device that asks in bursts counts each burst once. */
static void measure_slip(struct sequencer *s, int64_t now_ms)
{
    const double passed = (double)(now_ms - s->asked_ms);
    const double now = (double)(players_place(s, now_ms) + s->lead - s->position);
    s->slip += (now - s->slip) * (1 - exp(-passed / SEQUENCER_SETTLE_MS));
    if (s->slip > SEQUENCER_LOST)
        cut(s);
}

static bool somebody_speaks(const struct sequencer *s)
{
    for (int i = 0; i < s->sounding_count; i++) {
        if (s->track->sounds[s->sounding[i].sound].voice)
            return true;
    }
    return false;
}

static int64_t until_next(const struct sequencer *s)
{
    return s->next < s->track->count ? s->track->sounds[s->next].start - s->position : INT64_MAX;
}

/* Late: leaves out what it can of the silence before the next sound. */
static void leave_out(struct sequencer *s)
{
    const int64_t behind = (int64_t)s->slip, room = until_next(s);
    const int64_t skip = behind < room ? behind : room;
    s->position += skip;
    s->slip -= (double)skip;
}

static void begin_due(struct sequencer *s)
{
    while (until_next(s) <= 0) {
        note_error(s, s->slip);
        begin_sound(s, s->next++, 0);
    }
}

/* Mixes up to `frames` and returns how many: it stops where the next sound begins. */
static int mix_some(struct sequencer *s, int frames, float *mono)
{
    const bool may_correct = fabs(s->slip) > SEQUENCER_SLIP && !somebody_speaks(s);
    if (may_correct && s->slip > 0)
        leave_out(s);
    if (may_correct && s->slip < 0) { /* early: the place stands still, what sounds goes on */
        const int wait = -s->slip < frames ? (int)-s->slip : frames;
        s->slip += wait;
        mix_sounding(s, wait, mono);
        return wait;
    }
    begin_due(s);
    const int64_t room = until_next(s);
    const int lot = room < frames ? (int)room : frames;
    mix_sounding(s, lot, mono);
    s->position += lot;
    return lot;
}

static void fill_lump(struct sequencer *s, int64_t now_ms, int frames, float *out)
{
    float mono[SEQUENCER_LUMP] = {0};
    if (s->track && s->playing && !s->placed)
        place(s, now_ms);
    if (s->track && s->placed) {
        for (int done = 0; done < frames;)
            done += mix_some(s, frames - done, mono + done);
        apply_gain(s, s->volume, frames, mono);
    }
    add_tail(s, frames, mono);
    for (ptrdiff_t i = 0; i < frames; i++) {
        out[2 * i] += mono[i];
        out[2 * i + 1] += mono[i];
    }
}

void sequencer_fill(struct sequencer *s, int64_t now_ms, int frames, float *out)
{
    if (s->placed)
        measure_slip(s, now_ms);
    s->asked_ms = now_ms;
    for (int done = 0; done < frames; done += SEQUENCER_LUMP) {
        const int lot = frames - done < SEQUENCER_LUMP ? frames - done : SEQUENCER_LUMP;
        fill_lump(s, now_ms, lot, out + 2 * (int64_t)done);
    }
}
