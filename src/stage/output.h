/* The sound device that is open: SDL's own, or, with a person's own music, the one SDL_mixer puts
 * that music into. On the thread of stage/audio.h, all of it. */
#ifndef LIMBER_STAGE_OUTPUT_H
#define LIMBER_STAGE_OUTPUT_H

#include <SDL.h>

#include "stage/jukebox.h"

struct output {
    struct jukebox *jukebox;  /* NULL: none; borrowed */
    SDL_AudioDeviceID device; /* unless it is SDL_mixer's */
    /* On the device's own thread; `stream` holds the music, or anything, and is to hold the sound:
     * 16 bits, two sides, SOUND_RATE. */
    void (*fill)(void *context, Uint8 *stream, int bytes);
    void *context;
};

/* Opens what the machine has to be heard by, silent; false when it has nothing. `frames` are asked
 * for at once. */
bool output_open(struct output *output, int frames);

/* From now on `fill` is asked. */
void output_start(struct output *output);

/* After it nothing is asked any more. May block for as long as the device hangs. */
void output_close(struct output *output);

/* Whether any device could be opened; it is left open, for a process that ends soon. */
bool output_finds_any(int frames);

#endif
