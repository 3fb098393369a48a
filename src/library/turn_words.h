/* Limits of one body in words: "right_knee flexion 90", as an exercise would write the angle. */
#ifndef LIMBER_LIBRARY_TURN_WORDS_H
#define LIMBER_LIBRARY_TURN_WORDS_H

#include "library/exercise.h"

enum turn_words {
    TURN_WORDS_GOOD,
    TURN_WORDS_NO_JOINT,
    TURN_WORDS_NO_WAY,    /* the joint does not turn that way */
    TURN_WORDS_NO_DEGREES /* 0 .. 180 */
};

/* Adds what the three words mean, both joints for "knees"; what finds no room is left out. */
enum turn_words turn_words_read(struct text joint, struct text way, struct text degrees,
                                struct turn_limits *limits);

/* "right_knee flexion 90", as it is read. */
void turn_words_write(const struct turn_limit *limit, char *out, size_t room);

/* "right knee: flexion 90 degrees at most" */
void turn_words_tell(const struct turn_limit *limit, char *out, size_t room);

/* The first of the limits that a pose of the exercise is written past by more than so many degrees;
 * NULL: none. */
const struct turn_limit *turn_words_passed(const struct exercise *exercise,
                                           const struct turn_limits *limits, float degrees);

#endif
