/* What a person is asked at the next start: how it felt after the last session
 * (reference/content.md, sections 8 and 9). The answers are entries; comfort.h and lock.h tell what
 * follows from them. */
#ifndef LIMBER_RECORD_QUESTION_H
#define LIMBER_RECORD_QUESTION_H

#include "record/record.h"

enum question {
    QUESTION_NONE,
    QUESTION_DAY_AFTER, /* a day with stretching is over, and nobody said how it felt */
    QUESTION_TODAY      /* something hurt the last time, and nobody said how it is now */
};

struct question_due {
    enum question question;
    bool
        confirms; /* families are locked until a professional says yes: that can be answered, too */
    int64_t days; /* since that session, on the clock's calendar */
};

struct question_due question_due(struct entries entries, struct stamp now);

/* The entry of an answer: ENTRY_DAY_AFTER with how it feels, or ENTRY_CONFIRMED. */
struct entry question_answer(enum entry_kind kind, enum felt felt, struct stamp now);

/* It still hurts after so long that somebody should look at it. */
bool question_needs_help(const struct question_due *due, enum felt felt);

#endif
