/* What a kiosk says to those who pass by is read from across a room, in any shape of screen, and
 * nothing else is said. */
#include "picture/guest.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage_set.h"

static struct picture picture;

static const struct size sizes[] = {{1920, 1080}, {1280, 720}, {640, 360},   {1024, 768},
                                    {1080, 1080}, {720, 1280}, {1080, 1920}, {3840, 1080}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const char *const invitations[] = {"Stretch with me: press any key",
                                          "Mach mit: tipp auf den Bildschirm"};

static void open_film(struct stage_set *set, struct size size, const char *words, bool above)
{
    set_open(set);
    set_at(set, 15000);
    set_size(set, size);
    set->view.screen = SCREEN_FILM;
    set->view.invitation = words;
    set->view.invited_above = above;
    set->view.hurts = "x";
    picture_build(&set->view, &set_ruler, &picture);
}

static float least_of(const struct stage_set *set)
{
    return fminf((float)set->view.width, (float)set->view.height);
}

static void the_film_says_what_to_do_and_nothing_else(void **state)
{
    (void)state;
    struct stage_set set;
    for (int s = 0; s < SIZES; s++)
        for (int i = 0; i < 2; i++) {
            char said[256] = "";
            bool figure = false;
            open_film(&set, sizes[s], invitations[i], false);
            for (int k = 0; k < picture.shape_count; k++) {
                const struct shape *shape = &picture.shapes[k];
                figure = figure || shape->kind == SHAPE_FIGURE;
                assert_true(shape->kind == SHAPE_TEXT || shape->kind == SHAPE_FIGURE ||
                            shape->kind == SHAPE_BACKDROP);
                if (shape->kind != SHAPE_TEXT)
                    continue;
                snprintf(said + strlen(said), sizeof said - strlen(said), "%s%s",
                         said[0] != '\0' ? " " : "", picture.letters + shape->text);
            }
            assert_true(figure);
            assert_string_equal(said, invitations[i]);
        }
}

/* 7 % of the lesser side: capitals of 20 minutes of arc on a screen of 24 inches, from 3 m. */
static void it_is_read_from_three_metres_inside_the_safe_area(void **state)
{
    (void)state;
    struct stage_set set;
    for (int s = 0; s < SIZES; s++)
        for (int i = 0; i < 4; i++) {
            open_film(&set, sizes[s], invitations[i / 2], i % 2 == 1);
            const float width = (float)set.view.width, height = (float)set.view.height;
            for (int k = 0; k < picture.shape_count; k++) {
                const struct shape *shape = &picture.shapes[k];
                if (shape->kind != SHAPE_TEXT)
                    continue;
                assert_true(shape->size >= 0.07f * least_of(&set));
                assert_true(shape->box.x >= 0.05f * width - 1);
                assert_true(shape->box.x + shape->box.width <= 0.95f * width + 1);
                assert_true(shape->box.y >= 0.05f * height - 1);
                assert_true(shape->box.y + shape->box.height <= 0.95f * height + 1);
            }
        }
}

/* Over the figure or under it, never across it. */
static void words_and_figure_change_places_so_that_nothing_burns_in(void **state)
{
    (void)state;
    struct stage_set set;
    struct layout layout;
    for (int s = 0; s < SIZES; s++)
        for (int above = 0; above < 2; above++) {
            open_film(&set, sizes[s], invitations[0], above == 1);
            layout = layout_for(set.view.width, set.view.height, 0);
            guest_layout(&set.view, &layout);
            for (int k = 0; k < picture.shape_count; k++) {
                const struct box *box = &picture.shapes[k].box;
                if (picture.shapes[k].kind != SHAPE_TEXT)
                    continue;
                if (above == 1)
                    assert_true(box->y + box->height <= layout.stage.y + 1);
                else
                    assert_true(box->y >= layout.stage.y + layout.stage.height - 1);
            }
        }
}

static void a_guest_is_thanked_and_told_nothing_of_a_day(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 79000);
    set.view.screen = SCREEN_CLOSING;
    set.view.today_ms = 29900;
    set.view.guest = true;
    picture_build(&set.view, &set_ruler, &picture);
    bool thanked = false, number = false;
    for (int i = 0; i < picture.shape_count; i++) {
        const char *text = picture.letters + picture.shapes[i].text;
        if (picture.shapes[i].kind != SHAPE_TEXT)
            continue;
        thanked = thanked || strcmp(text, "Well done. Thank you!") == 0;
        number = number || strcmp(text, "30") == 0;
        assert_null(strstr(text, "today"));
    }
    assert_true(thanked && number);
}

static void the_owners_card_stays_in_the_safe_area(void **state)
{
    (void)state;
    struct stage_set set;
    for (int s = 0; s < SIZES; s++) {
        open_film(&set, sizes[s], invitations[0], false);
        const int before = picture.shape_count;
        const struct pen pen = {&picture, &set_ruler, &set.theme};
        guest_card(&pen, "For the owner: type the PIN \u2022\u2022\u2022\u2022\u2022\u2022");
        assert_true(picture.shape_count > before + 1);
        for (int i = before; i < picture.shape_count; i++) {
            const struct box *box = &picture.shapes[i].box;
            assert_true(box->x >= 0.05f * (float)set.view.width - 1);
            assert_true(box->x + box->width <= 0.95f * (float)set.view.width + 1);
            assert_true(box->y >= 0.04f * (float)set.view.height - 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_film_says_what_to_do_and_nothing_else),
        cmocka_unit_test(it_is_read_from_three_metres_inside_the_safe_area),
        cmocka_unit_test(words_and_figure_change_places_so_that_nothing_burns_in),
        cmocka_unit_test(a_guest_is_thanked_and_told_nothing_of_a_day),
        cmocka_unit_test(the_owners_card_stays_in_the_safe_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
