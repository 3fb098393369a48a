/* The few calls by which the core reaches the machine: memory, files, the clock.
 *
 * Everything in the core gets a `const struct world *`, so that a test can supply a failing
 * allocator, a file system in memory or a clock that runs thirty days in seconds. */
#ifndef LIMBER_BASE_WORLD_H
#define LIMBER_BASE_WORLD_H

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum file_result {
    FILE_OK,
    FILE_MISSING,
    FILE_DENIED,
    FILE_TOO_LARGE,
    FILE_NOT_PLAIN, /* a folder, a device, a pipe */
    FILE_BROKEN,    /* read error */
    FILE_NO_MEMORY,
};

struct world {
    const struct memory *memory;
    void *context;

    /* Reads a whole plain file of at most `limit` bytes into the arena, NUL-terminated. */
    enum file_result (*read)(void *context, const char *path, size_t limit, struct arena *arena,
                             struct text *content);

    /* The same for files of which little is looked at, such as a voice's recordings: what is not
     * looked at takes no memory. Given back by `unmap`. NULL where there is no such thing: read. */
    enum file_result (*map)(void *context, const char *path, size_t limit, struct text *content);
    void (*unmap)(void *context, struct text content);

    /* Names in a folder that end in `suffix`, sorted bytewise, in the arena; at most 4096 are
     * taken. FILE_MISSING when there is no such folder. */
    enum file_result (*list)(void *context, const char *folder, const char *suffix,
                             struct arena *arena, const char *const **names, int *count);

    /* Milliseconds of a clock that never goes back (CLOCK_MONOTONIC). */
    int64_t (*now_ms)(void *context);
};

/* The real machine. */
extern const struct world world_machine;

/* Plain words for a result other than FILE_OK: "there is no such file". */
const char *file_result_words(enum file_result result);

#endif
