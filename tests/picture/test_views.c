#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "on_screen.h"
#include "picture/camera.h"
#include "picture/hud.h"
#include "picture/outlook.h"
#include "tour.h"

static struct picture one, two;

/* Where the middle of a body's part is on the screen, pixels from the left. */
static float across(const struct figure *figure, enum region region)
{
    float sum = 0;
    int count = 0;
    for (int i = 0; i < figure->cone_count; i++) {
        struct box box;
        if (figure->cones[i].region != region)
            continue;
        project(&figure->camera, figure->cones[i].a, figure->cones[i].radius_a, &box);
        sum += box.x + box.width / 2;
        count++;
    }
    return sum / (float)count;
}

/* Right of the picture's middle of the figure, pixels; > 0: the right arm is on the right. */
static float right_arm_on_the_right(struct stage_set *set, enum sight sight, bool mirror)
{
    set->view.sights = (struct sights){.wished = sight, .mirror = mirror};
    build(set, &one);
    return across(&one.figure, REGION_RIGHT_ARM) - across(&one.figure, REGION_LEFT_ARM);
}

static void in_the_mirror_the_right_arm_is_on_the_right_and_from_the_back_anyway(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    assert_true(right_arm_on_the_right(&set, SIGHT_FRONT, false) < -100);
    assert_true(right_arm_on_the_right(&set, SIGHT_FRONT, true) > 100);
    assert_true(right_arm_on_the_right(&set, SIGHT_THREE_QUARTER, true) > 50);
    assert_true(right_arm_on_the_right(&set, SIGHT_BACK, false) > 100);
    assert_true(right_arm_on_the_right(&set, SIGHT_BACK, true) > 100);
}

static void the_mirror_shows_what_was_on_the_left_on_the_right_and_nothing_else(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    glm_quatv(set.view.moment.pose.turn[JOINT_RIGHT_HIP], 1.0f, (vec3){0, 0, 1});
    build(&set, &one);
    set.view.sights.mirror = true;
    build(&set, &two);
    const struct camera *camera = &one.figure.camera;
    assert_true(same_bytes(camera, &two.figure.camera, sizeof *camera));
    assert_int_equal(one.figure.cone_count, two.figure.cone_count);
    assert_int_equal(one.figure.quad_count, two.figure.quad_count);
    for (int i = 0; i < one.figure.cone_count; i++) {
        struct box a, b;
        project(camera, one.figure.cones[i].a, one.figure.cones[i].radius_a, &a);
        project(camera, two.figure.cones[i].a, two.figure.cones[i].radius_a, &b);
        assert_float_equal(a.x + b.x + b.width, 2 * camera->centre_x, 0.1f);
        assert_float_equal(a.y, b.y, 0.1f);
        assert_int_equal(one.figure.cones[i].region, two.figure.cones[i].region);
    }
    for (int i = 0; i < one.figure.quad_count; i++)
        for (int k = 0; k < 4; k++) {
            struct box a, b;
            project(camera, one.figure.quads[i].corner[k], 0, &a);
            project(camera, two.figure.quads[i].corner[k], 0, &b);
            assert_float_equal(a.x + b.x, 2 * camera->centre_x, 0.1f);
        }
}

static void a_sight_that_is_chosen_is_gone_to_slowly_even_if_others_were_under_way(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    build(&set, &one);
    float way = 0;
    for (int ms = 0; ms < 8000; ms += 20) {
        static const enum sight chosen[] = {SIGHT_FRONT, SIGHT_BACK, SIGHT_ABOVE};
        if (ms < 3 * 700 && ms % 700 == 0)
            sights_choose(&set.view.sights, 0, chosen[ms / 700]);
        sights_pass(&set.view.sights, 20);
        build(&set, &two);
        const float step = walk(&one, &two);
        assert_true(step < 0.020f * 180); /* degrees; two quick turns add up */
        way += step;
        one = two;
    }
    assert_true(way > 20);
    set.view.sights = (struct sights){.wished = SIGHT_ABOVE};
    build(&set, &two);
    assert_true(walk(&one, &two) < 0.1f);
}

static void the_next_exercise_is_seen_as_it_says_itself(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 55000);
    build(&set, &one);
    set_at(&set, 15000);
    sights_choose(&set.view.sights, 0, SIGHT_BACK);
    sights_pass(&set.view.sights, SIGHT_MOVE_MS);
    build(&set, &two);
    assert_true(walk(&one, &two) > 60);
    set_at(&set, 35000); /* the other side: seen from the other side's back */
    build(&set, &two);
    assert_true(walk(&one, &two) > 60);
    set_at(&set, 55000);
    build(&set, &two);
    assert_true(walk(&one, &two) < 0.1f);
}

