/* From where the figure is seen, and how the camera gets there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "on_screen.h"
#include "picture/camera.h"
#include "stage_set.h"

static struct picture one, two;

static void the_figure_fills_the_stage_and_stays_in_it(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int i = 0; i < SET_SIZES; i++) {
        set_size(&set, set_sizes[i]);
        struct layout layout = layout_for(set.view.width, set.view.height, 0);
        set_at(&set, 15000);
        picture_build(&set.view, &set_ruler, &one);
        struct box box = figure_box(&one.figure);
        assert_true(box.x >= layout.stage.x && box.y >= layout.stage.y - 1);
        assert_true(box.x + box.width <= layout.stage.x + layout.stage.width);
        assert_true(box.y + box.height <= layout.stage.y + layout.stage.height + 1);
        assert_true(box.height > 0.7f * layout.stage.height ||
                    box.width > 0.55f * layout.stage.width);
    }
}

static bool same_camera(const struct picture *a, const struct picture *b)
{
    return same_bytes(&a->figure.camera, &b->figure.camera, sizeof a->figure.camera);
}

static void the_camera_stands_still_while_an_exercise_is_shown(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 3000);
    picture_build(&set.view, &set_ruler, &one);
    for (int64_t ms = 4000; ms < 20000; ms += 500) {
        set_at(&set, ms);
        glm_quatv(set.view.moment.pose.turn[JOINT_RIGHT_HIP], (float)ms / 1e4f, (vec3){0, 0, 1});
        picture_build(&set.view, &set_ruler, &two);
        assert_true(same_camera(&one, &two));
    }
}

/* While it stands and while it glides. */
static void what_a_station_shows_need_be_looked_over_but_once(void **state)
{
    (void)state;
    struct stage_set set;
    struct kept_station station = {.timeline = NULL};
    set_open(&set);
    for (int i = 0; i < 2; i++) {
        set_size(&set, set_sizes[i]);
        for (int64_t ms = 0; ms < 45000; ms += 490) {
            set_at(&set, ms);
            set.view.station = NULL;
            picture_build(&set.view, &set_ruler, &one);
            set.view.station = &station;
            picture_build(&set.view, &set_ruler, &two);
            assert_memory_equal(&one, &two, sizeof one);
        }
        assert_ptr_equal(station.timeline, set.view.timeline);
    }
}

static void a_change_of_sides_leads_round_the_figure(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 19990);
    picture_build(&set.view, &set_ruler, &one);
    float way = 0;
    for (int64_t ms = 20000; ms < 30100; ms += 20) {
        set_at(&set, ms);
        picture_build(&set.view, &set_ruler, &two);
        float step = walk(&one, &two);
        assert_true(step <= 60 * 0.02f);
        assert_true(two.figure.presence == 1.0f);
        assert_true(two.figure.camera.eye[1] > 0.3f);
        assert_true(glm_vec3_norm(two.figure.camera.eye) > 2);
        way += step;
        memcpy(&one, &two, sizeof one);
    }
    assert_float_equal(way, 130, 4);
}

static void a_change_of_sides_at_a_wall_is_covered_by_a_fade(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].wall = (struct wall){WALL_AHEAD, 0.5f};
    float last = 1.0f;
    struct camera before = {{0}, {0}, 0, 0, 0};
    bool swapped = false;
    for (int64_t ms = 19990; ms < 21500; ms += 10) {
        set_at(&set, ms);
        picture_build(&set.view, &set_ruler, &one);
        const struct figure *figure = &one.figure;
        if (before.focal > 0 && !same_bytes(before.eye, figure->camera.eye, sizeof before.eye)) {
            assert_true(figure->presence < 0.05f);
            swapped = true;
        }
        assert_true(fabsf(figure->presence - last) < 0.05f);
        last = figure->presence;
        before = figure->camera;
    }
    assert_true(swapped);
    assert_true(last == 1.0f);
}

static void turning_both_ways_without_a_break_keeps_the_camera(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 55000);
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 65000);
    picture_build(&set.view, &set_ruler, &two);
    assert_true(same_camera(&one, &two));
    assert_true(two.figure.presence == 1.0f);
}

