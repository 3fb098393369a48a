/* Settings fill in what the command line leaves open. Every file in bad_settings/ must be answered
 * with exactly the words in the .expected beside it. */
#include "base/told.h"
#include "command/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct options options;
static struct arena arena;

static int start(void **state)
{
    arena_open(&arena, &memory_heap, 1 << 20);
    return open_problems(state);
}

static int end(void **state)
{
    arena_close(&arena);
    return close_problems(state);
}

static void call(char *subcommand, char *option)
{
    char *words[] = {"limber", subcommand, "x", option, NULL};
    assert_true(options_read(&options, option != NULL ? 4 : 3, words, &problems));
}

static void take(const char *content)
{
    settings_take(&options, text_of(content), "s.conf", "/home/anna", &arena, &problems);
}

static void take_well(const char *content)
{
    take(content);
    if (problems.count > 0)
        fail_msg("%s: %s", content, problems.list[0].message);
}

static void every_setting_reaches_its_place(void **state)
{
    (void)state;
    call("play", NULL);
    take_well(
        "range = 0.5\ntempo=0.75\nstature =1.9\nvoice.volume = 0.25\nmusic_volume = 0\n"
        "theme = light\nmusic = calm\nmusic-folder = /m\nvoice = slt\n"
        "voice.command = espeak-ng --stdout\ncounting = none\ncount = up\nbreath = both\n"
        "painter = soft\nstyle = line\nmute = yes\naudio-described = yes\nfullscreen = yes\n");
    assert_true(options.range == 0.5 && options.tempo == 0.75 && options.stature == 1.9);
    assert_true(options.voice_volume == 0.25 && options.music_volume == 0);
    assert_string_equal(options.theme, "light");
    assert_string_equal(options.music, "calm");
    assert_string_equal(options.music_folder, "/m");
    assert_string_equal(options.voice, "slt");
    assert_string_equal(options.voice_command, "espeak-ng --stdout");
    assert_int_equal(options.counting, COUNT_NONE);
    assert_true(options.counts_up);
    assert_int_equal(options.breaths, BREATHS_BOTH);
    assert_int_equal(options.painter, PAINTER_SOFT);
    assert_int_equal(options.style, STYLE_LINE);
    assert_true(options.given[OPTION_MUTE] && options.given[OPTION_DESCRIBED]);
    assert_true(options.given[OPTION_FULLSCREEN]);
    assert_int_equal(options.set_at[OPTION_THEME].line, 6);
    assert_int_equal(options.set_at[OPTION_THEME].column, 9);
}

static void comments_blank_lines_and_the_marks_of_editors_are_passed_over(void **state)
{
    (void)state;
    call("play", NULL);
    take_well("\xEF\xBB\xBF# all mine\r\n\r\n\t range = 0.5 # half\r\n#tempo = 2\r\n"
              "voice-command = say#it\t# aloud");
    assert_true(options.range == 0.5 && options.tempo == 1);
    assert_string_equal(options.voice_command, "say#it");
}

static void the_command_line_wins(void **state)
{
    (void)state;
    call("play", "--range=0.8");
    take_well("range = 0.5\ntempo = 2\n");
    assert_true(options.range == 0.8 && options.tempo == 2);
    assert_null(options.set_at[OPTION_RANGE].file);
    call("play", "--mute=no");
    take_well("mute = yes\n");
    assert_false(options.given[OPTION_MUTE]);
    take_well("windowed = yes\nfullscreen = no\n");
    call("play", "--windowed");
    take_well("fullscreen = yes\n");
    assert_false(options.given[OPTION_FULLSCREEN]);
    call("play", "--voice=slt");
    take_well("voice.command = say\n");
    assert_null(options.voice_command);
    call("play", "--music=calm");
    take_well("music.folder = /m\n");
    assert_null(options.music_folder);
}

static void a_subcommand_gets_only_settings_that_are_options_of_its_own(void **state)
{
    (void)state;
    call("trace", NULL);
    take_well("range = 0.5\ntheme = light\nmute = yes\n");
    assert_true(options.range == 0.5);
    assert_null(options.theme);
    assert_false(options.given[OPTION_MUTE]);
}

static void a_mistake_is_told_even_where_the_setting_is_not_used(void **state)
{
    (void)state;
    call("trace", "--range=0.8");
    take("range = 3\nvoice.volume = loud\n");
    assert_int_equal(problems.warnings, 2);
    assert_true(options.range == 0.8);
}

static void what_is_wrong_leaves_everything_else_as_it_was(void **state)
{
    (void)state;
    call("play", NULL);
    take("range = 3\ntempo = 2\nfullscreen = perhaps\n");
    assert_true(options.range == 1 && options.tempo == 2);
    assert_false(options.given[OPTION_RANGE] || options.given[OPTION_FULLSCREEN]);
    assert_int_equal(problems.errors, 0);
}

static void a_tilde_is_the_home_folder(void **state)
{
    (void)state;
    call("play", NULL);
    take_well("music-folder = ~/Music/slow\n");
    assert_string_equal(options.music_folder, "/home/anna/Music/slow");
}

static const char *config, *home;

