#include "timeline/words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void number_in_english(int number, char out[WORDS_NUMBER_SIZE])
{
    static const char *const small[] = {
        "nought",   "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    };
    static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                       "fifty", "sixty", "seventy", "eighty", "ninety"};
    int n = number < 0 ? 0 : number > WORDS_NUMBER_MOST ? WORDS_NUMBER_MOST : number;
    if (n < 20) {
        snprintf(out, WORDS_NUMBER_SIZE, "%s", small[n]);
    } else if (n % 10 == 0) {
        snprintf(out, WORDS_NUMBER_SIZE, "%s", tens[n / 10]);
    } else {
        snprintf(out, WORDS_NUMBER_SIZE, "%s-%s", tens[n / 10], small[n % 10]);
    }
}

const char *words_number(int number, char out[WORDS_NUMBER_SIZE])
{
    char english[WORDS_NUMBER_SIZE];
    number_in_english(number, english);
    snprintf(out, WORDS_NUMBER_SIZE, "%s", tr(english));
    return out;
}

/* Exact up to a minute, from then on in tens. */
static void total_in_seconds(int seconds, char out[WORDS_TOTAL_SIZE])
{
    static const char *const tens[] = {"Seventy", "Eighty", "Ninety"};
    char number[WORDS_NUMBER_SIZE];
    if (seconds < 70) {
        number_in_english(seconds < 60 ? seconds : 60, number);
        snprintf(out, WORDS_TOTAL_SIZE, "%s seconds of stretching.", number);
    } else if (seconds < 100) {
        snprintf(out, WORDS_TOTAL_SIZE, "%s seconds of stretching.", tens[seconds / 10 - 7]);
    } else {
        snprintf(out, WORDS_TOTAL_SIZE, "A hundred %sseconds of stretching.",
                 seconds < 110 ? "" : "and ten ");
    }
}

const char *words_total(int64_t ms, char out[WORDS_TOTAL_SIZE])
{
    const int minutes = (int)(ms / 60000);
    char number[WORDS_NUMBER_SIZE], english[WORDS_TOTAL_SIZE];
    if (ms < WORDS_TOTAL_LEAST_MS) {
        return NULL;
    }
    if (minutes < 2) {
        total_in_seconds((int)(ms / 1000), english);
    } else if (minutes <= WORDS_TOTAL_MINUTES_MOST) {
        number_in_english(minutes, number);
        snprintf(english, sizeof english, "%s minutes of stretching.", number);
    } else {
        snprintf(english, sizeof english, "More than thirty minutes of stretching.");
    }
    english[0] = (char)toupper((unsigned char)english[0]);
    snprintf(out, WORDS_TOTAL_SIZE, "%s", tr(english));
    return out;
}

const char *words_breath(enum breath breath, bool first)
{
    switch (breath) {
    case BREATH_IN:
        return first ? tr("Breathe in.") : tr("In.");
    case BREATH_OUT:
        return first ? tr("Breathe out.") : tr("Out.");
    case BREATH_FREE:
    case BREATH_CYCLE:
        break;
    }
    return NULL;
}

enum breath words_are_breath(const char *text)
{
    static const enum breath both[] = {BREATH_IN, BREATH_OUT};
    for (int i = 0; i < 2; i++) {
        if (strcmp(text, words_breath(both[i], true)) == 0 ||
            strcmp(text, words_breath(both[i], false)) == 0) {
            return both[i];
        }
    }
    return BREATH_FREE;
}

const char *words_side(enum side side)
{
    switch (side) {
    case SIDE_LEFT:
        return tr("Left side.");
    case SIDE_RIGHT:
        return tr("Right side.");
    case SIDE_BOTH:
        break;
    }
    return NULL;
}

const char *words_for_side(struct arena *arena, const char *text, enum side side)
{
    return side == SIDE_LEFT ? text_other_side(arena, text) : text;
}

const char *words_name(struct arena *arena, const struct exercise *exercise, enum side side)
{
    const char *name = words_for_side(arena, exercise->name, side);
    return name ? arena_format(arena, "%s.", name) : NULL;
}
