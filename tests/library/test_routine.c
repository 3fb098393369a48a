/* Routines on paper: repeats, includes, bars, folders that hide each other, own exercises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "library/library.h"
#include "library/paper.h"

#define ROUTINE "format: limber routine 1\nname: R\n"

enum { PAPERS_MOST = 12 };

struct desk {
    struct paper list[PAPERS_MOST];
    struct papers papers;
    struct world world;
    struct library library;
    struct problems problems;
};

static int sit(void **state)
{
    static struct desk desk;
    memset(&desk, 0, sizeof desk);
    desk.list[0] = (struct paper)PAPER("a/positions/chair.yaml", PAPER_CHAIR);
    desk.list[1] = (struct paper)PAPER("a/exercises/reach.yaml", PAPER_REACH);
    desk.list[2] = (struct paper)PAPER("a/exercises/sway.yaml", PAPER_SWAY);
    desk.papers = (struct papers){desk.list, 3};
    desk.world = papers_world(&desk.papers, &memory_heap);
    problems_open(&desk.problems, &memory_heap);
    *state = &desk;
    return 0;
}

static int stand(void **state)
{
    struct desk *desk = *state;
    library_close(&desk->library);
    problems_close(&desk->problems);
    return 0;
}

static void lay(struct desk *desk, const char *path, const char *content)
{
    assert_true(desk->papers.count < PAPERS_MOST);
    desk->list[desk->papers.count++] = (struct paper)PAPER(path, content);
}

static void load(struct desk *desk)
{
    static const char *const folders[] = {"a", "b"};
    assert_true(library_load(&desk->library, &desk->world, folders, 2, &desk->problems));
}

static const struct routine *load_one(struct desk *desk, const char *steps)
{
    lay(desk, "a/routines/r.yaml", steps);
    load(desk);
    return library_routine(&desk->library, "r");
}

static bool told(const struct desk *desk, const char *words)
{
    for (int i = 0; i < desk->problems.count; i++)
        if (strstr(desk->problems.list[i].message, words))
            return true;
    problems_print(&desk->problems, stderr);
    return false;
}

static void steps_are_read_in_order(void **state)
{
    struct desk *desk = *state;
    const struct routine *r = load_one(
        desk, ROUTINE "music: calm\nopening: {seconds: 8, say: Hello. Go easy.}\nsteps:\n"
                      "  - {exercise: reach, hold: 20 s, repeats: 2, sides: left, comfort: 0.5}\n"
                      "  - {rest: 10 s, say: Breathe.}\n"
                      "  - {say: [One thing. And another., A third.]}\n"
                      "  - {exercise: sway}\n");
    assert_int_equal(desk->problems.errors, 0);
    assert_int_equal(r->step_count, 4);
    assert_string_equal(r->music, "calm");
    assert_int_equal(r->opening.count, 2);
    assert_int_equal(r->opening_ms, 8000);
    assert_string_equal(r->closing.line[0], "Well done.");
    assert_int_equal(r->steps[0].dose.hold_ms, 20000);
    assert_int_equal(r->steps[0].dose.repeats, 2);
    assert_true(r->steps[0].left && !r->steps[0].right);
    assert_true(r->steps[0].comfort == 0.5f);
    assert_int_equal(r->steps[1].kind, STEP_REST);
    assert_int_equal(r->steps[1].ms, 10000);
    assert_int_equal(r->steps[2].say.count, 3);
    assert_true(r->steps[3].left && r->steps[3].right && r->steps[3].comfort == 1.0f);
    assert_int_equal(r->steps[3].dose.repeats, 0);
}

static void repeats_are_unrolled_in_each_other(void **state)
{
    struct desk *desk = *state;
    const struct routine *r = load_one(desk, ROUTINE "steps:\n"
                                                     "  - repeat: 3\n"
                                                     "    steps:\n"
                                                     "      - {exercise: sway}\n"
                                                     "      - {repeat: 2, steps: [{rest: 5}]}\n");
    assert_int_equal(r->step_count, 9);
    assert_int_equal(r->steps[3].kind, STEP_EXERCISE);
    assert_int_equal(r->steps[5].kind, STEP_REST);
}

static void five_hundred_steps_are_the_most(void **state)
{
    struct desk *desk = *state;
    const char *fits = ROUTINE "steps: [{repeat: 100, steps: [{repeat: 5, steps: [{rest: 5}]}]}]\n";
    const char *bursts =
        ROUTINE "steps: [{repeat: 100, steps: [{repeat: 6, steps: [{rest: 5}]}]}]\n";
    lay(desk, "b/routines/bursts.yaml", bursts);
    assert_int_equal(load_one(desk, fits)->step_count, 500);
    assert_null(library_routine(&desk->library, "bursts"));
    assert_int_equal(desk->problems.errors, 1);
    assert_true(told(desk, "more than 500 steps"));
}

static void an_include_takes_the_steps_of_a_routine_wherever_it_stands(void **state)
{
    struct desk *desk = *state;
    lay(desk, "b/routines/z.yaml", ROUTINE "steps: [{include: y}, {rest: 5}]\n");
    lay(desk, "b/routines/y.yaml", ROUTINE "steps: [{exercise: sway}, {exercise: reach}]\n");
    const struct routine *r = load_one(desk, ROUTINE "steps: [{include: z}, {include: y}]\n");
    assert_int_equal(desk->problems.errors, 0);
    assert_int_equal(r->step_count, 5);
    assert_string_equal(r->steps[1].exercise->id, "reach");
    assert_int_equal(r->steps[2].kind, STEP_REST);
}

static void a_circle_of_includes_is_refused(void **state)
{
    struct desk *desk = *state;
    lay(desk, "b/routines/y.yaml", ROUTINE "steps: [{include: z}]\n");
    lay(desk, "b/routines/z.yaml", ROUTINE "steps: [{include: y}]\n");
    assert_null(load_one(desk, ROUTINE "steps: [{include: r}]\n"));
    assert_int_equal(desk->library.routine_count, 0);
    assert_true(told(desk, "includes itself"));
}

static void doubling_by_includes_is_bounded(void **state)
{
    struct desk *desk = *state;
    lay(desk, "b/routines/s1.yaml", ROUTINE "steps: [{repeat: 100, steps: [{rest: 5}]}]\n");
    lay(desk, "b/routines/s2.yaml", ROUTINE "steps: [{repeat: 100, steps: [{include: s1}]}]\n");
    lay(desk, "b/routines/s3.yaml", ROUTINE "steps: [{repeat: 100, steps: [{include: s2}]}]\n");
    assert_null(load_one(desk, ROUTINE "steps: [{include: s3}]\n"));
    assert_non_null(library_routine(&desk->library, "s1"));
    assert_null(library_routine(&desk->library, "s2"));
    assert_true(told(desk, "`s3` has mistakes of its own"));
}

static void a_later_folder_hides_an_earlier_one(void **state)
{
    struct desk *desk = *state;
    lay(desk, "b/routines/r.yaml", "format: limber routine 1\nname: Mine\nsteps: [{rest: 5}]\n");
    lay(desk, "b/exercises/own.yaml", PAPER_SWAY);
    const struct routine *r = load_one(desk, ROUTINE "steps: [{exercise: sway}]\n");
    assert_string_equal(r->name, "Mine");
    assert_int_equal(desk->library.routine_count, 1);
    assert_int_equal(desk->library.exercise_count, 3);
    assert_string_equal(desk->library.exercises[0]->id, "own");
}

static void a_faulty_later_file_lets_the_earlier_one_through(void **state)
{
    struct desk *desk = *state;
    lay(desk, "b/routines/r.yaml",
        "format: limber routine 1\nname: Mine\nsteps: [{rest: 5 min}]\n");
    lay(desk, "b/exercises/sway.yaml", "format: limber exercise 1\nname: Mine\n");
    const struct routine *r = load_one(desk, ROUTINE "steps: [{exercise: sway}]\n");
    assert_string_equal(r->name, "R");
    assert_string_equal(library_exercise(&desk->library, "sway")->name, "Sway");
    assert_true(desk->problems.errors > 0);
}

static int64_t bars_total(const struct routine *routine, int64_t *shortest, int64_t *longest)
{
    int64_t total = 0;
    *shortest = INT64_MAX;
    *longest = 0;
    for (int i = 0; i < routine->step_count; i++) {
        for (int k = 0; k < routine->steps[i].bar_count; k++) {
            const int64_t ms = routine->steps[i].bars[k].ms;
            total += ms;
            *shortest = ms < *shortest ? ms : *shortest;
            *longest = ms > *longest ? ms : *longest;
        }
    }
    return total;
}

static void bars_of_an_odd_beat_never_drift(void **state)
{
    struct desk *desk = *state;
    const struct routine *r =
        load_one(desk, ROUTINE "beats_per_minute: 110\nsteps:\n"
                               "  - repeat: 99\n"
                               "    steps:\n"
                               "      - exercise: sway\n"
                               "        bars: [{phase: out, bars: 1}, {phase: back, bars: 1}]\n");
    int64_t shortest, longest;
    assert_int_equal(desk->problems.errors, 0);
    assert_true(r->timed_by_bars);
    /* 198 bars of 4 beats at 110 a minute: 432 s exactly. */
    assert_int_equal(bars_total(r, &shortest, &longest), 432000);
    assert_int_equal(shortest, 2181);
    assert_int_equal(longest, 2182);
}

