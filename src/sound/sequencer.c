#include "sound/sequencer.h"

#include <math.h>
#include <string.h>

void sequencer_start(struct sequencer *sequencer, int64_t lead)
{
    *sequencer = (struct sequencer){.lead = lead};
}

void sequencer_detach(struct sequencer *sequencer)
{
    sequencer->placed = sequencer->kept = false;
    sequencer->sounding_count = 0;
    sequencer->tail_at = sequencer->tail_count = 0;
}

float sequencer_duck(const struct sequencer *sequencer)
{
    const struct track *track = sequencer->track;
    if (!track || !sequencer->placed)
        return 1;
    return track_duck(track, sequencer->position) * track_ending(track, sequencer->position);
}

/* Where the player is at `now_ms`. */
static int64_t players_place(const struct sequencer *s, int64_t now_ms)
{
    return s->told + (s->playing ? (now_ms - s->told_ms) * SOUND_PER_MS : 0);
}

/* What is mixed apart, as each has a level of its own; music is stereo. */
struct lump {
    float voice[SEQUENCER_LUMP], tones[SEQUENCER_LUMP], music[2 * SEQUENCER_LUMP];
};

/* Adds what sounds now to `lump` from frame `at` on, and moves each sound on; those that ended
 * leave. */
static void mix_sounding(struct sequencer *s, int at, int frames, struct lump *lump)
{
    int kept = 0;
    for (int i = 0; i < s->sounding_count; i++) {
        const struct sound *sound = &s->track->sounds[s->sounding[i].sound];
        track_add(s->track, sound, s->sounding[i].at, frames,
                  (sound->voice ? lump->voice : lump->tones) + at);
        s->sounding[i].at += frames;
        if (s->sounding[i].at < sound->length)
            s->sounding[kept++] = s->sounding[i];
    }
    s->sounding_count = kept;
}

/* A whole lump may take one sample more or fewer out of the music, to get in step with the place
 * again. */
static int music_step(const struct sequencer *s, int frames)
{
    const int64_t behind = s->position - (s->music_at + frames);
    return frames < SEQUENCER_LUMP || behind == 0 ? 0 : behind > 0 ? 1 : -1;
}

/* The cues of the lump are mixed: `position` stands at its end. */
static void mix_music(struct sequencer *s, int frames, float *out)
{
    float read[2 * (SEQUENCER_LUMP + 2)];
    const int step = music_step(s, frames);
    if (step == 0) {
        track_music(s->track, &s->head, s->music_at, frames, out);
    } else {
        track_music(s->track, &s->head, s->music_at, frames + step + 1, read);
        for (int i = 0; i < frames; i++) {
            const float at = (float)i * (float)(frames + step) / (float)frames;
            const int whole = (int)at;
            const float part = at - (float)whole;
            for (ptrdiff_t side = 0; side < 2; side++) {
                const float *pair = read + 2 * (ptrdiff_t)whole + side;
                out[2 * (ptrdiff_t)i + side] = pair[0] + (pair[2] - pair[0]) * part;
            }
        }
    }
    s->music_at += frames + step;
}

/* Each level goes to its aim by the same small step each sample. */
static float step_gain(float gain, float aim)
{
    const float step = 1.0f / SEQUENCER_FADE;
    return fabsf(aim - gain) <= step ? aim : gain + copysignf(step, aim - gain);
}

static void add_lump(struct sequencer *s, struct levels aim, int frames, const struct lump *lump,
                     float *out)
{
    struct levels *now = &s->reached;
    for (ptrdiff_t i = 0; i < frames; i++) {
        now->voice = step_gain(now->voice, aim.voice);
        now->tones = step_gain(now->tones, aim.tones);
        now->music = step_gain(now->music, aim.music);
        const float mono = lump->voice[i] * now->voice + lump->tones[i] * now->tones;
        out[2 * i] += mono + lump->music[2 * i] * now->music;
        out[2 * i + 1] += mono + lump->music[2 * i + 1] * now->music;
    }
}

/* Ends what sounds: its last 5 ms are kept as the tail, faded, so that the track is free to go. */
static void cut(struct sequencer *s)
{
    if (s->placed && (s->sounding_count > 0 || s->track->music)) {
        struct lump lump = {0};
        float end[2 * SEQUENCER_FADE] = {0};
        mix_sounding(s, 0, SEQUENCER_FADE, &lump);
        if (s->track->music)
            track_music(s->track, &s->head, s->music_at, SEQUENCER_FADE, lump.music);
        add_lump(s, levels_mute, SEQUENCER_FADE, &lump, end);
        for (int i = 2 * s->tail_at; i < 2 * s->tail_count; i++)
            end[i - 2 * s->tail_at] += s->tail[i];
        memcpy(s->tail, end, sizeof end);
        s->tail_at = 0;
        s->tail_count = SEQUENCER_FADE;
    }
    s->placed = false;
    s->sounding_count = 0;
    s->head.music = NULL; /* another track's may lie at the same address */
}

