/* Pauses, and how one comes back from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "player/made_up.h"

#include <cmocka.h>

static void no_time_passes_in_a_pause(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    assert_false(player_is_moving(&player));
    player_advance(&player, 10000);
    assert_int_equal(player.at_ms, 6000);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PLAYING);
}

static void a_resume_inside_a_hold_counts_in(void **state)
{
    (void)state;
    struct player player = player_at(12000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    player_advance(&player, PLAYER_COUNT_IN_MS - 1);
    assert_int_equal(player.at_ms, 12000);
    assert_int_equal(player.count_in_ms, 1);
    player_advance(&player, 101);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(player.at_ms, 12100);
    assert_int_equal(player.stretched_ms, 100);
}

static void a_pause_in_the_count_in_starts_it_again(void **state)
{
    (void)state;
    struct player player = player_at(12000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_PAUSE);
    player_advance(&player, 2000);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.count_in_ms, PLAYER_COUNT_IN_MS);
}

/* Stopped at `at_ms` for `away_ms`, and on. */
static struct player back_after(int64_t at_ms, int64_t away_ms)
{
    struct player player = player_at(at_ms);
    press(&player, COMMAND_PAUSE);
    player_advance(&player, away_ms);
    press(&player, COMMAND_PAUSE);
    return player;
}

static void after_a_long_pause_there_is_time_to_get_back_into_position(void **state)
{
    (void)state;
    const int64_t in_a_move = 6000, in_a_hold = 12000, changing_sides = 20000;
    struct player player = back_after(in_a_move, PLAYER_AWAY_MS - 1);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    player = back_after(in_a_move, PLAYER_AWAY_MS);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
    assert_int_equal(player.at_ms, in_a_move);
    player_advance(&player, PLAYER_READY_MS);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    press(&player, COMMAND_PAUSE); /* a short one again */
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(back_after(in_a_hold, 0).count_in_ms, PLAYER_COUNT_IN_MS);
    assert_int_equal(back_after(in_a_hold, PLAYER_AWAY_MS).count_in_ms, PLAYER_READY_MS);
    /* which leads into position by itself */
    assert_int_equal(back_after(changing_sides, PLAYER_GONE_MS).screen, PLAYER_PLAYING);
}

static void after_a_very_long_pause_nobody_goes_on_in_the_midst_of_a_stretch(void **state)
{
    (void)state;
    struct player player = back_after(12000, PLAYER_GONE_MS);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
    assert_int_equal(player.at_ms, 5000);
    assert_string_equal(player.note.words, "From its start: it was a long pause");
    assert_true(note_presence(&player.note) > 0);
    player = back_after(30000, INT64_MAX);
    assert_int_equal(player.at_ms, 23000);
}

static void a_standstill_and_a_page_are_pauses_too(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    player_stall(&player, INT64_C(8) * 3600 * 1000);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.at_ms, 5000);
    player = player_at(6000);
    press(&player, COMMAND_INFO);
    player_advance(&player, PLAYER_AWAY_MS);
    press(&player, COMMAND_INFO);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
}

static void who_was_cut_off_gets_time_to_get_ready(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player_resume(&player, 2);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.at_ms, 19000);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
}

static void what_is_counted_in_is_said(void **state)
{
    (void)state;
    enum aside aside;
    int64_t since_ms;
    struct player player = back_after(12000, 0);
    assert_true(player_aside(&player, &aside, &since_ms));
    assert_int_equal(aside, ASIDE_READY);
    assert_int_equal(since_ms, PLAYER_READY_MS - PLAYER_COUNT_IN_MS);
    player_advance(&player, 1000);
    assert_true(player_aside(&player, &aside, &since_ms));
    assert_int_equal(since_ms, PLAYER_READY_MS - 2000);
    player.count_in_ms = 12000; /* a long one: not before its end */
    assert_false(player_aside(&player, &aside, &since_ms));
    player_advance(&player, 12000);
    assert_false(player_aside(&player, &aside, &since_ms));
}

static void skipping_while_paused_stays_paused(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_NEXT);
    assert_int_equal(player.at_ms, 19000);
    assert_int_equal(player.screen, PLAYER_PAUSED);
}

static void help_pauses_and_gives_back_what_was(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_HELP);
    player_advance(&player, 5000);
    assert_int_equal(player.screen, PLAYER_HELP);
    assert_int_equal(player.at_ms, 6000);
    press(&player, COMMAND_NEXT);
    assert_int_equal(player.at_ms, 6000);
    press(&player, COMMAND_HELP);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_HELP);
    press(&player, COMMAND_MENU);
    assert_int_equal(player.screen, PLAYER_PAUSED);
}

static void escape_stops_and_goes_on_and_quit_always_ends(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_MENU);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    press(&player, COMMAND_MENU);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    const enum command before[] = {COMMAND_NONE, COMMAND_PAUSE, COMMAND_HELP};
    for (int i = 0; i < 3; i++) {
        player = player_at(6000);
        press(&player, before[i]);
        press(&player, COMMAND_QUIT);
        assert_int_equal(player.screen, PLAYER_ENDED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_time_passes_in_a_pause),
        cmocka_unit_test(a_resume_inside_a_hold_counts_in),
        cmocka_unit_test(a_pause_in_the_count_in_starts_it_again),
        cmocka_unit_test(after_a_long_pause_there_is_time_to_get_back_into_position),
        cmocka_unit_test(after_a_very_long_pause_nobody_goes_on_in_the_midst_of_a_stretch),
        cmocka_unit_test(a_standstill_and_a_page_are_pauses_too),
        cmocka_unit_test(who_was_cut_off_gets_time_to_get_ready),
        cmocka_unit_test(what_is_counted_in_is_said),
        cmocka_unit_test(skipping_while_paused_stays_paused),
        cmocka_unit_test(help_pauses_and_gives_back_what_was),
        cmocka_unit_test(escape_stops_and_goes_on_and_quit_always_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
