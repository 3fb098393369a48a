#include "command/bench_library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library/library.h"
#include "stage/pace.h"

enum { PREFIX = 5, NAMES_MOST = 4096 }; /* "0001-" */

/* A world in which each exercise and routine has many names. */
struct copies {
    const struct world *real;
    int times;
    int files;
};

static bool is_multiplied(const char *path)
{
    return strstr(path, "/exercises") != NULL || strstr(path, "/routines") != NULL;
}

static enum file_result list_copies(void *context, const char *folder, const char *suffix,
                                    struct arena *arena, const char *const **names, int *count)
{
    struct copies *copies = context;
    const enum file_result result =
        copies->real->list(copies->real->context, folder, suffix, arena, names, count);
    if (result != FILE_OK || !is_multiplied(folder)) {
        copies->files += result == FILE_OK ? *count : 0;
        return result;
    }
    const int times = copies->times * *count > NAMES_MOST ? NAMES_MOST / *count : copies->times;
    const char **many = arena_take(arena, (size_t)(*count * times) + 1, sizeof *many);
    if (many == NULL)
        return FILE_NO_MEMORY;
    for (int i = 0; i < *count * times; i++)
        many[i] = i < *count ? (*names)[i]
                             : arena_format(arena, "%04d-%s", i / *count, (*names)[i % *count]);
    *names = many;
    *count *= times;
    copies->files += *count;
    return FILE_OK;
}

/* The file behind a name with a number in front. */
static enum file_result read_copy(void *context, const char *path, size_t limit,
                                  struct arena *arena, struct text *content)
{
    const struct copies *copies = context;
    const char *slash = strrchr(path, '/');
    if (slash == NULL || strspn(slash + 1, "0123456789") != PREFIX - 1)
        return copies->real->read(copies->real->context, path, limit, arena, content);
    char *plain = arena_copy(arena, path, strlen(path));
    if (plain == NULL)
        return FILE_NO_MEMORY;
    char *name = plain + (slash + 1 - path);
    memmove(name, name + PREFIX, strlen(name + PREFIX) + 1);
    return copies->real->read(copies->real->context, plain, limit, arena, content);
}

bool bench_library(const struct world *world, const struct folders *folders, int times,
                   struct library_cost *cost)
{
    struct copies copies = {.real = world, .times = times};
    struct world many = *world;
    many.context = &copies;
    many.list = list_copies;
    many.read = read_copy;
    struct library library;
    struct problems *problems = malloc(sizeof *problems);
    if (problems == NULL)
        return false;
    problems_open(problems, world->memory);
    const int64_t before_us = pace_processor_us();
    const bool loaded =
        library_load(&library, &many, folders->assets, folders->asset_count, problems);
    *cost = (struct library_cost){copies.files, (double)(pace_processor_us() - before_us) / 1000.0};
    library_close(&library);
    problems_close(problems);
    free(problems);
    return loaded;
}
