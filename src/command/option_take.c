#include "command/options.h"

enum { WORDS_MOST = 20 };

/* The words of each option, in the order of the values they stand for. */
static const char *const words[OPTION_COUNT][WORDS_MOST] = {
    [OPTION_SIDE] = {[SIDE_LEFT - 1] = "left", [SIDE_RIGHT - 1] = "right"},
    [OPTION_SIDES] = {[SIDE_BOTH] = "both", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"},
    [OPTION_STYLE] =
        {[STYLE_SOLID] = "solid", [STYLE_LINE] = "line", [STYLE_CONTRAST] = "contrast"},
    [OPTION_VIEW] = {"own", "front", "side", "three_quarter", "back", "above"},
    [OPTION_PAINTER] = {"soft", "gl"},
    [OPTION_SCREEN] = {"play", "paused", "help", "closing", "safety", "menu", "info", "easing",
                       "pain", "offer", "rest", "alarm", "profile", "felt", "today", "people",
                       "week"},
    [OPTION_STEM] = {"voice", "music", "tones"},
    [OPTION_COUNTING] = {[COUNT_ALL] = "all",
                         [COUNT_LAST_FIVE] = "last_five",
                         [COUNT_EVERY_TEN] = "every_ten",
                         [COUNT_NONE] = "none"},
    [OPTION_COUNT_WAY] = {"down", "up"},
    [OPTION_FELT] = {"fine", "worse"},
    [OPTION_BREATH] = {[BREATHS_WORDS] = "words",
                       [BREATHS_TONES] = "tones",
                       [BREATHS_BOTH] = "both",
                       [BREATHS_NONE] = "none"},
};

static void choose(struct options *options, enum option_id option, int index)
{
    static const enum painter painters[] = {PAINTER_SOFT, PAINTER_GL};
    static const enum stem stems[] = {STEM_VOICE, STEM_MUSIC, STEM_TONES};
    switch (option) {
    case OPTION_SIDE:
        options->side = (enum side)(index + 1);
        break;
    case OPTION_SIDES:
        options->sides = (enum side)index;
        break;
    case OPTION_STYLE:
        options->style = (enum figure_style)index;
        break;
    case OPTION_VIEW:
        options->sight = (enum sight)index;
        break;
    case OPTION_PAINTER:
        options->painter = painters[index];
        break;
    case OPTION_SCREEN:
        options->screen = (enum shown_screen)index;
        break;
    case OPTION_STEM:
        options->stem = stems[index];
        break;
    case OPTION_COUNTING:
        options->counting = (enum counting)index;
        break;
    case OPTION_COUNT_WAY:
        options->counts_up = index == 1;
        break;
    case OPTION_FELT:
        options->felt_worse = index == 1;
        break;
    case OPTION_BREATH:
        options->breaths = (enum breath_cues)index;
        break;
    default:
        break;
    }
}

const char *const *option_words(enum option_id option, int *count)
{
    *count = 0;
    while (*count < WORDS_MOST && words[option][*count] != NULL)
        ++*count;
    return *count > 0 ? words[option] : NULL;
}

static bool choice_read(struct options *options, enum option_id option,
                        const struct written *written, struct problems *problems)
{
    int count, index = 0;
    const char *const *choices = option_words(option, &count);
    if (!value_word(written, choices, count, &index, problems))
        return false;
    choose(options, option, index);
    return true;
}

static bool is_empty(enum option_id option, const char *text, struct problems *problems)
{
    if (*text != '\0')
        return false;
    problem_error(problems, (struct place){"limber", 0, 0}, "--%s needs a value: %s",
                  option_name(option), option_value(option));
    return true;
}

static bool read_value(struct options *options, enum option_id option,
                       const struct written *written, struct problems *problems)
{
    enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };
    switch (option) {
    case OPTION_RANGE:
        return value_decimal(written, 0.3, 1.0, &options->range, problems);
    case OPTION_TEMPO:
        return value_decimal(written, 0.5, 2.0, &options->tempo, problems);
    case OPTION_READY:
        return value_decimal(written, 1.0, 30.0, &options->ready, problems);
    case OPTION_SCAN:
        return value_decimal(written, 0.5, 20.0, &options->scan, problems);
    case OPTION_CHAIR:
        return value_decimal(written, 0.35, 0.6, &options->chair, problems);
    case OPTION_STATURE:
        return value_decimal(written, 1.2, 2.2, &options->stature, problems);
    case OPTION_BUILD:
        return value_decimal(written, 0.8, 1.25, &options->build, problems);
    case OPTION_DISTANCE:
        return value_decimal(written, 0.5, 10.0, &options->distance, problems);
    case OPTION_DIAGONAL:
        return value_decimal(written, 5.0, 150.0, &options->diagonal, problems);
    case OPTION_VOICE_VOLUME:
        return value_decimal(written, 0.0, 1.0, &options->voice_volume, problems);
    case OPTION_MUSIC_VOLUME:
        return value_decimal(written, 0.0, 1.0, &options->music_volume, problems);
    case OPTION_SIZE:
        return value_size(written, &options->width, &options->height, problems);
    case OPTION_AT:
        return value_whole(written, 0, DAY_MS, &options->at_ms, problems);
    case OPTION_EVERY:
        return value_whole(written, 1, HOUR_MS, &options->every_ms, problems);
    case OPTION_FRAMES:
        return value_whole(written, 1, 1000000, &options->frames, problems);
    case OPTION_ROUNDS:
        return value_whole(written, 0, 99, &options->rounds, problems);
    case OPTION_MINUTES:
        return value_whole(written, 1, 60, &options->minutes, problems);
    case OPTION_DISPLAY:
        return value_whole(written, 1, 16, &options->display, problems);
    case OPTION_IDLE:
        return value_whole(written, 10, 3600, &options->idle_s, problems);
    case OPTION_NIGHT:
        return value_span(written, &options->night_from, &options->night_to, problems);
    case OPTION_QUIET:
        return value_span(written, &options->quiet_from, &options->quiet_to, problems);
    case OPTION_CHORD:
        return value_chord(written, &options->chord, problems);
    case OPTION_PIN:
        return value_pin(written, &options->pin, problems);
    case OPTION_ATTRACT_VOLUME:
        return value_decimal(written, 0.0, 1.0, &options->attract_volume, problems);
    case OPTION_PERSON:
        return value_name(written, &options->person, problems);
    default:
        return choice_read(options, option, written, problems);
    }
}

