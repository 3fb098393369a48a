/* Any bytes as a person's settings.conf, and as a kiosk's. */
#include "command/settings.h"
#include "fuzz/fuzz.h"

static void take(struct text content, char *command)
{
    static struct problems problems;
    struct arena arena;
    struct options options;
    char *words[] = {"limber", command, NULL};
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, (size_t)1 << 24);
    PROMISE(options_read(&options, 2, words, &problems));
    settings_take(&options, content, "settings.conf", "/home/anna", &arena, &problems);
    settings_take_profile(&options, content, "profile.conf", &arena, &problems);
    PROMISE(problems.errors == 0);
    PROMISE(options.range >= 0.3 && options.range <= 1.0);
    PROMISE(options.tempo >= 0.5 && options.tempo <= 2.0);
    PROMISE(options.display >= 1 && options.display <= 16);
    PROMISE(options.idle_s >= 10 && options.idle_s <= 3600);
    PROMISE(strchr(options.person, '/') == NULL);
    PROMISE(!(options.given[OPTION_FULLSCREEN] && options.given[OPTION_WINDOWED]));
    check_problems(&problems);
    arena_close(&arena);
    problems_close(&problems);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const struct text content = {size > 0 ? (const char *)data : "", size};
    take(content, "play");
    take(content, "kiosk");
    take(content, "remind");
    return 0;
}
