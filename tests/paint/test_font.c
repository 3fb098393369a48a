/* Fonts: found, measured as they are rendered, kept within bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "paint/font.h"

static struct problems problems;

static int open_problems(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    unsetenv("LIMBER_FONT");
    return 0;
}

static int close_problems(void **state)
{
    (void)state;
    problems_close(&problems);
    unsetenv("LIMBER_FONT");
    return 0;
}

static struct fonts *open_found(void)
{
    struct fonts *fonts = fonts_open(&problems);
    problems_print(&problems, stderr);
    assert_non_null(fonts);
    return fonts;
}

static int covered(const struct glyphs *glyphs)
{
    int sum = 0;
    for (int y = 0; y < glyphs->height; y++)
        for (int x = 0; x < glyphs->width; x++)
            sum += glyphs->coverage[y * glyphs->pitch + x] > 127;
    return sum;
}

static void a_text_is_as_wide_as_the_ruler_says(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    struct glyphs glyphs;
    for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
        assert_true(fonts_render(fonts, "Breathe out", 40, (enum weight)weight, &glyphs));
        float width = ruler.width(ruler.context, "Breathe out", 40, (enum weight)weight);
        assert_float_equal(width, (float)glyphs.width, 2.0f);
        assert_in_range(glyphs.ascent, 20, 60);
        assert_true(covered(&glyphs) > 200);
    }
    fonts_close(fonts);
}

static void twice_the_size_is_twice_as_wide(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    float small = ruler.width(ruler.context, "Hamstring", 50, WEIGHT_REGULAR);
    float large = ruler.width(ruler.context, "Hamstring", 100, WEIGHT_REGULAR);
    assert_float_equal(large / small, 2.0f, 0.06f);
    fonts_close(fonts);
}

static void bold_is_darker_than_regular(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, "HOLD", 60, WEIGHT_REGULAR, &glyphs));
    int regular = covered(&glyphs);
    assert_true(fonts_render(fonts, "HOLD", 60, WEIGHT_BOLD, &glyphs));
    assert_true(covered(&glyphs) > regular * 5 / 4);
    fonts_close(fonts);
}

static void a_font_without_a_bold_file_is_made_bolder(void **state)
{
    (void)state;
    setenv("LIMBER_FONT", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 1);
    struct fonts *fonts = open_found();
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, "HOLD", 60, WEIGHT_REGULAR, &glyphs));
    const int regular = covered(&glyphs), width = glyphs.width;
    assert_true(fonts_render(fonts, "HOLD", 60, WEIGHT_BOLD, &glyphs));
    assert_true(covered(&glyphs) > regular * 9 / 8);
    assert_int_equal(glyphs.width, width);
    fonts_close(fonts);
}

static void a_text_seen_before_is_not_rendered_again(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct glyphs first, again;
    assert_true(fonts_render(fonts, "18", 200, WEIGHT_BOLD, &first));
    assert_true(fonts_render(fonts, "17", 200, WEIGHT_BOLD, &again));
    assert_true(fonts_render(fonts, "18", 200, WEIGHT_BOLD, &again));
    assert_ptr_equal(first.coverage, again.coverage);
    fonts_close(fonts);
}

static void any_number_of_texts_and_sizes_can_be_rendered(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    for (int i = 0; i < 400; i++) {
        char text[32];
        struct glyphs glyphs;
        snprintf(text, sizeof text, "number %d", i);
        assert_true(fonts_render(fonts, text, (float)(4 + i % 70), WEIGHT_REGULAR, &glyphs));
        assert_true(glyphs.width > 0);
    }
    fonts_close(fonts);
}

static void an_empty_text_has_no_pixels(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, "", 40, WEIGHT_REGULAR, &glyphs));
    assert_int_equal(glyphs.width, 0);
    assert_true(ruler.width(ruler.context, "", 40, WEIGHT_REGULAR) == 0.0f);
    fonts_close(fonts);
}

static void assert_problem_names(const char *words)
{
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.list[0].message, words));
}

static void a_font_file_that_is_missing_is_told_with_the_package(void **state)
{
    (void)state;
    setenv("LIMBER_FONT", "/nowhere/font.ttf", 1);
    assert_null(fonts_open(&problems));
    assert_problem_names("/nowhere/font.ttf");
    assert_problem_names("fonts-inter");
}

static void a_file_that_is_no_font_is_told(void **state)
{
    (void)state;
    setenv("LIMBER_FONT", LIMBER_SOURCE "/CMakeLists.txt", 1);
    assert_null(fonts_open(&problems));
    assert_problem_names("fonts-inter");
}

static void a_name_too_long_is_told(void **state)
{
    (void)state;
    char name[3000];
    memset(name, 'a', sizeof name);
    name[sizeof name - 1] = '\0';
    setenv("LIMBER_FONT", name, 1);
    assert_null(fonts_open(&problems));
    assert_problem_names("fonts-inter");
}

static void assert_said(const struct problems *list, const char *words)
{
    assert_non_null(strstr(list->list[0].message, words));
}

/* Texts that need what Inter has not; the fonts are among the tests' packages. */
static const struct {
    const char *text, *package;
} foreign[] = {{"\u4f53\u3092\u306d\u3058\u308b", "fonts-droid-fallback"},
               {"\u05d4\u05d9\u05e8\u05d2\u05e2\u05d5", "fonts-dejavu-core"},
               {"\u062a\u0645\u062f\u062f", "fonts-dejavu-core"}};

