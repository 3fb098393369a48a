/* The words on the screen: short, and meant for people rather than files. */
#ifndef LIMBER_PICTURE_WORDS_H
#define LIMBER_PICTURE_WORDS_H

#include "timeline/moment.h"

enum { WORDS_SIZE = 128 };

/* "HOLD", "MOVE IN": what is being done, in capitals. */
void words_phase(const struct segment *segment, char out[WORDS_SIZE]);

/* "breathe in", "breathe out"; "breathe freely" where no breath is paced. */
const char *words_breathing(enum breath breathing);

/* "right leg", "left arm", "right side"; "" for exercises of both sides. */
const char *words_side_of(const struct exercise *exercise, enum side side);

/* What stands under the name: the side or the position, and "2 of 4"; where that is too much for
 * its line, `brief` leaves the position out. */
void words_under_name(const struct segment *segment, bool brief, char out[WORDS_SIZE]);

/* What comes next: "Figure four", or "Left leg" of the same exercise. */
void words_next(const struct moment *moment, char out[WORDS_SIZE]);

#endif
