/* Whenever memory runs out while files are read: told, nothing lost, nothing leaked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/failing.h"
#include "library/library.h"
#include "library/paper.h"
#include "library/theme.h"

static const char *const FOLDERS[] = {"a"};
static const struct paper PAPERS[] = {
    PAPER("a/positions/chair.yaml", PAPER_CHAIR),
    PAPER("a/positions/stand.yaml", PAPER_STAND),
    PAPER("a/moves/rise.yaml", PAPER_RISE),
    PAPER("a/exercises/reach.yaml", PAPER_REACH),
    PAPER("a/exercises/sway.yaml", PAPER_SWAY),
    PAPER("a/routines/r.yaml",
          "format: limber routine 1\nname: R\nsteps: [{exercise: sway}, {exercise: reach}]\n"),
    PAPER("a/themes/half.yaml", "format: limber theme 1\n"),
    PAPER("rise.yaml", PAPER_RISE),
    PAPER("x.yaml",
          "format: limber routine 1\nname: X\nbeats_per_minute: 100\n"
          "steps: [{repeat: 3, steps: [{exercise: sway, bars: [{phase: out, bars: 2}]}]}]\n"),
};
static const struct papers ALL = {PAPERS, sizeof PAPERS / sizeof *PAPERS};

/* Loads all with `blocks` blocks; returns whether that was enough. */
static bool load_with(int blocks)
{
    struct failing failing = {.left = blocks};
    const struct memory memory = failing_memory(&failing);
    const struct world world = papers_world(&ALL, &memory);
    static struct problems problems;
    problems_open(&problems, &memory_heap);
    struct library library;
    const char *id;
    bool whole = library_load(&library, &world, FOLDERS, 1, &problems);
    if (whole) {
        assert_int_equal(problems.errors, 0);
        assert_int_equal(library.exercise_count, 2);
        assert_int_equal(library.routine_count, 1);
        whole = library_add_file(&library, &world, "x.yaml", &problems, &id);
        if (whole)
            assert_int_equal(library_routine(&library, id)->step_count, 3);
        whole = whole && library_add_file(&library, &world, "rise.yaml", &problems, &id);
        if (whole)
            assert_int_equal(library_routine(&library, id)->step_count, 3);
    }
    library_close(&library);
    problems_close(&problems);
    assert_int_equal(failing.lent, 0);
    return whole;
}

static void loading_fails_cleanly_at_every_block(void **state)
{
    (void)state;
    int blocks = 0;
    while (!load_with(blocks)) {
        blocks++;
        assert_true(blocks < 1000);
    }
    assert_true(blocks > 5);
}

static void problems_are_still_told_when_they_have_no_memory(void **state)
{
    (void)state;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    static struct problems problems;
    problems_open(&problems, &memory);
    const struct paper bad = PAPER("a/exercises/x.yaml", "format: limber exercise 1\nnmae: x\n");
    const struct papers papers = {&bad, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct library library;
    assert_true(library_load(&library, &world, FOLDERS, 1, &problems));
    assert_true(problems.errors > 5);
    library_close(&library);
    problems_close(&problems);
}

static void a_theme_without_memory_is_the_dark_one(void **state)
{
    (void)state;
    for (int blocks = 0; blocks < 4; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        const struct world world = papers_world(&ALL, &memory);
        static struct problems problems;
        problems_open(&problems, &memory_heap);
        struct theme theme;
        const struct theme dark = theme_dark();
        assert_false(theme_load(&theme, &world, FOLDERS, 1, "half", &problems));
        assert_true(problems.errors > 0);
        assert_memory_equal(&theme, &dark, sizeof dark);
        problems_close(&problems);
        assert_int_equal(failing.lent, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_fails_cleanly_at_every_block),
        cmocka_unit_test(problems_are_still_told_when_they_have_no_memory),
        cmocka_unit_test(a_theme_without_memory_is_the_dark_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
