#include "command/options.h"

#include <getopt.h>
#include <string.h>

#include "base/tr.h"
#include "picture/reflow.h"

#define OF(subcommand) (1u << (subcommand))
enum {
    OF_PLAYED = OF(SUB_PLAY) | OF(SUB_KIOSK),
    OF_SHOWN = OF_PLAYED | OF(SUB_SHOT) | OF(SUB_SHEET) | OF(SUB_BENCH),
    OF_SEEN = OF_PLAYED | OF(SUB_SHOT) | OF(SUB_SHEET),
    OF_PLANNED = OF_PLAYED | OF(SUB_TIMELINE) | OF(SUB_TRACE) | OF(SUB_SHOT) | OF(SUB_SHEET) |
                 OF(SUB_EXPORT),
    OF_SPOKEN = OF_PLAYED | OF(SUB_TIMELINE) | OF(SUB_EXPORT),
    OF_RECORD = OF(SUB_HISTORY) | OF(SUB_TODAY),
    OF_LOADED =
        OF_PLANNED | OF(SUB_LIST) | OF(SUB_CHECK) | OF(SUB_BENCH) | OF(SUB_KEYS) | OF(SUB_TODAY),
    OF_ALL = (1u << SUB_COUNT) - 1
};

static const struct {
    const char *name, *value, *help;
    unsigned of;
    enum { HERE, EVERYWHERE } stands; /* only on the command line; in the settings, too */
} table[OPTION_COUNT] = {
    [OPTION_FULLSCREEN] = {"fullscreen", NULL, TR("fill the screen"), OF(SUB_PLAY), EVERYWHERE},
    [OPTION_WINDOWED] = {"windowed", NULL, TR("play in a window (the default)"), OF(SUB_PLAY),
                         EVERYWHERE},
    [OPTION_RANGE] = {"range", "0.3..1", TR("comfort: how far the stretches go"), OF_PLANNED,
                      EVERYWHERE},
    [OPTION_TEMPO] = {"tempo", "0.5..2", TR("2 is twice as fast; holds keep their seconds"),
                      OF_PLANNED, EVERYWHERE},
    [OPTION_FIGURE] = {"figure", "NAME", TR("how tall and stout it is, from figures/NAME.yaml"),
                       OF_PLANNED, EVERYWHERE},
    [OPTION_STATURE] = {"stature", "1.2..2.2", TR("how tall the figure is, in metres (1.7)"),
                        OF_PLANNED, EVERYWHERE},
    [OPTION_BUILD] = {"build", "0.8..1.25", TR("how slim or stout the figure is (1)"), OF_PLANNED,
                      EVERYWHERE},
    [OPTION_SIDE] = {"side", "left|right", TR("only this side of one-sided exercises"), OF_PLANNED,
                     HERE},
    [OPTION_COUNTING] = {"counting", "HOW",
                         TR("seconds of a hold said: all, last_five, every_ten, none"), OF_SPOKEN,
                         EVERYWHERE},
    [OPTION_COUNT_WAY] = {"count", "up|down", TR("which way they are counted (down)"), OF_SPOKEN,
                          EVERYWHERE},
    [OPTION_BREATH] = {"breath", "HOW", TR("breaths are called by words, tones, both or none"),
                       OF_SPOKEN, EVERYWHERE},
    [OPTION_DESCRIBED] = {"audio-described", NULL, TR("tell all for those who see nothing"),
                          OF_SPOKEN, EVERYWHERE},
    [OPTION_MUTE] = {"mute", NULL, TR("begin without sound"), OF_PLAYED, EVERYWHERE},
    [OPTION_LANGUAGE] = {"language", "CODE", TR("en or de (the environment's)"), OF_LOADED,
                         EVERYWHERE},
    [OPTION_VOICE] = {"voice", "NAME|none", TR("who speaks: awb, rms, slt (English), de (German)"),
                      OF_SPOKEN, EVERYWHERE},
    [OPTION_VOICE_COMMAND] = {"voice-command", "PROGRAM",
                              TR("a program that speaks: text in, WAV out"), OF_SPOKEN, EVERYWHERE},
    [OPTION_MUSIC] = {"music", "NAME|none", TR("this piece instead of the routine's"),
                      OF_PLAYED | OF(SUB_EXPORT), EVERYWHERE},
    [OPTION_MUSIC_FOLDER] = {"music-folder", "DIR", TR("play what lies in it, shuffled"),
                             OF_PLAYED | OF(SUB_EXPORT), EVERYWHERE},
    [OPTION_VOICE_VOLUME] = {"voice-volume", "0..1", TR("how loud words and tones are (1)"),
                             OF_PLAYED | OF(SUB_EXPORT), EVERYWHERE},
    [OPTION_MUSIC_VOLUME] = {"music-volume", "0..1", TR("how loud the music is (1)"),
                             OF_PLAYED | OF(SUB_EXPORT), EVERYWHERE},
    [OPTION_THEME] = {"theme", "NAME", TR("colours, from themes/NAME.yaml"), OF_SHOWN, EVERYWHERE},
    [OPTION_STYLE] = {"style", "HOW", TR("how the figure is drawn: solid, line or contrast"),
                      OF_SHOWN, EVERYWHERE},
    [OPTION_VIEW] = {"view", "NAME", TR("own, front, side, three_quarter, back or above"), OF_SEEN,
                     EVERYWHERE},
    [OPTION_MIRROR] = {"mirror", NULL, TR("the figure moves as you do before a mirror"), OF_SEEN,
                       EVERYWHERE},
    [OPTION_REDUCED_MOTION] = {"reduced-motion", NULL, TR("the camera cuts, nothing pulses"),
                               OF_SEEN, EVERYWHERE},
    [OPTION_DISTANCE] = {"distance", "METRES",
                         TR("how far away you are, 0.5..10: sizes the letters"),
                         OF_PLAYED | OF(SUB_SHOT), EVERYWHERE},
    [OPTION_DIAGONAL] = {"diagonal", "INCHES", TR("how large the screen is, 5..150, for the same"),
                         OF_PLAYED | OF(SUB_SHOT), EVERYWHERE},
    [OPTION_PAINTER] = {"painter", "soft|gl", TR("insist on the processor or on OpenGL"),
                        OF_PLAYED | OF(SUB_BENCH), EVERYWHERE},
    [OPTION_SIZE] = {"size", "WxH", TR("size in pixels"), OF_SHOWN, HERE},
    [OPTION_STATS] = {"stats", "FILE", TR("write how smoothly it went, as JSON"), OF_PLAYED, HERE},
    [OPTION_RESUME] = {"resume", NULL, TR("go on where limber was cut off, not long ago"),
                       OF_PLAYED, HERE},
    [OPTION_MENU] = {"menu", NULL, TR("open the menu, wherever the output goes"), OF(SUB_PLAY),
                     HERE},
    [OPTION_SCAN] = {"scan", "0.5..20",
                     TR("the menu's light walks by itself; any key takes its card"), OF_PLAYED,
                     EVERYWHERE},
    [OPTION_WAIT] = {"wait", NULL, TR("each exercise begins with a key"), OF_PLAYED, EVERYWHERE},
    [OPTION_READY] = {"ready", "1..30", TR("seconds to get ready before each exercise"), OF_PLAYED,
                      EVERYWHERE},
    [OPTION_SCREEN] = {"screen", "NAME",
                       TR("paused, help, info, easing, pain, closing, menu ... instead"),
                       OF(SUB_SHOT), HERE},
    [OPTION_AT] = {"at", "MS", TR("the moment, in milliseconds from the start"),
                   OF(SUB_SHOT) | OF(SUB_PLAY) | OF(SUB_BENCH), HERE},
    [OPTION_EVERY] = {"every", "MS", TR("from one line or frame to the next"),
                      OF(SUB_TRACE) | OF(SUB_BENCH), HERE},
    [OPTION_FRAMES] = {"frames", "1..1000000", TR("only draw so many of NAME; --out: write them"),
                       OF(SUB_BENCH), HERE},
    [OPTION_ROUNDS] = {"rounds", "0..99", TR("how often a film is played beside it (5; json: 0)"),
                       OF(SUB_BENCH), HERE},
    [OPTION_BARE] = {"bare", NULL, TR("only the figure, no words"), OF(SUB_SHOT), HERE},
    [OPTION_OUT] = {"out", "FILE", TR("the file to write"),
                    OF(SUB_SHOT) | OF(SUB_SHEET) | OF(SUB_EXPORT) | OF(SUB_TODAY) | OF(SUB_BENCH),
                    HERE},
    [OPTION_STEM] = {"stem", "voice|music|tones", TR("only this part of the sound"), OF(SUB_EXPORT),
                     HERE},
    [OPTION_TICKS] = {"ticks", NULL, TR("captions tell the ticks, too"), OF(SUB_EXPORT), HERE},
    [OPTION_CATEGORY] = {"category", "NAME",
                         TR("only these: lower_back, hips, legs, upper_body, desk"), OF(SUB_LIST),
                         HERE},
    [OPTION_POSITION] = {"position", "NAME", TR("only what is done in it: supine, chair, ..."),
                         OF(SUB_LIST), HERE},
    [OPTION_SIDES] = {"sides", "both|right|left", TR("which sides to draw (the first)"),
                      OF(SUB_SHEET), HERE},
    [OPTION_JSON] = {"json", NULL, TR("as JSON"),
                     OF(SUB_LIST) | OF(SUB_TIMELINE) | OF(SUB_BENCH) | OF(SUB_KEYS) | OF_RECORD,
                     HERE},
    [OPTION_CSV] = {"csv", NULL, TR("every entry, as comma-separated values"), OF(SUB_HISTORY),
                    HERE},
    [OPTION_IMPORT] = {"import", "FILE", TR("add what --csv wrote, on another machine perhaps"),
                       OF(SUB_HISTORY), HERE},
    [OPTION_ERASE] = {"erase", NULL, TR("delete the whole record of this person"), OF(SUB_HISTORY),
                      HERE},
    [OPTION_YES] = {"yes", NULL, TR("erase without asking"), OF(SUB_HISTORY), HERE},
    [OPTION_PERSON] = {"person", "NAME",
                       TR("whose record it is, where several people share limber"),
                       OF_RECORD | OF(SUB_PLAY), EVERYWHERE},
    [OPTION_NO_RECORD] = {"no-record", NULL, TR("neither write nor read the record"), OF(SUB_PLAY),
                          EVERYWHERE},
    [OPTION_MINUTES] = {"minutes", "1..60", TR("the time at hand (10)"), OF(SUB_TODAY), HERE},
    [OPTION_FELT] = {"felt", "fine|worse", TR("how it feels after the last session"), OF(SUB_TODAY),
                     HERE},
    [OPTION_CONFIRMED] = {"confirmed", NULL,
                          TR("a professional said yes after tingling or numbness"), OF(SUB_TODAY),
                          HERE},
    [OPTION_CONFIG] = {"config", "FILE", TR("the settings, instead of kiosk.conf"), OF(SUB_KIOSK),
                       HERE},
    [OPTION_DISPLAY] = {"display", "1..16", TR("which of the machine's displays (1)"),
                        OF(SUB_KIOSK), EVERYWHERE},
    [OPTION_ROUTINES] = {"routines", "NAMES",
                         TR("only these may be chosen, with commas between them"), OF(SUB_KIOSK),
                         EVERYWHERE},
    [OPTION_IDLE] = {"idle", "10..3600", TR("seconds until whoever went away is forgotten (60)"),
                     OF(SUB_KIOSK), EVERYWHERE},
    [OPTION_NIGHT] = {"night", "HH:MM-HH:MM", TR("black meanwhile, until somebody presses a key"),
                      OF(SUB_KIOSK), EVERYWHERE},
    [OPTION_CHORD] = {"chord", "KEYS|none", TR("held 3 s they end it (Ctrl+Shift+End)"),
                      OF(SUB_KIOSK), EVERYWHERE},
    [OPTION_PIN] = {"pin", "DIGITS", TR("4 to 12, that the chord then asks for"), OF(SUB_KIOSK),
                    EVERYWHERE},
    [OPTION_ATTRACT] = {"attract", "NAME", TR("what is played while nobody is there"),
                        OF(SUB_KIOSK), EVERYWHERE},
    [OPTION_ATTRACT_VOLUME] = {"attract-volume", "0..1", TR("how loud its music is (0.3)"),
                               OF(SUB_KIOSK), EVERYWHERE},
    [OPTION_DATA] = {"data", "DIR", TR("where exercises and routines are"), OF_LOADED, HERE},
    [OPTION_HELP] = {"help", NULL, TR("this page"), OF_ALL, HERE},
    [OPTION_VERSION] = {"version", NULL, TR("which limber this is"), OF(SUB_PLAY), HERE},
};

