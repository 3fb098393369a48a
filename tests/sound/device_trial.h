#ifndef TESTS_SOUND_DEVICE_TRIAL_H
#define TESTS_SOUND_DEVICE_TRIAL_H

/* A sequencer played on a device with a clock of its own: what the device was fed is kept, and
 * clips of noise are found in it again to the sample. */

#include "fake.h"
#include "sound/sequencer.h"
#include "sound/track.h"

enum {
    CLIP = 600 * SOUND_PER_MS, /* a count of 0.6 s, one a second */
    CUES = 60,
    REQUEST = 1024,
    FRAME_MS = 16, /* between two pictures */
    ROOM = 70 * SOUND_RATE
};

struct fixture {
    int16_t samples[CLIP];
    struct voice_bank *bank;
    struct cue cues[CUES];
    struct track *track;
    float heard[ROOM]; /* left side of all the device was fed */
};

/* A device with a clock of its own, and a player. */
struct trial {
    struct fixture *fixture;
    struct sequencer sequencer;
    double per_ms;       /* samples the device plays in a true ms */
    int64_t burst_ms;    /* asks only every so often; 1: whenever it has room */
    int64_t fed;         /* samples so far */
    int64_t now_ms;      /* true time */
    int64_t at_ms;       /* the player's place */
    bool playing, hangs; /* hangs: the device asks for nothing */
    const struct track *track;
    struct levels levels;
};

static inline void start(struct trial *trial, struct fixture *fixture, double drift)
{
    *trial = (struct trial){.fixture = fixture,
                            .per_ms = SOUND_PER_MS * (1 + drift),
                            .burst_ms = 1,
                            .playing = true,
                            .track = fixture->track,
                            .levels = levels_full};
    sequencer_start(&trial->sequencer, REQUEST);
}

static inline void request(struct trial *trial)
{
    float out[2 * REQUEST] = {0};
    sequencer_fill(&trial->sequencer, trial->now_ms, REQUEST, out);
    for (ptrdiff_t i = 0; i < REQUEST && trial->fed < ROOM; i++)
        trial->fixture->heard[trial->fed++] = out[2 * i];
}

/* The device holds one request beyond what it has played. */
static inline void pass_ms(struct trial *trial)
{
    if (trial->now_ms % FRAME_MS == 0)
        sequencer_follow(&trial->sequencer, trial->track, trial->at_ms, trial->playing,
                         trial->levels, trial->now_ms);
    const double due = (double)trial->now_ms * trial->per_ms;
    while (!trial->hangs && trial->now_ms % trial->burst_ms == 0 && (double)trial->fed <= due)
        request(trial);
    trial->now_ms++;
    trial->at_ms += trial->playing;
}

static inline void pass(struct trial *trial, int64_t ms)
{
    for (int64_t i = 0; i < ms; i++)
        pass_ms(trial);
}

static inline bool is_clip(const struct fixture *fixture, int64_t at)
{
    for (int64_t i = 0; i < CLIP; i++) {
        if (fixture->heard[at + i] != side_of(fixture->samples[i]))
            return false;
    }
    return true;
}

/* Where the next clip begins, whole and without a step in it; -1 when there is none. */
static inline int64_t find_clip(const struct fixture *fixture, int64_t from, int64_t to)
{
    for (int64_t at = from; at + CLIP <= to; at++) {
        if (fixture->heard[at] == side_of(fixture->samples[0]) && is_clip(fixture, at))
            return at;
    }
    return -1;
}

static inline int make(void **state)
{
    static struct fixture fixture;
    make_noise(1, fixture.samples, CLIP);
    struct bank_entry entry = {"one", {fixture.samples, CLIP, SOUND_RATE}};
    fixture.bank = bank_of(&entry, 1, SOUND_RATE);
    for (int i = 0; i < CUES; i++)
        fixture.cues[i] = cue_at(500 + 1000 * (int64_t)i, CUE_COUNT, "one");
    const struct timeline timeline = timeline_of(fixture.cues, CUES);
    const struct world world = world_of(&memory_heap, NULL);
    fixture.track = track_build(&world, &timeline, fixture.bank, NULL);
    *state = &fixture;
    return fixture.track ? 0 : 1;
}

static inline int give_back(void **state)
{
    struct fixture *fixture = *state;
    track_free(fixture->track);
    voice_bank_close(fixture->bank);
    return 0;
}

static inline bool is_silent(const struct fixture *fixture, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++) {
        if (fixture->heard[i] != 0)
            return false;
    }
    return true;
}

#endif
