/* The person's own music, as the device plays it, made to fit under the routine.
 *
 * It comes as it was recorded: this gives it about the loudness of limber's own pieces, its level,
 * the room that speech needs, and silence in a pause, all sample by sample and without a step.
 * Loudness is measured as it plays (BS.1770, gated), file by file: the first second of a file is
 * taken for a modern recording, then the gain follows what was heard, quickly at first and so
 * slowly later that a quiet passage stays quiet. No device in here: all is told. */
#ifndef LIMBER_SOUND_OWN_H
#define LIMBER_SOUND_OWN_H

#include <stdbool.h>
#include <stdint.h>

#include "sound/loudness.h"

#define OWN_LOUDNESS (-32.0)       /* LUFS, as the shipped pieces */
#define OWN_LOUDNESS_GUESS (-14.0) /* of a file that nothing is known of */
#define OWN_GAIN_LEAST_DB (-34.0)
#define OWN_GAIN_MOST_DB 6.0 /* noise of old recordings stays where it is */

enum {
    OWN_FALL_MS = 25,    /* into a pause, and with a level: silence comes within 50 ms of a key */
    OWN_RISE_MS = 500,   /* out of a pause, and of each file's beginning */
    OWN_QUICK_MS = 3000, /* of a file in which its gain is found */
    OWN_BLOCK_MS = 100
};

struct own {
    float presence, level, duck; /* reached, 0..1 */
    double gain_db, power;       /* reached; mean of the file's loud blocks */
    struct weighting weighting[2];
    double block; /* power of the block under way */
    int block_frames;
    int64_t heard; /* frames of this file */
    int blocks;    /* loud ones */
};

/* What it shall come to. */
struct own_aim {
    bool playing;
    float level, duck; /* 0..1 */
};

void own_start(struct own *own);

/* Another file begins: faded in, measured anew. */
void own_next(struct own *own);

/* Adds `frames` stereo frames of `stream`, shaped, to `out`. At most OWN_FRAMES_MOST at a time: the
 * aim is that of their end. */
enum { OWN_FRAMES_MOST = 256 };
void own_add(struct own *own, const struct own_aim *aim, int frames, const int16_t *stream,
             float *out);

/* Nothing is heard and nothing will be until the aim changes: the file may be halted. */
bool own_is_silent(const struct own *own);

#endif