/* Stands still; what is seen of it from another sight. */
static float apart(struct stage_set *set, enum sight a, enum sight b)
{
    set->view.sights.wished = a;
    build(set, &one);
    set->view.sights.wished = b;
    build(set, &two);
    return walk(&one, &two);
}

static void the_five_sights_are_as_far_apart_as_their_names(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    assert_float_equal(apart(&set, SIGHT_FRONT, SIGHT_SIDE), 90, 2);
    assert_float_equal(apart(&set, SIGHT_SIDE, SIGHT_THREE_QUARTER), 45, 2);
    assert_float_equal(apart(&set, SIGHT_BACK, SIGHT_SIDE), 90, 2);
    assert_true(apart(&set, SIGHT_FRONT, SIGHT_BACK) > 160);
    assert_true(apart(&set, SIGHT_OWN, SIGHT_ABOVE) > 30);
}

static void reduced_motion_cuts_the_camera_where_it_would_move(void **state)
{
    (void)state;
    struct stage_set set;
    int cuts = 0;
    set_open(&set);
    set.view.sights.calm = true;
    set_at(&set, 15000);
    build(&set, &one);
    for (int64_t ms = 15000; ms < 39000; ms += 20) { /* to the other side */
        set_at(&set, ms);
        build(&set, &two);
        const struct camera *a = &one.figure.camera, *b = &two.figure.camera;
        cuts += !same_bytes(a, b, sizeof *a);
        one = two;
    }
    assert_in_range(cuts, 1, 2);
    sights_choose(&set.view.sights, 0, SIGHT_BACK);
    build(&set, &one);
    sights_pass(&set.view.sights, SIGHT_MOVE_MS);
    build(&set, &two);
    assert_true(same_bytes(&one, &two, sizeof one));
}

static int count_of(const struct picture *picture, enum shape_kind kind)
{
    int count = 0;
    for (int i = 0; i < picture->shape_count; i++)
        count += picture->shapes[i].kind == kind;
    return count;
}

static void reduced_motion_fills_a_ring_with_breath_and_pulses_nothing(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    build(&set, &one);
    set.view.sights.calm = true;
    build(&set, &two);
    assert_int_equal(count_of(&one, SHAPE_DISC), 1);
    assert_int_equal(count_of(&two, SHAPE_DISC), 0);
    assert_int_equal(count_of(&two, SHAPE_DOTS), count_of(&one, SHAPE_DOTS));
    assert_int_equal(count_of(&two, SHAPE_ARC), count_of(&one, SHAPE_ARC));
}

static void every_hold_is_wholly_on_the_stage_from_every_side(void **state)
{
    (void)state;
    static const struct size sizes[] = {{1920, 1080}, {1080, 1920}};
    struct stage_set set;
    int seen = 0;
    set_open(&set);
    set.view.timeline = tour;
    for (int i = 0; i < tour->segment_count; i++) {
        const struct segment *segment = &tour->segments[i];
        if (!is_held(segment))
            continue;
        timeline_at(tour, segment->end_ms - 1, &set.view.moment);
        for (unsigned k = 0; k < 2 * SIGHT_COUNT; k++) {
            set.view.sights = (struct sights){.wished = (enum sight)(k / 2), .mirror = k % 4 > 1};
            set_size(&set, sizes[k % 2]);
            build(&set, &one);
            const struct layout layout = layout_for(set.view.width, set.view.height, 0);
            const struct box box = figure_box(&one.figure);
            const bool bust = segment->exercise->camera.upper_body && k / 2 != SIGHT_ABOVE;
            if (!bust && !is_inside(&box, &layout.stage))
                print_message("%s from %s\n", segment->exercise->id, sight_name(k / 2));
            assert_true(bust || is_inside(&box, &layout.stage));
            seen += !bust;
        }
    }
    assert_true(seen > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_mirror_the_right_arm_is_on_the_right_and_from_the_back_anyway),
        cmocka_unit_test(the_mirror_shows_what_was_on_the_left_on_the_right_and_nothing_else),
        cmocka_unit_test(a_sight_that_is_chosen_is_gone_to_slowly_even_if_others_were_under_way),
        cmocka_unit_test(the_next_exercise_is_seen_as_it_says_itself),
        cmocka_unit_test(the_five_sights_are_as_far_apart_as_their_names),
        cmocka_unit_test(reduced_motion_cuts_the_camera_where_it_would_move),
        cmocka_unit_test(reduced_motion_fills_a_ring_with_breath_and_pulses_nothing),
        cmocka_unit_test(every_hold_is_wholly_on_the_stage_from_every_side),
    };
    return cmocka_run_group_tests(tests, open_tour, close_tour);
}
