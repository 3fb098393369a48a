/* Cushions that are shipped: nobody is ever inside one, and in the stretch it is all there. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/vec3.h>

#include "body/site.h"
#include "library/shipped_once.h"
#include "picture/cushion.h"
#include "picture/survey.h"
#include "timeline/trace.h"

enum { EVERY_MS = 40 };

static const char *const exercises[] = {"butterfly", "crook_rest"};

static struct timeline *build(const char *id)
{
    const struct exercise *exercise = library_exercise(&library, id);
    assert_non_null(exercise);
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline =
        timeline_build(&world_machine, library_routine_of(&library, exercise), &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

/* How much there is of the exercise's only cushion. */
static float share_at(const struct timeline *timeline, const struct moment *moment)
{
    const struct showing showing = showing_at(timeline, moment);
    struct furniture from, to;
    struct reach reach = {0};
    survey(&showing.from, &timeline->rig, &reach, &from);
    survey(&showing.to, &timeline->rig, &reach, &to);
    cushions_raise(timeline, moment, &showing.from, &from);
    cushions_raise(timeline, moment, &showing.to, &to);
    assert_int_equal(to.cushion_count, 1);
    assert_true(furniture_shared(&from, &to) & PROP_CUSHION);
    return furniture_between(&from, &to, showing.way).cushion[0].share;
}

/* How high the lowest of what lies on a cushion in any pose is, metres. */
static float lowest(const struct timeline *timeline, const struct exercise *exercise,
                    const struct moment *moment)
{
    struct placed placed;
    pose_place(&timeline->rig, &moment->pose, &placed);
    int count;
    const struct skin_sphere *spheres = skin_spheres(&count);
    float least = INFINITY;
    for (int k = 0; k < exercise->key_count; k++) {
        for (int i = 0; i < exercise->keys[k].contact_count; i++) {
            const struct contact *contact = &exercise->keys[k].contact[i];
            int touch[3];
            const int touches = part_touches(contact->part, contact->side, touch);
            for (int t = 0; t < touches && contact->target == TARGET_CUSHION; t++) {
                const struct skin_sphere *sphere = &spheres[touch[t]];
                vec3 at;
                glm_vec3_scale((float *)sphere->centre, timeline->rig.scale, at);
                placed_point(&placed, sphere->joint, at, at);
                least = fminf(least, at[1] - sphere->radius * timeline->rig.scale);
            }
        }
    }
    return least;
}

static void nobody_is_ever_inside_a_cushion(void **state)
{
    (void)state;
    for (size_t e = 0; e < sizeof exercises / sizeof *exercises; e++) {
        struct timeline *timeline = build(exercises[e]);
        const struct exercise *exercise = library_exercise(&library, exercises[e]);
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += EVERY_MS) {
            struct moment moment;
            timeline_at(timeline, ms, &moment);
            const float top = share_at(timeline, &moment) * KEY_CUSHION_HEIGHT;
            const float inside = top - lowest(timeline, exercise, &moment);
            if (!(inside < 0.010f))
                fail_msg("%s, %d ms: %.0f mm inside", exercises[e], (int)ms, (double)inside * 1000);
        }
        timeline_free(timeline);
    }
}

static void a_cushion_comes_with_the_first_way_and_goes_with_the_last(void **state)
{
    (void)state;
    for (size_t e = 0; e < sizeof exercises / sizeof *exercises; e++) {
        struct timeline *timeline = build(exercises[e]);
        float before = 0, step = 0;
        for (int64_t ms = 0; ms < timeline->duration_ms; ms += EVERY_MS) {
            struct moment moment;
            timeline_at(timeline, ms, &moment);
            const float share = share_at(timeline, &moment);
            const bool held = moment.segment->kind == SEGMENT_PHASE && ms > 15000;
            assert_true(moment.segment->kind != SEGMENT_OPENING || share == 0);
            assert_true(!held || share == 1);
            step = fmaxf(step, fabsf(share - before));
            before = share;
        }
        assert_true(before < 0.01f);
        assert_true(step < 0.1f);
        timeline_free(timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_ever_inside_a_cushion),
        cmocka_unit_test(a_cushion_comes_with_the_first_way_and_goes_with_the_last),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
