/* What the player tells to those who keep a record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "player/made_up.h"

#include <cmocka.h>

static void expect_phase(struct player *player, const struct exercise *exercise, enum side side,
                         int64_t stretched_ms, enum ending ending)
{
    struct player_event event;
    assert_true(player_event(player, &event));
    assert_int_equal(event.kind, EVENT_PHASE);
    assert_ptr_equal(event.exercise, exercise);
    assert_int_equal(event.side, side);
    assert_int_equal(event.stretched_ms, stretched_ms);
    assert_int_equal(event.ending, ending);
    assert_true(event.range == 1);
}

static void expect_routine(struct player *player, int64_t stretched_ms, enum ending ending)
{
    struct player_event event;
    assert_true(player_event(player, &event));
    assert_int_equal(event.kind, EVENT_ROUTINE);
    assert_int_equal(event.stretched_ms, stretched_ms);
    assert_int_equal(event.ending, ending);
}

static void expect_nothing(struct player *player)
{
    struct player_event event;
    assert_false(player_event(player, &event));
    assert_int_equal(player->events.lost, 0);
}

static void each_phase_is_told_once_when_it_is_done_and_then_the_routine(void **state)
{
    (void)state;
    for (int64_t step = 7; step <= 60000; step *= 20) {
        struct player player = player_at(0);
        for (int64_t ms = 0; ms < routine.duration_ms; ms += step)
            player_advance(&player, step);
        expect_phase(&player, &a, SIDE_RIGHT, 0, ENDING_DONE);
        expect_phase(&player, &a, SIDE_RIGHT, 10000, ENDING_DONE);
        expect_phase(&player, &a, SIDE_LEFT, 10000, ENDING_DONE);
        expect_phase(&player, &b, SIDE_BOTH, 6000, ENDING_DONE);
        expect_routine(&player, routine.stretch_ms, ENDING_DONE);
        expect_nothing(&player);
    }
}

static void a_phase_is_told_as_it_ends_and_not_before(void **state)
{
    (void)state;
    struct player player = player_at(8000);
    player_advance(&player, 999);
    expect_nothing(&player);
    player_advance(&player, 1);
    expect_phase(&player, &a, SIDE_RIGHT, 0, ENDING_DONE);
    expect_nothing(&player);
}

static void what_is_left_for_later_is_skipped_and_for_earlier_broken_off(void **state)
{
    (void)state;
    struct player player = player_at(10000);
    player_advance(&player, 2500);
    press(&player, COMMAND_PAUSE);
    player_advance(&player, 60000);
    press(&player, COMMAND_NEXT);
    expect_phase(&player, &a, SIDE_RIGHT, 2500, ENDING_SKIPPED);
    press(&player, COMMAND_PAUSE);
    player_advance(&player, 4000 + 1500);
    press(&player, COMMAND_BACK);
    expect_phase(&player, &a, SIDE_LEFT, 1500, ENDING_BROKEN_OFF);
    expect_nothing(&player);
}

static void a_seek_within_a_phase_leaves_it_one_phase(void **state)
{
    (void)state;
    struct player player = player_at(9000);
    player_advance(&player, 2000);
    press(&player, COMMAND_SEEK_FORWARD);
    player_advance(&player, 3000);
    expect_phase(&player, &a, SIDE_RIGHT, 5000, ENDING_DONE);
    expect_nothing(&player);
}

static void what_was_not_played_at_all_is_not_told(void **state)
{
    (void)state;
    struct player player = player_at(0);
    for (int i = 0; i < 4; i++)
        press(&player, COMMAND_NEXT);
    expect_nothing(&player);
    press(&player, COMMAND_NEXT);
    expect_routine(&player, 0, ENDING_SKIPPED);
}

static void who_leaves_breaks_off_phase_and_routine(void **state)
{
    (void)state;
    struct player player = player_at(10000);
    player_advance(&player, 100);
    press(&player, COMMAND_QUIT);
    expect_phase(&player, &a, SIDE_RIGHT, 100, ENDING_BROKEN_OFF);
    expect_routine(&player, 100, ENDING_BROKEN_OFF);
    expect_nothing(&player);
}

static void a_routine_is_over_once_whatever_is_looked_at_again(void **state)
{
    (void)state;
    struct player player = player_at(43000);
    player_advance(&player, 1000);
    expect_routine(&player, 0, ENDING_DONE);
    press(&player, COMMAND_BACK);
    player_advance(&player, 60000);
    press(&player, COMMAND_QUIT);
    expect_nothing(&player);
}

static void events_that_nobody_takes_are_counted_and_do_no_harm(void **state)
{
    (void)state;
    struct player player = player_at(9000);
    struct player_event event;
    for (int i = 0; i < EVENTS_MOST + 3; i++) {
        press(&player, COMMAND_NEXT);
        player_advance(&player, 4500);
        press(&player, COMMAND_BACK);
        press(&player, COMMAND_BACK);
    }
    assert_int_equal(player.events.lost, 3);
    for (int i = 0; i < EVENTS_MOST; i++)
        assert_true(player_event(&player, &event));
    assert_false(player_event(&player, &event));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_phase_is_told_once_when_it_is_done_and_then_the_routine),
        cmocka_unit_test(a_phase_is_told_as_it_ends_and_not_before),
        cmocka_unit_test(what_is_left_for_later_is_skipped_and_for_earlier_broken_off),
        cmocka_unit_test(a_seek_within_a_phase_leaves_it_one_phase),
        cmocka_unit_test(what_was_not_played_at_all_is_not_told),
        cmocka_unit_test(who_leaves_breaks_off_phase_and_routine),
        cmocka_unit_test(a_routine_is_over_once_whatever_is_looked_at_again),
        cmocka_unit_test(events_that_nobody_takes_are_counted_and_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
