#include "stage/playlist.h"

#include <string.h>
#include <strings.h>

/* What SDL_mixer may know; whether it does is found out when a file is played. */
static const char *const endings[] = {".wav", ".ogg", ".oga",  ".opus", ".mp3", ".flac", ".aif",
                                      ".mod", ".xm",  ".aiff", ".s3m",  ".it",  ".mid",  ".midi"};

static bool is_music(const char *name)
{
    const size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t ending = strlen(endings[i]);
        if (length > ending && strcasecmp(name + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

struct search {
    struct playlist *list;
    const struct world *world;
    struct arena *arena;
};

/* What is no folder cannot be listed and adds nothing. */
static enum file_result search_folder(const struct search *search, const char *folder, int depth)
{
    const char *const *names;
    int count;
    const enum file_result result =
        search->world->list(search->world->context, folder, "", search->arena, &names, &count);
    for (int i = 0; result == FILE_OK && i < count; i++) {
        const char *path = arena_format(search->arena, "%s/%s", folder, names[i]);
        if (path == NULL)
            return FILE_NO_MEMORY;
        if (is_music(names[i]) && search->list->count < PLAYLIST_MOST)
            search->list->paths[search->list->count++] = path;
        else if (depth < PLAYLIST_DEPTH && strchr(names[i], '.') == NULL)
            (void)search_folder(search, path, depth + 1);
    }
    return result;
}

enum file_result playlist_find(struct playlist *list, const struct world *world, const char *folder,
                               uint64_t seed, struct arena *arena)
{
    const struct search search = {list, world, arena};
    *list = (struct playlist){.last = -1, .seed = seed};
    list->paths = arena_take(arena, PLAYLIST_MOST, sizeof *list->paths);
    list->order = arena_take(arena, PLAYLIST_MOST, sizeof *list->order);
    if (list->paths == NULL || list->order == NULL)
        return FILE_NO_MEMORY;
    const enum file_result result = search_folder(&search, folder, 0);
    for (int i = 0; i < list->count; i++)
        list->order[i] = i;
    list->at = list->count; /* a new round begins */
    return result;
}

/* Steele, Lea and Flood's SplitMix64. */
static uint64_t dice(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static void swap(int *a, int *b)
{
    const int kept = *a;
    *a = *b;
    *b = kept;
}

static void shuffle(struct playlist *list)
{
    for (int i = list->count - 1; i > 0; i--)
        swap(&list->order[i], &list->order[dice(&list->seed) % (uint64_t)(i + 1)]);
    if (list->count > 1 && list->order[0] == list->last)
        swap(&list->order[0], &list->order[1 + dice(&list->seed) % (uint64_t)(list->count - 1)]);
    list->at = 0;
}

int playlist_next(struct playlist *list)
{
    if (list->count == 0)
        return -1;
    if (list->at == list->count)
        shuffle(list);
    list->last = list->order[list->at++];
    return list->last;
}

void playlist_drop(struct playlist *list, int index)
{
    for (int i = 0; i < list->count; i++) {
        if (list->order[i] != index)
            continue;
        list->count--;
        list->at -= list->at > i;
        memmove(&list->order[i], &list->order[i + 1],
                (size_t)(list->count - i) * sizeof *list->order);
        return;
    }
}
