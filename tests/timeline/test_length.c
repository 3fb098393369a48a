/* Lengths told without solving anything are those of the plan. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/library.h"
#include "timeline/length.h"

static struct library library;
static struct problems problems;

static int open_library(void **state)
{
    (void)state;
    const char *const folders[] = {LIMBER_SOURCE "/assets"};
    problems_open(&problems, &memory_heap);
    return library_load(&library, &world_machine, folders, 1, &problems) ? 0 : -1;
}

static int close_library(void **state)
{
    (void)state;
    library_close(&library);
    problems_close(&problems);
    return 0;
}

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
        assert_int_equal(length.ms, timeline->duration_ms);
        assert_int_equal(length.stretch_ms, timeline->stretch_ms);
        timeline_free(timeline);
    }
}

static void an_exercise_is_as_long_as_it_is_planned_without_greetings(void **state)
{
    (void)state;
    assert_true(library.exercise_count > 0);
    for (int i = 0; i < library.exercise_count; i++) {
        struct timeline *timeline = plan_of(library_routine_of(&library, library.exercises[i]));
        const struct segment *first = timeline->segments;
        const struct segment *last = first + timeline->segment_count - 1;
        assert_int_equal(first->kind, SEGMENT_OPENING);
        assert_int_equal(last->kind, SEGMENT_CLOSING);
        struct length length;
        assert_true(length_of_exercise(&world_machine, library.exercises[i], &length));
        assert_int_equal(length.ms, last->start_ms - first->end_ms);
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
