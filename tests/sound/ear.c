#include "ear.h"

#include "export/wav.h"

#include <ctype.h>
#include <math.h>
#include <pocketsphinx.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODEL "/usr/share/pocketsphinx/model/en-us/"
#define PI 3.14159265358979323846

enum {
    EAR_RATE = 16000,
    STEP = SOUND_RATE / EAR_RATE,
    REACH = 48,
    FRAME = EAR_RATE / 100, /* samples of one of the recogniser's frames */
    QUIET_FRAMES = 40       /* of a longer silence the rest is skipped */
};

struct ear {
    ps_decoder_t *decoder;
    cmd_ln_t *config;
};

/* What the recogniser is given, and where each of its frames lies in the file. */
struct sound_heard {
    int16_t *samples;
    int *frame; /* of the file */
    int frames;
};

void words_of(const char *text, struct words *out)
{
    out->count = 0;
    for (const char *at = text; *at && out->count < EAR_WORDS_MOST;) {
        int length = 0;
        char *word = out->word[out->count];
        for (; isalpha((unsigned char)*at) || *at == '\''; at++) {
            if (length < EAR_WORD - 1)
                word[length++] = (char)tolower((unsigned char)*at);
        }
        word[length] = '\0';
        out->count += length > 0;
        at += *at && !isalpha((unsigned char)*at);
    }
}

struct ear *ear_open(void)
{
    struct ear *ear = calloc(1, sizeof *ear);
    /* a word costs something, so that the tail of a real one is not heard as another; silence is
     * kept, or all that follows would be told too early */
    ear->config =
        cmd_ln_init(NULL, ps_args(), TRUE, "-hmm", MODEL "en-us", "-dict",
                    MODEL "cmudict-en-us.dict", "-wip", "0.01", "-beam", "1e-60", "-wbeam", "1e-40",
                    "-remove_silence", "no", "-logfn", "/dev/null", NULL);
    ear->decoder = ear->config ? ps_init(ear->config) : NULL;
    if (ear->decoder)
        return ear;
    ear_close(ear);
    return NULL;
}

void ear_close(struct ear *ear)
{
    if (!ear)
        return;
    if (ear->decoder)
        ps_free(ear->decoder);
    if (ear->config)
        cmd_ln_free_r(ear->config);
    free(ear);
}

/* Windowed-sinc low pass at 7 kHz, every third sample kept. `from` is stereo. */
static int16_t ear_sample(const int16_t *from, int64_t frames, int64_t at)
{
    double sum = 0, all = 0;
    for (int64_t i = at - REACH; i <= at + REACH; i++) {
        const double x = (double)(i - at) * 2 * 7000 / SOUND_RATE;
        const double sinc = i == at ? 1 : sin(PI * x) / (PI * x);
        const double weight = sinc * (0.5 + 0.5 * cos(PI * (double)(i - at) / (REACH + 1)));
        all += weight;
        if (i >= 0 && i < frames)
            sum += weight * (from[2 * i] + from[2 * i + 1]) / 2;
    }
    return (int16_t)lrint(fmax(-32767, fmin(32767, sum / all)));
}

static bool is_quiet(const int16_t *from, int64_t frames, int64_t at)
{
    for (int64_t i = 2 * at; i < 2 * (at + FRAME * STEP) && i < 2 * frames; i++) {
        if (from[i] != 0)
            return false;
    }
    return true;
}

static void take_in(const int16_t *file, int64_t frames, struct sound_heard *out)
{
    int quiet = 0;
    for (int64_t at = 0; at + FRAME * STEP <= frames; at += FRAME * STEP) {
        quiet = is_quiet(file, frames, at) ? quiet + 1 : 0;
        if (quiet > QUIET_FRAMES)
            continue;
        for (int i = 0; i < FRAME; i++)
            out->samples[out->frames * FRAME + i] =
                quiet > 1 ? 0 : ear_sample(file, frames, at + (int64_t)i * STEP);
        out->frame[out->frames++] = (int)(at / (FRAME * STEP));
    }
}

