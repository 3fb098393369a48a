/* How the figure looks: sides, near and far, what glows, breath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "on_screen.h"
#include "stage_set.h"

static struct picture one, two;

/* Of its bare skin, as it comes last. */
static struct colour colour_of(const struct figure *figure, enum region region)
{
    struct colour colour = {0};
    for (int i = 0; i < figure->cone_count; i++)
        if (figure->cones[i].region == region)
            colour = figure->cones[i].colour;
    return colour;
}

static int red_of(const struct figure *figure, enum region region)
{
    return colour_of(figure, region).red;
}

static void the_left_side_is_the_mirror_image_of_the_right(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    set.view.moment.pose.root[0] = 0.2f;
    glm_quatv(set.view.moment.pose.turn[JOINT_RIGHT_HIP], 1.0f, (vec3){0, 0, 1});
    struct pose right = set.view.moment.pose;
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 35000);
    pose_mirror(&right, &set.view.moment.pose);
    picture_build(&set.view, &set_ruler, &two);
    struct box a = figure_box(&one.figure), b = figure_box(&two.figure);
    struct layout layout = layout_for(1920, 1080, 0);
    float sum = 2 * layout.stage.x + layout.stage.width;
    assert_float_equal(b.x, sum - a.x - a.width, 0.5f);
    assert_float_equal(b.y, a.y, 0.5f);
    assert_float_equal(b.width, a.width, 0.5f);
    assert_float_equal(b.height, a.height, 0.5f);
    assert_true(red_of(&one.figure, REGION_LEFT_ARM) == red_of(&two.figure, REGION_RIGHT_ARM));
    assert_true(red_of(&one.figure, REGION_RIGHT_ARM) == red_of(&two.figure, REGION_LEFT_ARM));
}

static int arms_gap(struct stage_set *set, float yaw, struct picture *picture)
{
    set->exercises[0].camera.yaw = yaw;
    picture_build(&set->view, &set_ruler, picture);
    return red_of(&picture->figure, REGION_RIGHT_ARM) - red_of(&picture->figure, REGION_LEFT_ARM);
}

static void a_limb_is_darkened_by_how_much_farther_it_is_than_its_fellow(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    int from_side = arms_gap(&set, 0, &one);
    assert_true(from_side > 40);
    assert_in_range(arms_gap(&set, 60, &one), 1, from_side - 1);
    assert_int_equal(arms_gap(&set, 90, &one), 0);
    assert_true(arms_gap(&set, 170, &one) < -40);
}

static void darkening_keeps_the_hue(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    (void)arms_gap(&set, 0, &one);
    const struct colour near = colour_of(&one.figure, REGION_RIGHT_ARM);
    const struct colour far = colour_of(&one.figure, REGION_LEFT_ARM);
    assert_float_equal((float)far.green / far.red, (float)near.green / near.red, 0.02f);
    assert_float_equal((float)far.blue / far.red, (float)near.blue / near.red, 0.02f);
}

static void the_working_side_glows(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 35000);
    picture_build(&set.view, &set_ruler, &two);
    assert_true(one.figure.glow_count >= 2);
    assert_int_equal(one.figure.glow_count, two.figure.glow_count);
    assert_true(one.figure.glows[0].regions & 1u << REGION_RIGHT_LEG);
    assert_true(two.figure.glows[0].regions & 1u << REGION_LEFT_LEG);
    set.view.moment.highlight = 0;
    picture_build(&set.view, &set_ruler, &two);
    assert_int_equal(two.figure.glow_count, 0);
}

static void breathing_in_swells_the_trunk_only(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    set.view.moment.breath = 0;
    picture_build(&set.view, &set_ruler, &one);
    set.view.moment.breath = 1;
    picture_build(&set.view, &set_ruler, &two);
    float most = 1;
    for (int i = 0; i < one.figure.cone_count; i++) {
        float grown = two.figure.cones[i].radius_a / one.figure.cones[i].radius_a;
        assert_true(one.figure.cones[i].region == REGION_TRUNK || grown == 1.0f);
        most = fmaxf(most, grown);
    }
    assert_float_equal(most, 1.03f, 1e-4f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_left_side_is_the_mirror_image_of_the_right),
        cmocka_unit_test(a_limb_is_darkened_by_how_much_farther_it_is_than_its_fellow),
        cmocka_unit_test(darkening_keeps_the_hue),
        cmocka_unit_test(the_working_side_glows),
        cmocka_unit_test(breathing_in_swells_the_trunk_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
