/* Playing from the beginning to the end, by keys and by itself. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "player/made_up.h"

#include <cmocka.h>

static void it_plays_to_the_end_then_closes_and_ends(void **state)
{
    (void)state;
    struct player player = player_at(0);
    assert_true(player_is_moving(&player));
    for (int i = 0; i < 440; i++)
        player_advance(&player, 100);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_int_equal(player.at_ms, routine.duration_ms);
    assert_int_equal(player.stretched_ms, routine.stretch_ms);
    player_advance(&player, PLAYER_CLOSING_MS - 1);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, 1);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void what_is_missing_is_offered_and_one_key_takes_it(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player.manner.offer_ms = routine.stretch_ms + 1;
    player_advance(&player, 44000);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_true(player_offers(&player));
    player_advance(&player, PLAYER_OFFER_MS - 1);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_ENDED);
    assert_true(player.accepted);
}

static void nothing_is_offered_once_the_day_is_full(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player.manner.offer_ms = routine.stretch_ms;
    player_advance(&player, 44000);
    player_advance(&player, PLAYER_FRESH_MS);
    assert_false(player_offers(&player));
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_ENDED);
    assert_false(player.accepted);
    player = player_at(0);
    player.manner.offer_ms = routine.stretch_ms + 1;
    player_advance(&player, 44000);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_NEXT); /* no, thanks */
    assert_false(player.accepted);
}

static void one_great_step_counts_the_same_as_many_small_ones(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player_advance(&player, INT64_MAX);
    assert_int_equal(player.at_ms, routine.duration_ms);
    assert_int_equal(player.stretched_ms, routine.stretch_ms);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, INT64_MAX);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void next_goes_to_the_next_exercise_or_side(void **state)
{
    (void)state;
    struct player player = player_at(0);
    const int64_t expected[] = {5000, 19000, 33000, 39000};
    for (int i = 0; i < 4; i++) {
        press(&player, COMMAND_NEXT);
        assert_int_equal(player.at_ms, expected[i]);
        assert_int_equal(player.screen, PLAYER_PLAYING);
    }
    press(&player, COMMAND_NEXT);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_int_equal(player.stretched_ms, 0);
}

static void back_restarts_and_within_three_seconds_goes_to_the_one_before(void **state)
{
    (void)state;
    struct player player = player_at(25000);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 19000);
    player_advance(&player, PLAYER_RESTART_MS - 1);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 5000);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 0);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 0);
}

static void seeking_moves_five_seconds_and_adds_no_stretch(void **state)
{
    (void)state;
    struct player player = player_at(10000);
    press(&player, COMMAND_SEEK_FORWARD);
    assert_int_equal(player.at_ms, 15000);
    press(&player, COMMAND_SEEK_BACK);
    press(&player, COMMAND_SEEK_BACK);
    press(&player, COMMAND_SEEK_BACK);
    press(&player, COMMAND_SEEK_BACK);
    assert_int_equal(player.at_ms, 0);
    assert_int_equal(player.stretched_ms, 0);
    player.at_ms = 43000;
    press(&player, COMMAND_SEEK_FORWARD);
    assert_int_equal(player.screen, PLAYER_CLOSING);
}

static void a_key_held_down_does_nothing(void **state)
{
    (void)state;
    for (int command = COMMAND_NONE; command < COMMAND_COUNT; command++) {
        struct player player = player_at(6000);
        player_do(&player, (enum command)command, true);
        assert_int_equal(player.screen, PLAYER_PLAYING);
        assert_int_equal(player.at_ms, 6000);
        assert_int_equal(player.jumps, 0);
        assert_false(player.sound.muted || player.sound.music_muted || player.fullscreen);
    }
}

