#include "command/settings.h"

#include <string.h>

#include "base/line.h"
#include "record/profile.h"

enum { FILE_MOST = 1 << 16, NAME_MOST = 40 };

/* What every line is read with. */
struct reading {
    struct options *options;
    const char *home;
    struct arena *arena;
    struct problems *problems;
    bool of_profile;
    int line_of[OPTION_COUNT]; /* where it was set; 0: not yet */
};

static const char BLANKS[] = " \t\r";

static bool is_blank(char c)
{
    return c != '\0' && strchr(BLANKS, c) != NULL;
}

static struct excerpt without_comment(struct excerpt line)
{
    size_t length = 0;
    while (length < line.text.length &&
           (line.text.at[length] != '#' || (length > 0 && !is_blank(line.text.at[length - 1]))))
        length++;
    return excerpt_part(line, 0, length, BLANKS);
}

/* The name as the table has it: "voice.command" is "voice-command". */
static struct text plain_name(struct text name, char room[NAME_MOST])
{
    if (name.length >= NAME_MOST)
        return name;
    for (size_t i = 0; i < name.length; i++)
        room[i] = (char)(name.at[i] == '.' || name.at[i] == '_' ? '-' : name.at[i]);
    return (struct text){room, name.length};
}

static bool find_option(struct text name, enum option_id *option)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        *option = (enum option_id)i;
        if (text_is(name, option_name(*option)))
            return true;
    }
    return false;
}

static const char *nearest_setting(struct text name)
{
    const char *names[OPTION_COUNT];
    int count = 0;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_is_setting((enum option_id)i))
            names[count++] = option_name((enum option_id)i);
    return text_nearest(name, names, count);
}

static void tell_unknown(struct excerpt written, struct text name, struct problems *problems)
{
    const char *near = nearest_setting(name);
    const int shown = text_clip(written.text);
    if (near != NULL)
        problem_warning(problems, written.place, "there is no setting `%.*s`; did you mean `%s`?",
                        shown, written.text.at, near);
    else
        problem_warning(problems, written.place,
                        "there is no setting `%.*s`; `limber --help` lists them", shown,
                        written.text.at);
}

static const char *value_hint(enum option_id option)
{
    const char *value = option_value(option);
    return value != NULL ? value : "yes|no";
}

/* Of two that contradict each other, the one that is written on the command line counts. */
static bool is_set_aside(const struct options *options, enum option_id option)
{
    switch (option) {
    case OPTION_FULLSCREEN:
        return options->written[OPTION_WINDOWED];
    case OPTION_WINDOWED:
        return options->written[OPTION_FULLSCREEN];
    case OPTION_VOICE_COMMAND:
        return options->written[OPTION_VOICE];
    case OPTION_MUSIC_FOLDER:
        return options->written[OPTION_MUSIC];
    default:
        return false;
    }
}

static bool is_wanted(const struct options *options, enum option_id option)
{
    return !options->written[option] && !is_set_aside(options, option) &&
           option_is_of(option, options->subcommand);
}

static bool contradicts(const struct options *options)
{
    return options->given[OPTION_FULLSCREEN] && options->given[OPTION_WINDOWED];
}

static const char *kept_value(const struct reading *reading, enum option_id option,
                              struct text value)
{
    const bool in_home = option == OPTION_MUSIC_FOLDER && reading->home != NULL &&
                         value.length >= 2 && memcmp(value.at, "~/", 2) == 0;
    if (in_home)
        return arena_format(reading->arena, "%s/%.*s", reading->home, (int)value.length - 2,
                            value.at + 2);
    return arena_copy(reading->arena, value.at, value.length);
}

/* The value is read in any case, so that its mistakes are told whoever wins. */
static void set(struct reading *reading, enum option_id option, struct excerpt value)
{
    struct options trial = *reading->options;
    const struct place place = value.place;
    const char *kept = kept_value(reading, option, value.text);
    if (kept == NULL) {
        problem_warning(reading->problems, place, "no memory is left for it");
        return;
    }
    trial.set_at[option] = place;
    if (!option_take(&trial, option, kept, place, reading->problems) ||
        !is_wanted(reading->options, option))
        return;
    if (contradicts(&trial))
        problem_warning(reading->problems, place, "fullscreen and windowed at once; choose one");
    else
        *reading->options = trial;
}

static bool is_quoted(enum option_id option, struct text value)
{
    return option != OPTION_VOICE_COMMAND && value.length >= 2 &&
           (value.at[0] == '"' || value.at[0] == '\'') && value.at[value.length - 1] == value.at[0];
}

static void read_setting(struct reading *reading, enum option_id option, struct place place,
                         struct excerpt value)
{
    struct problems *problems = reading->problems;
    const char *name = option_name(option);
    if (value.text.length == 0)
        problem_warning(problems, place, "`%s` has no value; write `%s = %s`", name, name,
                        value_hint(option));
    else if (is_quoted(option, value.text))
        problem_warning(problems, value.place, "values stand without quotation marks; write %.*s",
                        (int)value.text.length - 2, value.text.at + 1);
    else if (reading->line_of[option] > 0)
        problem_warning(problems, place, "`%s` is set in line %d already; delete one of them", name,
                        reading->line_of[option]);
    else {
        reading->line_of[option] = place.line;
        set(reading, option, value);
    }
}

