/* A folder of small files that can be made anew, each under a hash of what it was made from: what
 * was spoken before (voice/cache.h), what was solved before (timeline/solved.h).
 *
 * Files are written beside their place and moved there whole. Those that were not used for longest
 * go first when there is too much. Two programs in the same folder do each other no harm. Whether a
 * file is what it should be, and whole, is for those to find out who made it: hoard_sum.
 *
 * For any number of threads. NULL is a fine hoard below, and keeps nothing. */
#ifndef LIMBER_BASE_HOARD_H
#define LIMBER_BASE_HOARD_H

#include "base/world.h"

struct hoard;

/* $XDG_CACHE_HOME/limber/`name`, or else $HOME/.cache/limber/`name`, in `arena`; NULL when neither
 * is set to an absolute path, or memory ran out. */
const char *hoard_folder(struct arena *arena, const char *name);

/* A hoard in `folder`, which is made if there is none, of files whose names end in `ending`
 * (borrowed). At most `bytes_most` are kept. NULL when memory ran out, or, `*why` then being an
 * errno, the folder cannot be had or written to; else `*why` is 0. `world` gives memory and reads;
 * it must outlive the hoard. */
struct hoard *hoard_open(const struct world *world, const char *folder, const char *ending,
                         int64_t bytes_most, int *why);
void hoard_close(struct hoard *hoard);

/* The file of `key`, if it is no longer than `bytes_most`, in `arena`: used now. False without. */
bool hoard_find(struct hoard *hoard, uint64_t key, size_t bytes_most, struct arena *arena,
                struct text *out);

/* Writes the file of `key`. What the disk does not take is not kept; nothing is told. */
void hoard_keep(struct hoard *hoard, uint64_t key, struct text bytes);

/* FNV-1a of 64 bits (Fowler, Noll, Vo), going on from HOARD_SUM or an earlier sum: one changed byte
 * always shows. */
#define HOARD_SUM UINT64_C(0xcbf29ce484222325)
uint64_t hoard_sum(uint64_t sum, const void *bytes, size_t count);

#endif
