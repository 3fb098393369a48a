#include "library/ahead.h"

#include "base/crew.h"

enum { TREE_BYTES_MOST = 256 * 1024 * 1024 };

struct reading {
    const struct world *world;
    struct ahead *files;
};

static void read_one(void *context, int part)
{
    const struct reading *reading = context;
    struct ahead *file = &reading->files[part];
    file->root =
        format_read(reading->world, file->path, &file->arena, &file->problems, &file->format);
}

void ahead_read(const struct world *world, struct ahead *files, int count)
{
    struct reading reading = {world, files};
    struct crew_memory shared;
    crew_memory_open(&shared, world->memory);
    for (int i = 0; i < count; i++) {
        arena_open(&files[i].arena, &shared.memory, TREE_BYTES_MOST);
        problems_open(&files[i].problems, &shared.memory);
    }
    crew_work(count, read_one, &reading);
    for (int i = 0; i < count; i++)
        files[i].arena.memory = files[i].problems.arena.memory = world->memory;
    crew_memory_close(&shared);
}

void ahead_close(struct ahead *file)
{
    problems_close(&file->problems);
    arena_close(&file->arena);
}
