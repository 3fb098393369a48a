/* Keeps what a device is fed in step with the player, without ever cutting a word.
 *
 * The player says where it stands and when; the device asks for samples in lumps, at its own idea
 * of the rate. In between: sounds start at their exact sample relative to each other, and the
 * distance between the device's count and the player's clock is watched. Once it is more than a few
 * ms it is taken up while nobody speaks, by starting what comes next sooner or later; what sounds
 * already, sounds on; the music runs a third of a percent faster or slower until it is in step
 * again. Only if sound falls far behind (the device stood still) is it cut and placed anew.
 *
 * A pause, a jump or another track ends what sounds by a fade of 5 ms, from the device's next
 * request on. After a pause, a jump, or a device that was away, what should sound at the place goes
 * on from its middle, also inside a word; what began less than 28 ms before is said from its
 * beginning; what is over is left out. No word is said
 * twice. In test_endurance.c, on a device that is off by 200 ppm and asks for odd lumps, words
 * begin within 15 ms of the player's clock for eight hours; with stalls of up to a second and
 * changing rates within 40 ms.
 *
 * No device and no clock in here: all is told. Not for two threads at once. */
#ifndef LIMBER_SOUND_SEQUENCER_H
#define LIMBER_SOUND_SEQUENCER_H

#include "sound/track.h"

enum {
    SEQUENCER_FADE = 5 * SOUND_PER_MS,   /* of every cut and entry */
    SEQUENCER_LUMP = 256,                /* frames mixed at a time */
    SEQUENCER_SOUNDING_MOST = 12,        /* at once; more are left out */
    SEQUENCER_SLIP = 6 * SOUND_PER_MS,   /* less is not worth a correction */
    SEQUENCER_STALL = 20 * SOUND_PER_MS, /* later than the average by this: a stall */
    SEQUENCER_LOST = 80 * SOUND_PER_MS,  /* this far behind: placed anew */
    SEQUENCER_JUMP = 100 * SOUND_PER_MS, /* a place this far off is a jump */
    SEQUENCER_WHOLE = 28 * SOUND_PER_MS, /* begun less than this ago: said from its beginning */
    SEQUENCER_SETTLE_MS = 250            /* time over which the distance is averaged */
};

struct sequencer {
    const struct track *track;
    bool playing, placed;  /* placed: `position` follows the player */
    bool kept;             /* another track goes on at `position` */
    int64_t told, told_ms; /* where the player stood, and when that was */
    int64_t lead;          /* samples between being asked for and being heard */
    int64_t position;      /* next sample of the track */
    double slip;           /* averaged: player's place minus position; > 0 = sound is late */
    int64_t asked_ms;      /* when samples were last asked for */
    struct levels wanted, reached;
    struct {
        int sound;  /* index in the track */
        int64_t at; /* its next sample */
    } sounding[SEQUENCER_SOUNDING_MOST];
    int sounding_count;
    int next;         /* sound to begin next */
    int64_t music_at; /* next sample of the music: `position` but for what is taken up */
    struct music_head head;
    float tail[2 * SEQUENCER_FADE]; /* end of what was cut, already faded; stereo */
    int tail_at, tail_count;        /* frames */
    int said;                       /* how often something spoken began */
    double error_ms_max; /* greatest distance from the player's clock at which a sound began */
};

/* Starts silent. `lead`: samples between being asked for and being heard, 0 for a file. */
void sequencer_start(struct sequencer *sequencer, int64_t lead);

/* The player stands at `at_ms` of the track at the time `now_ms`, and moves on if `playing`. After
 * this returns, a track given earlier is not read any more. Track NULL: silence. Another track
 * while the player runs on takes over at the very sample: what is the same in both goes on unheard
 * by anybody. */
void sequencer_follow(struct sequencer *sequencer, const struct track *track, int64_t at_ms,
                      bool playing, struct levels levels, int64_t now_ms);

/* Adds the next `frames` stereo frames, asked for at `now_ms`, to `out` (interleaved, not cleared).
 */
void sequencer_fill(struct sequencer *sequencer, int64_t now_ms, int frames, float *out);

/* How far music that is not the track's own shall stand back at the place reached: for speech, and
 * at the end of the routine, where it fades away; 1 while nothing is placed. */
float sequencer_duck(const struct sequencer *sequencer);

/* The device is another one or was away: what it had is forgotten, nothing fades. */
void sequencer_detach(struct sequencer *sequencer);

#endif
