/* Slim or stout, the figure touches what its exercises say. A coarse sample of the library: what
 * it costs is a second or two of CPU. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "timeline/trace.h"

enum { EVERY_MS = 1300 };

static struct timeline *lay_out(const struct exercise *exercise, float build)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.build = build;
    wish.side = SIDE_RIGHT;
    struct timeline *timeline =
        timeline_build(&world_machine, library_routine_of(&library, exercise), &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static bool holds_at(const struct trace *trace)
{
    bool holds = trace->lowest_mm >= -5.0f;
    for (int i = 0; i < trace->contact_count; i++)
        holds = holds && fabsf(trace->contacts[i].gap_mm) <= 10.0f &&
                !(trace->contacts[i].slip_mm > 5.0f);
    return holds;
}

static int misses(const struct exercise *exercise, float build)
{
    struct timeline *timeline = lay_out(exercise, build);
    int missed = 0;
    for (int64_t ms = 0; ms < timeline->duration_ms; ms += EVERY_MS) {
        struct trace trace;
        timeline_trace(timeline, ms, &trace);
        if (!holds_at(&trace) && missed++ == 0)
            (void)fprintf(stderr, "%s, build %.2f, %d ms\n", exercise->id, (double)build, (int)ms);
    }
    timeline_free(timeline);
    return missed;
}

static void every_contact_of_the_library_holds_at_every_build(void **state)
{
    (void)state;
    static const float builds[] = {RIG_BUILD_LEAST, 1.0f, RIG_BUILD_MOST};
    int missed = 0;
    for (int b = 0; b < 3; b++)
        for (int i = 0; i < library.exercise_count; i++)
            missed += misses(library.exercises[i], builds[b]);
    assert_int_equal(missed, 0);
}

static void a_build_that_nobody_has_becomes_the_nearest(void **state)
{
    (void)state;
    const struct exercise *exercise = library.exercises[0];
    struct timeline *least = lay_out(exercise, 0.0f), *most = lay_out(exercise, 9.0f);
    assert_true(least->rig.build == RIG_BUILD_LEAST && most->rig.build == RIG_BUILD_MOST);
    timeline_free(least);
    timeline_free(most);
}

static void bones_know_nothing_of_the_build(void **state)
{
    (void)state;
    const struct rig slim = rig_of_body(1.8f, RIG_BUILD_LEAST),
                     stout = rig_of_body(1.8f, RIG_BUILD_MOST);
    assert_memory_equal(slim.offset, stout.offset, sizeof slim.offset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_contact_of_the_library_holds_at_every_build),
        cmocka_unit_test(a_build_that_nobody_has_becomes_the_nearest),
        cmocka_unit_test(bones_know_nothing_of_the_build),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
