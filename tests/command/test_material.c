#include "base/failing.h"
#include "command/material.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *const one_minute[] = {"one_minute"};

static struct options options_for(char *const *names)
{
    return (struct options){.range = 1.0,
                            .tempo = 1.0,
                            .stature = 1.70,
                            .build = 1.0,
                            .names = (char **)names,
                            .name_count = 1,
                            .data = LIMBER_SOURCE};
}

static void a_name_becomes_a_plan(void **state)
{
    (void)state;
    const struct options options = options_for(one_minute);
    struct material material;
    struct theme theme;
    material_open(&material, &world_machine, &options);
    assert_int_equal(material_plan(&material), EXIT_DONE);
    assert_int_equal(material.timeline->duration_ms, 57600);
    assert_int_equal(material_theme(&material, NULL, &theme), EXIT_DONE);
    assert_int_equal(material_close(&material, EXIT_DONE), EXIT_DONE);
}

static void an_exercise_is_played_as_a_routine_of_its_own(void **state)
{
    (void)state;
    char *const names[] = {"seated-twist"};
    struct options options = options_for(names);
    struct material material;
    options.side = SIDE_LEFT;
    material_open(&material, &world_machine, &options);
    assert_int_equal(material_plan(&material), EXIT_DONE);
    for (int i = 0; i < material.timeline->segment_count; i++)
        assert_int_not_equal(material.timeline->segments[i].side, SIDE_RIGHT);
    material_close(&material, EXIT_DONE);
}

static void whatever_request_for_memory_fails_it_ends_cleanly(void **state)
{
    (void)state;
    struct world world = world_machine;
    const struct options options = options_for(one_minute);
    for (int once = 0; once < 2; once++) {
        enum exit_code code = EXIT_PROBLEMS;
        for (int n = 0; n < 2000 && code != EXIT_DONE; n++) {
            struct material material;
            struct failing failing = {.left = n, .once = once};
            const struct memory memory = failing_memory(&failing);
            world.memory = &memory;
            material_open(&material, &world, &options);
            code = material_plan(&material);
            if (code == EXIT_DONE)
                assert_non_null(material.timeline);
            else
                assert_true(failing.refused && material.problems.errors > 0);
            problems_close(&material.problems);
            material_close(&material, code);
            assert_int_equal(failing.lent, 0);
            if (code == EXIT_DONE && failing.refused)
                code = EXIT_PROBLEMS; /* it could do without that block: go on with the next */
        }
        assert_int_equal(code, EXIT_DONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_becomes_a_plan),
        cmocka_unit_test(an_exercise_is_played_as_a_routine_of_its_own),
        cmocka_unit_test(whatever_request_for_memory_fails_it_ends_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
