#include "base/tr.h"
#include "voice/engine.h"
#include "voice/process.h"
#include "voice/resample.h"
#include "voice/wav.h"
#include "voice/words.h"

#include <math.h>
#include <string.h>

enum {
    SAY_MOST_MS = 30000,
    OUTPUT_MOST = 48 << 20,  /* two minutes of 48 kHz, stereo, floats */
    SCRATCH_MOST = 384 << 20 /* that, grown by doubling, and what is made of it */
};

#define PEAK 0.9

struct command {
    struct arena arena; /* holds the lists, and this */
    const char *const *words;
    const char *name;
};

/* The lowest rate of a clip that loses nothing. */
static int rate_above(int rate)
{
    static const int rates[] = {8000, 16000, 24000};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        if (rate <= rates[i])
            return rates[i];
    return SOUND_RATE;
}

static float peak_of(const float *samples, int64_t count)
{
    float peak = 0;
    for (int64_t i = 0; i < count; i++)
        peak = fmaxf(peak, fabsf(samples[i]));
    return peak;
}

/* As loud as 16 bit can hold: clips are made equal afterwards, and so nothing is lost of what was
 * quiet, nor cut of what was loud. */
static const char *quantise(const float *samples, int64_t count, int rate, struct arena *arena,
                            struct clip *out)
{
    const float peak = peak_of(samples, count);
    int16_t *whole = peak > 0 ? arena_take(arena, (size_t)count, sizeof *whole) : NULL;
    if (!whole)
        return peak > 0 ? TR("no memory is left for it") : TR("what the program wrote is silence");
    const double gain = PEAK * INT16_MAX / (double)peak;
    for (int64_t i = 0; i < count; i++)
        whole[i] = (int16_t)lrint((double)samples[i] * gain);
    *out = (struct clip){whole, count, rate};
    return NULL;
}

static const char *clip_of(struct text bytes, struct arena *scratch, struct arena *arena,
                           struct clip *out)
{
    struct wav wav;
    const char *wrong = wav_read(bytes, scratch, &wav);
    if (wrong)
        return wrong;
    if (wav.count > (int64_t)ENGINE_SPEECH_MOST_MS * wav.rate / 1000)
        return TR("the program spoke for more than two minutes");
    const int rate = rate_above(wav.rate);
    int64_t count;
    const float *samples = resample(wav.samples, wav.count, wav.rate, rate, scratch, &count);
    return samples ? quantise(samples, count, rate, arena, out) : TR("no memory is left for it");
}

/* The text is one line to the program, whatever lies in it. */
static struct text line_of(const char *text, struct arena *arena)
{
    const size_t length = strlen(text);
    char *line = arena_copy(arena, text, length + 1);
    for (size_t i = 0; line && i < length; i++)
        if (line[i] == '\n' || line[i] == '\r')
            line[i] = ' ';
    if (line)
        line[length] = '\n';
    return (struct text){line, length + 1};
}

static const char *say_with(const struct command *command, const char *text, struct stop stop,
                            struct arena *scratch, struct arena *arena, struct clip *out)
{
    const struct process_limits limits = {SAY_MOST_MS, OUTPUT_MOST};
    const struct text line = line_of(text, scratch);
    struct text bytes;
    if (!line.at)
        return TR("no memory is left for it");
    const char *wrong = process_run(command->words, line, limits, stop, scratch, &bytes);
    return wrong ? wrong : clip_of(bytes, scratch, arena, out);
}

static const char *command_say(void *context, const char *text, struct stop stop,
                               struct arena *arena, struct clip *out)
{
    const struct command *command = context;
    if (strlen(text) > ENGINE_TEXT_MOST)
        return TR("it is longer than a text may be");
    struct arena scratch;
    arena_open(&scratch, arena->memory, SCRATCH_MOST);
    const char *wrong = say_with(command, text, stop, &scratch, arena, out);
    if (wrong) {
        const char *kept = arena_copy(arena, wrong, strlen(wrong));
        wrong = kept ? kept : TR("no memory is left for it");
    }
    arena_close(&scratch);
    return wrong;
}

static void command_close(void *context)
{
    struct arena arena = ((struct command *)context)->arena; /* the command lies in it */
    arena_close(&arena);
}

const char *engine_command(const struct memory *memory, const char *line, struct engine *out)
{
    struct arena arena;
    arena_open(&arena, memory, 4 * WORDS_BYTES_MOST + 4096);
    struct command *command = arena_take(&arena, 1, sizeof *command);
    const char *wrong =
        command ? words_split(line, &arena, &command->words) : TR("no memory is left for it");
    if (!wrong && !(command->name = arena_format(&arena, "command %s", line)))
        wrong = TR("no memory is left for it");
    if (wrong) {
        arena_close(&arena);
        return wrong;
    }
    command->arena = arena;
    *out = (struct engine){command->name, command_say, command_close, command};
    return NULL;
}
