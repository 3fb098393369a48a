/* The sound device, or its absence.
 *
 * The routine never waits for sound. A thread of its own opens the device, closes it when it is
 * lost or stops asking for samples, and tries again each second, for as long as there is none; a
 * sound server that hangs holds up that thread and nobody else. Each frame the program says which
 * track, where in it and whether it moves; the sequencer (sound/sequencer.h) inside the device's
 * callback follows. Without a device all calls work and nothing is heard.
 *
 * Initialise SDL without SDL_INIT_AUDIO: that call, too, can block for half a minute, or crash when
 * the server has no output, so this module makes it on its thread after a trial in a child process.
 */
#ifndef LIMBER_STAGE_AUDIO_H
#define LIMBER_STAGE_AUDIO_H

#include "base/world.h"
#include "sound/sound.h"

struct audio;
struct jukebox;

struct audio_state {
    bool open;               /* a device is there and asks for samples */
    int opened, lost;        /* how often, since audio_open */
    int said;                /* how often something spoken began to sound */
    double cue_error_ms_max; /* greatest distance of a cue that sounded from the player's clock */
};

/* Starts the thread and returns at once, the device still closed; call after SDL_Init. NULL when
 * memory or threads ran out: NULL is a fine argument below and means no sound. `world` gives memory
 * and the clock, and must outlive the program's last call here. With a jukebox its music is heard
 * instead of the track's own, unless it is dry; it is closed with the device, or here if there is
 * no audio. */
struct audio *audio_open(const struct world *world, struct jukebox *jukebox);

/* Call before the player's clock starts at `at_ms` of the track, or the first word comes late:
 * waits until the first attempt to open a device is over, `most_ms` at most, and then, if there is
 * one, until what stands there is just about to be heard. */
void audio_begin(struct audio *audio, const struct track *track, int64_t at_ms,
                 struct levels levels, int most_ms);

/* Silence, device closed, memory given back. Waits half a second at most: false if the server hangs
 * and the thread is left behind with its memory. Then end the process soon after, and not by way of
 * SDL_Quit, which would wait for that thread. */
bool audio_close(struct audio *audio);

/* Call each frame, from one thread: the player stands now at `at_ms` of the track and runs on from
 * there if `playing`. Changes of level fade. A place that does not follow from the
 * last one is a jump: the old sound ends, without a click, within 5 ms of the device's next
 * request. A track may be freed once this was called with another one, or with NULL. */
void audio_follow(struct audio *audio, const struct track *track, int64_t at_ms, bool playing,
                  struct levels levels);

struct audio_state audio_state(struct audio *audio);

#endif
