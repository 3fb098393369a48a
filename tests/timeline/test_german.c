/* All that is ever said and shown has a German translation; where limber was built without msgfmt,
 * skipped. A catalogue stays, so English is gone through first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/tr.h"
#include "library/library.h"
#include "timeline/texts.h"

enum { TEXTS_MOST = 30000 };

struct said {
    struct arena arena;
    const char *text[TEXTS_MOST];
    int count;
};

static void keep(void *context, const char *text)
{
    struct said *said = context;
    assert_true(said->count < TEXTS_MOST);
    said->text[said->count++] = arena_copy(&said->arena, text, strlen(text));
}

static void collect(struct said *said, const char *code)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    struct problems problems;
    struct library library;
    problems_open(&problems, &memory_heap);
    arena_open(&said->arena, &memory_heap, 1 << 24);
    said->count = 0;
    const struct language language = {.code = code, .tells_missing = code != NULL};
    assert_true(library_load_in(&library, &world_machine, folders, 1, language, &problems));
    problems_print(&problems, stderr);
    assert_int_equal(problems.errors + problems.warnings, 0);
    assert_true(timeline_texts(&world_machine, &library, keep, said));
    library_close(&library);
    problems_close(&problems);
}

static int by_letters(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void nothing_said_in_german_is_english(void **state)
{
    (void)state;
    static struct said english, german;
    collect(&english, NULL);
    if (!tr_open("de", LIMBER_BUILD "/locale"))
        skip();
    collect(&german, "de");
    assert_in_range(german.count, 500, TEXTS_MOST);
    qsort(english.text, (size_t)english.count, sizeof *english.text, by_letters);
    int same = 0;
    for (int i = 0; i < german.count; i++) {
        if (!bsearch(&german.text[i], english.text, (size_t)english.count, sizeof *english.text,
                     by_letters))
            continue;
        print_message("not translated: \"%s\"\n", german.text[i]);
        same++;
    }
    arena_close(&english.arena);
    arena_close(&german.arena);
    assert_int_equal(same, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_said_in_german_is_english)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
