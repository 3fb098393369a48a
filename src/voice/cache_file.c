#include "voice/cache_file.h"
#include "voice/cache.h"

#include <string.h>

#include "base/hoard.h"

#define MAGIC "limbclip"

enum { MAGIC_BYTES = 8, NUMBERS = 5, HEAD_BYTES = MAGIC_BYTES + 4 * NUMBERS, SUM_BYTES = 8 };

enum { VERSION, RATE, SAMPLES, ENGINE_BYTES, TEXT_BYTES };

uint64_t cache_key_hash(struct cache_key key)
{
    return hoard_sum(hoard_sum(HOARD_SUM, key.engine, strlen(key.engine) + 1), key.text,
                     strlen(key.text));
}

static void put(char **at, const void *bytes, size_t count)
{
    if (count > 0)
        memcpy(*at, bytes, count);
    *at += count;
}

static void put_head(char **at, struct cache_key key, struct clip clip)
{
    const uint32_t numbers[NUMBERS] = {[VERSION] = CACHE_VERSION,
                                       [RATE] = (uint32_t)clip.rate,
                                       [SAMPLES] = (uint32_t)clip.count,
                                       [ENGINE_BYTES] = (uint32_t)strlen(key.engine),
                                       [TEXT_BYTES] = (uint32_t)strlen(key.text)};
    put(at, MAGIC, MAGIC_BYTES);
    put(at, numbers, sizeof numbers);
    put(at, key.engine, numbers[ENGINE_BYTES]);
    put(at, key.text, numbers[TEXT_BYTES]);
}

static size_t head_bytes(struct cache_key key)
{
    return HEAD_BYTES + strlen(key.engine) + strlen(key.text);
}

bool cache_file_bytes(struct cache_key key, struct clip clip, struct arena *arena, struct text *out)
{
    if (clip.count < 1 || clip.count > INT32_MAX / 2)
        return false;
    const size_t samples = (size_t)clip.count * sizeof *clip.samples;
    const size_t length = head_bytes(key) + samples + SUM_BYTES;
    char *bytes = arena_take(arena, length, 1), *at = bytes;
    if (!bytes)
        return false;
    put_head(&at, key, clip);
    put(&at, clip.samples, samples);
    const uint64_t sum = hoard_sum(HOARD_SUM, bytes, (size_t)(at - bytes));
    put(&at, &sum, sizeof sum);
    *out = (struct text){bytes, length};
    return true;
}

/* Its last bytes are the sum of all others. */
static bool is_whole(struct text bytes)
{
    uint64_t sum;
    if (bytes.length < HEAD_BYTES + SUM_BYTES)
        return false;
    memcpy(&sum, bytes.at + bytes.length - SUM_BYTES, sizeof sum);
    return sum == hoard_sum(HOARD_SUM, bytes.at, bytes.length - SUM_BYTES);
}

static bool is_of(struct text bytes, const uint32_t *numbers, struct cache_key key)
{
    const size_t engine = strlen(key.engine), text = strlen(key.text);
    const size_t samples = (size_t)numbers[SAMPLES] * sizeof(int16_t);
    return memcmp(bytes.at, MAGIC, MAGIC_BYTES) == 0 && numbers[VERSION] == CACHE_VERSION &&
           numbers[ENGINE_BYTES] == engine && numbers[TEXT_BYTES] == text &&
           bytes.length == head_bytes(key) + samples + SUM_BYTES &&
           memcmp(bytes.at + HEAD_BYTES, key.engine, engine) == 0 &&
           memcmp(bytes.at + HEAD_BYTES + engine, key.text, text) == 0;
}

bool cache_file_read(struct text bytes, struct cache_key key, struct arena *arena, struct clip *out)
{
    uint32_t numbers[NUMBERS];
    if (!is_whole(bytes))
        return false;
    memcpy(numbers, bytes.at + MAGIC_BYTES, sizeof numbers);
    const struct clip clip = {.count = numbers[SAMPLES], .rate = (int)numbers[RATE]};
    if (clip.count < 1 || clip.rate < 8000 || clip.rate > SOUND_RATE ||
        SOUND_RATE % clip.rate != 0 || !is_of(bytes, numbers, key))
        return false;
    const size_t size = (size_t)clip.count * sizeof(int16_t);
    int16_t *samples = arena_take(arena, (size_t)clip.count, sizeof *samples);
    if (!samples)
        return false;
    memcpy(samples, bytes.at + bytes.length - SUM_BYTES - size, size);
    *out = (struct clip){samples, clip.count, clip.rate};
    return true;
}
