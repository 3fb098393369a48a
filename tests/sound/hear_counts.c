/* Listens to one_minute's exported sound with a speech recogniser, which knows neither our code nor
 * the plan: every count must be heard, in order, within 250 ms of its cue.
 *
 * hear_counts DATA VOICES GRAMMAR WAV: WAV is written there and read back as a file. */
#include "export/wav.h"

#include <math.h>
#include <pocketsphinx.h>
#include <stdlib.h>
#include <string.h>

#define MODEL "/usr/share/pocketsphinx/model/en-us/"
#define PI 3.14159265358979323846

enum {
    WITHIN_MS = 250,
    NEAR_MS = 1000,
    HEARD_MOST = 400,
    EAR_RATE = 16000,
    STEP = SOUND_RATE / EAR_RATE,
    REACH = 48
};

struct heard {
    char word[32];
    int64_t at_ms;
};

static const char *const numbers[] = {
    "one", "two",    "three",  "four",     "five",     "six",     "seven",   "eight",  "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "twenty", "thirty"};

static bool is_number(const char *word)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (strcmp(word, numbers[i]) == 0)
            return true;
    }
    return false;
}

static bool export_routine(const char *data, const char *voices, const char *wav,
                           struct cue *counts, int *count)
{
    struct problems problems;
    struct library library;
    problems_open(&problems, &memory_heap);
    bool good = library_load(&library, &world_machine, &data, 1, &problems);
    struct voice_bank *bank = voice_bank_open(&world_machine, voices, "awb", &problems);
    const struct routine *routine = good ? library_routine(&library, "one_minute") : NULL;
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = voice_bank_speech(bank);
    struct timeline *timeline =
        routine && bank ? timeline_build(&world_machine, routine, &wish, &problems) : NULL;
    struct track *track = timeline ? track_build(&world_machine, timeline, bank, NULL) : NULL;
    good = track && wav_export(wav, track, levels_full, timeline->duration_ms, &problems);
    problems_print(&problems, stdout);
    *count = 0;
    for (int i = 0; good && i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->kind == CUE_COUNT && !cue->dropped && *count < HEARD_MOST) {
            counts[*count] = *cue;
            /* the text outlives the timeline */
            counts[(*count)++].text = is_number(cue->text) ? strdup(cue->text) : NULL;
        }
    }
    track_free(track);
    timeline_free(timeline);
    voice_bank_close(bank);
    library_close(&library);
    problems_close(&problems);
    return good;
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

static int16_t *listen(const char *wav, size_t *count)
{
    FILE *file = fopen(wav, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    const size_t frames = ((size_t)ftell(file) - WAV_HEAD_BYTES) / 4;
    int16_t *sound = malloc(frames * 4), *ear = malloc(frames / STEP * sizeof *ear);
    fseek(file, WAV_HEAD_BYTES, SEEK_SET);
    const bool read = sound && ear && fread(sound, 4, frames, file) == frames;
    fclose(file);
    *count = read ? frames / STEP : 0;
    for (size_t i = 0; i < *count; i++)
        ear[i] = ear_sample(sound, (int64_t)frames, (int64_t)(i * STEP));
    free(sound);
    return ear;
}

static int recognise(const char *grammar, const int16_t *ear, size_t count, struct heard *heard)
{
    /* a word costs something, so that the tail of a real one is not heard as another; silence is
     * kept, or all that follows would be told too early */
    cmd_ln_t *config =
        cmd_ln_init(NULL, ps_args(), TRUE, "-hmm", MODEL "en-us", "-dict",
                    MODEL "cmudict-en-us.dict", "-jsgf", grammar, "-wip", "0.01", "-beam", "1e-60",
                    "-wbeam", "1e-40", "-remove_silence", "no", "-logfn", "/dev/null", NULL);
    ps_decoder_t *decoder = config ? ps_init(config) : NULL;
    if (!decoder)
        return -1;
    int words = 0;
    ps_start_utt(decoder);
    ps_process_raw(decoder, ear, count, FALSE, TRUE);
    ps_end_utt(decoder);
    for (ps_seg_t *word = ps_seg_iter(decoder); word; word = ps_seg_next(word)) {
        int first, last;
        ps_seg_frames(word, &first, &last);
        const char *name = ps_seg_word(word);
        if (name[0] == '<' || name[0] == '[' || name[0] == '(' || words == HEARD_MOST)
            continue;
        snprintf(heard[words].word, sizeof heard[words].word, "%.*s", (int)strcspn(name, "("),
                 name);
        heard[words++].at_ms = (int64_t)first * 10; /* 100 frames a second */
    }
    ps_free(decoder);
    cmd_ln_free_r(config);
    return words;
}

static bool is_heard(const struct cue *count, const struct heard *heard, int words)
{
    for (int i = 0; i < words; i++) {
        if (count->text && strcmp(count->text, heard[i].word) == 0 &&
            llabs(heard[i].at_ms - count->at_ms) <= WITHIN_MS)
            return true;
    }
    return false;
}

/* A number that nobody planned, within a hold that is counted. Elsewhere one is forgiven: the
 * recogniser may take a lone "out" for a number. */
static bool disturbs(const struct heard *heard, const struct cue *counts, int planned)
{
    bool near = false;
    for (int i = 0; i < planned; i++) {
        const int64_t away = llabs(heard->at_ms - counts[i].at_ms);
        if (away <= WITHIN_MS)
            return !counts[i].text || strcmp(counts[i].text, heard->word) != 0;
        near |= away <= NEAR_MS;
    }
    return near;
}

/* Prints plan against hearing; returns how much is wrong. */
static int compare(const struct cue *counts, int planned, const struct heard *heard, int words)
{
    int wrong = 0;
    for (int i = 0; i < words; i++) {
        const bool bad = is_number(heard[i].word) && disturbs(&heard[i], counts, planned);
        printf("%7lld ms  %s%s\n", (long long)heard[i].at_ms, heard[i].word,
               bad ? "  <- not planned here" : "");
        wrong += bad;
    }
    for (int i = 0; i < planned; i++) {
        const bool heard_it = is_heard(&counts[i], heard, words);
        printf("planned %7lld ms  %s%s\n", (long long)counts[i].at_ms,
               counts[i].text ? counts[i].text : "(no number)", heard_it ? "" : "  <- not heard");
        wrong += !heard_it;
    }
    return wrong;
}

int main(int argc, char **argv)
{
    static struct cue counts[HEARD_MOST];
    static struct heard heard[HEARD_MOST];
    int planned;
    size_t samples;
    if (argc != 5 || !export_routine(argv[1], argv[2], argv[4], counts, &planned))
        return 2;
    int16_t *ear = listen(argv[4], &samples);
    const int words = ear ? recognise(argv[3], ear, samples, heard) : -1;
    free(ear);
    const int wrong = words < 0 ? -1 : compare(counts, planned, heard, words);
    printf("%d counts planned, %d things wrong\n", planned, wrong);
    for (int i = 0; i < planned; i++)
        free((void *)(uintptr_t)counts[i].text);
    return planned > 0 && wrong == 0 ? 0 : 1;
}
