#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/told.h"
#include "library/paper.h"
#include "library/stature.h"

static const char *const assets[] = {LIMBER_SOURCE "/assets"};

static void shipped_figures_load(void **state)
{
    (void)state;
    static const char *const names[] = {"usual", "small", "tall", "slim", "stout"};
    for (int i = 0; i < 5; i++) {
        struct stature stature = {0};
        assert_true(stature_load(&stature, &world_machine, assets, 1, names[i], &problems));
        assert_true(stature.metres >= 1.2 && stature.metres <= 2.2);
        assert_true(stature.build >= 0.8 && stature.build <= 1.25);
        assert_true((stature.metres == 1.7 && stature.build == 1.0) == (i == 0));
    }
    assert_int_equal(problems.count, 0);
}

static bool load(struct stature *stature, const char *content)
{
    static const char *const folders[] = {"a"};
    const struct paper list[] = {PAPER("a/figures/my_own.yaml", content)};
    const struct papers papers = {list, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    return stature_load(stature, &world, folders, 1, "my-own", &problems);
}

static void what_is_not_written_is_usual(void **state)
{
    (void)state;
    struct stature stature = {0};
    assert_true(load(&stature, "format: limber figure 1\nname: Mine\nbuild: 1.1\n"));
    assert_true(stature.metres > 1.699 && stature.metres < 1.701 && stature.build == 1.1);
}

static void mistakes_are_told_and_leave_it_as_it_was(void **state)
{
    (void)state;
    struct stature stature = {1.5, 0.9};
    assert_false(load(&stature, "format: limber figure 1\nname: Giant\nstature: 3\nbuild: wide\n"
                                "hight: 2\n"));
    assert_int_equal(problems.errors, 3);
    assert_int_equal(problems.list[0].place.line, 3);
    assert_int_equal(problems.list[1].place.line, 4);
    assert_int_equal(problems.list[2].place.line, 5);
    assert_true(stature.metres == 1.5 && stature.build == 0.9);
    assert_false(load(&stature, "format: limber figure 1\nname: Twice\nbuild: 1\nname: Again\n"));
    assert_int_equal(problems.errors, 4);
    assert_true(stature.metres == 1.5 && stature.build == 0.9);
}

static void another_format_and_a_name_that_is_none_are_told(void **state)
{
    (void)state;
    struct stature stature = {1.5, 0.9};
    assert_false(load(&stature, "format: limber theme 1\nname: X\n"));
    assert_non_null(strstr(problems.list[0].message, "write `format: limber figure 1`"));
    assert_false(stature_load(&stature, &world_machine, assets, 1, "../figures/usual", &problems));
    assert_non_null(strstr(problems.list[1].message, "there is no figure `../figures/usual`"));
}

#define TOLD(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOLD(shipped_figures_load),
        TOLD(what_is_not_written_is_usual),
        TOLD(mistakes_are_told_and_leave_it_as_it_was),
        TOLD(another_format_and_a_name_that_is_none_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
