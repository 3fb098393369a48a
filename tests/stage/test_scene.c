#include "stage/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/world.h"
#include "stage/pick.h"
#include "stage/routine.h"
#include "stage/showcase.h"

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
                text_of("Space pause\np pause\nEscape menu\nRight next\nPageDown next\n"
                        "Shift+Right seek_forward\nUp louder\nq quit\n"),
                "keys.conf", &problems);
    problems_close(&problems);
    scene_help_fill(&help, &keymap, false);
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
    assert_int_equal(help.count, 6);
    assert_string_equal(help.lines[0].keys, "Space, p");
    assert_string_equal(help.lines[0].what, command_help(COMMAND_PAUSE));
    assert_string_equal(help.lines[1].keys, "\u2192, Page Down");
    assert_string_equal(help.lines[2].keys, "Shift+\u2192");
    assert_string_equal(help.lines[3].keys, "Esc");
    assert_string_equal(help.lines[5].keys, "\u2191");
}

static void screens_name_the_keys_that_are_bound(void **state)
{
    (void)state;
    const struct view_keys keys = scene_keys(&help);
    assert_string_equal(keys.pause, "Space");
    assert_string_equal(keys.next, "\u2192");
    assert_string_equal(keys.back, "");
    assert_string_equal(keys.help, "");
    assert_string_equal(keys.quit, "q");
    assert_false(keys.to_menu);
}

static void the_menu_names_the_keys_that_are_bound(void **state)
{
    (void)state;
    struct showcase showcase = {.out = ""};
    struct choice buttons[2];
    struct view_keys keys = scene_keys(&help);
    showcase_keys(&showcase, &keys);
    showcase_buttons(&keys, buttons);
    assert_string_equal(showcase.out, "Esc back");
    assert_string_equal(showcase.leave, "Esc quit");
    assert_string_equal(buttons[1].key, "Esc");
    keys.menu = NULL;
    keys.help = "F1";
    showcase_keys(&showcase, &keys);
    showcase_buttons(&keys, buttons);
    assert_string_equal(showcase.out, "F1 keys");
    assert_string_equal(buttons[1].key, "");
}

static void lines_of_the_help_stand_by_topics(void **state)
{
    (void)state;
    assert_string_equal(help.lines[0].group, "playing");
    assert_string_equal(help.lines[help.count - 1].group, "sound");
    for (int i = 1; i < help.count - 1; i++)
        assert_true(help.lines[i].group == help.lines[0].group);
}

static void pages_turn_while_the_help_is_open_and_begin_anew(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, one_minute.timeline);
    player_advance(&player, PLAYER_FRESH_MS);
    scene_turn(&help, &player, COMMAND_NEXT);
    assert_int_equal(help.page, 0);
    player_do(&player, COMMAND_HELP, false);
    scene_turn(&help, &player, COMMAND_NEXT);
    scene_turn(&help, &player, COMMAND_NEXT);
    scene_turn(&help, &player, COMMAND_BACK);
    assert_int_equal(view_of(&player).help_page, 1);
    player_do(&player, COMMAND_HELP, false);
    scene_turn(&help, &player, COMMAND_BACK);
    assert_int_equal(view_of(&player).help_page, 0);
}

static void buttons_are_commands(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, one_minute.timeline);
    player_advance(&player, PLAYER_FRESH_MS);
    player_do(&player, COMMAND_PAUSE, false);
    const struct view view = view_of(&player);
    bool found[COMMAND_COUNT] = {false};
    for (int y = 0; y < view.height; y += 4)
        for (int x = 0; x < view.width; x += 4)
            found[pick_at(&view, (float)x, (float)y)] = true;
    for (int i = 0; i < COMMAND_COUNT; i++)
        assert_int_equal(found[i], i == COMMAND_NONE || i == COMMAND_PAUSE || i == COMMAND_NEXT ||
                                       i == COMMAND_QUIT || i == COMMAND_HURTS ||
                                       i == COMMAND_HELP);
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

static void a_note_is_drawn_while_it_fades_and_then_no_more(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, one_minute.timeline);
    player_stall(&player, 3000);
    const struct view before = view_of(&player);
    player_do(&player, COMMAND_MUTE_MUSIC, false);
    const struct view told = view_of(&player);
    assert_string_equal(told.note, "Music off");
    assert_false(scene_is_same(&before, &told));
    player_advance(&player, 100);
    const struct view still = view_of(&player);
    assert_true(scene_is_same(&told, &still));
    player_do(&player, COMMAND_MUTE_VOICE, false);
    const struct view other = view_of(&player);
    assert_false(scene_is_same(&still, &other));
    player_advance(&player, NOTE_MS - 1);
    const struct view faint = view_of(&player);
    assert_false(scene_is_same(&other, &faint));
    player_advance(&player, 1);
    const struct view gone = view_of(&player);
    assert_true(scene_is_same(&before, &gone));
}

static bool is_level(struct levels levels, float voice, float tones, float music)
{
    return levels.voice == voice && levels.tones == tones && levels.music == music;
}

static void levels_follow_volume_and_each_mute(void **state)
{
    (void)state;
    struct player player;
    const struct levels full = {1, 0.5f, 0.25f};
    player_start(&player, one_minute.timeline);
    assert_true(is_level(scene_levels(&player, full), 1, 0.5f, 0.25f));
    player.sound.volume = 50;
    assert_true(is_level(scene_levels(&player, full), 0.25f, 0.125f, 0.0625f));
    player.sound.volume = 100;
    player.sound.music_muted = true;
    assert_true(is_level(scene_levels(&player, full), 1, 0.5f, 0));
    player.sound.voice_muted = true;
    assert_true(is_level(scene_levels(&player, full), 0, 0.5f, 0));
    player.sound.muted = true;
    assert_true(is_level(scene_levels(&player, full), 0, 0, 0));
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
        cmocka_unit_test(screens_name_the_keys_that_are_bound),
        cmocka_unit_test(the_menu_names_the_keys_that_are_bound),
        cmocka_unit_test(lines_of_the_help_stand_by_topics),
        cmocka_unit_test(pages_turn_while_the_help_is_open_and_begin_anew),
        cmocka_unit_test(buttons_are_commands),
        cmocka_unit_test(every_screen_of_the_player_has_its_picture),
        cmocka_unit_test(the_view_is_that_of_the_players_moment),
        cmocka_unit_test(a_count_in_shows_three_two_one_and_never_nought),
        cmocka_unit_test(a_note_is_drawn_while_it_fades_and_then_no_more),
        cmocka_unit_test(levels_follow_volume_and_each_mute),
        cmocka_unit_test(only_what_changes_the_picture_makes_views_differ),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
