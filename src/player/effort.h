/* Which steps of a routine were stretched in this run, and of which somebody said afterwards that
 * it was too much: once of each, however often they press. */
#ifndef LIMBER_PLAYER_EFFORT_H
#define LIMBER_PLAYER_EFFORT_H

#include "timeline/timeline.h"

enum {
    EFFORT_STEPS = 512, /* of later ones nothing is known */
    EFFORT_WORD = 64,
    EFFORT_LIST_MOST = 24
};

struct effort {
    uint64_t stretched[EFFORT_STEPS / EFFORT_WORD], told[EFFORT_STEPS / EFFORT_WORD];
    int last; /* step that was stretched last; -1: none yet */
};

void effort_begin(struct effort *effort);

/* Time went by from `from_ms` to `to_ms`: a step is stretched from its first phase on. */
void effort_pass(struct effort *effort, const struct timeline *timeline, int64_t from_ms,
                 int64_t to_ms);

bool effort_is_stretched(const struct effort *effort, int step);
bool effort_is_told(const struct effort *effort, int step);

/* It was too much. False: it was not stretched, or that was said before. */
bool effort_tell(struct effort *effort, int step);

/* Exercises, each once, and the step in which it was shown last. */
struct effort_list {
    const struct exercise *exercises[EFFORT_LIST_MOST];
    int steps[EFFORT_LIST_MOST];
    int count;
};

/* What was stretched and not yet said to be too much, in the order of the routine. */
void effort_list(const struct effort *effort, const struct timeline *timeline,
                 struct effort_list *out);

/* The exercise of a step; NULL: there is none. */
const struct exercise *effort_exercise(const struct timeline *timeline, int step);

#endif
