/* What a jukebox is made of: for jukebox.c, which finds and reads the files, and jukebox_deck.c,
 * which plays them. */
#ifndef LIMBER_STAGE_JUKEBOX_PARTS_H
#define LIMBER_STAGE_JUKEBOX_PARTS_H

#include <pthread.h>

#include "stage/jukebox.h"
#include "stage/mixer.h"
#include "stage/playlist.h"

/* A file, read. */
struct song {
    int index; /* of the list; -1: none */
    struct arena arena;
    struct text content;
};

struct jukebox {
    const struct world *world;
    const char *folder;
    struct place place;
    pthread_t thread;
    struct arena arena; /* of the list; the reading thread's */
    struct playlist list;
    /* The device's thread. */
    struct mixer mixer;
    bool mixes, asked; /* the mixer is there; it was looked for */
    struct song now;
    Mix_Music *music; /* of `now` */
    double seconds;   /* where it was halted */
    /* All below `lock` is guarded by it. It is held for moments only. */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct song ready;
    struct own own;
    struct problems problems;
    int broken;   /* index of a file that could not be played; -1 */
    bool playing; /* wanted */
    bool flowing; /* SDL_mixer puts it into the stream */
    bool dry, leaving, finished, abandoned;
};

static const struct song no_song = {.index = -1};

/* A file of the list cannot be played. */
void jukebox_tell_file(struct jukebox *jukebox, int index, const char *why);

#endif
