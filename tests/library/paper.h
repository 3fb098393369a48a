/* Files that exist on paper only: a world in memory, for tests of the library. */
#ifndef LIMBER_TESTS_LIBRARY_PAPER_H
#define LIMBER_TESTS_LIBRARY_PAPER_H

#include "base/world.h"

#include <string.h>

struct paper {
    const char *path, *content;
    size_t length; /* 0: up to the NUL */
};

#define PAPER(path, content)                                                                       \
    {                                                                                              \
        (path), (content), 0                                                                       \
    }

struct papers {
    const struct paper *list;
    int count;
};

static inline enum file_result papers_read(void *context, const char *path, size_t limit,
                                           struct arena *arena, struct text *content)
{
    const struct papers *papers = context;
    for (int i = 0; i < papers->count; i++) {
        if (strcmp(papers->list[i].path, path) != 0)
            continue;
        const struct paper *paper = &papers->list[i];
        const size_t length = paper->length ? paper->length : strlen(paper->content);
        if (length > limit)
            return FILE_TOO_LARGE;
        const char *copy = arena_copy(arena, paper->content, length);
        *content = (struct text){copy, length};
        return copy ? FILE_OK : FILE_NO_MEMORY;
    }
    return FILE_MISSING;
}

static inline enum file_result papers_list(void *context, const char *folder, const char *suffix,
                                           struct arena *arena, const char *const **names,
                                           int *count)
{
    const struct papers *papers = context;
    const size_t length = strlen(folder);
    const char **list = arena_take(arena, (size_t)papers->count + 1, sizeof *list);
    *names = list;
    *count = 0;
    for (int i = 0; list && i < papers->count; i++) {
        const char *path = papers->list[i].path;
        if (strncmp(path, folder, length) == 0 && path[length] == '/' && strstr(path, suffix))
            list[(*count)++] = path + length + 1;
    }
    if (!list)
        return FILE_NO_MEMORY;
    return *count > 0 ? FILE_OK : FILE_MISSING;
}

static inline struct world papers_world(const struct papers *papers, const struct memory *memory)
{
    return (struct world){
        .memory = memory, .context = (void *)papers, .read = papers_read, .list = papers_list};
}

/* A chair to sit on and a stretch to do there. */
#define PAPER_CHAIR                                                                                \
    "format: limber position 1\n"                                                                  \
    "name: Chair\n"                                                                                \
    "stance: upright\n"                                                                            \
    "pose: {hips: {flexion: 88}, knees: {flexion: 90}, contacts: {feet: floor}}\n"

#define PAPER_REACH                                                                                \
    "format: limber exercise 1\n"                                                                  \
    "name: Reach\n"                                                                                \
    "category: desk\n"                                                                             \
    "position: chair\n"                                                                            \
    "sides: each\n"                                                                                \
    "dose: {hold: 10 s}\n"                                                                         \
    "poses: {reach: {right_knee: {flexion: 25}}}\n"                                                \
    "phases:\n"                                                                                    \
    "  - {phase: setup, to: start, seconds: 4}\n"                                                  \
    "  - {phase: move_in, to: reach, seconds: 5, stretches: yes, repeats: yes}\n"                  \
    "  - {phase: hold, to: reach, breath: cycle, repeats: yes}\n"                                  \
    "  - {phase: move_out, to: start, seconds: 4, repeats: yes}\n"

#define PAPER_SWAY                                                                                 \
    "format: limber exercise 1\n"                                                                  \
    "name: Sway\n"                                                                                 \
    "category: lower_back\n"                                                                       \
    "position: chair\n"                                                                            \
    "sides: both\n"                                                                                \
    "dose: {repeats: 3}\n"                                                                         \
    "poses: {out: {lumbar: {flexion: 20}}}\n"                                                      \
    "phases:\n"                                                                                    \
    "  - {phase: out, to: out, seconds: 4, breath: out, stretches: yes, repeats: yes}\n"           \
    "  - {phase: back, to: start, seconds: 4, breath: in, repeats: yes}\n"

/* A stand to get up to, and how. */
#define PAPER_STAND                                                                                \
    "format: limber position 1\n"                                                                  \
    "name: Stand\n"                                                                                \
    "stance: upright\n"                                                                            \
    "pose: {knees: {flexion: 2}, contacts: {feet: floor}}\n"

#define PAPER_RISE                                                                                 \
    "format: limber move 1\n"                                                                      \
    "name: Rise\n"                                                                                 \
    "from: chair\n"                                                                                \
    "to: stand\n"                                                                                  \
    "keeps: right_foot\n"                                                                          \
    "say: Stand up.\n"                                                                             \
    "poses:\n"                                                                                     \
    "  lean: {hips: {flexion: 100}, lumbar: {flexion: 10}}\n"                                      \
    "  bend: {from: end, knees: {flexion: 40}}\n"                                                  \
    "phases:\n"                                                                                    \
    "  - {to: lean, seconds: 1.5}\n"                                                               \
    "  - {to: bend, seconds: 2}\n"                                                                 \
    "  - {to: end, seconds: 1}\n"

#endif