/* "theme dark" is as good a guess as any at what was meant. */
static void tell_no_sign(struct excerpt line, struct problems *problems)
{
    char room[NAME_MOST];
    enum option_id option;
    size_t length = 0;
    while (length < line.text.length && !is_blank(line.text.at[length]) &&
           line.text.at[length] != ':')
        length++;
    const struct text word = plain_name((struct text){line.text.at, length}, room);
    if (find_option(word, &option) && option_is_setting(option))
        problem_warning(problems, line.place, "there is no `=`; write `%s = %s`",
                        option_name(option), value_hint(option));
    else
        problem_warning(problems, line.place, "there is no `=`; a line is `NAME = VALUE`");
}

static void read_pair(struct reading *reading, struct excerpt written, struct excerpt value)
{
    char room[NAME_MOST];
    enum option_id option;
    struct problems *problems = reading->problems;
    const struct text name = plain_name(written.text, room);
    if (reading->of_profile && !profile_is_setting(written.text))
        return;
    if (written.text.length == 0)
        problem_warning(problems, written.place,
                        "there is no name before the `=`; a line is `NAME = VALUE`");
    else if (!find_option(name, &option))
        tell_unknown(written, name, problems);
    else if (!option_is_setting(option))
        problem_warning(problems, written.place,
                        "`%s` is no setting; write --%s on the command line", option_name(option),
                        option_name(option));
    else
        read_setting(reading, option, written.place, value);
}

static void read_line(struct reading *reading, struct excerpt line)
{
    line = without_comment(line);
    if (line.text.length == 0)
        return;
    const char *sign = memchr(line.text.at, '=', line.text.length);
    const size_t before = sign != NULL ? (size_t)(sign - line.text.at) : 0;
    if (sign != NULL)
        read_pair(reading, excerpt_part(line, 0, before, BLANKS),
                  excerpt_part(line, before + 1, line.text.length - before - 1, BLANKS));
    else if (!reading->of_profile)
        tell_no_sign(line, reading->problems);
}

/* What no reader of lines takes in a profile, profile_read tells. */
static void read_content(struct reading *reading, struct text content, const char *file)
{
    struct line_walk walk = line_walk_of(content, file);
    struct problems *told = reading->of_profile ? NULL : reading->problems;
    for (struct excerpt line; line_next(&walk, &line, told);)
        read_line(reading, line);
}

void settings_take(struct options *options, struct text content, const char *file, const char *home,
                   struct arena *arena, struct problems *problems)
{
    struct reading reading = {
        .options = options, .home = home, .arena = arena, .problems = problems};
    read_content(&reading, content, file);
}

void settings_take_profile(struct options *options, struct text content, const char *file,
                           struct arena *arena, struct problems *problems)
{
    struct reading reading = {
        .options = options, .arena = arena, .problems = problems, .of_profile = true};
    read_content(&reading, content, file);
}

/* Paths that are not absolute are ignored, as the XDG rules want it. */
static const char *absolute(settings_variable *variable, const char *name)
{
    const char *path = variable(name);
    return path != NULL && path[0] == '/' ? path : NULL;
}

const char *settings_beside(settings_variable *variable, const char *name, struct arena *arena)
{
    const char *config = absolute(variable, "XDG_CONFIG_HOME");
    const char *home = absolute(variable, "HOME");
    if (config != NULL)
        return arena_format(arena, "%s/limber/%s", config, name);
    return home != NULL ? arena_format(arena, "%s/.config/limber/%s", home, name) : NULL;
}

const char *settings_path(settings_variable *variable, struct arena *arena)
{
    return settings_beside(variable, "settings.conf", arena);
}

static enum file_result read_file(struct options *options, const struct world *world,
                                  settings_variable *variable, const char *path,
                                  struct arena *arena, struct problems *problems)
{
    struct text content;
    const enum file_result result = world->read(world->context, path, FILE_MOST, arena, &content);
    if (result == FILE_OK)
        settings_take(options, content, path, absolute(variable, "HOME"), arena, problems);
    else if (result != FILE_MISSING)
        problem_warning(problems, (struct place){path, 0, 0}, "no settings: %s",
                        file_result_words(result));
    return result;
}

void settings_read(struct options *options, const struct world *world, settings_variable *variable,
                   struct arena *arena, struct problems *problems)
{
    const char *path = settings_path(variable, arena);
    if (path != NULL)
        (void)read_file(options, world, variable, path, arena, problems);
}

bool settings_read_kiosk(struct options *options, const struct world *world,
                         settings_variable *variable, struct arena *arena,
                         struct problems *problems)
{
    const char *named = options->config;
    const char *path = named != NULL ? named : settings_beside(variable, "kiosk.conf", arena);
    const enum file_result result =
        path != NULL ? read_file(options, world, variable, path, arena, problems) : FILE_MISSING;
    if (named == NULL || result == FILE_OK)
        return true;
    problem_error(problems, (struct place){named, 0, 0},
                  "a kiosk without its settings is not begun (%s)", file_result_words(result));
    return false;
}
