#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/shipped.h"
#include "on_screen.h"
#include "picture/camera.h"
#include "picture/flesh.h"
#include "stage_set.h"

/* `changes` is a file of ours: from position to position and from side to side. */
static const char *const routines[] = {"one_minute", "daily_sixty", "lower_back_short",
                                       "desk_short", "changes"};

enum { ROUTINES = sizeof routines / sizeof *routines, EVERY_MS = 400 };

static struct {
    struct library library;
    struct timeline *timelines[ROUTINES];
} real;

static struct picture picture, again;

static int open_routines(void **state)
{
    (void)state;
    struct problems problems;
    const char *id;
    bool loaded = shipped_open(&real.library, &problems) &&
                  library_add_file(&real.library, &world_machine,
                                   LIMBER_SOURCE "/tests/picture/changes.yaml", &problems, &id);
    for (int i = 0; loaded && i < ROUTINES; i++) {
        const struct routine *routine = library_routine(&real.library, routines[i]);
        struct timeline_wish wish = timeline_wish_default();
        if (routine != NULL)
            real.timelines[i] = timeline_build(&world_machine, routine, &wish, &problems);
        loaded = real.timelines[i] != NULL;
    }
    problems_print(&problems, stderr);
    problems_close(&problems);
    return loaded ? 0 : -1;
}

static int close_routines(void **state)
{
    (void)state;
    for (int i = 0; i < ROUTINES; i++)
        timeline_free(real.timelines[i]);
    library_close(&real.library);
    return 0;
}

static void build_at(struct stage_set *set, const struct timeline *timeline, int64_t ms)
{
    set->view.timeline = timeline;
    timeline_at(timeline, ms, &set->view.moment);
    picture_build(&set->view, &set_ruler, &picture);
}

static bool upper_body(const struct view *view)
{
    struct showing showing = showing_at(view->timeline, &view->moment);
    return showing.to.exercise->camera.upper_body || showing.from.exercise->camera.upper_body;
}

/* Between two key poses an arm may swing a little wider than either. */
static void check_on_stage(const struct view *view, const struct layout *layout)
{
    const struct box *stage = &layout->stage;
    struct box box = figure_box(&picture.figure);
    float slack = 0.07f * stage->height;
    bool sides = box.x >= stage->x - slack && box.x + box.width <= stage->x + stage->width + slack;
    bool top = box.y >= stage->y - slack;
    bool foot = upper_body(view) || box.y + box.height <= stage->y + stage->height + slack;
    if (!sides || !top || !foot)
        fail_msg("%s at %d ms leaves the stage: %g %g %g %g", view->moment.seen->exercise->id,
                 (int)view->moment.ms, (double)box.x, (double)box.y, (double)(box.x + box.width),
                 (double)(box.y + box.height));
}

static void every_moment_keeps_the_figure_on_the_stage(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int size = 0; size < 3; size++) {
        set_size(&set, set_sizes[size]);
        struct layout layout = layout_for(set.view.width, set.view.height, 0);
        for (int i = 0; i < ROUTINES; i++) {
            for (int64_t ms = 0; ms < real.timelines[i]->duration_ms; ms += EVERY_MS) {
                build_at(&set, real.timelines[i], ms);
                check_on_stage(&set.view, &layout);
            }
        }
    }
}

static void a_figure_is_large_in_every_hold(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    struct layout layout = layout_for(set.view.width, set.view.height, 0);
    for (int i = 0; i < ROUTINES; i++) {
        for (int64_t ms = 0; ms < real.timelines[i]->duration_ms; ms += EVERY_MS) {
            build_at(&set, real.timelines[i], ms);
            struct box box = figure_box(&picture.figure);
            float tall = box.height / layout.stage.height, wide = box.width / layout.stage.width;
            if (set.view.moment.segment->holds && tall < 0.55f && wide < 0.55f)
                fail_msg("%s is small: %g of the stage's height, %g of its width",
                         set.view.moment.seen->exercise->id, (double)tall, (double)wide);
        }
    }
}

static void no_moment_needs_more_than_there_is_room_for(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    int flesh;
    flesh_cones(&flesh);
    for (int i = 0; i < ROUTINES; i++) {
        for (int64_t ms = 0; ms < real.timelines[i]->duration_ms; ms += EVERY_MS) {
            build_at(&set, real.timelines[i], ms);
            assert_int_equal(picture.figure.cone_count, flesh);
            assert_true(picture.figure.quad_count < FIGURE_QUADS_MOST);
            assert_true(picture.figure.glow_count < FIGURE_GLOWS_MOST);
            assert_true(picture.figure.caster_count < FIGURE_CASTERS_MOST);
            assert_true(picture.shape_count < PICTURE_SHAPES_MOST);
            assert_true(picture.letter_count < PICTURE_LETTERS_MOST);
        }
    }
}