static const struct {
    const char *name, *arguments, *what;
    int least, most; /* names taken */
} subs[SUB_COUNT] = {
    [SUB_PLAY] = {"play", "NAME|FILE", TR("show a routine or an exercise"), 0, 1},
    [SUB_LIST] = {"list", "", TR("what there is to play"), 0, 0},
    [SUB_CHECK] = {"check", "[NAME|FILE...]",
                   TR("find mistakes in these, or in everything installed"), 0, 1 << 16},
    [SUB_TIMELINE] = {"timeline", "NAME|FILE", TR("the plan: its phases; as JSON with all cues"), 1,
                      1},
    [SUB_TRACE] = {"trace", "NAME|FILE", TR("the figure measured over time, as JSON lines"), 1, 1},
    [SUB_SHOT] = {"shot", "NAME|FILE", TR("one moment as a picture"), 0, 1},
    [SUB_SHEET] = {"sheet", "NAME|FILE", TR("the key poses as one picture"), 1, 1},
    [SUB_EXPORT] = {"export", "NAME|FILE",
                    TR("a routine as a file: sound (wav), captions (vtt, srt)"), 1, 1},
    [SUB_KIOSK] = {"kiosk", "", TR("for a screen that nobody looks after; see limber-kiosk(7)"), 0,
                   0},
    [SUB_KEYS] = {"keys", "", TR("what is bound to which key"), 0, 0},
    [SUB_HISTORY] = {"history", "", TR("what was done: the last days, and every entry"), 0, 0},
    [SUB_TODAY] = {"today", "", TR("a routine for today, and why each stretch is in it"), 0, 0},
    [SUB_BENCH] = {"bench", "[NAME|FILE]", TR("measure what drawing costs on this machine"), 0, 1},
    [SUB_HELP] = {"help", "[COMMAND]", TR("this page, or that of a command"), 0, 1},
    [SUB_VERSION] = {"version", "", TR("which limber this is"), 0, 0},
};

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

