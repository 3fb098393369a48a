#include "command/options.h"

#include <stddef.h>

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
                       "week", "too_much", "limits"},
    [OPTION_STEM] = {"voice", "music", "tones"},
    [OPTION_COUNTING] = {[COUNT_ALL] = "all",
                         [COUNT_LAST_FIVE] = "last_five",
                         [COUNT_EVERY_TEN] = "every_ten",
                         [COUNT_NONE] = "none"},
    [OPTION_COUNT_WAY] = {"down", "up"},
    [OPTION_FELT] = {"fine", "worse", "too_much"},
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
        options->felt_too_much = index == 2;
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

enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };

/* Where a member lies in struct options, of the type that its form writes. */
#define OF(member) ((struct options *)NULL)->member
#define AT(member) offsetof(struct options, member)
#define REAL(member) DECIMAL, _Generic(OF(member), double : AT(member)), 0
#define COUNT(member) WHOLE, _Generic(OF(member), int64_t : AT(member)), 0
#define INT(member) _Generic(OF(member), int : AT(member))
#define PAIR(one, other) INT(one), INT(other), 0, 0
#define WORDS(member) _Generic(OF(member), const char * : AT(member)), 0, 0, 0

/* Where a value goes, and what it may be: one of its words, unless it says otherwise. */
static const struct {
    enum { WORD, TEXT, DECIMAL, WHOLE, SIZE, SPAN, CHORD, PIN, PERSON } form;
    size_t to, also; /* bytes into struct options; the second of two values */
    double least, most;
} slots[OPTION_COUNT] = {
    [OPTION_RANGE] = {REAL(range), 0.3, 1.0},
    [OPTION_TEMPO] = {REAL(tempo), 0.5, 2.0},
    [OPTION_READY] = {REAL(ready), 1.0, 30.0},
    [OPTION_SCAN] = {REAL(scan), 0.5, 20.0},
    [OPTION_CHAIR] = {REAL(chair), 0.35, 0.6},
    [OPTION_STATURE] = {REAL(stature), 1.2, 2.2},
    [OPTION_BUILD] = {REAL(build), 0.8, 1.25},
    [OPTION_DISTANCE] = {REAL(distance), 0.5, 10.0},
    [OPTION_DIAGONAL] = {REAL(diagonal), 5.0, 150.0},
    [OPTION_VOICE_VOLUME] = {REAL(voice_volume), 0.0, 1.0},
    [OPTION_MUSIC_VOLUME] = {REAL(music_volume), 0.0, 1.0},
    [OPTION_ATTRACT_VOLUME] = {REAL(attract_volume), 0.0, 1.0},
    [OPTION_AT] = {COUNT(at_ms), 0, DAY_MS},
    [OPTION_EVERY] = {COUNT(every_ms), 1, HOUR_MS},
    [OPTION_FPS] = {COUNT(fps), 1, 60},
    [OPTION_FRAMES] = {COUNT(frames), 1, 1000000},
    [OPTION_ROUNDS] = {COUNT(rounds), 0, 99},
    [OPTION_MINUTES] = {COUNT(minutes), 1, 60},
    [OPTION_DISPLAY] = {COUNT(display), 1, 16},
    [OPTION_IDLE] = {COUNT(idle_s), 10, 3600},
    [OPTION_SIZE] = {SIZE, PAIR(width, height)},
    [OPTION_NIGHT] = {SPAN, PAIR(night_from, night_to)},
    [OPTION_QUIET] = {SPAN, PAIR(quiet_from, quiet_to)},
    [OPTION_CHORD] = {CHORD, WORDS(chord)},
    [OPTION_PIN] = {PIN, WORDS(pin)},
    [OPTION_PERSON] = {PERSON, WORDS(person)},
    [OPTION_LANGUAGE] = {TEXT, WORDS(language)},
    [OPTION_VOICE] = {TEXT, WORDS(voice)},
    [OPTION_VOICE_COMMAND] = {TEXT, WORDS(voice_command)},
    [OPTION_MUSIC] = {TEXT, WORDS(music)},
    [OPTION_MUSIC_FOLDER] = {TEXT, WORDS(music_folder)},
    [OPTION_FIGURE] = {TEXT, WORDS(figure)},
    [OPTION_THEME] = {TEXT, WORDS(theme)},
    [OPTION_STATS] = {TEXT, WORDS(stats)},
    [OPTION_OUT] = {TEXT, WORDS(out)},
    [OPTION_CATEGORY] = {TEXT, WORDS(category)},
    [OPTION_POSITION] = {TEXT, WORDS(position)},
    [OPTION_DATA] = {TEXT, WORDS(data)},
    [OPTION_CONFIG] = {TEXT, WORDS(config)},
    [OPTION_ROUTINES] = {TEXT, WORDS(routines)},
    [OPTION_ATTRACT] = {TEXT, WORDS(attract)},
    [OPTION_IMPORT] = {TEXT, WORDS(import)},
};

static bool read_value(struct options *options, enum option_id option,
                       const struct written *written, struct problems *problems)
{
    const double least = slots[option].least, most = slots[option].most;
    void *to = (char *)options + slots[option].to;
    void *also = (char *)options + slots[option].also;
    switch (slots[option].form) {
    case TEXT:
        *(const char **)to = written->text;
        return true;
    case DECIMAL:
        return value_decimal(written, least, most, to, problems);
    case WHOLE:
        return value_whole(written, (int64_t)least, (int64_t)most, to, problems);
    case SIZE:
        return value_size(written, to, also, problems);
    case SPAN:
        return value_span(written, to, also, problems);
    case CHORD:
        return value_chord(written, to, problems);
    case PIN:
        return value_pin(written, to, problems);
    case PERSON:
        return value_name(written, to, problems);
    case WORD:
        break;
    }
    return choice_read(options, option, written, problems);
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
    const bool good = read_value(options, option, &written, problems);
    options->given[option] |= good;
    return good;
}
