/* Every file in tests/bad must be answered with exactly the words in the .expected beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "library/library.h"

static const char *const FOLDERS[] = {LIMBER_SOURCE "/assets"};

/* What the reader says to a file, in memory to be freed. */
static char *words_for(const char *file, bool *accepted)
{
    static struct problems problems;
    struct library library;
    char *words = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    problems_open(&problems, &memory_heap);
    assert_true(library_load(&library, &world_machine, FOLDERS, 1, &problems));
    assert_int_equal(problems.errors, 0);
    problems_close(&problems); /* what is warned of in the assets is not this file's */
    problems_open(&problems, &memory_heap);
    const char *id;
    *accepted = library_add_file(&library, &world_machine, file, &problems, &id);
    problems_print(&problems, out);
    fclose(out);
    library_close(&library);
    problems_close(&problems);
    return words;
}

static char *expected_for(const char *file, struct arena *arena)
{
    char *path = arena_copy(arena, file, strlen(file));
    char *dot = strrchr(path, '.');
    *dot = '\0';
    struct text content;
    const enum file_result result = world_machine.read(
        NULL, arena_format(arena, "%s.expected", path), 1 << 20, arena, &content);
    assert_int_equal(result, FILE_OK);
    return arena_copy(arena, content.at, content.length);
}

static void every_bad_file_gets_exactly_its_words(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 24);
    assert_int_equal(chdir(LIMBER_SOURCE "/tests/bad"), 0);
    const char *const *files;
    int count, wrong = 0;
    assert_int_equal(world_machine.list(NULL, ".", ".yaml", &arena, &files, &count), FILE_OK);
    assert_true(count >= 40);
    for (int i = 0; i < count; i++) {
        bool accepted;
        char *words = words_for(files[i], &accepted);
        const char *expected = expected_for(files[i], &arena);
        if (strcmp(words, expected) != 0) {
            wrong++;
            fprintf(stderr, "%s: expected\n%sfound\n%s", files[i], expected, words);
        }
        if (accepted != !strstr(words, " error: ")) {
            wrong++;
            fprintf(stderr, "%s: accepted or refused against its own words\n", files[i]);
        }
        free(words);
    }
    arena_close(&arena);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_bad_file_gets_exactly_its_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