bool option_is_of(enum option_id option, enum subcommand subcommand)
{
    return (table[option].of >> subcommand & 1u) != 0;
}

const char *subcommand_name(enum subcommand subcommand)
{
    return subs[subcommand].name;
}

const char *option_name(enum option_id option)
{
    return table[option].name;
}

const char *option_help(enum option_id option)
{
    return table[option].help;
}

const char *subcommand_arguments(enum subcommand subcommand)
{
    return subs[subcommand].arguments;
}

const char *subcommand_what(enum subcommand subcommand)
{
    return subs[subcommand].what;
}

const char *subcommand_nearest(const char *word)
{
    const char *names[SUB_COUNT];
    for (int i = 0; i < SUB_COUNT; i++)
        names[i] = subs[i].name;
    return text_nearest(text_of(word), names, SUB_COUNT);
}

bool option_is_setting(enum option_id option)
{
    return table[option].stands == EVERYWHERE;
}

const char *option_value(enum option_id option)
{
    return table[option].value;
}

static bool unknown_option(const char *written, struct problems *problems)
{
    const char *names[OPTION_COUNT];
    for (int i = 0; i < OPTION_COUNT; i++)
        names[i] = table[i].name;
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
    const int option = wrong - CODE_FIRST;
    if (option < 0 || option >= OPTION_COUNT)
        return unknown_option(written, problems);
    if (code == ':')
        problem_error(problems, here, "--%s needs a value: %s", table[option].name,
                      table[option].value);
    else
        problem_error(problems, here, "--%s takes no value", table[option].name);
    return false;
}

