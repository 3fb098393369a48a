/* The arrow beside the figure, of what is shipped: which pictures have one, that it shows where the
 * part that moves goes, and that it lies clear of head, hands and feet. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "on_screen.h"
#include "picture/camera.h"
#include "picture/colour.h"
#include "stage_set.h"

static struct picture picture, other;
static struct theme theme;
static struct kept_station station;

static struct timeline *build(const char *id)
{
    const struct exercise *exercise = library_exercise(&library, id);
    const struct timeline_wish wish = timeline_wish_default();
    assert_non_null(exercise);
    struct timeline *timeline =
        timeline_build(&world_machine, library_routine_of(&library, exercise), &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static struct view view_at(const struct timeline *timeline, int64_t ms)
{
    struct view view = {.timeline = timeline,
                        .theme = &theme,
                        .width = 1920,
                        .height = 1080,
                        .range = 1,
                        .tempo = 1};
    theme = theme_dark();
    timeline_at(timeline, ms, &view.moment);
    return view;
}

static bool is_of_arrow(const struct figure_quad *quad)
{
    struct colour colour = theme.text_quiet;
    colour.alpha = quad->colour.alpha;
    return quad->behind && same_bytes(&quad->colour, &colour, sizeof colour);
}

/* The arrow's pieces, the tip in the last; NULL: there is none. */
static const struct figure_quad *arrow_of(const struct figure *figure, int *count)
{
    const struct figure_quad *first = NULL;
    *count = 0;
    for (int i = 0; i < figure->quad_count; i++)
        if (is_of_arrow(&figure->quads[i])) {
            first = first != NULL ? first : &figure->quads[i];
            ++*count;
        }
    return first;
}

static const struct figure_quad *arrow_at(const struct timeline *timeline, int64_t ms, int *count)
{
    const struct view view = view_at(timeline, ms);
    picture_build(&view, &set_ruler, &picture);
    return arrow_of(&picture.figure, count);
}

static int alpha_at(const struct timeline *timeline, int64_t ms)
{
    int count;
    const struct figure_quad *arrow = arrow_at(timeline, ms, &count);
    return arrow != NULL ? arrow->colour.alpha : 0;
}

/* In the middle of the second time through what is repeated, which nobody could name from the pose
 * alone. */
static void small_movements_are_told_all_the_time(void **state)
{
    (void)state;
    static const char *const ids[] = {"pelvic_tilt", "chin_tuck", "partial_rock", "rock_back",
                                      "cat_cow",     "bridge",    "press_up"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct timeline *timeline = build(ids[i]);
        for (int s = 0; s < timeline->segment_count; s++) {
            const struct segment *at = &timeline->segments[s];
            if (at->repeat == 2 && !at->holds && at->repeats > 2 &&
                strcmp(ids[i], "rock_back") != 0)
                assert_int_equal(alpha_at(timeline, (at->start_ms + at->end_ms) / 2), 255);
        }
        assert_int_equal(alpha_at(timeline, timeline->segments[1].end_ms - 200), 255);
        timeline_free(timeline);
    }
}

static void holds_and_ways_out_have_none(void **state)
{
    (void)state;
    struct timeline *timeline = build("hamstring_supine");
    bool told = false, held = false;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *at = &timeline->segments[i];
        const int alpha = alpha_at(timeline, at->start_ms + (at->end_ms - at->start_ms) / 3);
        held |= at->holds;
        held &= at->kind != SEGMENT_SWITCH;
        told |= alpha > 0;
        if (held || at->kind == SEGMENT_SWITCH || at->kind == SEGMENT_CLOSING)
            assert_int_equal(alpha, 0);
    }
    assert_true(told);
    timeline_free(timeline);
}

static void who_is_in_pain_is_not_told_to_move(void **state)
{
    (void)state;
    struct timeline *timeline = build("cat_cow");
    struct view view = view_at(timeline, 30000);
    int count;
    picture_build(&view, &set_ruler, &picture);
    assert_non_null(arrow_of(&picture.figure, &count));
    view.screen = SCREEN_EASING;
    picture_build(&view, &set_ruler, &picture);
    assert_null(arrow_of(&picture.figure, &count));
    timeline_free(timeline);
}

static void it_comes_and_goes_step_by_step_or_at_once_if_all_is_calm(void **state)
{
    (void)state;
    struct timeline *timeline = build("hamstring_supine");
    int before = alpha_at(timeline, 0), most = 0;
    for (int64_t ms = 20; ms < timeline->segments[4].end_ms; ms += 20) {
        const int now = alpha_at(timeline, ms);
        most = now > most ? now : most;
        assert_in_range(now, before > 12 ? before - 12 : 0, before + 12);
        before = now;
        struct view view = view_at(timeline, ms);
        int count;
        view.sights.calm = true;
        picture_build(&view, &set_ruler, &picture);
        const struct figure_quad *arrow = arrow_of(&picture.figure, &count);
        assert_true(arrow == NULL || arrow->colour.alpha == 255);
    }
    assert_int_equal(most, 255);
    timeline_free(timeline);
}

