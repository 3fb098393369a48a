#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "library/shipped.h"
#include "on_screen.h"
#include "picture/camera.h"
#include "picture/hud.h"
#include "picture/outlook.h"
#include "stage_set.h"

static struct picture one, two;
static struct kept_inset kept;
static struct library library;
static struct timeline *tour; /* everything that the article names */

static int open_tour(void **state)
{
    (void)state;
    struct problems problems;
    if (shipped_open(&library, &problems)) {
        const struct timeline_wish wish = timeline_wish_default();
        tour = timeline_build(&world_machine, library_routine(&library, "article_tour"), &wish,
                              &problems);
    }
    problems_print(&problems, stderr);
    problems_close(&problems);
    return tour != NULL ? 0 : -1;
}

static int close_tour(void **state)
{
    (void)state;
    timeline_free(tour);
    library_close(&library);
    return 0;
}

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

static void build(const struct stage_set *set, struct picture *out)
{
    picture_build(&set->view, &set_ruler, out);
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

/* Where the eye is, seen from the figure: degrees from one picture to the other. */
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

static bool is_inside(const struct box *box, const struct box *stage)
{
    const float slack = 2;
    return box->x >= stage->x - slack && box->y >= stage->y - slack &&
           box->x + box->width <= stage->x + stage->width + slack &&
           box->y + box->height <= stage->y + stage->height + slack;
}

static bool is_held(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE && segment->holds && segment->exercise != NULL;
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

static const struct segment *hold_of(const char *exercise)
{
    for (int i = 0; i < tour->segment_count; i++)
        if (is_held(&tour->segments[i]) && strcmp(tour->segments[i].exercise->id, exercise) == 0)
            return &tour->segments[i];
    return NULL;
}

static const struct shape *inset_at(struct stage_set *set, int64_t ms)
{
    set->view.timeline = tour;
    set->view.kept = &kept;
    timeline_at(tour, ms, &set->view.moment);
    build(set, &one);
    for (int i = 0; i < one.shape_count; i++)
        if (one.shapes[i].kind == SHAPE_STILL)
            return &one.shapes[i];
    return NULL;
}

static void what_a_hold_hides_is_shown_beside_it_while_it_lasts(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    const struct segment *hold = hold_of("overhead_triceps");
    assert_non_null(hold);
    assert_null(inset_at(&set, hold->start_ms - 100));
    assert_non_null(inset_at(&set, hold->start_ms + 100));
    assert_true(one.stills[0]->presence > 0 && one.stills[0]->presence < 0.5f);
    assert_non_null(inset_at(&set, (hold->start_ms + hold->end_ms) / 2));
    assert_true(one.stills[0]->presence == 1);
    assert_null(inset_at(&set, hold->end_ms + 100));
    assert_null(one.stills[0]);
}

static void a_hold_that_shows_all_has_no_second_picture(void **state)
{
    (void)state;
    static const char *const plain[] = {"hamstring_supine", "knee_to_chest", "rock_back"};
    struct stage_set set;
    set_open(&set);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        const struct segment *hold = hold_of(plain[i]);
        assert_non_null(hold);
        assert_null(inset_at(&set, (hold->start_ms + hold->end_ms) / 2));
    }
}

static void what_is_kept_of_it_changes_nothing(void **state)
{
    (void)state;
    static struct figure before;
    static const struct size sizes[] = {{1920, 1080}, {1080, 1920}};
    struct stage_set set;
    set_open(&set);
    for (int k = 0; k < 8; k++) { /* now this one, now that one */
        const struct segment *hold = hold_of(k % 4 < 3 ? "overhead_triceps" : "piriformis_cross");
        assert_non_null(hold);
        set_size(&set, sizes[k / 4]);
        set.view.sights.mirror = k % 4 == 1;
        const struct shape *kept_one = inset_at(&set, hold->start_ms + 1000);
        assert_non_null(kept_one);
        const unsigned stamp = kept_one->stamp;
        before = kept.figure;
        memset(&kept, 0, sizeof kept);
        const struct shape *anew = inset_at(&set, hold->start_ms + 3000);
        assert_non_null(anew);
        assert_int_equal(anew->stamp, stamp);
        assert_true(same_bytes(&before, &kept.figure, sizeof before));
        inset_at(&set, hold_of("figure_four")->start_ms + 1000);
    }
}

/* The way from the figure to the eye. */
static void back_of(const struct figure *figure, vec3 back)
{
    versor facing;
    glm_quat_inv((float *)figure->camera.facing, facing);
    glm_quat_rotatev(facing, (vec3){0, 0, 1}, back);
}

/* From where a picture is seen, about the ground on which the figure lies. */
static struct look look_at(const struct figure *figure, const struct segment *hold)
{
    vec3 back;
    back_of(figure, back);
    return (struct look){look_turn(hold->ground.turn, glm_deg(atan2f(back[0], back[2]))),
                         glm_deg(asinf(back[1]))};
}

static void an_exercise_may_say_from_where_its_second_picture_is_seen(void **state)
{
    (void)state;
    struct stage_set set;
    int sides = 0;
    set_open(&set);
    set_size(&set, (struct size){1920, 1080});
    for (const struct segment *hold = hold_of("figure_four"), *last = hold + 30; hold < last;
         hold++)
        if (is_held(hold) && strcmp(hold->exercise->id, "figure_four") == 0) {
            const struct direction_wish *second = &hold->exercise->camera.second;
            assert_true(second->given);
            assert_non_null(inset_at(&set, hold->end_ms - 2000));
            const struct look look = look_at(&kept.figure, hold);
            const float yaw = hold->mirrored ? 180.0f - second->yaw : second->yaw;
            assert_float_equal(look_turn(yaw, look.yaw), 0, 0.1);
            assert_float_equal(look.pitch, second->pitch, 0.1);
            sides++;
        }
    assert_true(sides >= 2);
}

static void who_sees_a_hold_from_there_already_is_not_shown_it_again(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_size(&set, (struct size){1920, 1080});
    const struct segment *hold = hold_of("overhead_triceps");
    assert_non_null(hold);
    assert_non_null(inset_at(&set, hold->end_ms - 2000));
    const float own = look_at(&kept.figure, hold).yaw;
    set.view.sights.wished = SIGHT_THREE_QUARTER;
    if (inset_at(&set, hold->end_ms - 2000) != NULL)
        assert_true(fabsf(look_turn(own, look_at(&kept.figure, hold).yaw)) > 30);
}

/* From the feet a lying figure is a riddle: unless its exercise says so, rather no second picture
 * than that one. */
static void a_lying_body_is_not_shown_end_on(void **state)
{
    (void)state;
    struct stage_set set;
    int lying = 0;
    set_open(&set);
    set_size(&set, (struct size){1920, 1080});
    for (int i = 0; i < tour->segment_count; i++) {
        const struct segment *hold = &tour->segments[i];
        if (!is_held(hold) || hold->exercise->camera.second.given)
            continue;
        const bool shown = inset_at(&set, hold->end_ms - 2000) != NULL;
        struct placed placed;
        vec3 axis, back;
        pose_place(&tour->rig, &set.view.moment.pose, &placed);
        glm_vec3_sub(placed.at[JOINT_HEAD], placed.at[JOINT_PELVIS], axis);
        glm_vec3_normalize(axis);
        lying += fabsf(axis[1]) < 0.45f;
        if (!shown || fabsf(axis[1]) >= 0.45f)
            continue;
        back_of(&kept.figure, back);
        assert_true(fabsf(glm_vec3_dot(axis, back)) < 0.8f);
    }
    assert_true(lying > 3);
}

static bool boxes_meet(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* Neither words nor any of the figure. */
static void assert_free(const struct box *panel)
{
    for (int i = 0; i < one.shape_count; i++)
        if (one.shapes[i].kind == SHAPE_TEXT || one.shapes[i].kind == SHAPE_ARC)
            assert_false(boxes_meet(panel, &one.shapes[i].box));
    for (int i = 0; i < one.figure.cone_count; i++)
        for (int end = 0; end < 2; end++) {
            const struct figure_cone *cone = &one.figure.cones[i];
            struct box body;
            project(&one.figure.camera, end ? cone->b : cone->a,
                    end ? cone->radius_b : cone->radius_a, &body);
            assert_false(boxes_meet(panel, &body));
        }
}

static void the_second_picture_lies_over_no_words_and_nothing_of_the_figure(void **state)
{
    (void)state;
    struct stage_set set;
    int seen = 0;
    set_open(&set);
    for (int i = 0; i < tour->segment_count; i++)
        for (int k = 0; k < 2 * SET_SIZES && is_held(&tour->segments[i]); k++) {
            const struct segment *hold = &tour->segments[i];
            set_size(&set, set_sizes[k / 2]);
            set.view.sights.mirror = k % 2 == 1;
            const struct shape *inset = inset_at(&set, (hold->start_ms + hold->end_ms) / 2);
            if (inset == NULL)
                continue;
            assert_true(inset[-1].kind == SHAPE_PANEL);
            assert_free(&inset[-1].box);
            const struct box box = figure_box(&kept.figure);
            const bool bust = hold->exercise->camera.upper_body;
            assert_true(bust || is_inside(&box, &inset->box));
            seen++;
        }
    assert_true(seen > 20);
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
        cmocka_unit_test(what_a_hold_hides_is_shown_beside_it_while_it_lasts),
        cmocka_unit_test(what_is_kept_of_it_changes_nothing),
        cmocka_unit_test(an_exercise_may_say_from_where_its_second_picture_is_seen),
        cmocka_unit_test(who_sees_a_hold_from_there_already_is_not_shown_it_again),
        cmocka_unit_test(a_lying_body_is_not_shown_end_on),
        cmocka_unit_test(a_hold_that_shows_all_has_no_second_picture),
        cmocka_unit_test(the_second_picture_lies_over_no_words_and_nothing_of_the_figure),
        cmocka_unit_test(every_hold_is_wholly_on_the_stage_from_every_side),
    };
    return cmocka_run_group_tests(tests, open_tour, close_tour);
}
