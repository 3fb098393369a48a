/* What the figure sits, leans and lies on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "picture/props.h"
#include "stage_set.h"

static struct picture one, two;

static void props_come_with_the_exercises_that_need_them(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    assert_int_equal(one.figure.quad_count, 2);
    assert_true(one.figure.quads[0].behind && one.figure.quads[1].behind);
    set_at(&set, 55000);
    picture_build(&set.view, &set_ruler, &two);
    assert_in_range(two.figure.quad_count, 12, FIGURE_QUADS_MOST);
    assert_false(two.figure.quads[0].behind);
    assert_true(two.figure.caster_count > one.figure.caster_count);
}

static int count_behind(const struct figure *figure)
{
    int count = 0;
    for (int i = 0; i < figure->quad_count; i++)
        count += figure->quads[i].behind;
    return count;
}

static void a_wall_lies_behind_the_figure_and_ends_before_the_eye(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].props = PROP_WALL;
    set.exercises[0].wall = (struct wall){WALL_AHEAD, 0.5f};
    for (int yaw = -40; yaw <= 10; yaw += 10) {
        set.exercises[0].camera.yaw = (float)yaw;
        set_at(&set, 15000);
        picture_build(&set.view, &set_ruler, &one);
        const struct figure *figure = &one.figure;
        assert_in_range(figure->quad_count, 5, 6);
        assert_int_equal(count_behind(figure), figure->quad_count);
        for (int i = 0; i < figure->quad_count && figure->camera.eye[0] > 0.5f; i++)
            for (int c = 0; c < 4; c++)
                assert_true(figure->quads[i].corner[c][2] <= 0.001f);
        for (int i = 0; i < figure->quad_count; i++)
            for (int c = 0; c < 4; c++)
                assert_true(figure->quads[i].corner[c][0] >= 0.499f);
    }
}

static void a_wall_is_whole_and_of_glass_for_an_eye_far_behind_it(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].props = PROP_WALL;
    set.exercises[0].wall = (struct wall){WALL_AHEAD, 0.5f};
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &two);
    set.exercises[0].camera.yaw = 80;
    picture_build(&set.view, &set_ruler, &one);
    const struct figure_quad *face = &one.figure.quads[0];
    assert_int_equal(count_behind(&one.figure), one.figure.quad_count);
    assert_true(fabsf(face->corner[0][2] - face->corner[2][2]) > 1.0f);
    assert_in_range(face->colour.alpha, 1, set.theme.wall.alpha / 2);
}

static void a_chairs_back_is_open_for_an_eye_behind_it(void **state)
{
    (void)state;
    struct stage_set set;
    float lowest[2] = {INFINITY, INFINITY};
    set_open(&set);
    set_at(&set, 55000);
    for (int k = 0; k < 2; k++) {
        set.view.sights.wished = k == 0 ? SIGHT_SIDE : SIGHT_BACK;
        picture_build(&set.view, &set_ruler, &one);
        for (int i = 0; i < one.figure.quad_count; i++) { /* what reaches the top of the back */
            float top = 0, bottom = INFINITY;
            for (int c = 0; c < 4; c++) {
                top = fmaxf(top, one.figure.quads[i].corner[c][1]);
                bottom = fminf(bottom, one.figure.quads[i].corner[c][1]);
            }
            if (top > KEY_SEAT_BACK_TOP - 0.01f)
                lowest[k] = fminf(lowest[k], bottom);
        }
    }
    assert_true(lowest[0] < KEY_SEAT_BACK_TOP - 0.2f);
    assert_true(lowest[1] > KEY_SEAT_BACK_TOP - 0.1f);
}

static void a_wall_at_the_right_changes_sides_with_the_exercise(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].props = PROP_WALL;
    set.exercises[0].wall = (struct wall){WALL_RIGHT, 0.45f};
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 35000);
    picture_build(&set.view, &set_ruler, &two);
    assert_true(one.figure.quads[0].corner[0][2] >= 0.449f);
    assert_true(two.figure.quads[0].corner[0][2] <= -0.449f);
}

static void a_doorway_is_open_in_the_middle_under_its_lintel(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].props = PROP_DOORWAY;
    set.exercises[0].wall = (struct wall){WALL_AHEAD, 0.2f};
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    assert_in_range(one.figure.quad_count, 14, 20);
    int over = 0;
    for (int i = 0; i < one.figure.quad_count; i++) {
        const struct figure_quad *quad = &one.figure.quads[i];
        const bool lintel = fminf(quad->corner[0][1], quad->corner[2][1]) >= 1.9f;
        over += lintel;
        for (int c = 0; c < 4; c++)
            assert_true(lintel || fabsf(quad->corner[c][2]) >= 0.309f);
    }
    assert_int_equal(over, 2);
}

static void a_strap_lies_round_the_limb(void **state)
{
    (void)state;
    const vec3 middle = {0.2f, 0.5f, -0.1f};
    one.figure.quad_count = 0;
    strap_loop_add(&one.figure, middle, (vec3){0, 0.04f, 0}, (vec3){0, 0, 0.05f}, 1.0f,
                   (struct colour){0});
    assert_in_range(one.figure.quad_count, 6, 16);
    float low = 1, high = 0;
    for (int i = 0; i < one.figure.quad_count; i++)
        for (int c = 0; c < 4; c++) {
            const float *at = one.figure.quads[i].corner[c];
            const float away = hypotf(at[1] - middle[1], at[2] - middle[2]);
            assert_in_range((int)(away * 1000.0f + 0.5f), 40, 50);
            assert_in_range((int)(fabsf(at[0] - middle[0]) * 1000.0f + 0.5f), 10, 25);
            low = fminf(low, at[1]);
            high = fmaxf(high, at[1]);
        }
    assert_float_equal(high - low, 0.08f, 0.001f);
}

static void a_chair_stands_where_the_exercise_puts_it(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].props = PROP_CHAIR;
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    set.exercises[0].chair = (struct chair){true, 0.5f, 0.3f, 180};
    picture_build(&set.view, &set_ruler, &two);
    float one_top = -1, two_x = 0, two_z = 0;
    for (int i = 0; i < two.figure.quad_count; i++)
        if (two.figure.quads[i].corner[0][1] > one_top) {
            one_top = two.figure.quads[i].corner[0][1];
            two_x = two.figure.quads[i].corner[0][0];
            two_z = two.figure.quads[i].corner[0][2];
        }
    assert_float_equal(one_top, 0.90f, 0.001f);
    assert_float_equal(two_x, 0.5f + 0.2f, 0.05f);
    assert_float_equal(two_z, 0.3f, 0.23f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(props_come_with_the_exercises_that_need_them),
        cmocka_unit_test(a_wall_lies_behind_the_figure_and_ends_before_the_eye),
        cmocka_unit_test(a_wall_is_whole_and_of_glass_for_an_eye_far_behind_it),
        cmocka_unit_test(a_chairs_back_is_open_for_an_eye_behind_it),
        cmocka_unit_test(a_wall_at_the_right_changes_sides_with_the_exercise),
        cmocka_unit_test(a_strap_lies_round_the_limb),
        cmocka_unit_test(a_doorway_is_open_in_the_middle_under_its_lintel),
        cmocka_unit_test(a_chair_stands_where_the_exercise_puts_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