/* Whether the option's value is kept as it was written; it then is. */
static bool keep_text(struct options *options, enum option_id option, const char *text)
{
    const char **kept = NULL;
    switch (option) {
    case OPTION_LANGUAGE:
        kept = &options->language;
        break;
    case OPTION_VOICE:
        kept = &options->voice;
        break;
    case OPTION_VOICE_COMMAND:
        kept = &options->voice_command;
        break;
    case OPTION_MUSIC:
        kept = &options->music;
        break;
    case OPTION_MUSIC_FOLDER:
        kept = &options->music_folder;
        break;
    case OPTION_FIGURE:
        kept = &options->figure;
        break;
    case OPTION_THEME:
        kept = &options->theme;
        break;
    case OPTION_STATS:
        kept = &options->stats;
        break;
    case OPTION_OUT:
        kept = &options->out;
        break;
    case OPTION_CATEGORY:
        kept = &options->category;
        break;
    case OPTION_POSITION:
        kept = &options->position;
        break;
    case OPTION_DATA:
        kept = &options->data;
        break;
    case OPTION_CONFIG:
        kept = &options->config;
        break;
    case OPTION_ROUTINES:
        kept = &options->routines;
        break;
    case OPTION_ATTRACT:
        kept = &options->attract;
        break;
    case OPTION_IMPORT:
        kept = &options->import;
        break;
    default:
        return false;
    }
    *kept = text;
    return true;
}

/* A switch: on, unless it says no. */
static bool read_switch(struct options *options, enum option_id option,
                        const struct written *written, struct problems *problems)
{
    static const char *const answers[] = {"no", "yes"};
    int yes = 1;
    if (written->text != NULL && !value_word(written, answers, 2, &yes, problems))
        return false;
    options->given[option] = yes == 1;
    return true;
}

struct written option_written(const struct options *options, enum option_id option,
                              const char *text)
{
    return (struct written){option_name(option), text, options->set_at[option]};
}

bool option_take(struct options *options, enum option_id option, const char *text,
                 struct place place, struct problems *problems)
{
    const struct written written = {option_name(option), text, place};
    if (option_value(option) == NULL)
        return read_switch(options, option, &written, problems);
    if (is_empty(option, text, problems))
        return false;
    const bool good =
        keep_text(options, option, text) || read_value(options, option, &written, problems);
    options->given[option] |= good;
    return good;
}
