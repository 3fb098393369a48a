/* Runs a fuzz target over every file in the given folders, for compilers without libFuzzer. */
#include "fuzz/fuzz.h"

static int replay_file(const char *folder, const char *name, struct arena *arena)
{
    struct text content;
    const char *path = arena_format(arena, "%s/%s", folder, name);
    if (!path || world_machine.read(NULL, path, 1 << 20, arena, &content) != FILE_OK)
        return 1;
    LLVMFuzzerTestOneInput((const unsigned char *)content.at, content.length);
    return 0;
}

static int replay_folder(const char *folder, int *replayed)
{
    struct arena arena;
    const char *const *names;
    int count, failed = 0;
    arena_open(&arena, &memory_heap, (size_t)1 << 28);
    if (world_machine.list(NULL, folder, "", &arena, &names, &count) != FILE_OK) {
        fprintf(stderr, "%s cannot be listed\n", folder);
        failed = 1;
        count = 0;
    }
    for (int i = 0; i < count; i++)
        failed |= replay_file(folder, names[i], &arena);
    *replayed += count;
    arena_close(&arena);
    return failed;
}

int main(int argc, char **argv)
{
    int replayed = 0, failed = 0;
    for (int i = 1; i < argc; i++)
        failed |= replay_folder(argv[i], &replayed);
    printf("%d files replayed\n", replayed);
    return failed || replayed == 0;
}
