/* The command line: one table of options, from which parsing, ranges, help and suggestions come,
 * and the names that may stand in the person's settings (settings.h).
 *
 * Options may stand anywhere. The first word that is no option names the subcommand; if it names
 * none it is what to play. */
#ifndef LIMBER_COMMAND_OPTIONS_H
#define LIMBER_COMMAND_OPTIONS_H

#include <stdio.h>

#include "body/rig.h"
#include "command/values.h"
#include "sound/sound.h"
#include "stage/window.h"
#include "timeline/sight.h"

enum subcommand {
    SUB_PLAY,
    SUB_LIST,
    SUB_CHECK,
    SUB_TIMELINE,
    SUB_TRACE,
    SUB_SHOT,
    SUB_SHEET,
    SUB_EXPORT,
    SUB_KIOSK,
    SUB_KEYS,
    SUB_HISTORY,
    SUB_TODAY,
    SUB_BENCH,
    SUB_HELP,
    SUB_VERSION,
    SUB_COUNT
};

enum option_id {
    OPTION_FULLSCREEN,
    OPTION_WINDOWED,
    OPTION_RANGE,
    OPTION_TEMPO,
    OPTION_FIGURE,
    OPTION_STATURE,
    OPTION_BUILD,
    OPTION_SIDE,
    OPTION_COUNTING,
    OPTION_COUNT_WAY,
    OPTION_BREATH,
    OPTION_DESCRIBED,
    OPTION_MUTE,
    OPTION_LANGUAGE,
    OPTION_VOICE,
    OPTION_VOICE_COMMAND,
    OPTION_MUSIC,
    OPTION_MUSIC_FOLDER,
    OPTION_VOICE_VOLUME,
    OPTION_MUSIC_VOLUME,
    OPTION_THEME,
    OPTION_STYLE,
    OPTION_VIEW,
    OPTION_MIRROR,
    OPTION_REDUCED_MOTION,
    OPTION_DISTANCE,
    OPTION_DIAGONAL,
    OPTION_PAINTER,
    OPTION_SIZE,
    OPTION_STATS,
    OPTION_RESUME,
    OPTION_MENU,
    OPTION_SCAN,
    OPTION_WAIT,
    OPTION_READY,
    OPTION_SCREEN,
    OPTION_AT,
    OPTION_EVERY,
    OPTION_FRAMES,
    OPTION_ROUNDS,
    OPTION_BARE,
    OPTION_OUT,
    OPTION_STEM,
    OPTION_TICKS,
    OPTION_CATEGORY,
    OPTION_POSITION,
    OPTION_SIDES,
    OPTION_JSON,
    OPTION_CSV,
    OPTION_IMPORT,
    OPTION_ERASE,
    OPTION_YES,
    OPTION_PERSON,
    OPTION_NO_RECORD,
    OPTION_MINUTES,
    OPTION_FELT,
    OPTION_CONFIRMED,
    OPTION_CONFIG,
    OPTION_DISPLAY,
    OPTION_ROUTINES,
    OPTION_IDLE,
    OPTION_NIGHT,
    OPTION_CHORD,
    OPTION_PIN,
    OPTION_ATTRACT,
    OPTION_ATTRACT_VOLUME,
    OPTION_DATA,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

/* Of which a shot is taken. */
enum shown_screen {
    SHOWN_PLAY,
    SHOWN_PAUSED,
    SHOWN_HELP,
    SHOWN_CLOSING,
    SHOWN_SAFETY,
    SHOWN_MENU,
    SHOWN_INFO,
    SHOWN_EASING, /* out of what hurts, and the pages that follow */
    SHOWN_PAIN,
    SHOWN_OFFER,
    SHOWN_REST,
    SHOWN_ALARM
};

struct options {
    enum subcommand subcommand;
    char **names; /* what stands after the subcommand; of argv */
    int name_count;
    bool given[OPTION_COUNT];          /* with a value, or switched on */
    bool written[OPTION_COUNT];        /* on the command line, even if only to switch it off */
    struct place set_at[OPTION_COUNT]; /* in the settings; file NULL: not there */
    bool named;                        /* a subcommand was written, not only something to play */
    bool counts_up;
    bool felt_worse; /* of OPTION_FELT; else fine */
    double range, tempo;
    double stature;                    /* metres */
    double build;                      /* 1: as the figure is made */
    double distance, diagonal;         /* metres; inches; 0 when not given */
    double ready;                      /* seconds of a count-in before each exercise; 0: none */
    double scan;                       /* seconds; 0: the light of the menu stays */
    enum shown_screen screen;          /* SHOWN_PLAY when not given */
    double voice_volume, music_volume; /* 0..1 */
    enum side side;                    /* SIDE_BOTH when not given */
    const char *figure, *theme, *stats, *out, *data, *category, *position, *music;
    const char *language, *voice, *voice_command, *music_folder;
    const char *import, *person; /* person: "" when not given */
    enum side sides;             /* of a sheet; SIDE_BOTH when not given */
    enum figure_style style;     /* when given */
    enum painter painter;
    enum sight sight;         /* SIGHT_OWN when not given */
    enum counting counting;   /* COUNT_LAST_FIVE when not given */
    enum breath_cues breaths; /* BREATHS_WORDS when not given */
    enum stem stem;           /* STEM_ALL when not given */
    int width, height;        /* 0 when not given */
    int64_t minutes;          /* at hand; 10 when not given */
    int64_t at_ms, every_ms;
    int64_t frames, rounds;
    int64_t display, idle_s;  /* of a kiosk, as all that follows; display: from 1 */
    int night_from, night_to; /* minutes since midnight; the same: there is no night */
    const char *config, *routines, *attract, *chord, *pin; /* NULL when not given */
    double attract_volume;                                 /* 0..1 */
};

/* False with the reason in `problems` when the command line is wrong. Reorders argv. */
bool options_read(struct options *options, int argc, char **argv, struct problems *problems);

/* Takes a value that stands at `place`; NULL switches on. False, told, when it is wrong; the
 * options are then as they were. `text` is borrowed. */
bool option_take(struct options *options, enum option_id option, const char *text,
                 struct place place, struct problems *problems);

/* The volumes as levels; tones are as loud as the voice. */
struct levels options_levels(const struct options *options);

/* From where the figure is seen at the start. */
struct sights options_sights(const struct options *options);

/* The size of letters wished for on a screen of so many pixels (display_em); 0 when nothing was
 * told. */
float options_em(const struct options *options, int width, int height);

/* Whether the subcommand has the option. */
bool option_is_of(enum option_id option, enum subcommand subcommand);

const char *subcommand_name(enum subcommand subcommand);

/* The subcommand that `word` may be a slip of; NULL if none. */
const char *subcommand_nearest(const char *word);

const char *option_name(enum option_id option);  /* "range" */
const char *option_value(enum option_id option); /* "0.3..1"; NULL: it is switched on or off */

const char *option_help(enum option_id option); /* in English */

/* The words it takes, `count` of them; NULL when it takes other values. */
const char *const *option_words(enum option_id option, int *count);

const char *subcommand_arguments(enum subcommand subcommand); /* "NAME|FILE"; "" */
const char *subcommand_what(enum subcommand subcommand);      /* it does; in English */

/* A text of it as the person wrote it, for value_wrong. */
struct written option_written(const struct options *options, enum option_id option,
                              const char *text);

/* Whether it may stand in the person's settings. */
bool option_is_setting(enum option_id option);

/* The help of the program, or of one subcommand. */
void options_help(FILE *to);
void options_help_of(enum subcommand subcommand, FILE *to);

#endif
