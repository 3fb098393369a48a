/* One file of the cache: a clip, whose it is, and a sum that shows any damage.
 *
 * "limbclip", then 32-bit numbers: CACHE_VERSION, rate in Hz, samples, bytes of the engine's name,
 * bytes of the text; the name, the text, the samples (16 bit), and last a 64-bit sum (FNV-1a) of
 * all before it. Numbers lie as the machine has them. */
#ifndef LIMBER_VOICE_CACHE_FILE_H
#define LIMBER_VOICE_CACHE_FILE_H

#include "base/arena.h"
#include "base/text.h"
#include "sound/sound.h"

/* Whose clip it is. */
struct cache_key {
    const char *engine, *text;
};

uint64_t cache_key_hash(struct cache_key key);

/* The bytes of the file, in `arena`. False when memory ran out or no clip is that long. */
bool cache_file_bytes(struct cache_key key, struct clip clip, struct arena *arena,
                      struct text *out);

/* The clip of a file, its samples in `arena`. False when the bytes are not exactly those that
 * cache_file_bytes made for `key`, or memory ran out. */
bool cache_file_read(struct text bytes, struct cache_key key, struct arena *arena,
                     struct clip *out);

#endif
