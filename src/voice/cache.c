#include "voice/cache.h"
#include "voice/cache_file.h"

#include <string.h>

#include "base/hoard.h"

enum {
    FILE_MOST = 24 << 20,   /* two minutes at 48 kHz, and some */
    SCRATCH_MOST = 48 << 20 /* a file */
};

struct cache {
    const struct world *world;
    struct hoard *hoard;
};

const char *cache_folder(struct arena *arena)
{
    return hoard_folder(arena, "voice");
}

static void refuse(const char *folder, int why, struct problems *problems)
{
    problem_warning(problems, (struct place){folder ? folder : "limber", 0, 0},
                    "what was spoken cannot be kept here (%s); limber speaks it anew each time",
                    strerror(why));
}

struct cache *cache_open(const struct world *world, const char *folder, int64_t bytes_most,
                         struct problems *problems)
{
    int why;
    struct hoard *hoard = hoard_open(world, folder, ".clip", bytes_most, &why);
    if (why != 0)
        refuse(folder, why, problems);
    struct cache *cache = hoard ? world->memory->get(world->memory->context, sizeof *cache) : NULL;
    if (cache)
        *cache = (struct cache){world, hoard};
    else
        hoard_close(hoard);
    return cache;
}

void cache_close(struct cache *cache)
{
    if (!cache)
        return;
    const struct memory *memory = cache->world->memory;
    hoard_close(cache->hoard);
    memory->give(memory->context, cache);
}

/* Whether the file is truly theirs it says itself. */
static bool find(struct cache *cache, struct cache_key key, struct arena *scratch,
                 struct arena *arena, struct clip *out)
{
    struct text content;
    return hoard_find(cache->hoard, cache_key_hash(key), FILE_MOST, scratch, &content) &&
           cache_file_read(content, key, arena, out);
}

bool cache_find(struct cache *cache, const char *engine, const char *text, struct arena *arena,
                struct clip *out)
{
    if (!cache)
        return false;
    struct arena scratch;
    arena_open(&scratch, cache->world->memory, SCRATCH_MOST);
    const bool found = find(cache, (struct cache_key){engine, text}, &scratch, arena, out);
    arena_close(&scratch);
    return found;
}

void cache_keep(struct cache *cache, const char *engine, const char *text, struct clip clip)
{
    const struct cache_key key = {engine, text};
    struct arena scratch;
    struct text bytes;
    if (!cache)
        return;
    arena_open(&scratch, cache->world->memory, SCRATCH_MOST);
    if (cache_file_bytes(key, clip, &scratch, &bytes))
        hoard_keep(cache->hoard, cache_key_hash(key), bytes);
    arena_close(&scratch);
}
