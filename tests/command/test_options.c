#include "base/told.h"
#include "command/options.h"
#include "command/options_help.h"
#include "command/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS_MOST = 12 };

static struct options options;

/* `line` is the command line without the program, its words divided by single spaces. */
static bool read_line(const char *line)
{
    static char copy[512];
    static char *words[WORDS_MOST + 1];
    int count = 1;
    words[0] = "limber";
    (void)snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word != NULL && count < WORDS_MOST;
         word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    return options_read(&options, count, words, &problems);
}

static void assert_refused(const char *line, const char *because)
{
    problems_close(&problems);
    problems_open(&problems, &memory_heap);
    assert_false(read_line(line));
    assert_true(problems.errors > 0);
    if (strstr(problems.list[0].message, because) == NULL)
        fail_msg("`%s` was answered by: %s", line, problems.list[0].message);
}

static void a_name_alone_is_played(void **state)
{
    (void)state;
    assert_true(read_line("one_minute"));
    assert_int_equal(options.subcommand, SUB_PLAY);
    assert_int_equal(options.name_count, 1);
    assert_string_equal(options.names[0], "one_minute");
    assert_false(options.named);
}

static void options_may_stand_before_between_and_after(void **state)
{
    (void)state;
    assert_true(read_line("--mute play --range 0.5 one_minute --size 640x360"));
    assert_int_equal(options.subcommand, SUB_PLAY);
    assert_true(options.named && options.given[OPTION_MUTE]);
    assert_string_equal(options.names[0], "one_minute");
    assert_true(options.range == 0.5);
    assert_int_equal(options.width, 640);
    assert_int_equal(options.height, 360);
    assert_true(read_line("--stature 1.95 trace x") && options.stature == 1.95);
    assert_true(read_line("x --distance 2.5 --diagonal 55") && options.distance == 2.5 &&
                options.diagonal == 55);
    assert_true(read_line("x") && options_em(&options, 1920, 1080) == 0);
    assert_true(read_line("--build 0.8 trace x") && options.build > 0.79 && options.build < 0.81);
    assert_true(read_line("--build 1.25 trace x") && options.build == 1.25);
}

static void what_is_not_given_has_its_default(void **state)
{
    (void)state;
    assert_true(read_line("trace cat_cow"));
    assert_true(options.range == 1.0 && options.tempo == 1.0);
    assert_true((float)options.stature == RIG_STATURE);
    assert_true(options.build == 1.0);
    assert_int_equal(options.side, SIDE_BOTH);
    assert_int_equal(options.every_ms, 100);
    assert_int_equal(options.painter, PAINTER_BEST);
    assert_null(options.out);
}

static void every_option_reaches_its_place(void **state)
{
    (void)state;
    assert_true(read_line("shot x --at 4000 --size 1920x1080 --out a.png --side left --bare"));
    assert_int_equal(options.at_ms, 4000);
    assert_string_equal(options.out, "a.png");
    assert_int_equal(options.side, SIDE_LEFT);
    assert_true(options.given[OPTION_BARE]);
    assert_true(read_line("play x --painter=gl --tempo=2 --stats s.json --data d --theme t"));
    assert_int_equal(options.painter, PAINTER_GL);
    assert_true(options.tempo == 2.0);
    assert_string_equal(options.stats, "s.json");
    assert_string_equal(options.data, "d");
    assert_string_equal(options.theme, "t");
    assert_true(read_line("x --voice slt --voice-command say --music-folder /m --music calm"));
    assert_string_equal(options.voice, "slt");
    assert_string_equal(options.voice_command, "say");
    assert_string_equal(options.music_folder, "/m");
    assert_string_equal(options.music, "calm");
}

static void a_misspelt_option_gets_a_suggestion(void **state)
{
    (void)state;
    assert_refused("play x --fulscreen", "did you mean --fullscreen?");
    assert_refused("play x --rnage=0.5", "did you mean --range?");
    assert_refused("play x --zzzzzz", "there is no option --zzzzzz");
    assert_refused("play x -z", "there is no option");
}

static void an_option_of_another_command_is_refused(void **state)
{
    (void)state;
    assert_refused("list --mute", "`limber list` has no option --mute");
    assert_refused("x --every 20", "has no option --every");
    assert_refused("play x --fullscreen --windowed", "choose one");
    assert_refused("history --json --csv", "--json and --csv at once");
    assert_refused("history --import x --erase", "--erase and --import at once");
    assert_refused("history --erase --yes --json", "--erase and --json at once");
    assert_refused("history --csv --erase", "--erase and --csv at once");
    assert_refused("history --import x --json", "--import and --json at once");
    assert_refused("history --import x --csv", "--import and --csv at once");
    assert_refused("remind --off --on", "--on and --off at once");
    assert_refused("remind --status --on", "--on and --status at once");
    assert_refused("remind --status --off", "--off and --status at once");
}

