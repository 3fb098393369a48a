/* What engines said before, so that no text is spoken twice on one machine.
 *
 * A hoard (base/hoard.h) of small files, one a text, named after engine and text. A damaged one, or
 * one of another limber's making, is as good as none and is written anew. Where no folder can be
 * had nothing is kept, and the program does without. */
#ifndef LIMBER_VOICE_CACHE_H
#define LIMBER_VOICE_CACHE_H

#include "base/problem.h"
#include "base/world.h"
#include "sound/sound.h"

enum {
    CACHE_BYTES_MOST = 64 << 20, /* of all files together, unless told otherwise */
    CACHE_VERSION = 1            /* to be raised when clips come out otherwise (sound/prepare.h) */
};

struct cache;

/* $XDG_CACHE_HOME/limber/voice, or else $HOME/.cache/limber/voice, in `arena`; NULL when neither is
 * set to an absolute path, or memory ran out. */
const char *cache_folder(struct arena *arena);

/* A cache in `folder`, which is made if there is none. At most `bytes_most` of files are kept. A
 * folder that cannot be had or written to is told in `problems` as a warning, once; NULL then, and
 * when memory ran out: NULL is a fine cache below, and keeps nothing. `world` gives memory and
 * reads; it must outlive the cache. */
struct cache *cache_open(const struct world *world, const char *folder, int64_t bytes_most,
                         struct problems *problems);
void cache_close(struct cache *cache);

/* The clip that `engine` (engine.name) made of `text` once, prepared, in `arena`. False when there
 * is none. */
bool cache_find(struct cache *cache, const char *engine, const char *text, struct arena *arena,
                struct clip *out);

/* Keeps a clip. What the disk does not take is not kept; nothing is told. */
void cache_keep(struct cache *cache, const char *engine, const char *text, struct clip clip);

#endif
