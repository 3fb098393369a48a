/* limber-voices VOICE OUT LOCALE [SOURCE...] -- DATA...: speaks every text of the assets in the
 * folders DATA, later ones adding to earlier ones, and writes the clips to the bank OUT. In the
 * voice's language the program's own sentences are those of the catalogues in LOCALE. With "-" for
 * DATA the texts are the lines of standard input. SOURCEs are what decides how a text sounds: what
 * OUT holds already is not spoken again if it is younger than all of them. Runs when limber is
 * built; exit 0 done, 1 failed, 2 wrong usage. */
#include "base/tr.h"
#include "library/library.h"
#include "sound/bank.h"
#include "sound/prepare.h"
#include "timeline/texts.h"
#include "voice/known.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CLIPS_BYTES_MOST = BANK_FILE_MOST };

struct work {
    struct engine engine;
    struct language language; /* of the texts */
    struct arena clips;
    struct bank_entry entries[BANK_ENTRIES_MOST];
    int count;
    int failed;
    struct arena old_arena;
    struct text old_file;
    const struct bank_entry *old; /* what OUT held */
    int old_count;
};

static bool is_older(const struct stat *a, const struct stat *b)
{
    return a->st_mtim.tv_sec != b->st_mtim.tv_sec ? a->st_mtim.tv_sec < b->st_mtim.tv_sec
                                                  : a->st_mtim.tv_nsec < b->st_mtim.tv_nsec;
}

/* True when the bank at `path` is younger than each of the sources, of which there are some. */
static bool is_current(const char *path, const char *const *sources, int count)
{
    struct stat source, bank;
    if (stat(path, &bank) != 0)
        return false;
    for (int i = 0; i < count; i++)
        if (stat(sources[i], &source) != 0 || !is_older(&source, &bank))
            return false;
    return count > 0;
}

static void recall(struct work *work, const char *path)
{
    if (world_machine.map(NULL, path, BANK_FILE_MOST, &work->old_file) != FILE_OK)
        return;
    if (bank_read(work->old_file, &work->old_arena, &work->old, &work->old_count))
        work->old_count = 0;
}

static void forget(struct work *work)
{
    arena_close(&work->old_arena);
    world_machine.unmap(NULL, work->old_file);
}

static bool find_old(const struct work *work, const char *text, struct clip *out)
{
    for (int i = 0; i < work->old_count; i++) {
        if (strcmp(work->old[i].text, text) == 0) {
            *out = work->old[i].clip;
            return true;
        }
    }
    return false;
}

static bool is_known(const struct work *work, const char *text)
{
    for (int i = 0; i < work->count; i++) {
        if (strcmp(work->entries[i].text, text) == 0)
            return true;
    }
    return false;
}

static void fail(struct work *work, const char *text, const char *why)
{
    fprintf(stderr, "limber-voices: could not speak \"%s\": %s\n", text, why);
    work->failed++;
}

/* The raw speech is given back at once, only the finished clip is kept. */
static bool make_clip(struct work *work, const char *text, struct clip *out)
{
    struct arena raw_arena;
    arena_open(&raw_arena, &memory_heap, CLIPS_BYTES_MOST);
    struct clip raw;
    const char *wrong =
        work->engine.say(work->engine.context, text, (struct stop){0}, &raw_arena, &raw);
    if (!wrong && !clip_prepare(raw, &work->clips, out))
        wrong = "nothing can be heard of it, or there is no room left";
    if (wrong)
        fail(work, text, wrong);
    arena_close(&raw_arena);
    return !wrong;
}

static void speak(void *context, const char *text)
{
    struct work *work = context;
    if (!text[0] || is_known(work, text))
        return;
    struct bank_entry *entry = &work->entries[work->count];
    if (work->count == BANK_ENTRIES_MOST || strlen(text) > BANK_TEXT_MOST ||
        !(entry->text = arena_copy(&work->clips, text, strlen(text))))
        fail(work, text, "a bank has no room for it");
    else if (find_old(work, text, &entry->clip) || make_clip(work, text, &entry->clip))
        work->count++;
}