static void a_routine_that_is_not_all_bars_has_an_opening(void **state)
{
    struct desk *desk = *state;
    const struct routine *r =
        load_one(desk, ROUTINE "beats_per_minute: 100\nsteps:\n"
                               "  - {exercise: sway, bars: [{phase: out, bars: 2}]}\n"
                               "  - {exercise: sway}\n");
    assert_false(r->timed_by_bars);
    assert_true(r->bar_ms == 0);
    assert_int_equal(r->opening_ms, 5000);
    assert_int_equal(r->steps[0].bars[0].ms, 4800);
}

static void a_file_may_carry_its_own_positions_and_exercises(void **state)
{
    struct desk *desk = *state;
    const char *id;
    lay(desk, "x/My Plan.yaml",
        ROUTINE "positions:\n"
                "  stool: {name: Stool, stance: upright, sided: yes, pose: {hips: {flexion: 80}}}\n"
                "exercises:\n"
                "  sway:\n"
                "    name: Own sway\n"
                "    category: desk\n"
                "    position: stool\n"
                "    sides: both\n"
                "    dose: {repeats: 2}\n"
                "    poses: {out: {lumbar: {flexion: 5}}}\n"
                "    phases: [{phase: out, to: out, seconds: 4, repeats: yes}]\n"
                "steps: [{exercise: sway}, {exercise: reach}, {include: r}]\n");
    load_one(desk, ROUTINE "steps: [{exercise: sway}]\n");
    assert_true(
        library_add_file(&desk->library, &desk->world, "x/My Plan.yaml", &desk->problems, &id));
    assert_string_equal(id, "my_plan");
    const struct routine *r = library_routine(&desk->library, id);
    assert_string_equal(r->steps[0].exercise->name, "Own sway");
    assert_string_equal(r->steps[0].exercise->position->name, "Stool");
    assert_true(r->steps[0].exercise->position->sided);
    assert_string_equal(r->steps[1].exercise->name, "Reach");
    assert_string_equal(r->steps[2].exercise->name, "Sway");
    assert_string_equal(library_exercise(&desk->library, "sway")->name, "Sway");
    assert_non_null(library_routine(&desk->library, "r"));
}

