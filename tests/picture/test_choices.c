/* Buttons: where they stand, and that their words stay inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "picture/choices.h"
#include "stage_set.h"

static struct picture picture;
static struct stage_set set;

static const struct choice list[] = {{"Space", "go on"},
                                     {"\u2192", "next"},
                                     {"q", "menu"},
                                     {"Shift+Page Down", LONG_NAME},
                                     {"", "x"}};

enum { COUNT = sizeof list / sizeof *list };

static const struct choices_room rooms[] = {
    {{100, 50, 1720, 120}, 5, 66}, {{30, 40, 600, 900}, 1, 60}, {{10, 10, 500, 300}, 2, 29}};

enum { ROOMS = sizeof rooms / sizeof *rooms };

static int open_set(void **state)
{
    (void)state;
    set_open(&set);
    return 0;
}

static bool lies_in(struct box inner, struct box outer)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 &&
           inner.x + inner.width <= outer.x + outer.width + 1 &&
           inner.y + inner.height <= outer.y + outer.height + 1;
}

static void draw(const struct choices_room *room, int lit, float walk)
{
    const struct pen pen = {&picture, &set_ruler, &set.theme};
    picture_start(&picture, 1920, 1080);
    choices_add(&pen, room, list, COUNT, lit, walk);
}

static void buttons_fill_their_room_and_touch_nowhere(void **state)
{
    (void)state;
    for (int r = 0; r < ROOMS; r++)
        for (int i = 0; i < COUNT; i++) {
            const struct box box = choices_box(&rooms[r], COUNT, i);
            assert_true(lies_in(box, rooms[r].box));
            for (int j = 0; j < i; j++) {
                const struct box other = choices_box(&rooms[r], COUNT, j);
                assert_true(box.x >= other.x + other.width || box.y >= other.y + other.height ||
                            box.x + box.width <= other.x);
            }
        }
}

static void a_point_is_over_the_button_drawn_there(void **state)
{
    (void)state;
    for (int r = 0; r < ROOMS; r++) {
        for (int i = 0; i < COUNT; i++) {
            const struct box box = choices_box(&rooms[r], COUNT, i);
            assert_int_equal(choices_at(&rooms[r], COUNT, box.x + 1, box.y + 1), i);
            assert_int_equal(choices_at(&rooms[r], COUNT, box.x + box.width + 1, box.y - 2), -1);
        }
        assert_int_equal(choices_at(&rooms[r], COUNT, 0, 0), -1);
    }
}

static void words_stay_inside_their_button(void **state)
{
    (void)state;
    for (int r = 0; r < ROOMS; r++) {
        draw(&rooms[r], -1, 0);
        int button = -1, texts = 0;
        for (int i = 0; i < picture.shape_count; i++) {
            const struct shape *shape = &picture.shapes[i];
            if (shape->kind == SHAPE_PANEL &&
                shape->box.x == choices_box(&rooms[r], COUNT, button + 1).x &&
                shape->box.y == choices_box(&rooms[r], COUNT, button + 1).y)
                button++;
            if (shape->kind != SHAPE_TEXT)
                continue;
            texts++;
            assert_true(lies_in(shape->box, choices_box(&rooms[r], COUNT, button)));
        }
        assert_int_equal(button, COUNT - 1);
        assert_int_equal(texts, 2 * COUNT - 1);
    }
}

static void only_the_lit_one_is_told_by_a_heavy_edge_and_walks(void **state)
{
    (void)state;
    set.theme.ring = (struct colour){1, 2, 3, 255};
    int shapes[2] = {0};
    for (int walks = 0; walks < 2; walks++) {
        draw(&rooms[0], 1, walks ? 0.5f : 0.0f);
        for (int i = 0; i < picture.shape_count; i++) {
            const struct shape *shape = &picture.shapes[i];
            if (same_bytes(&shape->colour, &set.theme.ring, sizeof shape->colour)) {
                assert_true(lies_in(shape->box, choices_box(&rooms[0], COUNT, 1)));
                shapes[walks]++;
            }
        }
    }
    assert_int_equal(shapes[0], 1);
    assert_int_equal(shapes[1], 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buttons_fill_their_room_and_touch_nowhere),
        cmocka_unit_test(a_point_is_over_the_button_drawn_there),
        cmocka_unit_test(words_stay_inside_their_button),
        cmocka_unit_test(only_the_lit_one_is_told_by_a_heavy_edge_and_walks),
    };
    return cmocka_run_group_tests(tests, open_set, NULL);
}
