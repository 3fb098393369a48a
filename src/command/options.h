/* The command line, read by the one table of options (option_table.h).
 *
 * Options may stand anywhere. The first word that is no option names the subcommand; if it names
 * none it is what to play. */
#ifndef LIMBER_COMMAND_OPTIONS_H
#define LIMBER_COMMAND_OPTIONS_H

#include "body/rig.h"
#include "command/option_table.h"
#include "command/values.h"
#include "sound/sound.h"
#include "stage/window.h"
#include "timeline/sight.h"

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
    SHOWN_ALARM,
    SHOWN_PROFILE, /* pages that ask */
    SHOWN_FELT,
    SHOWN_TODAY,
    SHOWN_PEOPLE,
    SHOWN_WEEK,
    SHOWN_TOO_MUCH,
    SHOWN_LIMITS
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
    bool felt_worse, felt_too_much; /* of OPTION_FELT; else fine */
    double range, tempo;
    double stature;                    /* metres */
    double build;                      /* 1: as the figure is made */
    double chair;                      /* metres, of its seat */
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
    int64_t frames, rounds, fps; /* fps: 0 when not given */
    int64_t display, idle_s;     /* of a kiosk, as all that follows; display: from 1 */
    int quiet_from, quiet_to;    /* of reminders, minutes since midnight */
    int night_from, night_to;    /* minutes since midnight; the same: there is no night */
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

/* The words it takes, `count` of them; NULL when it takes other values. */
const char *const *option_words(enum option_id option, int *count);

/* A text of it as the person wrote it, for value_wrong. */
struct written option_written(const struct options *options, enum option_id option,
                              const char *text);

#endif
