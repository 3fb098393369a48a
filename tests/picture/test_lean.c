/* Hands that lean on a wall darken it, and nothing else does; and a wall's foot is within the
 * stage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "on_screen.h"
#include "stage_set.h"

static struct picture picture;
static struct theme theme;

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

static void draw(const struct timeline *timeline, int64_t ms)
{
    struct view view = {.timeline = timeline,
                        .theme = &theme,
                        .width = 1920,
                        .height = 1080,
                        .range = 1,
                        .tempo = 1};
    theme = theme_dark();
    timeline_at(timeline, ms, &view.moment);
    picture_build(&view, &set_ruler, &picture);
}

static bool is_dark(const struct figure_quad *quad)
{
    struct colour colour = theme.line;
    colour.alpha = quad->colour.alpha;
    return quad->behind && quad->colour.alpha < 128 &&
           same_bytes(&quad->colour, &colour, sizeof colour);
}

/* How dark all blots together are; how far the nearest of their corners is from the point. */
static int darkness(const vec3 at, float *nearest)
{
    int sum = 0;
    *nearest = INFINITY;
    for (int i = 0; i < picture.figure.quad_count; i++) {
        const struct figure_quad *quad = &picture.figure.quads[i];
        for (int k = 0; k < 4 && is_dark(quad); k++)
            *nearest = fminf(*nearest, glm_vec3_distance((float *)quad->corner[k], (float *)at));
        sum += is_dark(quad) ? quad->colour.alpha : 0;
    }
    return sum;
}

static void hands_darken_the_wall_that_they_lean_on(void **state)
{
    (void)state;
    struct timeline *timeline = build("calf_wall");
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *at = &timeline->segments[i];
        struct moment moment;
        struct placed placed;
        float near[2];
        if (!at->holds)
            continue;
        draw(timeline, (at->start_ms + at->end_ms) / 2);
        timeline_at(timeline, (at->start_ms + at->end_ms) / 2, &moment);
        pose_place(&timeline->rig, &moment.pose, &placed);
        assert_true(darkness(placed.at[JOINT_LEFT_WRIST], &near[0]) > 0);
        assert_true(darkness(placed.at[JOINT_RIGHT_WRIST], &near[1]) > 0);
        assert_true(near[0] < 0.12f && near[1] < 0.12f);
    }
    timeline_free(timeline);
}

static void the_dark_comes_and_goes_with_the_hands(void **state)
{
    (void)state;
    struct timeline *timeline = build("calf_wall");
    int before = 0, most = 0;
    float nearest;
    draw(timeline, 0);
    assert_int_equal(darkness((vec3){0}, &nearest), 0);
    for (int64_t ms = 0; ms < timeline->segments[2].end_ms; ms += 40) {
        draw(timeline, ms);
        const int now = darkness((vec3){0}, &nearest);
        assert_in_range(now, before > 90 ? before - 90 : 0, before + 90);
        most = now > most ? now : most;
        before = now;
    }
    assert_true(most > 500);
    timeline_free(timeline);
}

static void no_wall_is_no_shadow(void **state)
{
    (void)state;
    struct timeline *timeline = build("hip_flexor_half_kneel");
    float nearest;
    draw(timeline, 30000);
    assert_int_equal(darkness((vec3){0}, &nearest), 0);
    timeline_free(timeline);
}

static void the_foot_of_a_wall_is_seen(void **state)
{
    (void)state;
    const struct layout layout = layout_for(1920, 1080, 0);
    struct timeline *timeline = build("calf_wall");
    draw(timeline, 30000);
    for (int i = 0; i < picture.figure.quad_count; i++)
        for (int k = 0; k < 4; k++) {
            struct box at;
            project(&picture.figure.camera, picture.figure.quads[i].corner[k], 0, &at);
            assert_true(at.y <= layout.stage.y + layout.stage.height + 1);
        }
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_darken_the_wall_that_they_lean_on),
        cmocka_unit_test(the_dark_comes_and_goes_with_the_hands),
        cmocka_unit_test(no_wall_is_no_shadow),
        cmocka_unit_test(the_foot_of_a_wall_is_seen),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
