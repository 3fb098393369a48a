#include "base/told.h"
#include "base/world.h"
#include "player/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct keymap read_keys(const char *content)
{
    struct keymap keymap = {.count = 0};
    keymap_read(&keymap, text_of(content), "keys.conf", &problems);
    return keymap;
}

static void lines_bind_keys_and_comments_do_not(void **state)
{
    (void)state;
    const struct keymap keymap =
        read_keys("# a comment\n\n  Space\tpause  # go\r\nShift+Left seek_back\n? help");
    assert_int_equal(problems.count, 0);
    assert_int_equal(keymap.count, 3);
    assert_int_equal(keymap_command(&keymap, "Space"), COMMAND_PAUSE);
    assert_int_equal(keymap_command(&keymap, "Shift+Left"), COMMAND_SEEK_BACK);
    assert_int_equal(keymap_command(&keymap, "?"), COMMAND_HELP);
    assert_int_equal(keymap_command(&keymap, "x"), COMMAND_NONE);
}

static void a_later_line_wins_and_ignore_unbinds(void **state)
{
    (void)state;
    const struct keymap keymap = read_keys("n next\nn mute\nq quit\nq ignore\n");
    assert_int_equal(keymap_command(&keymap, "n"), COMMAND_MUTE);
    assert_int_equal(keymap_command(&keymap, "q"), COMMAND_NONE);
}

static void mistakes_are_told_with_their_place_and_the_rest_is_read(void **state)
{
    (void)state;
    const struct keymap keymap = read_keys("Space pasue\nn\nf fullscreen now\nm mute\n");
    assert_int_equal(problems.warnings, 3);
    assert_int_equal(problems.list[0].place.line, 1);
    assert_int_equal(problems.list[0].place.column, 7);
    assert_non_null(strstr(problems.list[0].message, "did you mean `pause`"));
    assert_int_equal(problems.list[1].place.line, 2);
    assert_int_equal(problems.list[1].place.column, 1);
    assert_int_equal(problems.list[2].place.line, 3);
    assert_int_equal(problems.list[2].place.column, 14);
    assert_int_equal(keymap.count, 1);
    assert_int_equal(keymap_command(&keymap, "m"), COMMAND_MUTE);
}

static void names_too_long_and_lines_that_are_not_text_are_refused(void **state)
{
    (void)state;
    (void)read_keys("abcdefghijklmnopqrstuvwxyzabcdef pause\n");
    assert_int_equal(problems.warnings, 1);
    struct keymap keymap = {.count = 0};
    keymap_read(&keymap, (struct text){"a pause\0\n", 9}, "keys.conf", &problems);
    assert_int_equal(problems.warnings, 2);
    assert_int_equal(keymap.count, 0);
    keymap = read_keys("\xEF\xBB\xBFx hurts\n\xE4 next\nn next\n");
    assert_int_equal(problems.warnings, 3);
    assert_int_equal(problems.list[2].place.line, 2);
    assert_int_equal(keymap.count, 2);
    assert_int_equal(keymap_command(&keymap, "x"), COMMAND_HURTS);
}

static void one_binding_too_many_is_told_and_no_overflow(void **state)
{
    (void)state;
    struct keymap keymap = {.count = 0};
    for (int i = 0; i <= KEYMAP_BINDINGS_MOST; i++) {
        char line[32];
        (void)snprintf(line, sizeof line, "F%d pause\n", i);
        keymap_read(&keymap, text_of(line), "keys.conf", &problems);
    }
    assert_int_equal(keymap.count, KEYMAP_BINDINGS_MOST);
    assert_int_equal(problems.warnings, 1);
}

static void at_most_three_keys_are_named_and_never_half_a_name(void **state)
{
    (void)state;
    const struct keymap keymap = read_keys("Space pause\np pause\nk pause\nReturn pause\n");
    char out[32];
    keymap_keys(&keymap, COMMAND_PAUSE, out, sizeof out);
    assert_string_equal(out, "Space, p, k");
    char small[8];
    keymap_keys(&keymap, COMMAND_PAUSE, small, sizeof small);
    assert_string_equal(small, "Space");
    keymap_keys(&keymap, COMMAND_QUIT, out, sizeof out);
    assert_string_equal(out, "");
}

static void the_shipped_keys_are_free_of_mistakes_and_reach_every_command(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    struct text content;
    assert_int_equal(world_machine.read(world_machine.context, LIMBER_SOURCE "/assets/keys.conf",
                                        1 << 16, &arena, &content),
                     FILE_OK);
    struct keymap keymap = {.count = 0};
    keymap_read(&keymap, content, "keys.conf", &problems);
    assert_int_equal(problems.count, 0);
    for (int i = COMMAND_PAUSE; i < COMMAND_COUNT; i++) {
        char keys[64];
        keymap_keys(&keymap, (enum command)i, keys, sizeof keys);
        assert_string_not_equal(keys, "");
        assert_true(strlen(command_help((enum command)i)) > 0);
    }
    arena_close(&arena);
}

#define WITH_PROBLEMS(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROBLEMS(lines_bind_keys_and_comments_do_not),
        WITH_PROBLEMS(a_later_line_wins_and_ignore_unbinds),
        WITH_PROBLEMS(mistakes_are_told_with_their_place_and_the_rest_is_read),
        WITH_PROBLEMS(names_too_long_and_lines_that_are_not_text_are_refused),
        WITH_PROBLEMS(one_binding_too_many_is_told_and_no_overflow),
        WITH_PROBLEMS(at_most_three_keys_are_named_and_never_half_a_name),
        WITH_PROBLEMS(the_shipped_keys_are_free_of_mistakes_and_reach_every_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
