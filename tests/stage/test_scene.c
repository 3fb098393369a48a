#include "stage/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/world.h"
#include "stage/routine.h"

#include <cmocka.h>

static struct routine_on_stage one_minute;
static struct scene_help help;

static int load(void **state)
{
    (void)state;
    struct keymap keymap = {.count = 0};
    struct problems problems;
    problems_open(&problems, &memory_heap);
    keymap_read(&keymap,
                text_of("Space pause\np pause\nEscape menu\nRight next\nPageDown next\nq quit\n"),
                "keys.conf", &problems);
    problems_close(&problems);
    scene_help_fill(&help, &keymap);
    return routine_load(&one_minute, "one_minute") ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    routine_free(&one_minute);
    return 0;
}

static struct view view_of(const struct player *player)
{
    return scene_view(player, &one_minute.theme, &help, 640, 360, false);
}

static void the_help_page_names_keys_as_they_stand_on_a_keyboard(void **state)
{
    (void)state;
    assert_int_equal(help.count, 4);
    assert_string_equal(help.lines[0].keys, "Space, p");
    assert_string_equal(help.lines[0].what, command_help(COMMAND_PAUSE));
    assert_string_equal(help.lines[1].keys, "\u2192, Page Down");
    assert_string_equal(help.lines[2].keys, "Esc");
}

static void every_screen_of_the_player_has_its_picture(void **state)
{
    (void)state;
    static const struct {
        enum player_screen player;
        enum screen screen;
    } pairs[] = {{PLAYER_PLAYING, SCREEN_PLAY},      {PLAYER_PAUSED, SCREEN_PAUSED},
                 {PLAYER_COUNT_IN, SCREEN_COUNT_IN}, {PLAYER_HELP, SCREEN_HELP},
                 {PLAYER_CLOSING, SCREEN_CLOSING},   {PLAYER_ENDED, SCREEN_CLOSING}};
    struct player player;
    player_start(&player, one_minute.timeline);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        player.screen = pairs[i].player;
        assert_int_equal(view_of(&player).screen, pairs[i].screen);
    }
}

static void the_view_is_that_of_the_players_moment(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, one_minute.timeline);
    player_advance(&player, 30000);
    const struct view view = view_of(&player);
    assert_int_equal(view.moment.ms, 30000);
    assert_string_equal(view.moment.segment->phase, "hold");
    assert_int_equal(view.today_ms, player.stretched_ms);
}

static void a_count_in_shows_three_two_one_and_never_nought(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, one_minute.timeline);
    player_advance(&player, 30000);
    player_do(&player, COMMAND_PAUSE, false);
    player_do(&player, COMMAND_PAUSE, false);
    for (int digit = 3; digit >= 1; digit--) {
        assert_int_equal(view_of(&player).count_in, digit);
        player_advance(&player, 999);
        assert_int_equal(view_of(&player).count_in, digit);
        player_advance(&player, 1);
    }
    assert_int_equal(view_of(&player).screen, SCREEN_PLAY);
}

static void only_what_changes_the_picture_makes_views_differ(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, one_minute.timeline);
    player_advance(&player, 30000);
    player_do(&player, COMMAND_PAUSE, false);
    const struct view paused = view_of(&player);
    player_advance(&player, 5000);
    struct view later = view_of(&player);
    assert_true(scene_is_same(&paused, &later));
    later.width = 641;
    assert_false(scene_is_same(&paused, &later));
    later = scene_view(&player, &one_minute.theme, &help, 640, 360, true);
    assert_false(scene_is_same(&paused, &later));
    player_do(&player, COMMAND_PAUSE, false);
    const struct view counting = view_of(&player);
    assert_false(scene_is_same(&paused, &counting));
    player_advance(&player, 500);
    later = view_of(&player);
    assert_true(scene_is_same(&counting, &later));
    player_advance(&player, 600);
    later = view_of(&player);
    assert_false(scene_is_same(&counting, &later));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_help_page_names_keys_as_they_stand_on_a_keyboard),
        cmocka_unit_test(every_screen_of_the_player_has_its_picture),
        cmocka_unit_test(the_view_is_that_of_the_players_moment),
        cmocka_unit_test(a_count_in_shows_three_two_one_and_never_nought),
        cmocka_unit_test(only_what_changes_the_picture_makes_views_differ),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