static void other_writings_are_found_in_other_fonts(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        struct glyphs glyphs;
        for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
            assert_true(fonts_render(fonts, foreign[i].text, 50, (enum weight)weight, &glyphs));
            const float width =
                ruler.width(ruler.context, foreign[i].text, 50, (enum weight)weight);
            assert_float_equal(width, (float)glyphs.width, 1.0f);
            assert_true(covered(&glyphs) > 100);
        }
        fonts_tell(fonts, &problems);
        if (problems.warnings > 0)
            fail_msg("install %s: %s", foreign[i].package, problems.list[0].message);
    }
    fonts_close(fonts);
}

/* The first column with ink from `from` on, and the first without behind it. */
static int ink_from(const struct glyphs *glyphs, int from, bool inked)
{
    for (int x = from; x < glyphs->width; x++) {
        bool any = false;
        for (int y = 0; y < glyphs->height; y++)
            any = any || glyphs->coverage[y * glyphs->pitch + x] > 127;
        if (any == inked)
            return x;
    }
    return glyphs->width;
}

static int first_letter_width(struct fonts *fonts, const char *text)
{
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, text, 100, WEIGHT_REGULAR, &glyphs));
    const int left = ink_from(&glyphs, 0, true);
    return ink_from(&glyphs, left, false) - left;
}

static void hebrew_runs_from_right_to_left_and_its_numbers_do_not(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    const int shin = first_letter_width(fonts, "\u05e9"), vav = first_letter_width(fonts, "\u05d5");
    const int one = first_letter_width(fonts, "1"), eight = first_letter_width(fonts, "8");
    assert_true(shin > vav + 10 && eight > one + 10);
    assert_in_range(first_letter_width(fonts, "\u05e9\u05d5"), vav - 2, vav + 2);
    assert_in_range(first_letter_width(fonts, "\u05d5\u05e9"), shin - 2, shin + 2);
    assert_in_range(first_letter_width(fonts, "\u05e9 18"), one - 2, one + 2);
    assert_in_range(first_letter_width(fonts, "18 \u05e9"), shin - 2, shin + 2);
    const int w = first_letter_width(fonts, "W");
    assert_in_range(first_letter_width(fonts, "\u05e9\u05d5 W"), w - 2, w + 2);
    fonts_close(fonts);
}

static void arabic_letters_are_joined(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    const char *const word = "\u0628\u0628\u0628", *const letter = "\u0628";
    const float joined = ruler.width(ruler.context, word, 100, WEIGHT_REGULAR);
    assert_true(joined < 2.5f * ruler.width(ruler.context, letter, 100, WEIGHT_REGULAR));
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, word, 100, WEIGHT_REGULAR, &glyphs));
    const int left = ink_from(&glyphs, 0, true);
    assert_in_range(ink_from(&glyphs, left, false), (int)joined - 12, (int)joined);
    fonts_close(fonts);
}

static void the_line_of_a_mixed_text_is_that_of_its_parts_in_order(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    const float parts = ruler.width(ruler.context, "30", 80, WEIGHT_REGULAR) +
                        ruler.width(ruler.context, "\u79d2", 80, WEIGHT_REGULAR) +
                        ruler.width(ruler.context, "Hold", 80, WEIGHT_REGULAR);
    assert_float_equal(ruler.width(ruler.context, "30\u79d2Hold", 80, WEIGHT_REGULAR), parts, 3.0f);
    fonts_close(fonts);
}

