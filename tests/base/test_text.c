#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static bool valid(const char *bytes)
{
    return text_is_utf8(text_of(bytes));
}

static void utf8_is_told_from_what_only_looks_like_it(void **state)
{
    (void)state;
    assert_true(valid(""));
    assert_true(valid("plain"));
    assert_true(valid("gr\xC3\xBC\xC3\x9F"
                      "e"));
    assert_true(valid("\xE2\x82\xAC \xF0\x9F\xA7\x98"));
    assert_true(valid("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"));
    assert_false(valid("\x80"));
    assert_false(valid("\xC0\xAF"));
    assert_false(valid("\xC1\xBF"));
    assert_false(valid("\xE0\x9F\xBF"));
    assert_false(valid("\xED\xA0\x80"));
    assert_false(valid("\xF0\x8F\xBF\xBF"));
    assert_false(valid("\xF4\x90\x80\x80"));
    assert_false(valid("\xF5\x80\x80\x80"));
    assert_false(valid("\xE2\x82"));
    assert_false(valid("\xC3"));
    assert_false(text_is_utf8((struct text){"a\0b", 3}));
    assert_int_equal(text_utf8_length(text_of("ab\xFFz")), 2);
}

static void words_are_counted_as_they_are_spoken(void **state)
{
    (void)state;
    assert_int_equal(text_words(text_of("")), 0);
    assert_int_equal(text_words(text_of("  Breathe in, slowly. ")), 3);
    assert_int_equal(text_words(text_of("Count - 3 - 2 - 1")), 4);
    assert_int_equal(text_words(text_of("all-fours")), 1);
    assert_int_equal(text_words(text_of("\xC3\x84rmel hoch")), 2);
}

static void characters_are_code_points(void **state)
{
    (void)state;
    assert_int_equal(text_characters(text_of("gr\xC3\xBCn")), 4);
    assert_int_equal(text_characters(text_of("")), 0);
}

static int distance(const char *a, const char *b)
{
    return text_distance(text_of(a), text_of(b), 5);
}

static void edits_are_counted_and_a_swap_is_one(void **state)
{
    (void)state;
    assert_int_equal(distance("flexion", "flexion"), 0);
    assert_int_equal(distance("flexoin", "flexion"), 1);
    assert_int_equal(distance("flexon", "flexion"), 1);
    assert_int_equal(distance("flexxion", "flexion"), 1);
    assert_int_equal(distance("fletion", "flexion"), 1);
    assert_int_equal(distance("", "abc"), 3);
    assert_int_equal(distance("ca", "abc"), 3);
    assert_int_equal(distance("abcdefgh", "zyxwvuts"), 6);
    char longest[66];
    memset(longest, 'a', 65);
    longest[65] = '\0';
    assert_int_equal(distance(longest, "a"), 6);
}

static void only_a_slip_of_the_finger_is_guessed(void **state)
{
    (void)state;
    static const char *const words[] = {"flexion", "extension", "in", "out"};
    assert_string_equal(text_nearest(text_of("flexoin"), words, 4), "flexion");
    assert_string_equal(text_nearest(text_of("extention"), words, 4), "extension");
    assert_string_equal(text_nearest(text_of("inn"), words, 4), "in");
    assert_null(text_nearest(text_of("rotation"), words, 4));
    assert_null(text_nearest(text_of(""), words, 4));
    assert_null(text_nearest(text_of("x"), words, 4));
    assert_null(text_nearest(text_of("flexion"), words, 0));
}

static void a_slice_is_compared_whole(void **state)
{
    (void)state;
    assert_true(text_is((struct text){"holding", 4}, "hold"));
    assert_false(text_is(text_of("hol"), "hold"));
    assert_false(text_is(text_of("holds"), "hold"));
}

static void an_ending_needs_something_before_it(void **state)
{
    (void)state;
    assert_true(text_ends(text_of("a.png"), ".png"));
    assert_false(text_ends(text_of(".png"), ".png"));
    assert_false(text_ends(text_of("png"), ".png"));
    assert_false(text_ends(text_of("a.PNG"), ".png"));
    assert_false(text_ends(text_of("a.png.part"), ".png"));
    assert_true(text_ends((struct text){"a.png.part", 5}, ".png"));
}

static void a_text_is_trimmed_of_what_counts_as_blank(void **state)
{
    (void)state;
    const struct text trimmed = text_trim(text_of(" \t, a b ,\r"), " \t\r,");
    assert_int_equal(trimmed.length, 3);
    assert_memory_equal(trimmed.at, "a b", 3);
    assert_int_equal(text_trim(text_of(" , "), " ,").length, 0);
    assert_int_equal(text_trim((struct text){"a\0", 2}, " ").length, 2);
}

static void a_mark_at_the_beginning_is_no_text(void **state)
{
    (void)state;
    assert_true(text_is(text_unmarked(text_of("\xEF\xBB\xBF"
                                              "a")),
                        "a"));
    assert_true(text_is(text_unmarked(text_of("\xEF\xBB\xBF")), ""));
    assert_true(text_is(text_unmarked(text_of("\xEF\xBB")), "\xEF\xBB"));
    assert_true(text_is(text_unmarked(text_of("a\xEF\xBB\xBF")), "a\xEF\xBB\xBF"));
}

static void a_message_shows_what_is_short_and_whole(void **state)
{
    (void)state;
    static const char forty[] = "0123456789012345678901234567890123456789";
    assert_int_equal(text_clip(text_of("two words")), 9);
    assert_int_equal(text_clip(text_of("first\nsecond")), 5);
    assert_int_equal(text_clip(text_of("a\tb")), 1);
    assert_int_equal(text_clip(text_of(forty)), 40);
    assert_int_equal(text_clip(text_of("01234567890123456789012345678901234567890")), 40);
    assert_int_equal(text_clip(text_of("012345678901234567890123456789012345678\xC3\xA4")), 39);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_told_from_what_only_looks_like_it),
        cmocka_unit_test(words_are_counted_as_they_are_spoken),
        cmocka_unit_test(characters_are_code_points),
        cmocka_unit_test(edits_are_counted_and_a_swap_is_one),
        cmocka_unit_test(only_a_slip_of_the_finger_is_guessed),
        cmocka_unit_test(a_slice_is_compared_whole),
        cmocka_unit_test(an_ending_needs_something_before_it),
        cmocka_unit_test(a_text_is_trimmed_of_what_counts_as_blank),
        cmocka_unit_test(a_mark_at_the_beginning_is_no_text),
        cmocka_unit_test(a_message_shows_what_is_short_and_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