static void the_closing_screen_ends_with_a_key_or_goes_back(void **state)
{
    (void)state;
    struct player player = player_at(43900);
    player_advance(&player, 200);
    player_advance(&player, PLAYER_FRESH_MS);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(player.at_ms, 39000);
    player_advance(&player, 6000);
    press(&player, COMMAND_PAUSE); /* meant for the routine: the screen came by itself just now */
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void every_jump_and_pause_is_told_to_the_sound(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    const enum command commands[] = {COMMAND_PAUSE,        COMMAND_PAUSE, COMMAND_NEXT,
                                     COMMAND_SEEK_FORWARD, COMMAND_BACK,  COMMAND_HELP};
    for (int i = 0; i < 6; i++) {
        const int before = player.jumps;
        press(&player, commands[i]);
        assert_true(player.jumps > before);
    }
    player = player_at(6000);
    press(&player, COMMAND_MUTE);
    press(&player, COMMAND_FULLSCREEN);
    assert_true(player.sound.muted && player.fullscreen);
    assert_int_equal(player.jumps, 0);
}

static void keys_choose_the_view_and_the_same_key_again_gives_it_up(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    for (int i = 0; i < SIGHT_ABOVE; i++) {
        press(&player, (enum command)(COMMAND_VIEW_FRONT + i));
        assert_int_equal(sights_now(&player.sights, 0), SIGHT_FRONT + i);
    }
    press(&player, COMMAND_VIEW_ABOVE);
    assert_int_equal(sights_now(&player.sights, 0), SIGHT_OWN);
    press(&player, COMMAND_VIEW_BACK);
    press(&player, COMMAND_NEXT);
    assert_int_equal(sights_now(&player.sights, 0), SIGHT_BACK); /* the other side of the same */
    player = player_at(24000);
    press(&player, COMMAND_VIEW_BACK);
    press(&player, COMMAND_NEXT);
    press(&player, COMMAND_VIEW); /* the next exercise begins with its own */
    assert_int_equal(sights_now(&player.sights, 1), SIGHT_FRONT);
}

static void the_camera_moves_in_a_pause_as_well_and_time_does_not(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_VIEW_BACK);
    player_advance(&player, SIGHT_MOVE_MS);
    assert_int_equal(player.sights.turns[0].since_ms, SIGHT_MOVE_MS);
    assert_int_equal(player.at_ms, 6000);
    assert_int_equal(player.jumps, 1);
    press(&player, COMMAND_HELP);
    press(&player, COMMAND_MIRROR); /* nothing of it would be seen there */
    assert_false(player.sights.mirror);
}

static uint32_t dice(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void any_commands_and_times_keep_the_place_and_the_count_honest(void **state)
{
    (void)state;
    for (uint32_t run = 0; run < 2000; run++) {
        uint32_t seed = run;
        struct player player = player_at(0);
        int64_t elapsed = 0;
        for (int i = 0; i < 200; i++) {
            if (dice(&seed) % 3 == 0) {
                press(&player, (enum command)(dice(&seed) % COMMAND_QUIT));
            } else {
                const int64_t step = (int64_t)(dice(&seed) % 3000) - 10;
                player_advance(&player, step);
                elapsed += step > 0 ? step : 0;
            }
            assert_in_range(player.at_ms, 0, routine.duration_ms);
            assert_true(player.stretched_ms >= 0 && player.stretched_ms <= elapsed);
            assert_in_range(player.count_in_ms, 0, PLAYER_READY_MS);
            assert_in_range(player.closing_ms, 0, PLAYER_CLOSING_MS);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_plays_to_the_end_then_closes_and_ends),
        cmocka_unit_test(what_is_missing_is_offered_and_one_key_takes_it),
        cmocka_unit_test(nothing_is_offered_once_the_day_is_full),
        cmocka_unit_test(one_great_step_counts_the_same_as_many_small_ones),
        cmocka_unit_test(next_goes_to_the_next_exercise_or_side),
        cmocka_unit_test(back_restarts_and_within_three_seconds_goes_to_the_one_before),
        cmocka_unit_test(seeking_moves_five_seconds_and_adds_no_stretch),
        cmocka_unit_test(a_key_held_down_does_nothing),
        cmocka_unit_test(the_closing_screen_ends_with_a_key_or_goes_back),
        cmocka_unit_test(every_jump_and_pause_is_told_to_the_sound),
        cmocka_unit_test(keys_choose_the_view_and_the_same_key_again_gives_it_up),
        cmocka_unit_test(the_camera_moves_in_a_pause_as_well_and_time_does_not),
        cmocka_unit_test(any_commands_and_times_keep_the_place_and_the_count_honest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