static void a_single_exercise_file_is_added_and_hides_what_has_its_name(void **state)
{
    struct desk *desk = *state;
    const char *id;
    lay(desk, "x/r.yaml", PAPER_SWAY);
    load_one(desk, ROUTINE "steps: [{exercise: sway}]\n");
    assert_true(library_add_file(&desk->library, &desk->world, "x/r.yaml", &desk->problems, &id));
    assert_string_equal(id, "r");
    assert_non_null(library_exercise(&desk->library, id));
    assert_null(library_routine(&desk->library, id));
    assert_int_equal(desk->library.exercise_count, 3);
}

static void a_file_that_is_not_there_is_told(void **state)
{
    struct desk *desk = *state;
    const char *id;
    load(desk);
    assert_false(library_add_file(&desk->library, &desk->world, "x/n.yaml", &desk->problems, &id));
    assert_true(told(desk, "there is no such file"));
    assert_int_equal(desk->library.exercise_count, 2);
}

static void a_file_in_the_wrong_folder_is_told(void **state)
{
    struct desk *desk = *state;
    assert_null(load_one(desk, PAPER_SWAY));
    assert_true(told(desk, "found an exercise in a folder where each file is a routine"));
}

static void a_later_exercise_and_position_hide_earlier_ones(void **state)
{
    struct desk *desk = *state;
    lay(desk, "b/exercises/sway.yaml", PAPER_REACH);
    lay(desk, "b/positions/chair.yaml",
        "format: limber position 1\nname: Throne\nstance: upright\npose: {}\n");
    const struct routine *r = load_one(desk, ROUTINE "steps: [{exercise: sway}]\n");
    assert_string_equal(r->steps[0].exercise->name, "Reach");
    assert_int_equal(desk->library.exercise_count, 2);
    assert_int_equal(desk->library.position_count, 1);
    assert_string_equal(library_exercise(&desk->library, "reach")->position->name, "Throne");
}

