/* A routine for today, from the time at hand, the profile and the record, and why each stretch is
 * in it.
 *
 * The rules: what suits the person (suit.h), held as long as they should (lengthen.h), of groups
 * that need not rest (load.h). A rhythmic exercise comes first, to warm up; then always the one
 * whose first group has waited longest, one in the position that is taken already counting as two
 * days more, as long as it fits into the time. No group is loaded past a session's or a day's most,
 * none is first twice in a row, and no exercise comes twice. Before nine in the morning none rounds
 * the back, unless nothing else is there to warm up with. */
#ifndef LIMBER_RECORD_TODAY_H
#define LIMBER_RECORD_TODAY_H

#include "record/suit.h"

enum { TODAY_STEPS_MOST = 24 };

struct today_step {
    const struct exercise *exercise;
    int range;        /* thousandths */
    struct dose dose; /* whole, for this person */
    int64_t ms;       /* how long it takes, with getting there */
    int waited_days;  /* since its first group was stretched; -1: never */
    bool warms_up;
};

struct today {
    struct today_step steps[TODAY_STEPS_MOST];
    int count;
    int64_t ms;
};

/* For at most `most_ms`. Empty when nothing suits or fits. `after`: what is played before it, which
 * has warmed up, and whose exercises and first groups have had enough then; NULL: nothing is. */
void today_plan(struct today *today, const struct library *library, const struct suit_wish *wish,
                const struct routine *after, int64_t most_ms);

/* Why the step is in it: "hamstrings: waiting for 5 days". */
void today_tell(const struct today_step *step, char *out, size_t room);

#endif