static void fill_getopt(struct option rows[OPTION_COUNT + 1])
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const int argument = table[i].value != NULL          ? required_argument
                             : table[i].stands == EVERYWHERE ? optional_argument
                                                             : no_argument;
        rows[i] = (struct option){table[i].name, argument, NULL, CODE_FIRST + i};
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
        if (strcmp(options->names[0], subs[i].name) != 0)
            continue;
        options->subcommand = (enum subcommand)i;
        options->named = true;
        options->names++;
        options->name_count--;
        return;
    }
}

static bool suits(const struct options *options, struct problems *problems)
{
    const enum subcommand sub = options->subcommand;
    bool good = true;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!options->written[i] || option_is_of((enum option_id)i, sub))
            continue;
        problem_error(problems, here, "`limber %s` has no option --%s; see `limber %s --help`",
                      subs[sub].name, table[i].name, subs[sub].name);
        good = false;
    }
    if (options->given[OPTION_FULLSCREEN] && options->given[OPTION_WINDOWED]) {
        problem_error(problems, here, "--fullscreen and --windowed at once; choose one");
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
    if (options->name_count < subs[sub].least) {
        problem_error(problems, here,
                      "`limber %s` needs the name of a routine or exercise, or a file; "
                      "`limber list` shows what there is",
                      subs[sub].name);
        return false;
    }
    if (options->name_count <= subs[sub].most)
        return true;
    if (!is_misspelt_command(options, problems))
        problem_error(problems, here, "`%s` is one word too many for `limber %s`",
                      options->names[subs[sub].most], subs[sub].name);
    return false;
}

