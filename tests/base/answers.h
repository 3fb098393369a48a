/* Files that are wrong, and what must be said to each: FILE.expected stands beside FILE.yaml. */
#ifndef LIMBER_TESTS_BASE_ANSWERS_H
#define LIMBER_TESTS_BASE_ANSWERS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/problem.h"
#include "base/world.h"

/* Reads the file and tells what is wrong with it; true when it may be used. */
typedef bool answerer(const char *file, struct problems *problems);

/* What is said to a file, in memory to be freed. */
static inline char *answer_to(answerer *answer, const char *file, bool *accepted)
{
    static struct problems problems;
    char *words = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    problems_open(&problems, &memory_heap);
    *accepted = answer(file, &problems);
    problems_print(&problems, out);
    fclose(out);
    problems_close(&problems);
    return words;
}

static inline const char *answer_expected(const char *file, struct arena *arena)
{
    struct text content;
    const char *path = arena_format(arena, "%.*s.expected", (int)(strrchr(file, '.') - file), file);
    assert_int_equal(world_machine.read(NULL, path, 1 << 20, arena, &content), FILE_OK);
    return arena_copy(arena, content.at, content.length);
}

static inline bool is_answered(answerer *answer, const char *file, struct arena *arena)
{
    bool accepted;
    char *words = answer_to(answer, file, &accepted);
    const char *expected = answer_expected(file, arena);
    const bool same = strcmp(words, expected) == 0;
    const bool meant = accepted == !strstr(words, " error: ");
    if (!same)
        fprintf(stderr, "%s: expected\n%sfound\n%s", file, expected, words);
    if (!meant)
        fprintf(stderr, "%s: accepted or refused against its own words\n", file);
    free(words);
    return same && meant;
}

/* All files of the folder, at least so many, get exactly their words. */
static inline void assert_all_answered(const char *folder, int least, answerer *answer)
{
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 24);
    assert_int_equal(chdir(folder), 0);
    const char *const *files;
    int count, wrong = 0;
    assert_int_equal(world_machine.list(NULL, ".", ".yaml", &arena, &files, &count), FILE_OK);
    assert_true(count >= least);
    for (int i = 0; i < count; i++)
        wrong += !is_answered(answer, files[i], &arena);
    arena_close(&arena);
    assert_int_equal(wrong, 0);
}

#endif