/* From its tail to its tip, pixels to the right and down. */
static void direction_of(const struct figure *figure, const struct figure_quad *arrow, int count,
                         float out[2])
{
    struct box tail, tip;
    project(&figure->camera, arrow[0].corner[0], 0, &tail);
    project(&figure->camera, arrow[count - 1].corner[0], 0, &tip);
    out[0] = tip.x - tail.x;
    out[1] = tip.y - tail.y;
}

static void it_points_where_the_figure_goes(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        float right, down;
    } ways[] = {{"childs_pose", -1, 0},
                {"sphinx", 0, -1},
                {"hamstring_supine", 0, -1},
                {"hip_flexor_half_kneel", 1, 0}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct timeline *timeline = build(ways[i].id);
        for (int s = 1; s < timeline->segment_count && !timeline->segments[s].holds; s++) {
            int count;
            float way[2];
            const struct segment *at = &timeline->segments[s];
            const struct figure_quad *arrow = arrow_at(timeline, at->start_ms + 800, &count);
            if (arrow == NULL || !at[1].holds)
                continue;
            direction_of(&picture.figure, arrow, count, way);
            assert_true(way[0] * ways[i].right + way[1] * ways[i].down > 0);
            assert_true(hypotf(way[0], way[1]) > 60);
        }
        timeline_free(timeline);
    }
}

static void the_left_side_has_the_mirror_image(void **state)
{
    (void)state;
    struct timeline *timeline = build("hamstring_supine");
    const struct segment *lift[2] = {timeline->segments, timeline->segments};
    float way[2][2];
    for (int i = 0; i < timeline->segment_count; i++)
        if (timeline->segments[i + 1 < timeline->segment_count ? i + 1 : i].holds)
            lift[timeline->segments[i].mirrored] = &timeline->segments[i];
    for (int side = 0; side < 2; side++) {
        int count;
        const struct figure_quad *arrow = arrow_at(timeline, lift[side]->start_ms + 900, &count);
        assert_non_null(arrow);
        direction_of(&picture.figure, arrow, count, way[side]);
    }
    assert_float_equal(way[0][0], -way[1][0], 2);
    assert_float_equal(way[0][1], way[1][1], 2);
    timeline_free(timeline);
}

static bool may_not_be_hidden(const struct figure_cone *cone)
{
    return cone->region == REGION_HEAD || fmaxf(cone->radius_a, cone->radius_b) < 0.032f;
}

/* Head, hands and feet are nowhere on it while what it tells goes to and fro. */
static void it_lies_clear_of_head_hands_and_feet(void **state)
{
    (void)state;
    static const char *const ids[] = {"pelvic_tilt", "chin_tuck", "cat_cow", "bridge", "press_up"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct timeline *timeline = build(ids[i]);
        for (int64_t ms = 22000; ms < 32000; ms += 500) {
            int count;
            const struct figure_quad *arrow = arrow_at(timeline, ms, &count);
            for (int k = 0; k < count; k++)
                for (int c = 0; c < picture.figure.cone_count; c++) {
                    const struct figure_cone *cone = &picture.figure.cones[c];
                    struct box at, ball;
                    project(&picture.figure.camera, arrow[k].corner[1], 0, &at);
                    project(&picture.figure.camera, cone->a, cone->radius_a, &ball);
                    if (may_not_be_hidden(cone))
                        assert_true(hypotf(at.x - ball.x - ball.width / 2,
                                           at.y - ball.y - ball.height / 2) > ball.width / 2);
                }
        }
        timeline_free(timeline);
    }
}

static void a_station_that_is_kept_shows_the_same(void **state)
{
    (void)state;
    struct timeline *timeline = build("pelvic_tilt");
    memset(&station, 0, sizeof station);
    for (int64_t ms = 0; ms < 30000; ms += 1700) {
        struct view view = view_at(timeline, ms);
        picture_build(&view, &set_ruler, &picture);
        view.station = &station;
        picture_build(&view, &set_ruler, &other);
        assert_memory_equal(&picture, &other, sizeof picture);
    }
    assert_true(station.arrow.count > 0);
    timeline_free(timeline);
}

static void it_stands_out_from_what_may_lie_behind_it_in_every_theme(void **state)
{
    (void)state;
    static const char *const themes[] = {"dark", "light", "high_contrast"};
    const char *const folders[] = {LIMBER_SOURCE "/assets"};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        assert_true(theme_load(&theme, &world_machine, folders, 1, themes[i], &problems));
        const struct colour grounds[] = {theme.background, theme.background_edge,
                                         theme.floor,      theme.mat,
                                         theme.wall,       theme.wall_end};
        for (size_t k = 0; k < sizeof grounds / sizeof *grounds; k++)
            assert_true(colour_contrast(theme.text_quiet, grounds[k]) >= 3.0f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_movements_are_told_all_the_time),
        cmocka_unit_test(holds_and_ways_out_have_none),
        cmocka_unit_test(who_is_in_pain_is_not_told_to_move),
        cmocka_unit_test(it_comes_and_goes_step_by_step_or_at_once_if_all_is_calm),
        cmocka_unit_test(it_points_where_the_figure_goes),
        cmocka_unit_test(the_left_side_has_the_mirror_image),
        cmocka_unit_test(it_lies_clear_of_head_hands_and_feet),
        cmocka_unit_test(a_station_that_is_kept_shows_the_same),
        cmocka_unit_test(it_stands_out_from_what_may_lie_behind_it_in_every_theme),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
