/* For whom an exercise is unsuitable (reference/content.md, section 5): the words that stand in its
 * `flags`, and that a person may tick. */
#ifndef LIMBER_LIBRARY_FLAG_H
#define LIMBER_LIBRARY_FLAG_H

#include "library/exercise.h"

enum flag {
    FLAG_FLEX, /* bending forward hurts */
    FLAG_EXT,  /* bending back hurts */
    FLAG_ACUTE,
    FLAG_OSTEO,
    FLAG_HIP,
    FLAG_KNEE,
    FLAG_KNEEL,
    FLAG_FLOOR,
    FLAG_WRIST,
    FLAG_SHOULDER,
    FLAG_NECK,
    FLAG_PREG,
    FLAG_BP,
    FLAG_BALANCE,
    FLAG_COUNT
};

extern const char *const flag_words[FLAG_COUNT];

/* What it means, to be put behind "You said: " - "bending forward hurts". */
const char *flag_meaning(enum flag flag);

/* Bits 1 << enum flag. */
unsigned exercise_flags(const struct exercise *exercise);

#endif
