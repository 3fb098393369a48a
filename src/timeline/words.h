/* What the program itself says: numbers, breaths, sides; in the person's language. */
#ifndef LIMBER_TIMELINE_WORDS_H
#define LIMBER_TIMELINE_WORDS_H

#include "base/tr.h"
#include "library/exercise.h"

enum { WORDS_NUMBER_MOST = 60, WORDS_NUMBER_SIZE = 32 };

/* "four", "twenty-one" for 1..WORDS_NUMBER_MOST; returns `out`. */
const char *words_number(int number, char out[WORDS_NUMBER_SIZE]);

/* "Breathe in." the first time, "In." afterwards; NULL unless the breath is IN or OUT. */
const char *words_breath(enum breath breath, bool first);

/* BREATH_IN or BREATH_OUT when a text is nothing but one of the breath words, else BREATH_FREE. */
enum breath words_are_breath(const char *text);

/* "Right side."; NULL for SIDE_BOTH. */
const char *words_side(enum side side);

enum { WORDS_TOTAL_SIZE = 96, WORDS_TOTAL_LEAST_MS = 10000, WORDS_TOTAL_MINUTES_MOST = 30 };

/* "Seventy seconds of stretching.", "Four minutes of stretching.": what is done, rounded down so
 * that nothing is claimed that was not; NULL for less than WORDS_TOTAL_LEAST_MS. Returns `out`. */
const char *words_total(int64_t ms, char out[WORDS_TOTAL_SIZE]);

/* To be translated where they are said. */
#define WORDS_READY TR("Ready.")
#define WORDS_CHANGE_SIDES TR("Change sides.")
#define WORDS_REST TR("Rest.")
#define WORDS_HALF_WAY TR("Half way.")

/* A text as it reads for the side shown: exchanged for the left, itself otherwise. NULL when memory
 * ran out. */
const char *words_for_side(struct arena *arena, const char *text, enum side side);

enum { WORDS_SHORTER_MOST = 3 };

/* What is said of an instruction where it does not fit: without the breath it begins with, only its
 * first sentence, or only up to "until", a comma, "and let" or "with"; up to WORDS_SHORTER_MOST
 * times. Nothing is made up and a condition never loses what it leads to. NULL when it gets no
 * shorter or memory ran out. */
const char *words_shorter(struct arena *arena, const char *text);

/* "Lying hamstring stretch."; NULL when memory ran out. */
const char *words_name(struct arena *arena, const struct exercise *exercise, enum side side);

#endif
