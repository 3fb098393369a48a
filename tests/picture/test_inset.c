/* The second picture beside a hold: when there is one, from where it is seen, and where it lies. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "ink.h"
#include "on_screen.h"
#include "picture/camera.h"
#include "picture/hud.h"
#include "picture/outlook.h"
#include "tour.h"

static struct picture one;
static struct kept_inset kept;

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
    set.view.sights.wished = SIGHT_BACK;
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

/* Neither words nor any of the figure. */
static void assert_free(const struct box *panel)
{
    for (int i = 0; i < one.shape_count; i++)
        if (one.shapes[i].kind == SHAPE_TEXT || one.shapes[i].kind == SHAPE_ARC)
            assert_false(overlap(*panel, one.shapes[i].box));
    for (int i = 0; i < one.figure.cone_count; i++)
        for (int end = 0; end < 2; end++) {
            const struct figure_cone *cone = &one.figure.cones[i];
            struct box body;
            project(&one.figure.camera, end ? cone->b : cone->a,
                    end ? cone->radius_b : cone->radius_a, &body);
            assert_false(overlap(*panel, body));
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
        cmocka_unit_test(what_a_hold_hides_is_shown_beside_it_while_it_lasts),
        cmocka_unit_test(what_is_kept_of_it_changes_nothing),
        cmocka_unit_test(an_exercise_may_say_from_where_its_second_picture_is_seen),
        cmocka_unit_test(who_sees_a_hold_from_there_already_is_not_shown_it_again),
        cmocka_unit_test(a_lying_body_is_not_shown_end_on),
        cmocka_unit_test(a_hold_that_shows_all_has_no_second_picture),
        cmocka_unit_test(the_second_picture_lies_over_no_words_and_nothing_of_the_figure),
    };
    return cmocka_run_group_tests(tests, open_tour, close_tour);
}
