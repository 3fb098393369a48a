/* WAV files in memory, for tests. */
#ifndef LIMBER_TESTS_VOICE_SOUND_FILE_H
#define LIMBER_TESTS_VOICE_SOUND_FILE_H

#include "cmocka_first.h"

struct sound_file {
    unsigned char bytes[4096];
    size_t length;
};

static inline void put_number(struct sound_file *file, uint64_t number, size_t bytes)
{
    assert_true(file->length + bytes <= sizeof file->bytes);
    for (size_t i = 0; i < bytes; i++)
        file->bytes[file->length++] = (unsigned char)(number >> (8 * i));
}

static inline void put_name(struct sound_file *file, const char *name)
{
    for (int i = 0; i < 4; i++)
        put_number(file, (unsigned char)name[i], 1);
}

/* The head of a file up to its samples, of which it says there are `told` bytes. */
static inline void start_file(struct sound_file *file, unsigned kind, unsigned channels,
                              unsigned rate, unsigned bits, unsigned told)
{
    file->length = 0;
    put_name(file, "RIFF");
    put_number(file, told + 36, 4);
    put_name(file, "WAVE");
    put_name(file, "fmt ");
    put_number(file, 16, 4);
    put_number(file, kind, 2);
    put_number(file, channels, 2);
    put_number(file, rate, 4);
    put_number(file, (uint64_t)rate * channels * bits / 8, 4);
    put_number(file, channels * bits / 8, 2);
    put_number(file, bits, 2);
    put_name(file, "data");
    put_number(file, told, 4);
}

#endif
