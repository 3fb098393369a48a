#include "command/choices.h"

#include "command/values.h"

enum { WORDS_MOST = 4 };

/* The words of each option, in the order of the values they stand for. */
static const char *const words[OPTION_COUNT][WORDS_MOST] = {
    [OPTION_SIDE] = {[SIDE_LEFT - 1] = "left", [SIDE_RIGHT - 1] = "right"},
    [OPTION_SIDES] = {[SIDE_BOTH] = "both", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"},
    [OPTION_PAINTER] = {"soft", "gl"},
    [OPTION_STEM] = {"voice", "music", "tones"},
    [OPTION_COUNTING] = {[COUNT_ALL] = "all",
                         [COUNT_LAST_FIVE] = "last_five",
                         [COUNT_EVERY_TEN] = "every_ten",
                         [COUNT_NONE] = "none"},
    [OPTION_COUNT_WAY] = {"down", "up"},
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
    case OPTION_PAINTER:
        options->painter = painters[index];
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
    case OPTION_BREATH:
        options->breaths = (enum breath_cues)index;
        break;
    default:
        break;
    }
}

bool choice_read(struct options *options, enum option_id option, const char *text,
                 struct problems *problems)
{
    int count = 0, index = 0;
    while (count < WORDS_MOST && words[option][count] != NULL)
        count++;
    if (!value_word(option_name(option), text, words[option], count, &index, problems))
        return false;
    choose(options, option, index);
    return true;
}
