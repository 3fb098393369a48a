/* limber-voices VOICE OUT DATA...: speaks every text of the assets in the folders DATA, later ones
 * adding to earlier ones, and writes the clips to the bank OUT. With "-" for DATA the texts are the
 * lines of standard input. Runs when limber is built; exit 0 done, 1 failed, 2 wrong usage. */
#include "library/library.h"
#include "sound/bank.h"
#include "sound/prepare.h"
#include "timeline/texts.h"
#include "voice/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLIPS_BYTES_MOST = BANK_FILE_MOST };

struct work {
    struct engine engine;
    struct arena clips;
    struct bank_entry entries[BANK_ENTRIES_MOST];
    int count;
    int failed;
};

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
    else if (make_clip(work, text, &entry->clip))
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
    const bool good = library_load(&library, &world_machine, folders, count, &problems) &&
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

static int run(struct work *work, const char *out, const char *const *folders, int count)
{
    const bool lines = strcmp(folders[0], "-") == 0;
    arena_open(&work->clips, &memory_heap, CLIPS_BYTES_MOST);
    const bool spoken = lines ? speak_lines(work) : speak_assets(work, folders, count);
    const bool good = spoken && work->failed == 0 && write_bank(work, out);
    if (good)
        printf("%s: %d texts, %.1f MB\n", out, work->count, (double)work->clips.used / 1e6);
    arena_close(&work->clips);
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct engine engine;
    if (argc < 4) {
        fputs("usage: limber-voices VOICE OUT (DATA... | -)\n", stderr);
        return 2;
    }
    if (!engine_flite(&memory_heap, argv[1], &engine)) {
        fprintf(stderr, "limber-voices: no voice is called \"%s\"; try awb, rms or slt\n", argv[1]);
        return 2;
    }
    struct work *work = calloc(1, sizeof *work);
    if (!work) {
        perror("limber-voices");
        return 1;
    }
    work->engine = engine;
    const int code = run(work, argv[2], (const char *const *)(argv + 3), argc - 3);
    engine_close(engine);
    free(work);
    return code;
}