static bool speak_lines(struct work *work)
{
    char line[BANK_TEXT_MOST + 2];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        speak(work, line);
    }
    return !ferror(stdin);
}

static bool speak_assets(struct work *work, const char *const *folders, int count)
{
    struct problems problems;
    struct library library;
    problems_open(&problems, &memory_heap);
    const bool good =
        library_load_in(&library, &world_machine, folders, count, work->language, &problems) &&
        timeline_texts(&world_machine, &library, speak, work);
    problems_print(&problems, stderr);
    library_close(&library);
    problems_close(&problems);
    return good;
}

/* Written beside its place and moved there whole: a build that is broken off leaves no half bank.
 */
static bool write_bank(struct work *work, const char *path)
{
    char part[4096];
    const int length = snprintf(part, sizeof part, "%s.part", path);
    FILE *file = length > 0 && (size_t)length < sizeof part ? fopen(part, "wb") : NULL;
    const int rate = work->count > 0 ? work->entries[0].clip.rate : SOUND_RATE;
    const bool written = file && bank_write(file, work->entries, work->count, rate);
    const bool closed = file && fclose(file) == 0;
    if (written && closed && rename(part, path) == 0)
        return true;
    perror(path);
    if (file)
        remove(part);
    return false;
}

static double seconds(const struct work *work)
{
    double sum = 0;
    for (int i = 0; i < work->count; i++)
        sum += (double)clip_ms(work->entries[i].clip) / 1000;
    return sum;
}

static int run(struct work *work, const char *out, const char *const *folders, int count)
{
    const bool lines = strcmp(folders[0], "-") == 0;
    const bool spoken = lines ? speak_lines(work) : speak_assets(work, folders, count);
    const bool good = spoken && work->failed == 0 && write_bank(work, out);
    if (good)
        printf("%s: %d texts, %.0f s\n", out, work->count, seconds(work));
    return good ? 0 : 1;
}

/* `names` are the sources and the folders, with "--" at `middle`. */
static int make_bank(struct engine engine, struct language language, const char *out,
                     const char *const *names, int count, int middle)
{
    struct work *work = calloc(1, sizeof *work);
    if (!work) {
        perror("limber-voices");
        return 1;
    }
    work->engine = engine;
    work->language = language;
    arena_open(&work->clips, &memory_heap, CLIPS_BYTES_MOST);
    arena_open(&work->old_arena, &memory_heap, CLIPS_BYTES_MOST);
    if (is_current(out, names, middle))
        recall(work, out);
    const int code = run(work, out, names + middle + 1, count - middle - 1);
    forget(work);
    arena_close(&work->clips);
    free(work);
    return code;
}

/* As written, or with the program's own sentences in the voice's language, too. */
static bool choose_language(const struct known_voice *voice, const char *locale,
                            struct language *out)
{
    const bool written = strcmp(voice->language, "en") == 0;
    *out = (struct language){.code = written ? NULL : voice->language};
    return written || tr_open(voice->language, locale);
}

int main(int argc, char **argv)
{
    int middle = 4;
    while (middle < argc && strcmp(argv[middle], "--") != 0)
        middle++;
    if (middle >= argc - 1) {
        fputs("usage: limber-voices VOICE OUT LOCALE [SOURCE...] -- (DATA... | -)\n", stderr);
        return 2;
    }
    const struct known_voice *voice = known_voice(argv[1]);
    struct language language;
    struct engine engine;
    if (!voice || !choose_language(voice, argv[3], &language) ||
        !known_voice_engine(&memory_heap, voice, &engine)) {
        fprintf(stderr, "limber-voices: no voice is called \"%s\", or %s has no catalogue for it\n",
                argv[1], argv[3]);
        return 2;
    }
    const int code =
        make_bank(engine, language, argv[2], (const char *const *)argv + 4, argc - 4, middle - 4);
    engine_close(engine);
    return code;
}
