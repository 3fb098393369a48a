/* Parts, and going to places from outside. */
#include "player/part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "player/made_up.h"

#include <cmocka.h>

static void parts_have_numbers_and_starts(void **state)
{
    int number = 0;
    (void)state;
    assert_int_equal(part_number(&routine, 0), 0);
    assert_int_equal(part_number(&routine, -5), 0);
    for (int64_t at = part_after(&routine, 0); at < routine.duration_ms;
         at = part_after(&routine, at)) {
        number++;
        assert_int_equal(part_number(&routine, at), number);
        assert_int_equal(part_number(&routine, at - 1), number - 1);
        assert_int_equal(part_start(&routine, number), at);
    }
    assert_true(number > 1);
    assert_int_equal(part_start(&routine, 0), 0);
    assert_int_equal(part_start(&routine, number + 1), 0);
    assert_int_equal(part_start(&routine, -1), 0);
}

static void going_to_a_place_is_seeking(void **state)
{
    struct player player = player_at(10000);
    (void)state;
    player_go(&player, 20000);
    assert_int_equal(player.at_ms, 20000);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    player_go(&player, -1);
    assert_int_equal(player.at_ms, 0);
    press(&player, COMMAND_PAUSE);
    player_go(&player, 7000);
    assert_int_equal(player.at_ms, 7000);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    player_go(&player, routine.duration_ms);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_go(&player, 1000);
    assert_int_equal(player.screen, PLAYER_CLOSING);
}

static void nobody_is_moved_on_behind_the_help_page(void **state)
{
    struct player player = player_at(10000);
    (void)state;
    press(&player, COMMAND_HELP);
    player_go(&player, 20000);
    assert_int_equal(player.at_ms, 10000);
    assert_int_equal(player.screen, PLAYER_HELP);
}

static void a_volume_from_outside_is_told_and_kept_within_bounds(void **state)
{
    struct player player = player_at(10000);
    (void)state;
    press(&player, COMMAND_MUTE);
    player_set_volume(&player, 35);
    assert_int_equal(player.sound.volume, 35);
    assert_false(player.sound.muted);
    assert_non_null(strstr(player.note.words, "35"));
    player_set_volume(&player, 900);
    assert_int_equal(player.sound.volume, 100);
    player_set_volume(&player, -3);
    assert_int_equal(player.sound.volume, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_have_numbers_and_starts),
        cmocka_unit_test(going_to_a_place_is_seeking),
        cmocka_unit_test(nobody_is_moved_on_behind_the_help_page),
        cmocka_unit_test(a_volume_from_outside_is_told_and_kept_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
