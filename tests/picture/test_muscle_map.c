/* The map of muscles: its names, where it stands, when it is there. Costs a second or two of CPU:
 * all exercises in all layouts are looked at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "library/shipped.h"
#include "picture/clear.h"
#include "picture/figure.h"
#include "picture/muscle_map.h"
#include "picture/muscle_sides.h"
#include "stage_set.h"

enum { LAYOUTS = 4, SQUARE = 2 };

static const int sizes[LAYOUTS][2] = {{1920, 1080}, {1440, 1080}, {1080, 1080}, {1080, 1920}};
static struct picture picture;
static struct kept_map map;
static struct problems problems;
static struct library library;
static struct theme theme;

static int open_library(void **state)
{
    (void)state;
    theme = theme_dark();
    return shipped_open(&library, &problems) ? 0 : -1;
}

static int close_library(void **state)
{
    (void)state;
    shipped_close(&library, &problems);
    return 0;
}

static struct timeline *lay_out(const struct exercise *exercise)
{
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline =
        timeline_build(&world_machine, library_routine_of(&library, exercise), &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static struct view view_at(const struct timeline *timeline, int layout, int64_t ms)
{
    struct view view = {.timeline = timeline,
                        .theme = &theme,
                        .width = sizes[layout][0],
                        .height = sizes[layout][1],
                        .range = 1,
                        .tempo = 1,
                        .map = &map};
    timeline_at(timeline, ms, &view.moment);
    return view;
}

static bool is_shown(const struct timeline *timeline, int layout, int64_t ms)
{
    const struct view view = view_at(timeline, layout, ms);
    picture_build(&view, &set_ruler, &picture);
    return picture.stills[1] != NULL || picture.stills[2] != NULL;
}

static void every_muscle_has_a_name_for_people(void **state)
{
    (void)state;
    for (int i = 0; i < SKIN_MUSCLE_COUNT; i++) {
        const char *name = muscle_map_name(skin_muscle_name(i));
        assert_non_null(name);
        assert_true(name[0] >= 'A' && name[0] <= 'Z' && strchr(name, '_') == NULL);
        assert_true(strlen(name) <= 12);
    }
    assert_null(muscle_map_name("biceps of the ear"));
}

static void a_muscle_of_both_sides_is_named_once(void **state)
{
    (void)state;
    const struct highlight list[] = {
        {"glute", SIDE_LEFT}, {"low_back", SIDE_BOTH}, {"glute", SIDE_RIGHT}};
    const struct highlights lit = {list, 3};
    const char *names[MAP_NAMES_MOST];
    assert_int_equal(muscle_map_names(&lit, names), 2);
    assert_string_equal(names[0], "Buttocks");
    assert_string_equal(names[1], "Low back");
}

static void the_body_is_seen_from_the_side_on_which_the_muscle_lies(void **state)
{
    (void)state;
    const struct highlight back = {"hamstring", SIDE_RIGHT}, front = {"quad", SIDE_RIGHT},
                           either = {"deltoid", SIDE_RIGHT}, both[] = {front, back};
    assert_int_equal(muscle_sides(&(struct highlights){&back, 1}), MUSCLE_BACK);
    assert_int_equal(muscle_sides(&(struct highlights){&front, 1}), MUSCLE_FRONT);
    assert_int_equal(muscle_sides(&(struct highlights){&either, 1}), MUSCLE_FRONT);
    assert_int_equal(muscle_sides(&(struct highlights){both, 2}), MUSCLE_FRONT | MUSCLE_BACK);
}

static bool boxes_meet(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static bool is_a_name(const char *text)
{
    for (int i = 0; i < map.name_count; i++)
        if (strcmp(text, map.names[i]) == 0)
            return true;
    return false;
}

static void no_other_word_is_under_it(void)
{
    for (int i = 0; i < picture.shape_count; i++) {
        const struct shape *shape = &picture.shapes[i];
        if (shape->kind == SHAPE_TEXT && !is_a_name(picture.letters + shape->text))
            assert_false(boxes_meet(&shape->box, &map.panel));
    }
}

/* Names are as large as what is read from the mat, and inside the panel. */
static void names_fit(const struct layout *layout)
{
    int named = 0;
    for (int i = 0; i < picture.shape_count; i++) {
        const struct shape *shape = &picture.shapes[i];
        for (int k = 0; shape->kind == SHAPE_TEXT && k < map.name_count; k++) {
            if (strcmp(picture.letters + shape->text, map.names[k]) != 0)
                continue;
            named++;
            assert_true(shape->size >= layout->caption.size - 0.01f);
            assert_true(shape->box.x >= map.panel.x);
            assert_true(shape->box.x + shape->box.width <= map.panel.x + map.panel.width);
            assert_true(shape->box.y + shape->box.height <= map.panel.y + map.panel.height);
        }
    }
    assert_true(named >= map.name_count);
}

