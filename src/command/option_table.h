/* The one table of subcommands and options: what they are called, what they take, what they do and
 * which go together. Parsing, ranges, help, completions, manuals and suggestions are made from it.
 */
#ifndef LIMBER_COMMAND_OPTION_TABLE_H
#define LIMBER_COMMAND_OPTION_TABLE_H

#include <stdbool.h>

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
    SUB_REMIND,
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
    OPTION_CHAIR,
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
    OPTION_FPS,
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
    OPTION_ON,
    OPTION_OFF,
    OPTION_STATUS,
    OPTION_QUIET,
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

/* Whether the subcommand has the option. */
bool option_is_of(enum option_id option, enum subcommand subcommand);

const char *subcommand_name(enum subcommand subcommand);

/* The subcommand that `word` may be a slip of; NULL if none. */
const char *subcommand_nearest(const char *word);

const char *option_name(enum option_id option);  /* "range" */
const char *option_value(enum option_id option); /* "0.3..1"; NULL: it is switched on or off */

const char *option_help(enum option_id option); /* in English */

const char *subcommand_arguments(enum subcommand subcommand); /* "NAME|FILE"; "" */
const char *subcommand_what(enum subcommand subcommand);      /* it does; in English */

/* Whether it may stand in the person's settings. */
bool option_is_setting(enum option_id option);

/* How many names follow the subcommand, at least and at most. */
int subcommand_least(enum subcommand subcommand);
int subcommand_most(enum subcommand subcommand);

#endif
