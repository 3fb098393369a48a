#include "command/settings.h"

#include <string.h>

#include "record/profile.h"

enum { FILE_MOST = 1 << 16, NAME_MOST = 40, SHOWN_MOST = 40 };

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

static struct text trim(struct text text)
{
    return text_trim(text, BLANKS);
}

static struct text without_comment(struct text line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.at[i] == '#' && (i == 0 || is_blank(line.at[i - 1])))
            return (struct text){line.at, i};
    return line;
}

/* As much of a wrong word as a message bears; no character is cut in two. */
static int shown_length(struct text word)
{
    const struct text cut = {word.at, word.length < SHOWN_MOST ? word.length : SHOWN_MOST};
    return (int)text_utf8_length(cut);
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

static void tell_unknown(struct text written, struct text name, struct place place,
                         struct problems *problems)
{
    const char *near = nearest_setting(name);
    if (near != NULL)
        problem_warning(problems, place, "there is no setting `%.*s`; did you mean `%s`?",
                        shown_length(written), written.at, near);
    else
        problem_warning(problems, place, "there is no setting `%.*s`; `limber --help` lists them",
                        shown_length(written), written.at);
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
static void set(struct reading *reading, enum option_id option, struct text value,
                struct place place)
{
    struct options trial = *reading->options;
    const char *kept = kept_value(reading, option, value);
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

static struct place place_in(struct place line, const char *start, const char *at)
{
    line.column = (int)(at - start) + 1;
    return line;
}

static bool is_quoted(enum option_id option, struct text value)
{
    return option != OPTION_VOICE_COMMAND && value.length >= 2 &&
           (value.at[0] == '"' || value.at[0] == '\'') && value.at[value.length - 1] == value.at[0];
}

static void read_setting(struct reading *reading, enum option_id option, struct text value,
                         struct place name_place, struct place value_place)
{
    struct problems *problems = reading->problems;
    const char *name = option_name(option);
    if (value.length == 0)
        problem_warning(problems, name_place, "`%s` has no value; write `%s = %s`", name, name,
                        value_hint(option));
    else if (is_quoted(option, value))
        problem_warning(problems, value_place, "values stand without quotation marks; write %.*s",
                        (int)value.length - 2, value.at + 1);
    else if (reading->line_of[option] > 0)
        problem_warning(problems, name_place, "`%s` is set in line %d already; delete one of them",
                        name, reading->line_of[option]);
    else {
        reading->line_of[option] = name_place.line;
        set(reading, option, value, value_place);
    }
}

/* "theme dark" is as good a guess as any at what was meant. */
static void tell_no_sign(struct text line, struct place place, struct problems *problems)
{
    char room[NAME_MOST];
    enum option_id option;
    size_t length = 0;
    while (length < line.length && !is_blank(line.at[length]) && line.at[length] != ':')
        length++;
    const struct text word = plain_name((struct text){line.at, length}, room);
    if (find_option(word, &option) && option_is_setting(option))
        problem_warning(problems, place, "there is no `=`; write `%s = %s`", option_name(option),
                        value_hint(option));
    else
        problem_warning(problems, place, "there is no `=`; a line is `NAME = VALUE`");
}

static void read_line(struct reading *reading, struct text line, struct place place)
{
    char room[NAME_MOST];
    enum option_id option;
    struct problems *problems = reading->problems;
    const char *start = line.at;
    line = trim(without_comment(line));
    if (line.length == 0)
        return;
    place = place_in(place, start, line.at);
    const char *sign = memchr(line.at, '=', line.length);
    if (sign == NULL && reading->of_profile)
        return;
    if (sign == NULL) {
        tell_no_sign(line, place, problems);
        return;
    }
    const struct text written = trim((struct text){line.at, (size_t)(sign - line.at)});
    const struct text value =
        trim((struct text){sign + 1, line.length - (size_t)(sign + 1 - line.at)});
    const struct text name = plain_name(written, room);
    if (reading->of_profile && !profile_is_setting(written))
        return;
    if (written.length == 0)
        problem_warning(problems, place,
                        "there is no name before the `=`; a line is `NAME = VALUE`");
    else if (!find_option(name, &option))
        tell_unknown(written, name, place, problems);
    else if (!option_is_setting(option))
        problem_warning(problems, place, "`%s` is no setting; write --%s on the command line",
                        option_name(option), option_name(option));
    else
        read_setting(reading, option, value, place, place_in(place, start, value.at));
}

static void read_bytes(struct reading *reading, struct text line, struct place place)
{
    const size_t good = text_utf8_length(line);
    if (good == line.length)
        read_line(reading, line, place);
    else
        problem_warning(reading->problems, place_in(place, line.at, line.at + good),
                        "found bytes that are no UTF-8 text; save the file as UTF-8");
}

static struct text without_mark(struct text content)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors begin a file with it */
    const size_t length = sizeof mark - 1;
    if (content.length < length || memcmp(content.at, mark, length) != 0)
        return content;
    return (struct text){content.at + length, content.length - length};
}

static void read_content(struct reading *reading, struct text content, const char *file)
{
    struct place place = {file, 0, 1};
    content = without_mark(content);
    while (content.length > 0) {
        const char *end = memchr(content.at, '\n', content.length);
        const size_t length = end == NULL ? content.length : (size_t)(end - content.at);
        const size_t eaten = end == NULL ? length : length + 1;
        place.line++;
        read_bytes(reading, (struct text){content.at, length}, place);
        content.at += eaten;
        content.length -= eaten;
    }
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