static void asking_again_changes_nothing(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int64_t ms = 0; ms < real.timelines[2]->duration_ms; ms += 3100) {
        build_at(&set, real.timelines[2], ms);
        memcpy(&again, &picture, sizeof again);
        build_at(&set, real.timelines[0], ms / 8);
        build_at(&set, real.timelines[2], ms);
        assert_memory_equal(&again, &picture, sizeof again);
    }
}

static void a_stretch_glows_while_it_is_held(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int i = 0; i < ROUTINES; i++) {
        const struct timeline *timeline = real.timelines[i];
        for (int s = 0; s < timeline->segment_count; s++) {
            const struct segment *segment = &timeline->segments[s];
            if (!segment->holds)
                continue;
            build_at(&set, timeline, (segment->start_ms + segment->end_ms) / 2);
            assert_true(picture.figure.glow_count > 0);
            assert_true(picture.figure.glow_strength > 0.5f);
        }
    }
}

/* A camera that is not covered by a fade must not jump. */
static void nothing_visible_ever_jumps(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int i = 0; i < ROUTINES; i++) {
        struct camera last = {{0}, {0}, 0, 0, 0};
        for (int64_t ms = 0; ms < real.timelines[i]->duration_ms; ms += 20) {
            build_at(&set, real.timelines[i], ms);
            const struct camera *camera = &picture.figure.camera;
            float moved = glm_vec3_distance(last.eye, (float *)camera->eye);
            if (ms > 0 && moved > 0.08f && picture.figure.presence > 0.1f)
                fail_msg("%s at %d ms: the camera jumps by %g m", routines[i], (int)ms,
                         (double)moved);
            memcpy(&last, camera, sizeof last);
        }
    }
}

/* Where the camera looks from, as a direction. */
static void sight_of(const struct camera *camera, vec3 out)
{
    versor back;
    glm_quat_conjugate((float *)camera->facing, back);
    glm_quat_rotatev(back, (vec3){0, 0, 1}, out);
}

static float nearest_joint(const struct view *view)
{
    struct placed placed;
    float nearest = INFINITY;
    pose_place(&view->timeline->rig, &view->moment.pose, &placed);
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        nearest = fminf(nearest, glm_vec3_distance(placed.at[joint], picture.figure.camera.eye));
    return nearest;
}

/* Of a routine of the library: how fast the camera turns and moves at most, how near it comes. */
static void check_camera(struct stage_set *set, const struct timeline *timeline)
{
    enum { STEP_MS = 100 };
    vec3 sight, eye, last_sight = {0}, last_eye = {0};
    bool hidden = true;
    for (int64_t ms = 0; ms <= timeline->duration_ms; ms += STEP_MS) {
        build_at(set, timeline, ms);
        sight_of(&picture.figure.camera, sight);
        glm_vec3_copy(picture.figure.camera.eye, eye);
        float turn = hidden ? 0 : glm_deg(glm_vec3_angle(sight, last_sight));
        float way = hidden ? 0 : glm_vec3_distance(eye, last_eye);
        bool cut = picture.figure.presence < 0.35f;
        if ((!cut && turn > 60 * STEP_MS / 1000.0f) || (!cut && way > 0.75f) || eye[1] < 0.2f ||
            nearest_joint(&set->view) < 0.5f)
            fail_msg("%s at %d ms: the camera turns by %g degrees, goes %g m, is at %g m",
                     timeline->routine->id, (int)ms, (double)turn, (double)way, (double)eye[1]);
        hidden = cut;
        glm_vec3_copy(sight, last_sight);
        glm_vec3_copy(eye, last_eye);
    }
}

static void the_camera_never_jumps_nor_comes_too_near(void **state)
{
    (void)state;
    struct stage_set set;
    struct problems problems;
    const struct timeline_wish wish = timeline_wish_default();
    set_open(&set);
    problems_open(&problems, &memory_heap);
    for (int i = 0; i < real.library.routine_count; i++) {
        struct timeline *timeline =
            timeline_build(&world_machine, real.library.routines[i], &wish, &problems);
        assert_non_null(timeline);
        check_camera(&set, timeline);
        timeline_free(timeline);
    }
    problems_close(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_moment_keeps_the_figure_on_the_stage),
        cmocka_unit_test(the_camera_never_jumps_nor_comes_too_near),
        cmocka_unit_test(a_figure_is_large_in_every_hold),
        cmocka_unit_test(no_moment_needs_more_than_there_is_room_for),
        cmocka_unit_test(asking_again_changes_nothing),
        cmocka_unit_test(a_stretch_glows_while_it_is_held),
        cmocka_unit_test(nothing_visible_ever_jumps),
    };
    return cmocka_run_group_tests(tests, open_routines, close_routines);
}