static void a_change_of_position_shows_the_old_camera_then_the_new_one(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 39000);
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 40500);
    set.view.moment.seen = &set.segments[3];
    set.view.moment.presence = 0.5f;
    picture_build(&set.view, &set_ruler, &two);
    assert_true(same_camera(&one, &two));
    assert_true(two.figure.quad_count == one.figure.quad_count);
    set.view.moment.seen = &set.segments[4];
    picture_build(&set.view, &set_ruler, &two);
    assert_false(same_camera(&one, &two));
    set_at(&set, 55000);
    picture_build(&set.view, &set_ruler, &one);
    assert_true(same_camera(&one, &two));
}

static void the_camera_glides_to_the_next_exercise_and_props_follow(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[1].camera.yaw = 40;
    set.segments[4].kind = SEGMENT_PHASE;
    set.segments[4].fade_ms = 0;
    set.segments[3].side = set.segments[2].side = SIDE_RIGHT;
    vec3 last;
    float longest = 0, way = 0;
    int fewest = FIGURE_QUADS_MOST;
    for (int64_t ms = 39900; ms < 42000; ms += 16) {
        set_at(&set, ms);
        picture_build(&set.view, &set_ruler, &one);
        if (ms > 39900) {
            float step = glm_vec3_distance(last, one.figure.camera.eye);
            longest = fmaxf(longest, step);
            way += step;
        }
        glm_vec3_copy(one.figure.camera.eye, last);
        fewest = one.figure.quad_count < fewest ? one.figure.quad_count : fewest;
        assert_true(one.figure.presence == 1.0f);
    }
    assert_true(way > 0.3f);
    assert_true(longest < way * 0.05f);
    assert_in_range(fewest, 0, 2); /* a chair comes before the mat is gone */
    assert_int_equal(one.figure.quads[0].behind, false);
    assert_in_range(one.figure.quad_count, 12, FIGURE_QUADS_MOST);
}

static void what_has_no_side_is_seen_from_where_the_camera_is(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[1].camera.yaw = 25;
    for (int i = 4; i < SET_SEGMENTS; i++)
        set.segments[i].side = SIDE_BOTH;
    set_at(&set, 35000);
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 65000);
    picture_build(&set.view, &set_ruler, &two);
    assert_true(walk(&one, &two) < 0.1f);
    for (int i = 0; i < 4; i++)
        set.segments[i].side = SIDE_RIGHT;
    picture_build(&set.view, &set_ruler, &two);
    assert_true(walk(&one, &two) > 100);
}

static void an_upper_body_is_framed_larger_than_the_whole(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    set.exercises[0].camera.upper_body = true;
    picture_build(&set.view, &set_ruler, &two);
    assert_true(figure_box(&two.figure).height > 1.5f * figure_box(&one.figure).height);
}

static void bare_pictures_hold_only_the_figure(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.view.bare = true;
    set_size(&set, (struct size){400, 300});
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    assert_int_equal(one.shape_count, 2);
    assert_int_equal(one.shapes[0].kind, SHAPE_BACKDROP);
    assert_int_equal(one.shapes[1].kind, SHAPE_FIGURE);
    assert_true(figure_box(&one.figure).height > 200);
    set.view.label = 60;
    picture_build(&set.view, &set_ruler, &one);
    struct box box = figure_box(&one.figure);
    assert_true(box.y + box.height <= 240);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_figure_fills_the_stage_and_stays_in_it),
        cmocka_unit_test(the_camera_stands_still_while_an_exercise_is_shown),
        cmocka_unit_test(what_a_station_shows_need_be_looked_over_but_once),
        cmocka_unit_test(a_change_of_sides_leads_round_the_figure),
        cmocka_unit_test(a_change_of_sides_at_a_wall_is_covered_by_a_fade),
        cmocka_unit_test(turning_both_ways_without_a_break_keeps_the_camera),
        cmocka_unit_test(a_change_of_position_shows_the_old_camera_then_the_new_one),
        cmocka_unit_test(the_camera_glides_to_the_next_exercise_and_props_follow),
        cmocka_unit_test(what_has_no_side_is_seen_from_where_the_camera_is),
        cmocka_unit_test(an_upper_body_is_framed_larger_than_the_whole),
        cmocka_unit_test(bare_pictures_hold_only_the_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