/* From the baseline down to the last row with ink in a text's first letter. */
static int feet_below(struct fonts *fonts, const char *text)
{
    struct glyphs glyphs;
    int last = -1;
    assert_true(fonts_render(fonts, text, 100, WEIGHT_REGULAR, &glyphs));
    const int end = ink_from(&glyphs, ink_from(&glyphs, 0, true), false);
    for (int y = 0; y < glyphs.height; y++)
        for (int x = 0; x < end; x++)
            if (glyphs.coverage[y * glyphs.pitch + x] > 127)
                last = y;
    return last - glyphs.ascent;
}

/* Every row of a text that is higher than its font's line is there, and the rest stays in place. */
static void stacked_accents_are_whole_and_move_no_baseline(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    static const char *const tall[] = {"H\u1eaa", "H\u1ed2g", "H\u01fa", "H\u00c5q"};
    const int feet = feet_below(fonts, "H");
    for (size_t i = 0; i < sizeof tall / sizeof *tall; i++)
        assert_int_equal(feet_below(fonts, tall[i]), feet);
    fonts_close(fonts);
}

static void a_mark_stays_with_its_letter(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct ruler ruler = fonts_ruler(fonts);
    const float bare = ruler.width(ruler.context, "\u05e9\u05dc", 60, WEIGHT_REGULAR);
    const float marked = ruler.width(ruler.context, "\u05e9\u05b8\u05dc", 60, WEIGHT_REGULAR);
    assert_float_equal(bare, marked, 3.0f);
    fonts_close(fonts);
}

static void what_no_font_has_is_told_once_with_a_package(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, "a\U0010fffdb\U0010fffd", 40, WEIGHT_BOLD, &glyphs));
    fonts_tell(fonts, &problems);
    assert_int_equal(problems.warnings, 1);
    assert_said(&problems, "\U0010fffd");
    assert_said(&problems, "fonts-noto-core");
    assert_true(fonts_render(fonts, "\U0010fffd", 40, WEIGHT_BOLD, &glyphs));
    fonts_tell(fonts, &problems);
    assert_int_equal(problems.warnings, 1);
    fonts_close(fonts);
}

static void bytes_that_are_no_text_and_endless_lines_do_no_harm(void **state)
{
    (void)state;
    struct fonts *fonts = open_found();
    static char endless[9000];
    struct glyphs glyphs;
    memset(endless, 'm', sizeof endless - 1);
    for (size_t i = 0; i < sizeof endless - 8; i += 40)
        for (int j = 0; j < 5; j++)
            endless[i + (size_t)j] = "\u05e9\xff\u062a"[j];
    assert_true(fonts_render(fonts, endless, 20, WEIGHT_REGULAR, &glyphs));
    assert_true(glyphs.width > 1000);
    assert_true(fonts_render(fonts, "\u200f\u202b\u2069", 20, WEIGHT_REGULAR, &glyphs));
    assert_int_equal(glyphs.width, 0);
    fonts_close(fonts);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_text_is_as_wide_as_the_ruler_says),
        CASE(twice_the_size_is_twice_as_wide),
        CASE(bold_is_darker_than_regular),
        CASE(a_font_without_a_bold_file_is_made_bolder),
        CASE(a_text_seen_before_is_not_rendered_again),
        CASE(any_number_of_texts_and_sizes_can_be_rendered),
        CASE(an_empty_text_has_no_pixels),
        CASE(other_writings_are_found_in_other_fonts),
        CASE(hebrew_runs_from_right_to_left_and_its_numbers_do_not),
        CASE(arabic_letters_are_joined),
        CASE(the_line_of_a_mixed_text_is_that_of_its_parts_in_order),
        CASE(stacked_accents_are_whole_and_move_no_baseline),
        CASE(a_mark_stays_with_its_letter),
        CASE(what_no_font_has_is_told_once_with_a_package),
        CASE(bytes_that_are_no_text_and_endless_lines_do_no_harm),
        CASE(a_font_file_that_is_missing_is_told_with_the_package),
        CASE(a_file_that_is_no_font_is_told),
        CASE(a_name_too_long_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
