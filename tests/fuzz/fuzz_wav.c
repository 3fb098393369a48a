/* Any bytes as a WAV file that a program wrote. Every sample is a number, and there are no more of
 * them than there were bytes; at another rate they stay numbers. */
#include "fuzz/fuzz.h"
#include "voice/resample.h"
#include "voice/wav.h"

#include <math.h>

enum { TRIED = 2000 };

static void check_sound(struct wav wav, size_t size, struct arena *arena)
{
    PROMISE(wav.rate >= WAV_RATE_LEAST && wav.rate <= WAV_RATE_MOST);
    PROMISE(wav.count >= 0 && (size_t)wav.count <= size);
    for (int64_t i = 0; i < wav.count; i++)
        PROMISE(fabsf(wav.samples[i]) <= 1e6f);
    int64_t count;
    const int64_t tried = wav.count < TRIED ? wav.count : TRIED;
    const float *out = resample(wav.samples, tried, wav.rate, 24000, arena, &count);
    PROMISE(out);
    for (int64_t i = 0; i < count; i++)
        PROMISE(fabsf(out[i]) <= 1e7f);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena arena;
    struct wav wav;
    arena_open(&arena, &memory_heap, 64 << 20);
    const char *wrong = wav_read((struct text){(const char *)data, size}, &arena, &wav);
    PROMISE(!wrong || text_is_utf8(text_of(wrong)));
    if (!wrong)
        check_sound(wav, size, &arena);
    arena_close(&arena);
    return 0;
}