static bool read_wav(const char *wav, struct sound_heard *out)
{
    FILE *file = fopen(wav, "rb");
    if (!file)
        return false;
    fseek(file, 0, SEEK_END);
    const size_t frames = ((size_t)ftell(file) - WAV_HEAD_BYTES) / 4;
    int16_t *sound = malloc(frames * 4);
    out->samples = malloc(frames / STEP * sizeof *out->samples + FRAME * sizeof *out->samples);
    out->frame = malloc((frames / STEP / FRAME + 1) * sizeof *out->frame);
    fseek(file, WAV_HEAD_BYTES, SEEK_SET);
    const bool read =
        sound && out->samples && out->frame && fread(sound, 4, frames, file) == frames;
    fclose(file);
    if (read)
        take_in(sound, (int64_t)frames, out);
    free(sound);
    return read;
}

/* A sentence whose every word the dictionary has. */
static bool is_known(const struct ear *ear, const struct words *words)
{
    for (int i = 0; i < words->count; i++) {
        char *sounds = ps_lookup_word(ear->decoder, words->word[i]);
        if (!sounds)
            return false;
        free(sounds);
    }
    return words->count > 0;
}

static void write_numbers(FILE *to)
{
    char word[WORDS_NUMBER_SIZE];
    fprintf(to, "<number> = one");
    for (int i = 2; i < 20; i++)
        fprintf(to, " | %s", words_number(i, word));
    for (int i = 20; i <= WORDS_NUMBER_MOST; i += 10)
        fprintf(to, " | %s", words_number(i, word));
    fprintf(to, ";\n");
}

static bool said_before(const struct timeline *timeline, int index)
{
    for (int i = 0; i < index; i++) {
        if (strcmp(timeline->cues[i].text, timeline->cues[index].text) == 0)
            return true;
    }
    return false;
}

/* Free is due. Both sides' words may come at any time. */
static char *grammar_of(const struct ear *ear, const struct timeline *timeline)
{
    char *text = NULL;
    size_t length;
    FILE *to = open_memstream(&text, &length);
    fprintf(to, "#JSGF V1.0;\ngrammar plan;\npublic <heard> = (<number> | <said>)+;\n");
    write_numbers(to);
    fprintf(to, "<said> = left side | right side | change sides | rest");
    for (int i = 0; i < timeline->cue_count; i++) {
        struct words words;
        words_of(timeline->cues[i].text, &words);
        if (timeline->cues[i].kind == CUE_COUNT || said_before(timeline, i) ||
            !is_known(ear, &words))
            continue;
        fprintf(to, " |");
        for (int w = 0; w < words.count; w++)
            fprintf(to,
                    strcmp(words.word[w], "left") && strcmp(words.word[w], "right")
                        ? " %s"
                        : " (left | right)",
                    words.word[w]);
    }
    fprintf(to, ";\n");
    fclose(to);
    return text;
}

static int write_down(struct ear *ear, const struct sound_heard *sound, struct heard *heard,
                      int most)
{
    int count = 0;
    for (ps_seg_t *word = ps_seg_iter(ear->decoder); word; word = ps_seg_next(word)) {
        int first, last;
        ps_seg_frames(word, &first, &last);
        const char *name = ps_seg_word(word);
        if (name[0] == '<' || name[0] == '[' || name[0] == '(' || count == most ||
            first >= sound->frames)
            continue;
        heard[count] = (struct heard){.at_ms = (int64_t)sound->frame[first] * 10};
        snprintf(heard[count++].word, EAR_WORD, "%.*s", (int)strcspn(name, "("), name);
    }
    return count;
}

int ear_listen(struct ear *ear, const char *wav, const struct timeline *timeline,
               struct heard *heard, int most)
{
    struct sound_heard sound = {0};
    char *grammar = grammar_of(ear, timeline);
    int count = -1;
    if (read_wav(wav, &sound) && ps_set_jsgf_string(ear->decoder, "plan", grammar) == 0 &&
        ps_set_search(ear->decoder, "plan") == 0) {
        ps_start_utt(ear->decoder);
        ps_process_raw(ear->decoder, sound.samples, (size_t)sound.frames * FRAME, FALSE, TRUE);
        ps_end_utt(ear->decoder);
        count = write_down(ear, &sound, heard, most);
    }
    free(grammar);
    free(sound.samples);
    free(sound.frame);
    return count;
}
