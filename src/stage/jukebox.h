/* The person's own music: a folder's files, shuffled, played by SDL_mixer under the routine.
 *
 * A thread of its own looks through the folder and reads each file into memory before it is due, so
 * that neither the picture nor the device's callback ever waits for a disk. The thread that has the
 * device open (stage/audio.h) begins, halts and goes on; the callback makes it fit (sound/own.h).
 * SDL_mixer decodes (stage/mixer.h). What cannot be played is skipped and told once. */
#ifndef LIMBER_STAGE_JUKEBOX_H
#define LIMBER_STAGE_JUKEBOX_H

#include <SDL_stdinc.h>

#include "base/problem.h"
#include "base/world.h"
#include "sound/own.h"

enum { JUKEBOX_FILE_MOST = 256 << 20 }; /* bytes */

struct jukebox;

/* Begins to look through `folder`; `place` is where a person named it. NULL when memory or threads
 * ran out: NULL is a fine argument below and plays nothing. */
struct jukebox *jukebox_open(const struct world *world, const char *folder, struct place place,
                             uint64_t seed);

/* On the thread that is to open the device: whether SDL_mixer is there. It is loaded then; where
 * there is none, that is told, and the jukebox is dry. */
bool jukebox_has_mixer(struct jukebox *jukebox);

/* With SDL_mixer, whose device this opens, of 16 bits and two sides; false when there is none. Once
 * it is heard (jukebox_hear) `fill` gets the music in its stream, and makes of it what is played.
 * jukebox_close_device halts the music first: when the device is open again the file goes on. */
bool jukebox_open_device(struct jukebox *jukebox, int rate, int frames);
void jukebox_hear(struct jukebox *jukebox, void (*fill)(void *context, Uint8 *stream, int bytes),
                  void *context);
void jukebox_close_device(struct jukebox *jukebox);

/* Once the device is closed. A disk that hangs is waited for half a second; the reading thread is
 * then left behind with its memory. */
void jukebox_close(struct jukebox *jukebox);

/* There is nothing in it that can be played: other music may. */
bool jukebox_is_dry(struct jukebox *jukebox);

/* It is to be heard now, or to be silent until it is told otherwise; the next jukebox_tend does it.
 * Starts silent. */
void jukebox_play(struct jukebox *jukebox, bool on);

/* On the thread that has the device open: begins the next file if one is due, halts in a pause. */
void jukebox_tend(struct jukebox *jukebox);

/* In the callback: adds the frames that SDL_mixer made of it to `out`. */
void jukebox_add(struct jukebox *jukebox, const struct own_aim *aim, int frames,
                 const int16_t *stream, float *out);

/* Adds what could not be played so far to `problems`, as warnings, and forgets it. */
void jukebox_tell(struct jukebox *jukebox, struct problems *problems);

#endif
