#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/told.h"
#include "library/library.h"
#include "library/paper.h"
#include "library/theme.h"

static const char *const ASSETS[] = {LIMBER_SOURCE "/assets"};

static bool same(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static void the_dark_theme_on_disk_is_the_one_built_in(void **state)
{
    (void)state;
    struct theme theme;
    const struct theme dark = theme_dark();
    assert_true(theme_load(&theme, &world_machine, ASSETS, 1, "dark", &problems));
    assert_int_equal(problems.errors, 0);
    const struct colour *found = &theme.background, *built = &dark.background;
    for (size_t i = 0; i < offsetof(struct theme, far_share) / sizeof *found; i++)
        assert_true(same(found[i], built[i]));
    assert_true(theme.far_share == dark.far_share && theme.shadow == dark.shadow);
    assert_true(same(theme.rim, (struct colour){0xdb, 0xe6, 0xf0, 0x8c}));
}

static double light(uint8_t level)
{
    const double share = level / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double contrast(struct colour a, struct colour b)
{
    const double x = 0.2126 * light(a.red) + 0.7152 * light(a.green) + 0.0722 * light(a.blue);
    const double y = 0.2126 * light(b.red) + 0.7152 * light(b.green) + 0.0722 * light(b.blue);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* DESIGN section 9: 7:1 for text, 3:1 for shapes that carry meaning. */
static void themes_can_be_read_from_three_metres(void **state)
{
    (void)state;
    static const char *const names[] = {"dark", "light", "high-contrast"};
    for (int i = 0; i < 3; i++) {
        struct theme theme;
        assert_true(theme_load(&theme, &world_machine, ASSETS, 1, names[i], &problems));
        assert_true(contrast(theme.text, theme.background) >= 7);
        assert_true(contrast(theme.text, theme.background_edge) >= 7);
        assert_true(contrast(theme.text_quiet, theme.background) >= 7);
        assert_true(contrast(theme.text_quiet, theme.background_edge) >= 7);
        assert_true(contrast(theme.text, theme.panel) >= 7);
        assert_true(contrast(theme.ring, theme.background) >= 3);
        assert_true(contrast(theme.ring, theme.ring_empty) >= 3);
        assert_true(contrast(theme.breath_mark, theme.background) >= 3);
        assert_true(contrast(theme.wall_line, theme.background) >= 3);
        assert_true(contrast(theme.wall_line, theme.background_edge) >= 3);
        assert_true(contrast(theme.strap, theme.background) >= 3);
        assert_true(contrast(theme.strap, theme.mat) >= 3);
        assert_true(contrast(theme.cushion_dark, theme.floor) >= 3);
        assert_true(contrast(theme.wall, theme.background) <= 1.5);
    }
}

static void a_theme_may_say_in_which_style_the_figure_is_drawn(void **state)
{
    (void)state;
    struct theme theme;
    assert_true(theme_load(&theme, &world_machine, ASSETS, 1, "light", &problems));
    assert_int_equal(theme.style, STYLE_SOLID);
    assert_true(theme_load(&theme, &world_machine, ASSETS, 1, "high_contrast", &problems));
    assert_int_equal(theme.style, STYLE_CONTRAST);
    assert_string_equal(style_name(STYLE_LINE), "line");
}

static void an_unknown_theme_is_told_and_the_dark_one_taken(void **state)
{
    (void)state;
    struct theme theme;
    const struct theme dark = theme_dark();
    assert_false(theme_load(&theme, &world_machine, ASSETS, 1, "drak", &problems));
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.list[0].message, "there is no theme `drak`"));
    assert_memory_equal(&theme, &dark, sizeof dark);
}

static void every_mistake_of_a_theme_is_told(void **state)
{
    (void)state;
    static const struct paper paper = PAPER("a/themes/odd.yaml", "format: limber theme 1\n"
                                                                 "background: black\n"
                                                                 "floor: \"#12345\"\n"
                                                                 "mat: \"#12345g\"\n"
                                                                 "skinn: \"#123456\"\n"
                                                                 "shadow: 2\n"
                                                                 "style: bold\n");
    static const char *const folders[] = {"a"};
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct theme theme;
    const struct theme dark = theme_dark();
    assert_false(theme_load(&theme, &world, folders, 1, "odd", &problems));
    /* three colours, a misspelt name, a share out of bounds, a style, and 18 more colours and a
     * share that are not there */
    assert_int_equal(problems.errors, 25);
    assert_memory_equal(&theme, &dark, sizeof dark);
}

#define OLD_THEME(background)                                                                      \
    "format: limber theme 1\nbackground: \"" background                                            \
    "\"\nbackground_edge: \"#0c0f14\"\nfloor: \"#1b2027\"\nmat: \"#343b45\"\nmat_edge: "           \
    "\"#515b69\"\n"                                                                                \
    "chair: \"#6f7986\"\nchair_dark: \"#4a525d\"\nskin: \"#efc9a5\"\nshirt: \"#6db7ea\"\n"         \
    "shorts: \"#3b77bc\"\nhair: \"#8a5839\"\neye: \"#1d232b\"\nline: \"#0a0d11\"\nrim: "           \
    "\"#dbe6f0\"\n"                                                                                \
    "highlight: \"#f0500e\"\ntext: \"#f2f5f8\"\ntext_quiet: \"#b6c0cc\"\n"                         \
    "panel: \"#12161c\"\nring: \"#7fd6c2\"\nring_empty: \"#38414d\"\nbreath: \"#7fb8e6\"\n"        \
    "breath_mark: \"#7fb8e6\"\nfar_share: 0.4\nshadow: 0.2\n"

/* Those who only play hear nothing of it. */
static void colours_that_came_later_are_those_of_the_theme_that_is_alike(void **state)
{
    (void)state;
    static const struct paper papers_of[] = {PAPER("a/themes/night.yaml", OLD_THEME("#101018")),
                                             PAPER("a/themes/day.yaml", OLD_THEME("#f4ead0"))};
    static const char *const names[][2] = {{"night", "dark"}, {"day", "light"}}, *const a[] = {"a"};
    const struct papers papers = {papers_of, 2};
    const struct world world = papers_world(&papers, &memory_heap);
    for (int i = 0; i < 2; i++) {
        struct theme own, built;
        assert_true(theme_load(&own, &world, a, 1, names[i][0], &problems));
        assert_true(theme_load(&built, &world_machine, ASSETS, 1, names[i][1], &problems));
        assert_true(same(own.wall, built.wall) && same(own.wall_end, built.wall_end));
        assert_true(same(own.wall_line, built.wall_line) && same(own.strap, built.strap));
        assert_true(same(own.cushion, built.cushion) && same(own.cushion_dark, built.cushion_dark));
    }
    assert_int_equal(problems.errors + problems.warnings, 0);
}

static void who_checks_a_theme_is_told_of_colours_that_came_later(void **state)
{
    (void)state;
    static const struct paper paper = PAPER("day.yaml", OLD_THEME("#f4ead0"));
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct library library;
    const char *id;
    assert_true(library_load(&library, &world, NULL, 0, &problems));
    assert_true(library_add_any(&library, &world, "day.yaml", &problems, &id));
    assert_int_equal(problems.warnings, 6);
    assert_string_equal(problems.list[0].message,
                        "no colour `wall`; that of the built-in light theme is taken");
    assert_false(library_add_file(&library, &world, "day.yaml", &problems, &id));
    library_close(&library);
}

static void what_is_no_theme_is_refused(void **state)
{
    (void)state;
    static const struct paper paper = PAPER("a/themes/odd.yaml", PAPER_CHAIR);
    static const char *const folders[] = {"a"};
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct theme theme;
    assert_false(theme_load(&theme, &world, folders, 1, "odd", &problems));
    assert_non_null(strstr(problems.list[0].message, "found a position where a theme must stand"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_dark_theme_on_disk_is_the_one_built_in),
        CASE(themes_can_be_read_from_three_metres),
        CASE(a_theme_may_say_in_which_style_the_figure_is_drawn),
        CASE(an_unknown_theme_is_told_and_the_dark_one_taken),
        CASE(every_mistake_of_a_theme_is_told),
        CASE(colours_that_came_later_are_those_of_the_theme_that_is_alike),
        CASE(who_checks_a_theme_is_told_of_colours_that_came_later),
        CASE(what_is_no_theme_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
