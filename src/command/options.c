#include "command/options.h"

#include <getopt.h>
#include <string.h>

#include "picture/reflow.h"

static const struct place here = {"limber", 0, 0};

struct levels options_levels(const struct options *options)
{
    const float voice = (float)options->voice_volume;
    return (struct levels){.voice = voice, .tones = voice, .music = (float)options->music_volume};
}

struct sights options_sights(const struct options *options)
{
    return (struct sights){.wished = options->sight,
                           .mirror = options->given[OPTION_MIRROR],
                           .calm = options->given[OPTION_REDUCED_MOTION]};
}

float options_em(const struct options *options, int width, int height)
{
    const struct seat seat = {options->distance, options->diagonal};
    return seat_em(&seat, width, height);
}

static bool unknown_option(const char *written, struct problems *problems)
{
    const char *names[OPTION_COUNT];
    for (int i = 0; i < OPTION_COUNT; i++)
        names[i] = option_name((enum option_id)i);
    const char *name = written + strspn(written, "-");
    const struct text word = {name, strcspn(name, "=")};
    const char *near = text_nearest(word, names, OPTION_COUNT);
    if (near != NULL)
        problem_error(problems, here, "there is no option %s; did you mean --%s?", written, near);
    else
        problem_error(problems, here, "there is no option %s; `limber --help` lists them", written);
    return false;
}

enum { CODE_FIRST = 256 };

static bool wrong_option(int code, int wrong, const char *written, struct problems *problems)
{
    if (wrong < CODE_FIRST || wrong >= CODE_FIRST + OPTION_COUNT)
        return unknown_option(written, problems);
    const enum option_id option = (enum option_id)(wrong - CODE_FIRST);
    if (code == ':')
        problem_error(problems, here, "--%s needs a value: %s", option_name(option),
                      option_value(option));
    else
        problem_error(problems, here, "--%s takes no value", option_name(option));
    return false;
}

static void fill_getopt(struct option rows[OPTION_COUNT + 1])
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const int argument = option_value((enum option_id)i) != NULL ? required_argument
                             : option_is_setting((enum option_id)i)  ? optional_argument
                                                                     : no_argument;
        rows[i] = (struct option){option_name((enum option_id)i), argument, NULL, CODE_FIRST + i};
    }
    rows[OPTION_COUNT] = (struct option){NULL, 0, NULL, 0};
}

static bool read_options(struct options *options, int argc, char **argv, struct problems *problems)
{
    static const struct place nowhere = {NULL, 0, 0};
    struct option rows[OPTION_COUNT + 1];
    bool good = true;
    fill_getopt(rows);
    optind = 0;
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, ":h", rows, NULL)) != -1;) {
        if (code >= CODE_FIRST) {
            options->written[code - CODE_FIRST] = true;
            good &= option_take(options, (enum option_id)(code - CODE_FIRST), optarg, nowhere,
                                problems);
        } else if (code == 'h')
            options->given[OPTION_HELP] = true;
        else
            good &= wrong_option(code, optopt, argv[optind - 1], problems);
    }
    return good;
}

static void find_subcommand(struct options *options)
{
    for (int i = 0; options->name_count > 0 && i < SUB_COUNT; i++) {
        if (strcmp(options->names[0], subcommand_name((enum subcommand)i)) != 0)
            continue;
        options->subcommand = (enum subcommand)i;
        options->named = true;
        options->names++;
        options->name_count--;
        return;
    }
}

/* Of each pair one at the most is given. */
static bool is_one_at_once(const struct options *options, struct problems *problems)
{
    static const enum option_id pairs[][2] = {
        {OPTION_FULLSCREEN, OPTION_WINDOWED}, {OPTION_JSON, OPTION_CSV},
        {OPTION_ERASE, OPTION_IMPORT},        {OPTION_ERASE, OPTION_JSON},
        {OPTION_ERASE, OPTION_CSV},           {OPTION_IMPORT, OPTION_JSON},
        {OPTION_IMPORT, OPTION_CSV},          {OPTION_ON, OPTION_OFF},
        {OPTION_ON, OPTION_STATUS},           {OPTION_OFF, OPTION_STATUS},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!options->given[pairs[i][0]] || !options->given[pairs[i][1]])
            continue;
        problem_error(problems, here, "--%s and --%s at once; choose one", option_name(pairs[i][0]),
                      option_name(pairs[i][1]));
        return false;
    }
    return true;
}

static bool suits(const struct options *options, struct problems *problems)
{
    const enum subcommand sub = options->subcommand;
    bool good = is_one_at_once(options, problems);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!options->written[i] || option_is_of((enum option_id)i, sub))
            continue;
        problem_error(problems, here, "`limber %s` has no option --%s; see `limber %s --help`",
                      subcommand_name(sub), option_name((enum option_id)i), subcommand_name(sub));
        good = false;
    }
    return good;
}

/* "limber chek a.yaml": the first word was meant to be a command. */
static bool is_misspelt_command(const struct options *options, struct problems *problems)
{
    const char *near = options->named ? NULL : subcommand_nearest(options->names[0]);
    if (near == NULL)
        return false;
    problem_error(problems, here, "there is no command `%s`; did you mean `%s`?", options->names[0],
                  near);
    return true;
}

static bool has_its_names(const struct options *options, struct problems *problems)
{
    const enum subcommand sub = options->subcommand;
    if (options->name_count < subcommand_least(sub)) {
        problem_error(problems, here,
                      "`limber %s` needs the name of a routine or exercise, or a file; "
                      "`limber list` shows what there is",
                      subcommand_name(sub));
        return false;
    }
    if (options->name_count <= subcommand_most(sub))
        return true;
    if (!is_misspelt_command(options, problems))
        problem_error(problems, here, "`%s` is one word too many for `limber %s`",
                      options->names[subcommand_most(sub)], subcommand_name(sub));
    return false;
}

bool options_read(struct options *options, int argc, char **argv, struct problems *problems)
{
    *options = (struct options){.range = 1.0,
                                .tempo = 1.0,
                                .stature = (double)RIG_STATURE,
                                .build = 1.0,
                                .chair = (double)RIG_SEAT,
                                .voice_volume = 1,
                                .music_volume = 1,
                                .every_ms = 100,
                                .rounds = 5,
                                .display = 1,
                                .idle_s = 60,
                                .attract_volume = 0.3,
                                .counting = COUNT_LAST_FIVE,
                                .person = "",
                                .minutes = 10,
                                .stem = STEM_ALL};
    const bool good = read_options(options, argc, argv, problems);
    options->names = argv + optind;
    options->name_count = argc - optind;
    find_subcommand(options);
    if (options->given[OPTION_HELP])
        return good;
    return good && suits(options, problems) && has_its_names(options, problems);
}
