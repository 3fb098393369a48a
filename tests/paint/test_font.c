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

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_text_is_as_wide_as_the_ruler_says),
        CASE(twice_the_size_is_twice_as_wide),
        CASE(bold_is_darker_than_regular),
        CASE(a_text_seen_before_is_not_rendered_again),
        CASE(any_number_of_texts_and_sizes_can_be_rendered),
        CASE(an_empty_text_has_no_pixels),
        CASE(a_font_file_that_is_missing_is_told_with_the_package),
        CASE(a_file_that_is_no_font_is_told),
        CASE(a_name_too_long_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
