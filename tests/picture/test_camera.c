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

/* The walk round the figure from one picture to the next: how far, and the longest step. */
static float walk(const struct picture *from, const struct picture *to)
{
    vec3 a = {0, 0, 1}, b = {0, 0, 1};
    versor back;
    glm_quat_conjugate((float *)from->figure.camera.facing, back);
    glm_quat_rotatev(back, a, a);
    glm_quat_conjugate((float *)to->figure.camera.facing, back);
    glm_quat_rotatev(back, b, b);
    return glm_deg(glm_vec3_angle(a, b));
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
    assert_true(fabsf(face->corner[0][2] - face->corner[2][2]) > 1.2f);
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

static void a_doorway_is_open_in_the_middle(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].props = PROP_DOORWAY;
    set.exercises[0].wall = (struct wall){WALL_AHEAD, 0.2f};
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    assert_in_range(one.figure.quad_count, 10, 12);
    for (int i = 0; i < one.figure.quad_count; i++)
        for (int c = 0; c < 4; c++)
            assert_true(fabsf(one.figure.quads[i].corner[c][2]) >= 0.309f);
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
        cmocka_unit_test(the_figure_fills_the_stage_and_stays_in_it),
        cmocka_unit_test(the_left_side_is_the_mirror_image_of_the_right),
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
        cmocka_unit_test(a_limb_is_darkened_by_how_much_farther_it_is_than_its_fellow),
        cmocka_unit_test(darkening_keeps_the_hue),
        cmocka_unit_test(the_working_side_glows),
        cmocka_unit_test(breathing_in_swells_the_trunk_only),
        cmocka_unit_test(props_come_with_the_exercises_that_need_them),
        cmocka_unit_test(a_wall_lies_behind_the_figure_and_ends_before_the_eye),
        cmocka_unit_test(a_wall_is_whole_and_of_glass_for_an_eye_far_behind_it),
        cmocka_unit_test(a_chairs_back_is_open_for_an_eye_behind_it),
        cmocka_unit_test(a_wall_at_the_right_changes_sides_with_the_exercise),
        cmocka_unit_test(a_doorway_is_open_in_the_middle),
        cmocka_unit_test(a_chair_stands_where_the_exercise_puts_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
