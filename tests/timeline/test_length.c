/* Lengths told without solving anything are those of the plan. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "timeline/length.h"

/* A figure that needs more time to go back than there is makes a plan a little longer. */
enum { LONGER_MOST_MS = 2000 };

static struct timeline *plan_of(const struct routine *routine)
{
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static void a_routine_is_as_long_as_it_is_planned(void **state)
{
    (void)state;
    assert_true(library.routine_count > 0);
    for (int i = 0; i < library.routine_count; i++) {
        struct timeline *timeline = plan_of(library.routines[i]);
        struct length length;
        assert_true(length_of_routine(&world_machine, library.routines[i], &length));
        assert_in_range(timeline->duration_ms - length.ms, 0, LONGER_MOST_MS);
        assert_int_equal(length.stretch_ms, timeline->stretch_ms);
        timeline_free(timeline);
    }
}

/* What comes back to the start at the very end is part of the farewell. */
static int64_t without_greetings(const struct timeline *timeline)
{
    int64_t ms = 0;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->kind != SEGMENT_OPENING && segment->kind != SEGMENT_CLOSING)
            ms += segment->end_ms - segment->start_ms;
    }
    return ms;
}

static void an_exercise_is_as_long_as_it_is_planned_without_greetings(void **state)
{
    (void)state;
    assert_true(library.exercise_count > 0);
    for (int i = 0; i < library.exercise_count; i++) {
        struct timeline *timeline = plan_of(library_routine_of(&library, library.exercises[i]));
        struct length length;
        assert_true(length_of_exercise(&world_machine, library.exercises[i], &length));
        assert_in_range(without_greetings(timeline) - length.ms, 0, LONGER_MOST_MS);
        assert_int_equal(length.stretch_ms, timeline->stretch_ms);
        timeline_free(timeline);
    }
}

static void *none_left(void *context, size_t size)
{
    (void)context;
    (void)size;
    return NULL;
}

static void without_memory_no_length_is_told(void **state)
{
    (void)state;
    const struct memory none = {none_left, memory_heap.give, NULL};
    struct world world = world_machine;
    world.memory = &none;
    struct length length;
    assert_false(length_of_routine(&world, library.routines[0], &length));
    assert_false(length_of_exercise(&world, library.exercises[0], &length));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_routine_is_as_long_as_it_is_planned),
        cmocka_unit_test(an_exercise_is_as_long_as_it_is_planned_without_greetings),
        cmocka_unit_test(without_memory_no_length_is_told),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
