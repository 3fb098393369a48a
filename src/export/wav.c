#include "export/wav.h"
#include "export/samples.h"
#include "export/whole_file.h"

static void put(uint8_t *at, int bytes, uint64_t number)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(number >> (8 * i));
}

/* The 44 bytes of the canonical form (Microsoft's RIFF WAVE, PCM). */
static bool write_head(FILE *to, uint64_t frames)
{
    uint8_t head[WAV_HEAD_BYTES] = "RIFF....WAVEfmt ....................data";
    put(head + 4, 4, WAV_HEAD_BYTES - 8 + frames * SAMPLES_FRAME_BYTES);
    put(head + 16, 4, 16);
    put(head + 20, 2, 1);
    put(head + 22, 2, SAMPLES_CHANNELS);
    put(head + 24, 4, SOUND_RATE);
    put(head + 28, 4, (uint64_t)SOUND_RATE * SAMPLES_FRAME_BYTES);
    put(head + 32, 2, SAMPLES_FRAME_BYTES);
    put(head + 34, 2, 16);
    put(head + 40, 4, frames * SAMPLES_FRAME_BYTES);
    return fwrite(head, sizeof head, 1, to) == 1;
}

bool wav_write(FILE *to, const struct track *track, struct levels levels, int64_t duration_ms)
{
    if (duration_ms < 0 || duration_ms > WAV_MS_MOST ||
        !write_head(to, (uint64_t)duration_ms * SOUND_PER_MS))
        return false;
    struct samples samples;
    samples_start(&samples, track, levels, duration_ms);
    for (struct text lump; (lump = samples_next(&samples)).length > 0;)
        if (fwrite(lump.at, 1, lump.length, to) != lump.length)
            return false;
    return fflush(to) == 0;
}

struct sounding {
    const struct track *track;
    struct levels levels;
    int64_t duration_ms;
};

static bool write_sounding(FILE *to, void *context)
{
    const struct sounding *sounding = context;
    return wav_write(to, sounding->track, sounding->levels, sounding->duration_ms);
}

bool wav_export(const char *path, const struct track *track, struct levels levels,
                int64_t duration_ms, struct problems *problems)
{
    struct sounding sounding = {track, levels, duration_ms};
    if (duration_ms <= WAV_MS_MOST)
        return whole_file_write(path, write_sounding, &sounding, "the sound", problems);
    problem_error(problems, (struct place){.file = path},
                  "the sound is longer than a WAV file can be; export a shorter routine");
    return false;
}
