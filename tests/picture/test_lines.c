#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "picture/lines.h"
#include "picture/script.h"
#include "stage_set.h"

/* Every character is one wide. */
static float one_each(void *context, const char *text, float size, enum weight weight)
{
    int count = 0;
    (void)context;
    (void)size;
    (void)weight;
    while (script_next(&text) != 0)
        count++;
    return (float)count;
}

static const struct ruler even_ruler = {one_each, NULL};
static const struct pen pen = {NULL, &even_ruler, NULL};
static struct wrapped lines;

static void break_at(const char *text, float room, int most)
{
    lines_break(&pen, text, 1, WEIGHT_REGULAR, room, most, &lines);
}

static void a_short_text_stays_whole(void **state)
{
    (void)state;
    break_at("Stay upright.", 20, 3);
    assert_int_equal(lines.count, 1);
    assert_string_equal(lines.text[0], "Stay upright.");
    break_at("", 20, 3);
    assert_int_equal(lines.count, 0);
}

static void lines_are_about_equally_long_and_break_at_blanks(void **state)
{
    (void)state;
    break_at("one two three four five six", 16, 3);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.text[0], "one two three");
    assert_string_equal(lines.text[1], "four five six");
}

static void two_sentences_get_a_line_each(void **state)
{
    (void)state;
    break_at("Up. Down slowly again.", 20, 3);
    assert_string_equal(lines.text[0], "Up.");
    assert_string_equal(lines.text[1], "Down slowly again.");
}

static void what_needs_more_lines_than_there_are_is_wider_than_the_room(void **state)
{
    (void)state;
    break_at("one two three four five six", 5, 2);
    assert_int_equal(lines.count, 2);
    assert_float_equal(lines.widest, 13, 1e-3f);
}

static void a_word_is_parted_at_its_hyphen_only_where_it_is_too_wide(void **state)
{
    (void)state;
    break_at("Flexion-sensitive start", 12, 3);
    assert_int_equal(lines.count, 3);
    assert_string_equal(lines.text[0], "Flexion-");
    assert_string_equal(lines.text[1], "sensitive");
    assert_string_equal(lines.text[2], "start");
    break_at("Flexion-sensitive start", 17, 3);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.text[0], "Flexion-sensitive");
}

static void japanese_breaks_between_characters_but_not_before_a_full_stop(void **state)
{
    (void)state;
    break_at("\u606F\u3092\u5438\u3063\u3066\u3002\u606F\u3092\u5410\u304F\u3002", 5, 4);
    assert_int_equal(lines.count, 3);
    for (int i = 0; i < lines.count; i++) {
        const char *at = lines.text[i];
        const uint32_t first = script_next(&at);
        assert_true(first != 0x3002 && first != 0x3063);
        assert_true(lines.width[i] <= 5);
    }
}

static void hebrew_and_arabic_run_backward_even_after_digits(void **state)
{
    (void)state;
    assert_true(script_is_backward("\u05E9\u05DC\u05D5\u05DD"));
    assert_true(script_is_backward("3 \u0645\u0631\u0627\u062A"));
    assert_false(script_is_backward("Left leg \u05E9"));
    assert_false(script_is_backward("2 : 4"));
}

static void each_line_of_a_hebrew_text_runs_backward(void **state)
{
    (void)state;
    break_at("\u05E9\u05DC\u05D5\u05DD Hold this \u05E9\u05DC", 7, 4);
    assert_in_range(lines.count, 2, 4);
    for (int i = 0; i < lines.count; i++)
        assert_true(script_is_backward(lines.text[i]));
}

static void bytes_that_are_no_characters_come_one_by_one(void **state)
{
    (void)state;
    const char *at = "\xC3(\xFF";
    assert_int_equal(script_next(&at), 0xFFFD);
    assert_int_equal(script_next(&at), '(');
    assert_int_equal(script_next(&at), 0xFFFD);
    assert_int_equal(script_next(&at), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_stays_whole),
        cmocka_unit_test(lines_are_about_equally_long_and_break_at_blanks),
        cmocka_unit_test(two_sentences_get_a_line_each),
        cmocka_unit_test(what_needs_more_lines_than_there_are_is_wider_than_the_room),
        cmocka_unit_test(a_word_is_parted_at_its_hyphen_only_where_it_is_too_wide),
        cmocka_unit_test(japanese_breaks_between_characters_but_not_before_a_full_stop),
        cmocka_unit_test(hebrew_and_arabic_run_backward_even_after_digits),
        cmocka_unit_test(each_line_of_a_hebrew_text_runs_backward),
        cmocka_unit_test(bytes_that_are_no_characters_come_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