static void a_library_holds_hundreds_of_exercises(void **state)
{
    struct desk *desk = *state;
    const char *id;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    load(desk);
    for (int i = 0; i < 200; i++) {
        const char *path = arena_format(&arena, "x/e%03d.yaml", i);
        desk->list[3] = (struct paper)PAPER(path, PAPER_SWAY);
        desk->papers.count = 4;
        assert_true(library_add_file(&desk->library, &desk->world, path, &desk->problems, &id));
    }
    assert_int_equal(desk->library.exercise_count, 202);
    assert_string_equal(library_exercise(&desk->library, "e000")->id, "e000");
    assert_string_equal(library_exercise(&desk->library, "e199")->id, "e199");
    assert_string_equal(library_nearest(&desk->library, "reahc"), "reach");
    arena_close(&arena);
}

static void who_names_a_broken_exercise_is_told_so(void **state)
{
    struct desk *desk = *state;
    lay(desk, "a/exercises/odd.yaml", "format: limber exercise 1\nname: [\n");
    assert_null(load_one(desk, ROUTINE "steps: [{exercise: odd}]\n"));
    assert_int_equal(desk->problems.errors, 2);
    assert_true(told(desk, "`odd` has mistakes of its own; put them right first"));
}

static void a_hold_without_seconds_lasts_as_long_as_the_dose(void **state)
{
    struct desk *desk = *state;
    load(desk);
    const struct exercise *reach = library_exercise(&desk->library, "reach");
    assert_int_equal(reach->phases[2].ms, 10000);
    assert_true(reach->phases[2].holds);
    assert_false(reach->rhythmic);
    assert_true(library_exercise(&desk->library, "sway")->rhythmic);
}

static void no_folders_make_an_empty_library(void **state)
{
    struct desk *desk = *state;
    assert_true(library_load(&desk->library, &desk->world, NULL, 0, &desk->problems));
    assert_int_equal(desk->library.exercise_count, 0);
    assert_null(library_exercise(&desk->library, "sway"));
    assert_null(library_nearest(&desk->library, "sway"));
    assert_int_equal(desk->problems.errors, 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, sit, stand)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(steps_are_read_in_order),
        CASE(repeats_are_unrolled_in_each_other),
        CASE(five_hundred_steps_are_the_most),
        CASE(an_include_takes_the_steps_of_a_routine_wherever_it_stands),
        CASE(a_circle_of_includes_is_refused),
        CASE(doubling_by_includes_is_bounded),
        CASE(a_later_folder_hides_an_earlier_one),
        CASE(a_faulty_later_file_lets_the_earlier_one_through),
        CASE(bars_of_an_odd_beat_never_drift),
        CASE(a_routine_that_is_not_all_bars_has_an_opening),
        CASE(a_file_may_carry_its_own_positions_and_exercises),
        CASE(a_single_exercise_file_is_added_and_hides_what_has_its_name),
        CASE(a_file_that_is_not_there_is_told),
        CASE(a_file_in_the_wrong_folder_is_told),
        CASE(a_later_exercise_and_position_hide_earlier_ones),
        CASE(a_library_holds_hundreds_of_exercises),
        CASE(who_names_a_broken_exercise_is_told_so),
        CASE(a_hold_without_seconds_lasts_as_long_as_the_dose),
        CASE(no_folders_make_an_empty_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
