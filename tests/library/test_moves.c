/* Moves: both forms, several folders, and a file that is played by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/library.h"
#include "library/paper.h"

#define MOVE(from, to, rest)                                                                       \
    "format: limber move 1\nname: M\nfrom: " from "\nto: " to "\n" rest "\n"
#define FOUR_SECONDS "phases: [{to: end, seconds: 4}]"

static struct library library;
static struct problems problems;

/* Folder a is limber's, b the person's. */
static void load(const struct paper *list, int count)
{
    static const char *const folders[] = {"a", "b"};
    const struct papers papers = {list, count};
    const struct world world = papers_world(&papers, &memory_heap);
    problems_open(&problems, &memory_heap);
    assert_true(library_load(&library, &world, folders, 2, &problems));
}

static int close_all(void **state)
{
    (void)state;
    library_close(&library);
    problems_close(&problems);
    return 0;
}

static const struct move *move_named(const char *id)
{
    for (int i = 0; i < library.moves->count; i++)
        if (strcmp(library.moves->list[i]->id, id) == 0)
            return library.moves->list[i];
    fail_msg("there is no move %s", id);
    return NULL;
}

static void poses_stand_between_those_of_the_two_positions(void **state)
{
    (void)state;
    const struct paper list[] = {PAPER("a/positions/chair.yaml", PAPER_CHAIR),
                                 PAPER("a/positions/stand.yaml", PAPER_STAND),
                                 PAPER("a/moves/rise.yaml", PAPER_RISE)};
    load(list, 3);
    assert_int_equal(problems.errors, 0);
    const struct move *rise = move_named("rise");
    static const char *const names[] = {"start", "lean", "bend", "end"};
    static const int64_t ms[] = {1500, 2000, 1000};
    assert_int_equal(rise->key_count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(rise->keys[i].name, names[i]);
    for (int i = 0; i < 3; i++)
        assert_int_equal(rise->key_ms[i], ms[i]);
    assert_int_equal(rise->ms, 4500);
    assert_true(rise->back && rise->keeps.given);
    assert_int_equal(rise->keeps.part, PART_FOOT);
    assert_int_equal(rise->keeps.side, SIDE_RIGHT);
}

static void a_pose_inherits_the_one_before_or_the_one_it_names(void **state)
{
    (void)state;
    const struct paper list[] = {PAPER("a/positions/chair.yaml", PAPER_CHAIR),
                                 PAPER("a/positions/stand.yaml", PAPER_STAND),
                                 PAPER("a/moves/rise.yaml", PAPER_RISE)};
    load(list, 3);
    const struct key *keys = move_named("rise")->keys;
    assert_true(keys[1].angle[JOINT_RIGHT_KNEE][0].degrees == 90); /* lean: of the chair */
    assert_false(keys[1].angle[JOINT_RIGHT_KNEE][0].written);
    assert_true(keys[2].angle[JOINT_RIGHT_KNEE][0].degrees == 40);
    assert_false(keys[2].angle[JOINT_RIGHT_HIP][0].known); /* bend: the stand says nothing of it */
    assert_false(keys[1].fresh || keys[2].fresh);
    assert_true(keys[3].fresh);
}

static void a_shortcut_knows_its_chain(void **state)
{
    (void)state;
    const struct paper list[] = {
        PAPER("a/positions/chair.yaml", PAPER_CHAIR),
        PAPER("a/positions/stand.yaml", PAPER_STAND),
        PAPER("a/positions/perch.yaml", PAPER_STAND),
        PAPER("a/moves/rise.yaml", PAPER_RISE),
        PAPER("a/moves/hop.yaml", MOVE("stand", "perch", FOUR_SECONDS)),
        PAPER("a/moves/both.yaml", MOVE("perch", "chair", "through: [stand]\nseconds: 6"))};
    load(list, 6);
    assert_int_equal(problems.errors, 0);
    const struct move *both = move_named("both");
    static const char *const stops[] = {"perch", "stand", "chair"};
    for (int i = 0; i < 3; i++)
        assert_string_equal(move_stop(both, i)->id, stops[i]);
    assert_int_equal(both->ms, 6000);
    assert_null(both->keys);
    bool backwards;
    assert_ptr_equal(move_between(library.moves, "perch", "stand", &backwards), move_named("hop"));
    assert_true(backwards);
    assert_null(move_between(library.moves, "perch", "chair", &backwards));
}

static void a_persons_own_moves_add_to_the_built_in_ones(void **state)
{
    (void)state;
    const struct paper list[] = {
        PAPER("a/positions/chair.yaml", PAPER_CHAIR), PAPER("a/positions/stand.yaml", PAPER_STAND),
        PAPER("a/moves/rise.yaml", PAPER_RISE), PAPER("b/positions/perch.yaml", PAPER_STAND),
        PAPER("b/moves/hop.yaml", MOVE("stand", "perch", FOUR_SECONDS))};
    load(list, 5);
    assert_int_equal(problems.errors, 0);
    assert_int_equal(library.moves->count, 2);
}

static void a_persons_own_move_hides_the_built_in_one_of_its_name(void **state)
{
    (void)state;
    const struct paper list[] = {PAPER("a/positions/chair.yaml", PAPER_CHAIR),
                                 PAPER("a/positions/stand.yaml", PAPER_STAND),
                                 PAPER("a/moves/rise.yaml", PAPER_RISE),
                                 PAPER("b/moves/rise.yaml", MOVE("chair", "stand", FOUR_SECONDS))};
    load(list, 4);
    assert_int_equal(problems.errors, 0);
    assert_int_equal(library.moves->count, 1);
    assert_int_equal(move_named("rise")->ms, 4000);
}

static void a_move_with_mistakes_is_left_out(void **state)
{
    (void)state;
    const struct paper list[] = {
        PAPER("a/positions/chair.yaml", PAPER_CHAIR),
        PAPER("a/positions/stand.yaml", PAPER_STAND),
        PAPER("a/moves/rise.yaml", PAPER_RISE),
        PAPER("a/moves/fly.yaml", MOVE("chair", "sky", FOUR_SECONDS)),
        PAPER("a/moves/over.yaml", MOVE("chair", "stand", "through: [chair]\nseconds: 4")),
        PAPER("a/exercises/reach.yaml", PAPER_REACH)};
    load(list, 6);
    assert_int_equal(problems.errors, 2);
    assert_int_equal(library.moves->count, 1);
    assert_int_equal(library.exercise_count, 1);
}

static void routines_know_the_moves(void **state)
{
    (void)state;
    const struct paper list[] = {
        PAPER("a/positions/chair.yaml", PAPER_CHAIR), PAPER("a/exercises/reach.yaml", PAPER_REACH),
        PAPER("a/routines/r.yaml",
              "format: limber routine 1\nname: R\nsteps: [{exercise: reach}]\n")};
    load(list, 3);
    assert_ptr_equal(library.routines[0]->moves, library.moves);
    assert_ptr_equal(library_routine_of(&library, library.exercises[0])->moves, library.moves);
    assert_int_equal(library.moves->count, 0);
}

static void a_move_file_is_played_there_and_back(void **state)
{
    (void)state;
    const struct paper list[] = {
        PAPER("a/positions/chair.yaml", PAPER_CHAIR), PAPER("a/positions/stand.yaml", PAPER_STAND),
        PAPER("rise.yaml", PAPER_RISE),
        PAPER("up.yaml", MOVE("chair", "stand", "back: no\n" FOUR_SECONDS))};
    const struct papers papers = {list, 4};
    const struct world world = papers_world(&papers, &memory_heap);
    const char *id;
    load(list, 4);
    assert_true(library_add_file(&library, &world, "rise.yaml", &problems, &id));
    const struct routine *routine = library_routine(&library, id);
    assert_int_equal(routine->step_count, 3);
    assert_string_equal(routine->steps[1].exercise->id, "stand");
    assert_int_equal(routine->moves->count, 1);
    assert_false(library_add_file(&library, &world, "up.yaml", &problems, &id)); /* a second one */
}

#define TEST(name) cmocka_unit_test_teardown(name, close_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(poses_stand_between_those_of_the_two_positions),
        TEST(a_pose_inherits_the_one_before_or_the_one_it_names),
        TEST(a_shortcut_knows_its_chain),
        TEST(a_persons_own_moves_add_to_the_built_in_ones),
        TEST(a_persons_own_move_hides_the_built_in_one_of_its_name),
        TEST(a_move_with_mistakes_is_left_out),
        TEST(routines_know_the_moves),
        TEST(a_move_file_is_played_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
