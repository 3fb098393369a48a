/* The menu looks as it was approved: tests/golden/menu/WIDTHxHEIGHT-THEME.png, without its texts,
 * so that no installed font plays a part. A menu that looks otherwise is written to golden/ in the
 * build folder; LIMBER_GOLDEN_WRITE=1 approves it: look at each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "export/golden.h"
#include "export/golden_room.h"
#include "export/png.h"
#include "stage/showcase.h"

#define FOLDER LIMBER_SOURCE "/tests/golden/menu"
#define DRAWN LIMBER_BUILD "/golden"

enum { PATH = 512 };

/* The first page; the stills must live until it is painted. */
static void build(int width, int height, const struct theme *theme, struct menu_stills *stills,
                  struct picture *picture)
{
    static struct menu menu;
    const struct ruler ruler = {plain_width, NULL};
    const struct timeline_wish wish = timeline_wish_default();
    struct showcase showcase = {.seen = {{NULL, NULL, 0}}};
    struct timeline *previews[MENU_FACES_MOST] = {NULL};
    int columns, rows;
    menu_grid(width, height, &columns, &rows);
    assert_true(menu_open(&menu, &world_machine, &library, 0));
    menu_shape(&menu, columns, rows);
    for (int i = 0; i < menu_page_count(&menu); i++) {
        const struct routine *routine = showcase_routine(&library, &menu.cards[i]);
        previews[i] = timeline_build(&world_machine, routine, &wish, &problems);
        assert_non_null(previews[i]);
        showcase_set(&showcase, i, routine, previews[i]);
    }
    const struct menu_page page = showcase_page(&showcase, &menu, theme, width, height);
    menu_picture(&page, &ruler, stills, picture);
    drop_texts(picture);
    for (int i = 0; i < MENU_FACES_MOST; i++)
        timeline_free(previews[i]);
}

static void draw(const char *name, const struct surface *surface)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    static struct picture picture;
    static struct menu_stills stills;
    struct area areas[AREAS_MOST];
    struct theme theme;
    assert_true(theme_load(&theme, &world_machine, folders, 1, name, &problems));
    memset(&stills, 0, sizeof stills);
    build(surface->width, surface->height, &theme, &stills, &picture);
    soft_draw(painter, &picture, surface, true, areas);
}

static void assert_as_approved(int width, int height, const char *theme)
{
    const bool approves = getenv("LIMBER_GOLDEN_WRITE") != NULL;
    struct surface approved = {0}, drawn = {NULL, width, height, width * 4};
    struct arena arena;
    double share = 1;
    char path[PATH];
    drawn.pixels = calloc((size_t)width * (size_t)height, 4);
    assert_non_null(drawn.pixels);
    draw(theme, &drawn);
    arena_open(&arena, &memory_heap, 16u << 20);
    snprintf(path, sizeof path, "%s/%dx%d-%s.png", FOLDER, width, height, theme);
    if (approves) {
        mkdir(FOLDER, 0777);
        assert_true(png_write(path, &drawn, &problems));
    }
    assert_true(png_read(path, &arena, &approved, &problems));
    const enum golden result = golden_compare(&approved, &drawn, &share);
    if (result == GOLDEN_BAD) {
        mkdir(DRAWN, 0777);
        snprintf(path, sizeof path, "%s/menu-%dx%d-%s.png", DRAWN, width, height, theme);
        (void)png_write(path, &drawn, &problems);
    }
    free(drawn.pixels);
    arena_close(&arena);
    assert_int_not_equal(result, GOLDEN_BAD);
}

static void the_menu_looks_as_approved_in_every_shape_and_theme(void **state)
{
    (void)state;
    assert_as_approved(640, 360, "dark");
    assert_as_approved(640, 360, "light");
    assert_as_approved(640, 360, "high_contrast");
    assert_as_approved(480, 360, "dark");
    assert_as_approved(360, 640, "dark");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_menu_looks_as_approved_in_every_shape_and_theme),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
