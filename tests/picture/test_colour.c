#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/world.h"
#include "picture/colour.h"
#include "picture/manner.h"

static const struct colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_float_equal(colour_contrast(black, white), 21.0f, 0.01f);
    assert_float_equal(colour_contrast(white, black), 21.0f, 0.01f);
    assert_float_equal(colour_contrast(white, white), 1.0f, 1e-4f);
    /* #767676 on white is the usual example of the least grey for 4.5:1. */
    assert_float_equal(colour_contrast((struct colour){0x76, 0x76, 0x76, 255}, white), 4.54f,
                       0.01f);
}

static void mixing_keeps_the_ends_and_is_done_in_light(void **state)
{
    (void)state;
    struct colour none = colour_mix(black, white, 0), all = colour_mix(black, white, 1);
    struct colour half = colour_mix(black, white, 0.5f);
    assert_memory_equal(&none, &black, sizeof none);
    assert_memory_equal(&all, &white, sizeof all);
    assert_int_equal(half.red, 188);
    assert_int_equal(half.alpha, 255);
}

static void laying_over_follows_the_alpha(void **state)
{
    (void)state;
    struct colour half = colour_over((struct colour){255, 0, 0, 128}, black);
    assert_int_equal(half.red, 128);
    assert_int_equal(half.green, 0);
    assert_int_equal(half.alpha, 255);
}

enum { THEMES = 3 };
static const char *const names[THEMES] = {"dark", "light", "high-contrast"};

static struct theme themed(const char *name)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    struct theme theme;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    assert_true(theme_load(&theme, &world_machine, folders, 1, name, &problems));
    problems_close(&problems);
    return theme;
}

static void check_at_least(float least, struct colour over, struct colour ground, const char *theme,
                           const char *what)
{
    float contrast = colour_contrast(over, ground);
    if (contrast < least)
        fail_msg("%s: %s has a contrast of %g, less than %g", theme, what, (double)contrast,
                 (double)least);
}

static void check_text(const struct theme *theme, struct colour ground, const char *name)
{
    check_at_least(7.0f, theme->text, ground, name, "text");
    check_at_least(7.0f, theme->text_quiet, ground, name, "quiet text");
}

static void every_theme_can_be_read(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        struct theme theme = themed(names[i]);
        const struct colour grounds[] = {theme.background, theme.background_edge, theme.floor};
        for (int g = 0; g < 3; g++) {
            check_text(&theme, grounds[g], names[i]);
            check_text(&theme, colour_over(theme.panel, grounds[g]), names[i]);
            check_at_least(7.0f, theme.text, colour_over(theme.breath, grounds[g]), names[i],
                           "text on the breath disc");
            check_at_least(3.0f, theme.ring, grounds[g], names[i], "the ring");
        }
        check_at_least(3.0f, theme.ring, theme.ring_empty, names[i], "the ring's done part");
    }
}

/* The best of what shows where a shape ends: its own colour, the line round it, or the rim. */
static float shape_contrast(const struct figure *figure, struct colour shape, struct colour ground)
{
    float own = colour_contrast(shape, ground);
    float line = figure->line_width > 0 ? colour_contrast(figure->line, ground) : 0;
    float rim = colour_contrast(colour_over(figure->rim, ground), ground);
    return fmaxf(own, fmaxf(line, figure->rim_width > 0 ? rim : 0));
}

/* Every limb stands out from what is behind it, near or far, and from another limb of its colour
 * by the line between them; a highlight is told by its edge or its stripes. */
static void check_figure(const struct theme *theme, const char *name)
{
    static const enum cloth cloths[] = {CLOTH_SKIN, CLOTH_SHIRT, CLOTH_SHORTS};
    const struct colour grounds[] = {theme->background, theme->background_edge, theme->floor,
                                     theme->mat};
    struct layout layout = layout_for(1920, 1080, 0);
    struct figure figure = {.line_width = 0};
    manner_set(theme, &layout, &figure);
    for (size_t c = 0; c < sizeof cloths / sizeof *cloths; c++)
        for (int far = 0; far <= 1; far++) {
            struct colour limb = manner_colour(theme, cloths[c], (float)far);
            for (int g = 0; g < 4; g++)
                if (shape_contrast(&figure, limb, grounds[g]) < 3)
                    fail_msg("%s, %s: cloth %d far %d does not stand out from ground %d", name,
                             style_name(theme->style), (int)cloths[c], far, g);
            check_at_least(3.0f, figure.line, limb, name, "a line over the body");
        }
    check_at_least(3.0f, figure.glow_edge, theme->highlight, name, "the edge of a highlight");
    struct colour face = manner_colour(theme, CLOTH_SKIN, 0);
    check_at_least(3.0f, manner_colour(theme, CLOTH_EYE, 0), face, name, "an eye");
}

static void the_figure_stands_out_in_every_theme_and_style(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++)
        for (int style = 0; style < STYLE_COUNT; style++) {
            struct theme theme = themed(names[i]);
            theme.style = (enum figure_style)style;
            check_figure(&theme, names[i]);
        }
}

static void high_contrast_tells_nothing_by_colour_alone(void **state)
{
    (void)state;
    struct theme theme = themed("high-contrast");
    struct layout layout = layout_for(1920, 1080, 0);
    struct figure figure = {.line_width = 0};
    assert_int_equal(theme.style, STYLE_CONTRAST);
    manner_set(&theme, &layout, &figure);
    assert_true(figure.hatch > 0);
    for (int cloth = CLOTH_SKIN; cloth <= CLOTH_SHORTS; cloth++)
        check_at_least(4.5f, manner_colour(&theme, (enum cloth)cloth, 1), theme.background,
                       "high-contrast", "a far limb");
    check_at_least(3.0f, theme.highlight, theme.skin, "high-contrast", "a highlight on skin");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(mixing_keeps_the_ends_and_is_done_in_light),
        cmocka_unit_test(every_theme_can_be_read),
        cmocka_unit_test(the_figure_stands_out_in_every_theme_and_style),
        cmocka_unit_test(high_contrast_tells_nothing_by_colour_alone),
        cmocka_unit_test(laying_over_follows_the_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
