/* A library of many files costs as much a file as a small one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/bench_library.h"
#include "library/library.h"

static const struct folders folders = {.assets = {LIMBER_SOURCE "/assets"}, .asset_count = 1};

static struct library_cost cost_of(int times)
{
    struct library_cost cost = {0};
    assert_true(bench_library(&world_machine, &folders, times, &cost));
    return cost;
}

static void every_exercise_and_routine_is_read_under_each_of_its_names(void **state)
{
    (void)state;
    struct library library;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    assert_true(library_load(&library, &world_machine, folders.assets, 1, &problems));
    const int copied = library.exercise_count + library.routine_count;
    library_close(&library);
    problems_close(&problems);
    assert_int_equal(cost_of(5).files - cost_of(1).files, 4 * copied);
}

/* The least of three: other programs run, too. */
static double least_ms_a_file(int times)
{
    double least = 1e9;
    for (int i = 0; i < 3; i++) {
        const struct library_cost cost = cost_of(times);
        const double each = cost.ms / cost.files;
        least = each < least ? each : least;
    }
    return least;
}

static void a_file_among_a_thousand_costs_no_more_than_twice_one_among_a_hundred(void **state)
{
    (void)state;
    const double few = least_ms_a_file(3), many = least_ms_a_file(30);
    if (many > 2 * few + 0.05)
        fail_msg("%g ms a file, against %g", many, few);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exercise_and_routine_is_read_under_each_of_its_names),
        cmocka_unit_test(a_file_among_a_thousand_costs_no_more_than_twice_one_among_a_hundred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
