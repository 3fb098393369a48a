/* A world in memory for the tests of sound: one bank file. */
#ifndef LIMBER_TESTS_SOUND_FAKE_H
#define LIMBER_TESTS_SOUND_FAKE_H

#include "base/failing.h"
#include "sound/bank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

/* The one file there is. */
struct disk {
    const void *bytes;
    size_t length;
};

static inline enum file_result disk_read(void *context, const char *path, size_t limit,
                                         struct arena *arena, struct text *content)
{
    const struct disk *disk = context;
    if (strcmp(path, "data/voices/awb.bank") != 0 || !disk->bytes)
        return FILE_MISSING;
    if (disk->length > limit)
        return FILE_TOO_LARGE;
    char *copy = arena_copy(arena, disk->bytes, disk->length);
    *content = (struct text){copy, disk->length};
    return copy ? FILE_OK : FILE_NO_MEMORY;
}

static inline struct world world_of(const struct memory *memory, struct disk *disk)
{
    return (struct world){.memory = memory, .context = disk, .read = disk_read};
}

/* A bank of these entries, as the bytes of its file; free(bytes) is due. */
static inline struct disk bank_bytes(struct bank_entry *entries, int count, int rate)
{
    struct disk disk = {0};
    char *bytes = NULL;
    FILE *file = open_memstream(&bytes, &disk.length);
    assert_non_null(file);
    assert_true(bank_write(file, entries, count, rate));
    assert_int_equal(fclose(file), 0);
    disk.bytes = bytes;
    return disk;
}

static inline struct voice_bank *bank_of(struct bank_entry *entries, int count, int rate)
{
    struct disk disk = bank_bytes(entries, count, rate);
    const struct world world = world_of(&memory_heap, &disk);
    struct problems problems;
    problems_open(&problems, &memory_heap);
    struct voice_bank *bank = voice_bank_open(&world, "data", "awb", &problems);
    assert_non_null(bank);
    assert_int_equal(problems.count, 0);
    problems_close(&problems);
    free((void *)disk.bytes);
    return bank;
}

/* Noise, the same for the same seed; it starts and ends with a sample that cannot be missed. */
static inline void make_noise(unsigned seed, int16_t *samples, int64_t count)
{
    uint32_t state = seed * 2654435761u + 1;
    for (int64_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        samples[i] = (int16_t)((int)(state >> 18) - 8192);
    }
    samples[0] = samples[count - 1] = 9000;
}

/* What each side gets of a clip's sample. */
static inline float side_of(int16_t sample)
{
    return (float)sample / 32768 * SOUND_SIDE;
}

static inline struct cue cue_at(int64_t at_ms, enum cue_kind kind, const char *text)
{
    return (struct cue){.at_ms = at_ms, .kind = kind, .text = text, .segment = -1};
}

/* Only its cues count. */
static inline struct timeline timeline_of(const struct cue *cues, int count)
{
    return (struct timeline){.cues = cues, .cue_count = count};
}

#endif
