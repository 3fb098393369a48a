#include "export/wav.h"
#include "sound/sequencer.h"

#include <errno.h>
#include <string.h>

enum {
    CHANNELS = 2,
    FRAME_BYTES = CHANNELS * 2,
    LUMP_MS = 20,
    LUMP_FRAMES = LUMP_MS * SOUND_PER_MS,
    PATH_MOST = 4096
};

static void put(uint8_t *at, int bytes, uint64_t number)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(number >> (8 * i));
}

/* The 44 bytes of the canonical form (Microsoft's RIFF WAVE, PCM). */
static bool write_head(FILE *to, uint64_t frames)
{
    uint8_t head[WAV_HEAD_BYTES] = "RIFF....WAVEfmt ....................data";
    put(head + 4, 4, WAV_HEAD_BYTES - 8 + frames * FRAME_BYTES);
    put(head + 16, 4, 16);
    put(head + 20, 2, 1);
    put(head + 22, 2, CHANNELS);
    put(head + 24, 4, SOUND_RATE);
    put(head + 28, 4, (uint64_t)SOUND_RATE * FRAME_BYTES);
    put(head + 32, 2, FRAME_BYTES);
    put(head + 34, 2, 16);
    put(head + 40, 4, frames * FRAME_BYTES);
    return fwrite(head, sizeof head, 1, to) == 1;
}

static bool write_lump(FILE *to, struct sequencer *sequencer, int64_t at_ms, int frames)
{
    float sound[CHANNELS * LUMP_FRAMES] = {0};
    int16_t pcm[CHANNELS * LUMP_FRAMES];
    uint8_t bytes[FRAME_BYTES * LUMP_FRAMES];
    sequencer_fill(sequencer, at_ms, frames, sound);
    sound_pcm(sound, CHANNELS * frames, pcm);
    for (int i = 0; i < CHANNELS * frames; i++)
        put(bytes + (ptrdiff_t)2 * i, 2, (uint16_t)pcm[i]);
    return fwrite(bytes, FRAME_BYTES, (size_t)frames, to) == (size_t)frames;
}

bool wav_write(FILE *to, const struct track *track, int64_t duration_ms)
{
    if (duration_ms < 0 || duration_ms > WAV_MS_MOST ||
        !write_head(to, (uint64_t)duration_ms * SOUND_PER_MS))
        return false;
    struct sequencer sequencer;
    sequencer_start(&sequencer, 0);
    for (int64_t at = 0; at < duration_ms; at += LUMP_MS) {
        const int64_t left = duration_ms - at;
        const int frames = (int)(left < LUMP_MS ? left : LUMP_MS) * SOUND_PER_MS;
        sequencer_follow(&sequencer, track, at, true, 1, at);
        if (!write_lump(to, &sequencer, at, frames))
            return false;
    }
    return fflush(to) == 0;
}

static bool tell(struct problems *problems, const char *path, const char *why)
{
    problem_error(problems, (struct place){path, 0, 0}, "the sound could not be written: %s", why);
    return false;
}

bool wav_export(const char *path, const struct track *track, int64_t duration_ms,
                struct problems *problems)
{
    char part[PATH_MOST];
    const int length = snprintf(part, sizeof part, "%s.part", path);
    if (length < 0 || (size_t)length >= sizeof part)
        return tell(problems, path, "its name is too long");
    if (duration_ms > WAV_MS_MOST)
        return tell(problems, path,
                    "it is longer than a WAV file can be; export a shorter routine");
    FILE *file = fopen(part, "wb");
    if (!file)
        return tell(problems, path, strerror(errno));
    errno = 0;
    const bool written = wav_write(file, track, duration_ms);
    const int write_error = errno;
    if (fclose(file) == 0 && written && rename(part, path) == 0)
        return true;
    const int error = written ? errno : write_error;
    remove(part);
    return tell(problems, path, strerror(error));
}