static const char *variable(const char *name)
{
    return strcmp(name, "XDG_CONFIG_HOME") == 0 ? config : strcmp(name, "HOME") == 0 ? home : NULL;
}

static void the_file_lies_where_the_xdg_rules_want_it(void **state)
{
    (void)state;
    config = "/c";
    home = "/home/anna";
    assert_string_equal(settings_path(variable, &arena), "/c/limber/settings.conf");
    config = "relative";
    assert_string_equal(settings_path(variable, &arena), "/home/anna/.config/limber/settings.conf");
    config = home = NULL;
    assert_null(settings_path(variable, &arena));
}

static enum file_result result;

static enum file_result read_file(void *context, const char *path, size_t limit, struct arena *to,
                                  struct text *content)
{
    (void)context;
    (void)limit;
    (void)to;
    assert_string_equal(path, "/c/limber/settings.conf");
    *content = text_of("range = 0.5");
    return result;
}

static void a_missing_file_is_fine_and_one_that_cannot_be_read_is_told(void **state)
{
    (void)state;
    const struct world world = {.memory = &memory_heap, .read = read_file};
    config = "/c";
    call("play", NULL);
    result = FILE_MISSING;
    settings_read(&options, &world, variable, &arena, &problems);
    assert_int_equal(problems.count, 0);
    result = FILE_DENIED;
    settings_read(&options, &world, variable, &arena, &problems);
    assert_int_equal(problems.warnings, 1);
    assert_string_equal(problems.list[0].place.file, "/c/limber/settings.conf");
    result = FILE_OK;
    settings_read(&options, &world, variable, &arena, &problems);
    assert_true(options.range == 0.5);
}

static void without_memory_settings_are_told_and_skipped(void **state)
{
    (void)state;
    struct arena none;
    arena_open(&none, &memory_heap, 4);
    call("play", NULL);
    settings_take(&options, text_of("range = 0.5"), "s.conf", NULL, &none, &problems);
    arena_close(&none);
    assert_true(options.range == 1 && problems.warnings == 1);
}

static void whatever_byte_is_wrong_nothing_worse_than_a_warning_comes_of_it(void **state)
{
    (void)state;
    static const char good[] = "range = 0.5 # a\nvoice.command = say 'it'\nmute = yes\n";
    static const char bytes[] = "\n\r=#\"' ~\x80\xff";
    for (size_t i = 0; i + 1 < sizeof good; i++) {
        for (size_t k = 0; k < sizeof bytes; k++) {
            char content[sizeof good];
            memcpy(content, good, sizeof good);
            content[i] = bytes[k];
            call("play", NULL);
            settings_take(&options, (struct text){content, sizeof good - 1}, "s.conf", NULL, &arena,
                          &problems);
            assert_true(options.range >= 0.3 && options.range <= 1);
        }
    }
    assert_int_equal(problems.errors, 0);
}

static char *words_for(const char *file)
{
    struct text content;
    char *words = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    assert_int_equal(world_machine.read(NULL, file, 1 << 16, &arena, &content), FILE_OK);
    problems_close(&problems);
    problems_open(&problems, &memory_heap);
    call("play", NULL);
    settings_take(&options, content, file, NULL, &arena, &problems);
    assert_int_equal(problems.errors, 0);
    problems_print(&problems, out);
    (void)fclose(out);
    return words;
}

static void every_bad_file_gets_exactly_its_words(void **state)
{
    (void)state;
    const char *const *files;
    int count, wrong = 0;
    assert_int_equal(chdir(LIMBER_SOURCE "/tests/command/bad_settings"), 0);
    assert_int_equal(world_machine.list(NULL, ".", ".conf", &arena, &files, &count), FILE_OK);
    assert_true(count >= 5);
    for (int i = 0; i < count; i++) {
        struct text expected = {"", 0};
        char *words = words_for(files[i]);
        const char *path = arena_format(&arena, "%.*s.expected",
                                        (int)(strlen(files[i]) - strlen(".conf")), files[i]);
        (void)world_machine.read(NULL, path, 1 << 16, &arena, &expected);
        if (!text_is(expected, words)) {
            wrong++;
            (void)fprintf(stderr, "%s: expected\n%.*sfound\n%s", files[i], (int)expected.length,
                          expected.at, words);
        }
        free(words);
    }
    assert_int_equal(wrong, 0);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_setting_reaches_its_place),
        TEST(comments_blank_lines_and_the_marks_of_editors_are_passed_over),
        TEST(the_command_line_wins),
        TEST(a_subcommand_gets_only_settings_that_are_options_of_its_own),
        TEST(a_mistake_is_told_even_where_the_setting_is_not_used),
        TEST(what_is_wrong_leaves_everything_else_as_it_was),
        TEST(a_tilde_is_the_home_folder),
        TEST(the_file_lies_where_the_xdg_rules_want_it),
        TEST(a_missing_file_is_fine_and_one_that_cannot_be_read_is_told),
        TEST(without_memory_settings_are_told_and_skipped),
        TEST(whatever_byte_is_wrong_nothing_worse_than_a_warning_comes_of_it),
        TEST(every_bad_file_gets_exactly_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
