#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/failing.h"
#include "base/problem.h"

static char *printed(const struct problems *problems)
{
    char *words = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    problems_print(problems, out);
    fclose(out);
    return words;
}

static void problems_are_printed_by_place_within_a_file(void **state)
{
    (void)state;
    static struct problems problems;
    problems_open(&problems, &memory_heap);
    problem_error(&problems, (struct place){"b.yaml", 9, 2}, "late");
    problem_warning(&problems, (struct place){"b.yaml", 9, 1}, "%d words", 7);
    problem_error(&problems, (struct place){"b.yaml", 1, 5}, "early");
    problem_error(&problems, (struct place){"a.yaml", 1, 1}, "other");
    problem_error(&problems, (struct place){.file = "c.yaml"}, "whole");
    problem_error(&problems, (struct place){0}, "nowhere");
    char *words = printed(&problems);
    assert_string_equal(words, "b.yaml:1:5: error: early\n"
                               "b.yaml:9:1: warning: 7 words\n"
                               "b.yaml:9:2: error: late\n"
                               "a.yaml:1:1: error: other\n"
                               "c.yaml: error: whole\n"
                               "error: nowhere\n");
    assert_int_equal(problems.errors, 5);
    assert_int_equal(problems.warnings, 1);
    free(words);
    problems_close(&problems);
}

static void problems_outlive_the_name_of_the_file(void **state)
{
    (void)state;
    static struct problems problems;
    char name[] = "gone.yaml";
    problems_open(&problems, &memory_heap);
    problem_error(&problems, (struct place){name, 1, 1}, "x");
    memset(name, '?', sizeof name - 1);
    assert_string_equal(problems.list[0].place.file, "gone.yaml");
    problems_close(&problems);
}

static void more_than_a_hundred_are_counted(void **state)
{
    (void)state;
    static struct problems problems;
    problems_open(&problems, &memory_heap);
    for (int i = 0; i < 250; i++)
        problem_error(&problems, (struct place){"a.yaml", i + 1, 1}, "number %d", i);
    assert_int_equal(problems.count, PROBLEMS_MOST);
    assert_int_equal(problems.errors, 250);
    char *words = printed(&problems);
    assert_non_null(strstr(words, "and 150 more\n"));
    free(words);
    problems_close(&problems);
}

static void a_problem_is_told_even_without_memory(void **state)
{
    (void)state;
    static struct problems problems;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    problems_open(&problems, &memory);
    problem_error(&problems, (struct place){"a.yaml", 3, 4}, "lost");
    assert_int_equal(problems.errors, 1);
    assert_int_equal(problems.count, 1);
    char *words = printed(&problems);
    assert_non_null(strstr(words, "no memory is left"));
    free(words);
    problems_close(&problems);
}

static void problems_of_one_list_join_another(void **state)
{
    (void)state;
    static struct problems all, some;
    problems_open(&all, &memory_heap);
    problems_open(&some, &memory_heap);
    for (int i = 0; i < 120; i++)
        problem_error(&some, (struct place){"a.yaml", 1, 1}, "e");
    problem_warning(&all, (struct place){"b.yaml", 1, 1}, "w");
    problems_append(&all, &some);
    problems_close(&some);
    assert_int_equal(all.errors, 120);
    assert_int_equal(all.warnings, 1);
    assert_int_equal(all.count, PROBLEMS_MOST);
    assert_string_equal(all.list[1].message, "e");
    problems_close(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(problems_are_printed_by_place_within_a_file),
        cmocka_unit_test(problems_outlive_the_name_of_the_file),
        cmocka_unit_test(more_than_a_hundred_are_counted),
        cmocka_unit_test(a_problem_is_told_even_without_memory),
        cmocka_unit_test(problems_of_one_list_join_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