bool options_read(struct options *options, int argc, char **argv, struct problems *problems)
{
    *options = (struct options){.range = 1.0,
                                .tempo = 1.0,
                                .stature = (double)RIG_STATURE,
                                .build = 1.0,
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

static void print_options(enum subcommand subcommand, FILE *to)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        char left[40];
        if (!option_is_of((enum option_id)i, subcommand))
            continue;
        const char *value = table[i].value;
        (void)snprintf(left, sizeof left, "--%s%s%s", table[i].name, value != NULL ? " " : "",
                       value != NULL ? value : "");
        fprintf(to, "  %-22s %s\n", left, tr(table[i].help));
    }
}

void options_help_of(enum subcommand subcommand, FILE *to)
{
    const bool has_arguments = subs[subcommand].arguments[0] != '\0';
    fprintf(to, "limber %s%s%s [OPTIONS]\n%s\n\n", subs[subcommand].name, has_arguments ? " " : "",
            subs[subcommand].arguments, tr(subs[subcommand].what));
    print_options(subcommand, to);
}

static void print_settings(FILE *to)
{
    enum { WIDTH = 90 };
    int used = WIDTH;
    fputs(tr("\nWhat you always want may stand in ~/.config/limber/settings.conf "
             "($XDG_CONFIG_HOME), in\n"
             "lines `NAME = VALUE`; # begins a comment, the command line wins. The names:"),
          to);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (table[i].stands == HERE)
            continue;
        const int room = 2 + (int)strlen(table[i].name);
        used = used + room > WIDTH ? fprintf(to, "\n ") : used;
        used += fprintf(to, " %s", table[i].name);
    }
    fputs("\n", to);
}

void options_help(FILE *to)
{
    fputs(tr("limber shows a person how to stretch, and keeps time for them.\n\n"
             "limber NAME|FILE [OPTIONS]\n"
             "limber COMMAND ...\n\n"),
          to);
    for (int i = 0; i < SUB_COUNT; i++) {
        char left[40];
        (void)snprintf(left, sizeof left, "%s %s", subs[i].name, subs[i].arguments);
        fprintf(to, "  %-22s %s\n", left, tr(subs[i].what));
    }
    fputs(tr("\nOptions of `limber NAME`; each command tells its own with --help:\n"), to);
    print_options(SUB_PLAY, to);
    print_settings(to);
    fputs(tr("\nNames may be written with - or _. It ends with 0 when done, 1 when problems were\n"
             "found, 2 when called wrongly, 69 when there is no display to show on.\n"),
          to);
}
