#include "base/journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/problem.h"

#include <cmocka.h>

enum { WORDS_SIZE = 512 };

static FILE *stream;
static char name[64]; /* of it, as the journal has it */

static int open_stream(void **state)
{
    struct stat status;
    (void)state;
    stream = tmpfile();
    if (stream == NULL || fstat(fileno(stream), &status) != 0)
        return -1;
    (void)snprintf(name, sizeof name, "%llu:%llu", (unsigned long long)status.st_dev,
                   (unsigned long long)status.st_ino);
    return 0;
}

static int close_stream(void **state)
{
    (void)state;
    unsetenv("JOURNAL_STREAM");
    return fclose(stream);
}

static void only_the_stream_that_the_journal_reads_is_marked(void **state)
{
    char other[80];
    (void)state;
    (void)snprintf(other, sizeof other, "1%s", name);
    assert_true(journal_reads(stream, name));
    assert_false(journal_reads(stream, NULL));
    assert_false(journal_reads(stream, ""));
    assert_false(journal_reads(stream, other));
    assert_false(journal_reads(stream, "8:"));
    assert_false(journal_reads(NULL, name));
}

static void a_stream_without_a_file_is_not(void **state)
{
    char *words = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&words, &size);
    (void)state;
    assert_non_null(memory);
    assert_false(journal_reads(memory, name));
    assert_int_equal(fclose(memory), 0);
    free(words);
}

static void tell(char words[WORDS_SIZE])
{
    struct problems problems;
    static const struct place here = {"limber", 0, 0};
    problems_open(&problems, &memory_heap);
    problem_error(&problems, here, "no");
    problem_warning(&problems, here, "well");
    for (int i = 0; i < PROBLEMS_MOST; i++)
        problem_warning(&problems, here, "more");
    rewind(stream);
    problems_print(&problems, stream);
    problems_close(&problems);
    rewind(stream);
    words[fread(words, 1, WORDS_SIZE - 1, stream)] = '\0';
}

static void each_line_of_problems_has_its_priority(void **state)
{
    static const char plain[] = "limber: error: no\nlimber: warning: well\nlimber: warning: more\n";
    static const char marked[] =
        "<3>limber: error: no\n<4>limber: warning: well\n<4>limber: warning: more\n";
    char words[WORDS_SIZE];
    (void)state;
    unsetenv("JOURNAL_STREAM");
    tell(words);
    assert_memory_equal(words, plain, sizeof plain - 1);
    setenv("JOURNAL_STREAM", name, 1);
    tell(words);
    assert_memory_equal(words, marked, sizeof marked - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_stream_that_the_journal_reads_is_marked),
        cmocka_unit_test(a_stream_without_a_file_is_not),
        cmocka_unit_test(each_line_of_problems_has_its_priority),
    };
    return cmocka_run_group_tests(tests, open_stream, close_stream);
}