static void values_are_read_strictly_and_errors_tell_the_range(void **state)
{
    (void)state;
    assert_refused("x --range 0.2", "from 0.3 to 1");
    assert_refused("x --stature 170", "from 1.2 to 2.2");
    assert_refused("x --distance 300", "from 0.5 to 10");
    assert_refused("x --diagonal 4", "from 5 to 150");
    assert_refused("x --build 2", "from 0.8 to 1.25");
    assert_refused("x --build stout", "from 0.8 to 1.25");
    assert_refused("x --range 0.5x", "from 0.3 to 1");
    assert_refused("x --range nan", "from 0.3 to 1");
    assert_refused("x --range 0x1", "from 0.3 to 1");
    assert_refused("x --range -0.5", "from 0.3 to 1");
    assert_refused("x --range .", "from 0.3 to 1");
    assert_refused("x --tempo 2.01", "from 0.5 to 2");
    assert_refused("x --side middle", "one of left, right");
    assert_refused("x --side letf", "did you mean left?");
    assert_refused("x --painter hard", "one of soft, gl");
    assert_refused("x --size 640", "WIDTHxHEIGHT");
    assert_refused("x --size 0x0", "from 320x180 to 8192x8192");
    assert_refused("x --size 640x360x2", "WIDTHxHEIGHT");
    assert_refused("x --size 99999999999999999999x360", "WIDTHxHEIGHT");
    assert_refused("shot x --at -1", "from 0 to 86400000");
    assert_refused("shot x --at 1.5", "whole number");
    assert_refused("shot x --at 99999999999999999999", "whole number");
    assert_refused("trace x --every 0", "from 1 to");
}

static void a_missing_or_needless_value_is_told(void **state)
{
    (void)state;
    assert_refused("x --range", "--range needs a value: 0.3..1");
    assert_refused("shot x --bare=yes", "--bare takes no value");
    assert_refused("x --stats=", "--stats needs a value: FILE");
    assert_refused("x --mute=maybe", "--mute maybe; it must be one of no, yes");
}

static void what_a_setting_switched_on_can_be_switched_off(void **state)
{
    (void)state;
    assert_true(read_line("x --mute=yes --fullscreen") && options.given[OPTION_MUTE]);
    assert_true(read_line("x --mute=no") && !options.given[OPTION_MUTE]);
    assert_true(options.written[OPTION_MUTE] && !options.written[OPTION_FULLSCREEN]);
    assert_refused("list --mute=no", "`limber list` has no option --mute");
}

static void too_few_and_too_many_words_are_told(void **state)
{
    (void)state;
    assert_refused("timeline", "needs the name of a routine");
    assert_refused("one two", "`two` is one word too many");
    assert_refused("chek a.yaml", "no command `chek`; did you mean `check`?");
    assert_refused("list all", "`all` is one word too many");
    assert_true(read_line("check a.yaml b.yaml c.yaml"));
    assert_int_equal(options.name_count, 3);
}

static void help_is_given_even_where_names_are_missing(void **state)
{
    (void)state;
    assert_true(read_line("timeline --help"));
    assert_true(options.given[OPTION_HELP]);
    assert_int_equal(options.subcommand, SUB_TIMELINE);
    assert_true(read_line("-h"));
    assert_true(options.given[OPTION_HELP]);
}

static void two_dashes_end_the_options(void **state)
{
    (void)state;
    assert_true(read_line("play -- --odd--name"));
    assert_string_equal(options.names[0], "--odd--name");
}

static void the_help_of_a_command_tells_its_options_and_no_others(void **state)
{
    (void)state;
    for (int i = 0; i < SUB_COUNT; i++) {
        char *page = NULL;
        size_t size = 0;
        FILE *to = open_memstream(&page, &size);
        options_help_of((enum subcommand)i, to);
        (void)fclose(to);
        for (int k = 0; k < OPTION_COUNT; k++) {
            char line[40];
            (void)snprintf(line, sizeof line, "  --%s ", option_name((enum option_id)k));
            assert_int_equal(strstr(page, line) != NULL,
                             option_is_of((enum option_id)k, (enum subcommand)i));
        }
        assert_non_null(strstr(page, subcommand_name((enum subcommand)i)));
        free(page);
    }
}

#define WITH_PROBLEMS(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROBLEMS(a_name_alone_is_played),
        WITH_PROBLEMS(options_may_stand_before_between_and_after),
        WITH_PROBLEMS(what_is_not_given_has_its_default),
        WITH_PROBLEMS(every_option_reaches_its_place),
        WITH_PROBLEMS(a_misspelt_option_gets_a_suggestion),
        WITH_PROBLEMS(an_option_of_another_command_is_refused),
        WITH_PROBLEMS(values_are_read_strictly_and_errors_tell_the_range),
        WITH_PROBLEMS(a_missing_or_needless_value_is_told),
        WITH_PROBLEMS(what_a_setting_switched_on_can_be_switched_off),
        WITH_PROBLEMS(too_few_and_too_many_words_are_told),
        WITH_PROBLEMS(help_is_given_even_where_names_are_missing),
        WITH_PROBLEMS(two_dashes_end_the_options),
        WITH_PROBLEMS(the_help_of_a_command_tells_its_options_and_no_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
