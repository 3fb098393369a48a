/* A file is written whole or not at all, whoever fills it. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "export/whole_file.h"

static struct problems problems;
static char folder[] = "/tmp/limber-whole-XXXXXX", path[64], part[80];

static int make_folder(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    if (!mkdtemp(folder))
        return -1;
    (void)snprintf(path, sizeof path, "%s/a.txt", folder);
    (void)snprintf(part, sizeof part, "%s.part", path);
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    problems_close(&problems);
    (void)unlink(path);
    return rmdir(folder); /* fails when a test left something else in it */
}

static bool write_words(FILE *to, void *words)
{
    return fputs(words, to) >= 0;
}

static bool give_up_half_way(FILE *to, void *words)
{
    (void)fputs(words, to);
    errno = ENOSPC;
    return false;
}

static void assert_holds(const char *words)
{
    char found[32] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    (void)fread(found, 1, sizeof found - 1, file);
    (void)fclose(file);
    assert_string_equal(found, words);
    assert_int_not_equal(access(part, F_OK), 0);
}

static void what_was_there_stays_until_the_new_file_is_whole(void **state)
{
    (void)state;
    assert_true(whole_file_write(path, write_words, "first", "the text", &problems));
    assert_holds("first");
    assert_false(whole_file_write(path, give_up_half_way, "sec", "the text", &problems));
    assert_holds("first");
    assert_int_equal(problems.errors, 1);
    assert_string_equal(problems.list[0].place.file, path);
    assert_non_null(strstr(problems.list[0].message, "the text cannot be written (No space left"));
    assert_non_null(strstr(problems.list[0].message, "make room on the disk"));
    assert_true(whole_file_write(path, write_words, "second", "the text", &problems));
    assert_holds("second");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_there_stays_until_the_new_file_is_whole),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
