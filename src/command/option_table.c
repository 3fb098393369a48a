#include "command/option_table.h"

#include <stddef.h>

#include "base/text.h"
#include "base/tr.h"

#define OF(subcommand) (1u << (subcommand))
enum {
    OF_PLAYED = OF(SUB_PLAY) | OF(SUB_KIOSK),
    OF_SHOWN = OF_PLAYED | OF(SUB_SHOT) | OF(SUB_SHEET) | OF(SUB_EXPORT) | OF(SUB_BENCH),
    OF_SEEN = OF_PLAYED | OF(SUB_SHOT) | OF(SUB_SHEET) | OF(SUB_EXPORT),
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
    [OPTION_CHAIR] = {"chair", "0.35..0.6",
                      TR("how high the seat of your chair is, in metres (0.46)"), OF_PLANNED,
                      EVERYWHERE},
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
    [OPTION_FPS] = {"fps", "1..60", TR("frames a second (30)"), OF(SUB_EXPORT), HERE},
    [OPTION_FRAMES] = {"frames", "1..1000000", TR("only draw so many of NAME; --out: write them"),
                       OF(SUB_BENCH), HERE},
    [OPTION_ROUNDS] = {"rounds", "0..99", TR("how often a film is played beside it (5; json: 0)"),
                       OF(SUB_BENCH), HERE},
    [OPTION_BARE] = {"bare", NULL, TR("only the figure, no words"), OF(SUB_SHOT) | OF(SUB_EXPORT),
                     HERE},
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
                       OF_RECORD | OF(SUB_PLAY) | OF(SUB_REMIND) | OF(SUB_CHECK), EVERYWHERE},
    [OPTION_NO_RECORD] =
        {"no-record", NULL,
         TR("write nothing into the record; what it and the profile say still holds"), OF(SUB_PLAY),
         EVERYWHERE},
    [OPTION_MINUTES] = {"minutes", "1..60", TR("the time at hand (10)"), OF(SUB_TODAY), HERE},
    [OPTION_FELT] = {"felt", "fine|worse|too_much",
                     TR("how it feels after the last session; or NAME was too much"), OF(SUB_TODAY),
                     HERE},
    [OPTION_CONFIRMED] = {"confirmed", NULL,
                          TR("a professional said yes after tingling or numbness"), OF(SUB_TODAY),
                          HERE},
    [OPTION_ON] = {"on", NULL, TR("switch reminders on, now and at each login"), OF(SUB_REMIND),
                   HERE},
    [OPTION_OFF] = {"off", NULL, TR("switch them off"), OF(SUB_REMIND), HERE},
    [OPTION_STATUS] = {"status", NULL, TR("whether they are on, and whether one is due"),
                       OF(SUB_REMIND), HERE},
    [OPTION_QUIET] = {"quiet", "HH:MM-HH:MM", TR("when nobody is reminded (21:00-09:00)"),
                      OF(SUB_REMIND), EVERYWHERE},
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
    [OPTION_DATA] = {"data", "DIR", TR("where exercises and routines are"),
                     OF_LOADED | OF(SUB_HISTORY), HERE},
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
                    TR("a routine as a file: a film, its sound or captions, the motion"), 1, 1},
    [SUB_KIOSK] = {"kiosk", "", TR("for a screen that nobody looks after; see limber-kiosk(7)"), 0,
                   0},
    [SUB_KEYS] = {"keys", "", TR("what is bound to which key"), 0, 0},
    [SUB_HISTORY] = {"history", "", TR("what was done: the last days, and every entry"), 0, 0},
    [SUB_TODAY] = {"today", "[NAME|FILE]",
                   TR("a routine for today, and why each stretch is in it; or one as it suits you"),
                   0, 1},
    [SUB_REMIND] = {"remind", "", TR("\"One minute?\" on the desktop, if it is due; see --on"), 0,
                    0},
    [SUB_BENCH] = {"bench", "[NAME|FILE]", TR("measure what drawing costs on this machine"), 0, 1},
    [SUB_HELP] = {"help", "[COMMAND]", TR("this page, or that of a command"), 0, 1},
    [SUB_VERSION] = {"version", "", TR("which limber this is"), 0, 0},
};

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

int subcommand_least(enum subcommand subcommand)
{
    return subs[subcommand].least;
}

int subcommand_most(enum subcommand subcommand)
{
    return subs[subcommand].most;
}