static void while_it_is_there_nothing_of_the_figure_is_under_it(void **state)
{
    (void)state;
    int shown[LAYOUTS] = {0}, stretching = 0;
    for (int i = 0; i < library.exercise_count; i++) {
        struct timeline *timeline = lay_out(library.exercises[i]);
        for (int layout = 0; layout < LAYOUTS; layout++) {
            const struct layout places = layout_for(sizes[layout][0], sizes[layout][1], 0);
            bool seen = false;
            for (int64_t ms = 700; ms < 12000; ms += 900) {
                if (!is_shown(timeline, layout, ms))
                    continue;
                seen = true;
                assert_true(figure_leaves(&picture.figure, &map.panel));
                names_fit(&places);
                no_other_word_is_under_it();
            }
            shown[layout] += seen;
        }
        stretching += map.name_count > 0;
        timeline_free(timeline);
    }
    assert_true(stretching >= 30);
    /* Screens as high as wide have too little room for many names. */
    for (int layout = 0; layout < LAYOUTS; layout++)
        assert_true(shown[layout] * 10 >= stretching * (layout == SQUARE ? 6 : 9));
}

/* How far the camera stands off. */
static float distance_at(const struct timeline *timeline, int64_t ms, bool calm)
{
    struct view view = view_at(timeline, 0, ms);
    view.sights.calm = calm;
    picture_build(&view, &set_ruler, &picture);
    const struct figure *figure = &picture.figure;
    return glm_vec3_distance((float *)figure->camera.eye, (float *)figure->cones[0].a);
}

/* Lying, there is no free corner: the figure stands back, and comes near again before it moves. */
static void the_figure_makes_room_slowly_or_with_reduced_motion_at_once(void **state)
{
    (void)state;
    struct timeline *timeline = lay_out(library_exercise(&library, "knee_to_chest"));
    assert_true(is_shown(timeline, 0, 6000) && map.reserves);
    const int64_t end = map.end_ms;
    const float back = distance_at(timeline, 6000, false), near = distance_at(timeline, end, false);
    assert_true(back > near * 1.1f);
    float before = back;
    for (int64_t ms = end - 1000; ms <= end; ms += 16) {
        const float now = distance_at(timeline, ms, false);
        assert_true(now <= before + 1e-4f && before - now < (back - near) * 0.05f);
        before = now;
    }
    assert_true(distance_at(timeline, end - 1, true) == distance_at(timeline, 1000, true));
    assert_true(fabsf(distance_at(timeline, end, true) - near) < 1e-3f);
    assert_false(is_shown(timeline, 0, end));
    timeline_free(timeline);
}

/* It tells what is coming; who does the other side knows. */
static void it_comes_once_for_an_exercise(void **state)
{
    (void)state;
    struct timeline *timeline = lay_out(library_exercise(&library, "knee_to_chest"));
    int64_t last = 0;
    for (int64_t ms = 0; ms < timeline->duration_ms; ms += 500)
        if (is_shown(timeline, 0, ms))
            last = ms;
    assert_true(last > 2000 && last < 13000);
    timeline_free(timeline);
}

static void without_room_lent_there_is_none(void **state)
{
    (void)state;
    struct timeline *timeline = lay_out(library_exercise(&library, "cat_cow"));
    struct view view = view_at(timeline, 0, 6000);
    view.map = NULL;
    picture_build(&view, &set_ruler, &picture);
    assert_true(picture.stills[1] == NULL && picture.stills[2] == NULL);
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_muscle_has_a_name_for_people),
        cmocka_unit_test(a_muscle_of_both_sides_is_named_once),
        cmocka_unit_test(the_body_is_seen_from_the_side_on_which_the_muscle_lies),
        cmocka_unit_test(the_figure_makes_room_slowly_or_with_reduced_motion_at_once),
        cmocka_unit_test(it_comes_once_for_an_exercise),
        cmocka_unit_test(without_room_lent_there_is_none),
        cmocka_unit_test(while_it_is_there_nothing_of_the_figure_is_under_it),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
