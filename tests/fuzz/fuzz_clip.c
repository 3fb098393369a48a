/* Any bytes as a file of the voices' cache. What is taken for a clip is, byte for byte, what would
 * be written for it. */
#include "fuzz/fuzz.h"
#include "voice/cache_file.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena arena;
    struct clip clip;
    struct text again;
    const struct cache_key key = {"command say", "four"};
    const struct text bytes = {(const char *)data, size};
    arena_open(&arena, &memory_heap, 64 << 20);
    if (cache_file_read(bytes, key, &arena, &clip)) {
        PROMISE(cache_file_bytes(key, clip, &arena, &again));
        PROMISE(again.length == size && memcmp(again.at, data, size) == 0);
    }
    arena_close(&arena);
    return 0;
}
