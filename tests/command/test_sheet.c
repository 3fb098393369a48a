/* Which pictures a sheet has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/sheet_plan.h"
#include "library/shipped_once.h"

static struct sheet_plan plan;

static struct timeline *planned(const char *id)
{
    const struct timeline_wish wish = timeline_wish_default();
    const struct exercise *exercise = library_exercise(&library, id);
    const struct routine *routine =
        exercise != NULL ? library_routine_of(&library, exercise) : library_routine(&library, id);
    assert_non_null(routine);
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static void every_pose_is_shown_once_in_order(void **state)
{
    (void)state;
    struct timeline *timeline = planned("hamstring_supine");
    static const char *const poses[] = {"start", "reach", "grab", "stretch"};
    sheet_plan(&plan, timeline, NULL);
    assert_int_equal(plan.row_count, 1);
    assert_int_equal(plan.rows[0].side, SIDE_RIGHT);
    assert_int_equal(plan.cell_count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(plan.cells[i].segment->pose, poses[i]);
    assert_string_equal(plan.cells[3].title, "Move in 6 s, hold 30 s");
    timeline_free(timeline);
}

static void both_sides_are_shown_if_asked(void **state)
{
    (void)state;
    struct timeline *timeline = planned("hamstring_supine");
    const enum side both = SIDE_BOTH, left = SIDE_LEFT;
    sheet_plan(&plan, timeline, &both);
    assert_int_equal(plan.row_count, 2);
    assert_int_equal(plan.rows[0].count, plan.rows[1].count);
    const struct sheet_cell *start = &plan.cells[plan.rows[1].first];
    assert_true(start->begins);
    assert_string_equal(start->title, "Start");
    sheet_plan(&plan, timeline, &left);
    assert_int_equal(plan.row_count, 1);
    assert_int_equal(plan.rows[0].side, SIDE_LEFT);
    timeline_free(timeline);
}

static void a_routine_has_a_row_for_each_exercise(void **state)
{
    (void)state;
    struct timeline *timeline = planned("lower_back_short");
    const struct routine *routine = timeline->routine;
    sheet_plan(&plan, timeline, NULL);
    for (int i = 0; i < routine->step_count; i++) {
        int rows = 0;
        for (int r = 0; r < plan.row_count; r++)
            rows += plan.rows[r].exercise == routine->steps[i].exercise;
        assert_int_equal(rows, routine->steps[i].kind == STEP_EXERCISE);
    }
    for (int r = 0; r < plan.row_count; r++)
        for (int c = 0; c < plan.rows[r].count; c++)
            assert_ptr_equal(plan.cells[plan.rows[r].first + c].segment->exercise,
                             plan.rows[r].exercise);
    timeline_free(timeline);
}

static void a_long_row_takes_several_lines(void **state)
{
    (void)state;
    for (int i = 0; i < library.exercise_count; i++) {
        struct timeline *timeline = planned(library.exercises[i]->id);
        sheet_plan(&plan, timeline, NULL);
        assert_in_range(plan.columns, 1, SHEET_COLUMNS_MOST);
        assert_true(plan.lines * plan.columns >= plan.cell_count);
        assert_true((plan.lines - 1) * plan.columns < plan.cell_count);
        timeline_free(timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pose_is_shown_once_in_order),
        cmocka_unit_test(both_sides_are_shown_if_asked),
        cmocka_unit_test(a_routine_has_a_row_for_each_exercise),
        cmocka_unit_test(a_long_row_takes_several_lines),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