static void add_tail(struct sequencer *s, int frames, float *out)
{
    for (ptrdiff_t i = 0; i < frames && s->tail_at < s->tail_count; i++, s->tail_at++) {
        const ptrdiff_t from = 2 * (ptrdiff_t)s->tail_at;
        out[2 * i] += s->tail[from];
        out[2 * i + 1] += s->tail[from + 1];
    }
}

void sequencer_follow(struct sequencer *s, const struct track *track, int64_t at_ms, bool playing,
                      struct levels levels, int64_t now_ms)
{
    const int64_t at = at_ms * SOUND_PER_MS, expected = players_place(s, now_ms);
    const bool jumped = at - expected > SEQUENCER_JUMP || expected - at > SEQUENCER_JUMP;
    const bool goes_on = (s->placed || s->kept) && track && playing && s->playing && !jumped;
    if (track != s->track || playing != s->playing || jumped) {
        cut(s);
        s->kept = goes_on;
    }
    s->track = track;
    s->playing = playing;
    s->told = at;
    s->told_ms = now_ms;
    s->wanted = levels;
}

static void note_error(struct sequencer *s, double samples)
{
    s->error_ms_max = fmax(s->error_ms_max, fabs(samples) / SOUND_PER_MS);
}

static void begin_sound(struct sequencer *s, int sound, int64_t at)
{
    if (s->sounding_count == SEQUENCER_SOUNDING_MOST)
        return;
    s->said += s->track->sounds[sound].voice && at == 0;
    s->sounding[s->sounding_count].sound = sound;
    s->sounding[s->sounding_count++].at = at;
}

/* Takes up the track at the player's place, or where another one was left: what should sound there
 * goes on from its middle, what has only just begun is said from its beginning. */
static void place(struct sequencer *s, int64_t now_ms)
{
    const struct track *track = s->track;
    if (!s->kept) {
        s->position = s->music_at = players_place(s, now_ms) + s->lead;
        s->slip = 0;
    }
    s->next = track_from(track, s->position);
    s->reached = levels_mute;
    s->sounding_count = 0;
    for (int i = track_from(track, s->position - track->longest); i < s->next; i++) {
        const int64_t since = s->position - track->sounds[i].start;
        if (since >= track->sounds[i].length)
            continue;
        const bool whole = since < SEQUENCER_WHOLE && !s->kept;
        if (whole)
            note_error(s, (double)since);
        begin_sound(s, i, whole ? 0 : since);
    }
    s->placed = true;
    s->kept = false;
}

/* Averages over time, not over requests: a device that asks in bursts counts each burst once. After
 * a stall the average would take a second to tell how late it is: then what was measured counts. */
static void measure_slip(struct sequencer *s, int64_t now_ms)
{
    const double passed = (double)(now_ms - s->asked_ms);
    const double now = (double)(players_place(s, now_ms) + s->lead - s->position);
    if (now - s->slip > SEQUENCER_STALL)
        s->slip = now;
    else
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

/* Mixes up to `frames` from frame `at` of the lump on and returns how many: it stops where the next
 * sound begins. */
static int mix_some(struct sequencer *s, int at, int frames, struct lump *lump)
{
    const bool may_correct = fabs(s->slip) > SEQUENCER_SLIP && !somebody_speaks(s);
    if (may_correct && s->slip > 0)
        leave_out(s);
    if (may_correct && s->slip < 0) { /* early: the place stands still, what sounds goes on */
        const int wait = -s->slip < frames ? (int)-s->slip : frames;
        s->slip += wait;
        mix_sounding(s, at, wait, lump);
        return wait;
    }
    begin_due(s);
    const int64_t room = until_next(s);
    const int lot = room < frames ? (int)room : frames;
    mix_sounding(s, at, lot, lump);
    s->position += lot;
    return lot;
}

static void fill_lump(struct sequencer *s, int64_t now_ms, int frames, float *out)
{
    struct lump lump = {0};
    if (s->track && s->playing && !s->placed)
        place(s, now_ms);
    if (s->track && s->placed) {
        for (int done = 0; done < frames;)
            done += mix_some(s, done, frames - done, &lump);
        if (s->track->music)
            mix_music(s, frames, lump.music);
        add_lump(s, s->wanted, frames, &lump, out);
    }
    add_tail(s, frames, out);
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
