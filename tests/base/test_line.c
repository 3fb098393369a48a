#include "base/line.h"
#include "base/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_excerpt(struct excerpt piece, const char *text, int line, int column)
{
    assert_int_equal(piece.text.length, strlen(text));
    assert_memory_equal(piece.text.at, text, strlen(text));
    assert_string_equal(piece.place.file, "a.conf");
    assert_int_equal(piece.place.line, line);
    assert_int_equal(piece.place.column, column);
}

static void assert_lines(const char *content, int count, const char *const *expected)
{
    struct line_walk walk = line_walk_of(text_of(content), "a.conf");
    struct excerpt line;
    for (int i = 0; i < count; i++) {
        assert_true(line_next(&walk, &line, &problems));
        assert_excerpt(line, expected[i], i + 1, 1);
    }
    assert_false(line_next(&walk, &line, &problems));
    assert_int_equal(problems.count, 0);
}

static void lines_end_where_they_end_and_at_the_end(void **state)
{
    (void)state;
    assert_lines("", 0, NULL);
    assert_lines("one\n\nthree", 3, (const char *const[]){"one", "", "three"});
    assert_lines("one\n", 1, (const char *const[]){"one"});
    assert_lines("\n", 1, (const char *const[]){""});
}

static void a_mark_before_the_first_line_is_none_of_it(void **state)
{
    (void)state;
    assert_lines("\xEF\xBB\xBFone\ntwo", 2, (const char *const[]){"one", "two"});
    assert_lines("\xEF\xBB\xBF", 0, NULL);
    assert_lines("one\n\xEF\xBB\xBFtwo", 2, (const char *const[]){"one", "\xEF\xBB\xBFtwo"});
}

static void bytes_that_are_no_text_cost_their_line_only(void **state)
{
    (void)state;
    static const char content[] = "one\n\xC3\xA4\xC3\n\0\nfour";
    struct line_walk walk = line_walk_of((struct text){content, sizeof content - 1}, "a.conf");
    struct excerpt line;
    assert_true(line_next(&walk, &line, &problems));
    assert_excerpt(line, "one", 1, 1);
    assert_true(line_next(&walk, &line, &problems));
    assert_excerpt(line, "four", 4, 1);
    assert_false(line_next(&walk, &line, &problems));
    assert_int_equal(problems.warnings, 2);
    assert_int_equal(problems.list[0].place.line, 2);
    assert_int_equal(problems.list[0].place.column, 2);
    assert_int_equal(problems.list[1].place.line, 3);
    assert_int_equal(problems.list[1].place.column, 1);
    walk = line_walk_of(text_of("\xC3\nmine"), "a.conf");
    assert_true(line_next(&walk, &line, NULL));
    assert_excerpt(line, "mine", 2, 1);
}

static void a_part_knows_its_column_in_characters(void **state)
{
    (void)state;
    const struct excerpt line = {text_of("\xC3\xA4 =  \xC3\xB6 x \r"), {"a.conf", 7, 1}};
    assert_excerpt(excerpt_part(line, 0, 3, " \r"), "\xC3\xA4", 7, 1);
    const struct excerpt value = excerpt_part(line, 4, line.text.length - 4, " \r");
    assert_excerpt(value, "\xC3\xB6 x", 7, 6);
    assert_excerpt(excerpt_part(value, 2, 2, " \r"), "x", 7, 8);
    assert_excerpt(excerpt_part(line, 4, 2, " \r"), "", 7, 6);
}

#define WITH_PROBLEMS(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROBLEMS(lines_end_where_they_end_and_at_the_end),
        WITH_PROBLEMS(a_mark_before_the_first_line_is_none_of_it),
        WITH_PROBLEMS(bytes_that_are_no_text_cost_their_line_only),
        WITH_PROBLEMS(a_part_knows_its_column_in_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
