#include "voice/wav.h"
#include "base/tr.h"

#include <math.h>
#include <string.h>

enum {
    KIND_WHOLE = 1,
    KIND_FLOAT = 3,
    KIND_EXTENSIBLE = 0xfffe, /* the true kind lies at the end of the chunk */
    FORMAT_BYTES = 16,
    EXTENSIBLE_BYTES = 26, /* up to the true kind */
    CHUNK_HEAD_BYTES = 8
};

struct format {
    uint32_t kind, channels, rate, bits;
};

static uint32_t number(const char *at, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value |= (uint32_t)(unsigned char)at[i] << (8 * i);
    return value;
}

/* Takes the next chunk off `rest`, cut off where the bytes end; false when there is none. */
static bool take_chunk(struct text *rest, char name[5], struct text *content)
{
    if (rest->length < CHUNK_HEAD_BYTES)
        return false;
    memcpy(name, rest->at, 4);
    name[4] = '\0';
    const size_t told = number(rest->at + 4, 4), left = rest->length - CHUNK_HEAD_BYTES;
    *content = (struct text){rest->at + CHUNK_HEAD_BYTES, told < left ? told : left};
    const size_t odd = content->length < left && content->length % 2 == 1;
    rest->at += CHUNK_HEAD_BYTES + content->length + odd;
    rest->length = left - content->length - odd;
    return true;
}

static const char *read_format(struct text chunk, struct format *out)
{
    if (chunk.length < FORMAT_BYTES)
        return TR("its WAV file does not say what it holds");
    *out = (struct format){number(chunk.at, 2), number(chunk.at + 2, 2), number(chunk.at + 4, 4),
                           number(chunk.at + 14, 2)};
    if (out->kind == KIND_EXTENSIBLE && chunk.length >= EXTENSIBLE_BYTES)
        out->kind = number(chunk.at + 24, 2);
    const bool whole =
        out->kind == KIND_WHOLE && out->bits % 8 == 0 && out->bits >= 8 && out->bits <= 32;
    if (!whole && (out->kind != KIND_FLOAT || (out->bits != 32 && out->bits != 64)))
        return TR("its WAV file is none of plain samples; 16 bit is best");
    if (out->channels < 1 || out->channels > WAV_CHANNELS_MOST)
        return TR("its WAV file has more channels than speech has, or none");
    if (out->rate < WAV_RATE_LEAST || out->rate > WAV_RATE_MOST)
        return TR("its WAV file has a rate that is not of 8 to 192 kHz");
    return NULL;
}

/* NaN and what no file means count as silence. */
static float sample_float(const char *at, uint32_t bits)
{
    double wide = 0;
    float narrow = 0;
    if (bits == 64)
        memcpy(&wide, at, sizeof wide);
    else
        memcpy(&narrow, at, sizeof narrow);
    const double value = bits == 64 ? wide : (double)narrow;
    return fabs(value) < 1e6 ? (float)value : 0;
}

/* 8 bit lies round 128, all others round 0. */
static float sample_whole(const char *at, uint32_t bits)
{
    const uint32_t high = number(at, (int)bits / 8) << (32 - bits);
    const int64_t value = bits == 8 ? (int64_t)high - INT64_C(0x80000000) : (int64_t)(int32_t)high;
    return (float)((double)value / 2147483648.0);
}

static float mono(const char *frame, struct format format)
{
    float sum = 0;
    for (uint32_t channel = 0; channel < format.channels; channel++) {
        const char *at = frame + (size_t)channel * (format.bits / 8);
        sum += format.kind == KIND_FLOAT ? sample_float(at, format.bits)
                                         : sample_whole(at, format.bits);
    }
    return sum / (float)format.channels;
}

static const char *read_samples(struct text data, struct format format, struct arena *arena,
                                struct wav *out)
{
    const size_t frame = (size_t)format.channels * (format.bits / 8), count = data.length / frame;
    float *samples = arena_take(arena, count ? count : 1, sizeof *samples);
    if (!samples)
        return TR("no memory is left for it");
    for (size_t i = 0; i < count; i++)
        samples[i] = mono(data.at + i * frame, format);
    *out = (struct wav){samples, (int64_t)count, (int)format.rate};
    return NULL;
}

const char *wav_read(struct text bytes, struct arena *arena, struct wav *out)
{
    if (bytes.length < 12 || memcmp(bytes.at, "RIFF", 4) != 0 ||
        memcmp(bytes.at + 8, "WAVE", 4) != 0)
        return TR("what it wrote is not a WAV file");
    struct text rest = {bytes.at + 12, bytes.length - 12}, chunk;
    struct format format = {0};
    for (char name[5]; take_chunk(&rest, name, &chunk);) {
        const char *wrong = strcmp(name, "fmt ") == 0 ? read_format(chunk, &format) : NULL;
        if (wrong)
            return wrong;
        if (strcmp(name, "data") == 0 && format.channels > 0)
            return read_samples(chunk, format, arena, out);
    }
    return TR("its WAV file holds no samples");
}
