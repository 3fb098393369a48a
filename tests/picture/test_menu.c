#include "picture/menu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inter.h"
#include "picture/safety.h"
#include "stage_set.h"

static struct picture one, two;
static struct menu_stills stills;
static struct stage_set set;

static const int sizes[][2] = {{640, 480},   {800, 600},   {1280, 720},  {1366, 768},
                               {1440, 1080}, {1920, 1080}, {1920, 1200}, {2560, 1440},
                               {3840, 2160}, {480, 854},   {720, 1280},  {1080, 1920}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static struct menu_page page_of(int width, int height)
{
    static const char *const names[] = {OTHER_LONG_NAME, "Neck side bend", LONG_NAME,
                                        "Lying outer-thigh stretch with strap"};
    int columns, rows;
    menu_grid(width, height, &columns, &rows);
    set_open(&set);
    struct menu_page page = {
        .theme = &set.theme,
        .width = width,
        .height = height,
        .title = "What shall we stretch?",
        .keys = {"\u2190 \u2191 \u2193 \u2192 choose \u00b7 Enter play", "Esc quit \u00b7 ? keys"},
        .count = columns * rows,
        .page = 1,
        .pages = 12,
    };
    for (int i = 0; i < page.count; i++) {
        page.faces[i] = (struct menu_face){.name = names[i], .timeline = &set.timeline};
        snprintf(page.faces[i].about, MENU_ABOUT, "14 min \u00b7 floor%s",
                 i == 1 ? ", chair, standing" : ""); /* a routine: their names are short */
        page.faces[i].at_ms = 15000;
    }
    return page;
}

static int count_of(const struct picture *picture, enum shape_kind kind)
{
    int count = 0;
    for (int i = 0; i < picture->shape_count; i++)
        count += picture->shapes[i].kind == kind;
    return count;
}

static void assert_legible(const struct picture *picture, float least)
{
    const float wide = (float)picture->width, high = (float)picture->height;
    const float brief = fminf(wide, high);
    assert_true(picture->shape_count < PICTURE_SHAPES_MOST);
    for (int i = 0; i < picture->shape_count; i++) {
        const struct shape *shape = &picture->shapes[i];
        if (shape->kind != SHAPE_TEXT)
            continue;
        assert_true(shape->size >= brief * least);
        assert_true(shape->box.x >= wide * 0.049f);
        assert_true(shape->box.x + shape->box.width <= wide * 0.951f);
        assert_true(shape->box.y >= high * 0.03f);
        assert_true(shape->box.y + shape->size * PICTURE_ASCENT <= high * 0.951f);
    }
}

static void every_card_is_legible_at_every_size(void **state)
{
    (void)state;
    for (int i = 0; i < SIZES; i++) {
        const struct menu_page page = page_of(sizes[i][0], sizes[i][1]);
        menu_picture(&page, &inter_ruler, &stills, &one);
        assert_legible(&one, 0.048f);
        assert_int_equal(count_of(&one, SHAPE_FIGURE), 1);
        assert_int_equal(count_of(&one, SHAPE_STILL), page.count - 1);
    }
}

static void the_safety_words_are_legible_at_every_size(void **state)
{
    (void)state;
    const struct theme theme = theme_dark();
    for (int i = 0; i < SIZES; i++) {
        const struct safety_page page = {
            &theme, sizes[i][0], sizes[i][1], 0, {{"Any key", "go on"}, {"Esc", "back"}}};
        safety_picture(&page, &set_ruler, &one);
        assert_legible(&one, 0.05f);
        assert_true(count_of(&one, SHAPE_TEXT) >= 8);
    }
}

static void the_safety_buttons_are_found_where_they_stand(void **state)
{
    (void)state;
    const struct theme theme = theme_dark();
    for (int i = 0; i < SIZES; i++) {
        const struct safety_page page = {
            &theme, sizes[i][0], sizes[i][1], 0, {{"Any key", "go on"}, {"Esc", "back"}}};
        safety_picture(&page, &set_ruler, &one);
        const struct box *last = &one.shapes[one.shape_count - 1].box;
        assert_int_equal(safety_button_at(page.width, page.height, last->x + 1, last->y + 1), 1);
        assert_int_equal(safety_button_at(page.width, page.height, 1, 1), -1);
    }
}

/* Words lie beside the figure's window, in their own card. */
static void words_keep_clear_of_the_figures(void **state)
{
    (void)state;
    for (int i = 0; i < SIZES; i++) {
        const struct menu_page page = page_of(sizes[i][0], sizes[i][1]);
        menu_picture(&page, &set_ruler, &stills, &one);
        for (int a = 0; a < one.shape_count; a++)
            for (int b = 0; b < one.shape_count; b++) {
                const struct box *window = &one.shapes[a].box, *text = &one.shapes[b].box;
                if ((one.shapes[a].kind != SHAPE_FIGURE && one.shapes[a].kind != SHAPE_STILL) ||
                    one.shapes[b].kind != SHAPE_TEXT)
                    continue;
                assert_true(text->x >= window->x + window->width ||
                            text->x + text->width <= window->x ||
                            text->y >= window->y + window->height ||
                            text->y + text->height <= window->y + 1);
            }
    }
}

static void a_point_finds_the_card_under_it(void **state)
{
    (void)state;
    for (int i = 0; i < SIZES; i++) {
        const struct menu_page page = page_of(sizes[i][0], sizes[i][1]);
        menu_picture(&page, &set_ruler, &stills, &one);
        for (int k = 0; k < one.shape_count; k++) {
            const struct shape *shape = &one.shapes[k];
            if (shape->kind == SHAPE_STILL)
                assert_int_equal(
                    menu_place_at(page.width, page.height, shape->box.x + 1, shape->box.y + 1),
                    shape->still);
        }
        assert_int_equal(menu_place_at(page.width, page.height, 1, 1), -1);
    }
}

static void only_the_lit_figure_changes_while_it_moves(void **state)
{
    (void)state;
    struct menu_page page = page_of(1280, 720);
    menu_picture(&page, &set_ruler, &stills, &one);
    page.faces[0].at_ms += 400;
    menu_picture(&page, &set_ruler, &stills, &two);
    assert_int_equal(one.shape_count, two.shape_count);
    for (int i = 0; i < one.shape_count; i++)
        if (one.shapes[i].kind != SHAPE_PANEL)
            assert_true(same_bytes(&one.shapes[i], &two.shapes[i], sizeof one.shapes[i]));
}

static void a_still_of_another_moment_gets_another_stamp(void **state)
{
    (void)state;
    struct menu_page page = page_of(1280, 720);
    menu_picture(&page, &set_ruler, &stills, &one);
    const unsigned before = stills.stamp[1], other = stills.stamp[2];
    page.faces[1].at_ms += 1000;
    menu_picture(&page, &set_ruler, &stills, &one);
    assert_int_not_equal(stills.stamp[1], before);
    assert_int_equal(stills.stamp[2], other);
}

static void the_lit_card_is_told_by_more_than_its_colour(void **state)
{
    (void)state;
    struct menu_page page = page_of(1920, 1080);
    menu_picture(&page, &set_ruler, &stills, &one);
    float edge[2] = {0};
    int cards = 0;
    for (int i = 0; i + 1 < one.shape_count && cards < 2; i++) {
        const struct shape *outer = &one.shapes[i], *inner = &one.shapes[i + 1];
        if (outer->kind == SHAPE_PANEL && inner->kind == SHAPE_PANEL &&
            inner->box.width < outer->box.width && inner->box.width > 700)
            edge[cards++] = inner->box.x - outer->box.x;
    }
    assert_int_equal(cards, 2);
    assert_true(edge[0] >= 2 * edge[1]);
}

static void cards_without_a_figure_yet_have_their_words(void **state)
{
    (void)state;
    struct menu_page page = page_of(1280, 720);
    menu_picture(&page, &set_ruler, &stills, &one);
    const int texts = count_of(&one, SHAPE_TEXT);
    for (int i = 0; i < page.count; i++)
        page.faces[i].timeline = NULL;
    menu_picture(&page, &set_ruler, &stills, &one);
    assert_int_equal(count_of(&one, SHAPE_TEXT), texts);
    assert_int_equal(count_of(&one, SHAPE_FIGURE) + count_of(&one, SHAPE_STILL), 0);
    page.count = 0;
    menu_picture(&page, &set_ruler, &stills, &one);
    assert_int_equal(count_of(&one, SHAPE_TEXT), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_card_is_legible_at_every_size),
        cmocka_unit_test(the_safety_words_are_legible_at_every_size),
        cmocka_unit_test(the_safety_buttons_are_found_where_they_stand),
        cmocka_unit_test(words_keep_clear_of_the_figures),
        cmocka_unit_test(a_point_finds_the_card_under_it),
        cmocka_unit_test(only_the_lit_figure_changes_while_it_moves),
        cmocka_unit_test(a_still_of_another_moment_gets_another_stamp),
        cmocka_unit_test(the_lit_card_is_told_by_more_than_its_colour),
        cmocka_unit_test(cards_without_a_figure_yet_have_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
