/* What was found, each thing once, where it is worst. */
#ifndef LIMBER_REVIEW_FINDINGS_H
#define LIMBER_REVIEW_FINDINGS_H

#include "review/review.h"

enum { FINDINGS_MOST = 200, FINDING_PHASES = 4, SUBJECT_SIZE = 64, MESSAGE_SIZE = 320 };

struct finding {
    enum rule rule;
    struct place place;
    char
        subject[SUBJECT_SIZE]; /* what is told once a rule: "right knee", "left hand right thigh" */
    double amount;             /* the more the worse */
    unsigned arms;             /* bits 1 << enum side: of which it is; see findings_tell */
    int variant;
    const char *phase[FINDING_PHASES]; /* where it is worst, then where it is found, too */
    int phase_count;
    char message[MESSAGE_SIZE]; /* without the phase */
};

struct findings {
    struct finding list[FINDINGS_MOST];
    int count;
    int variant;            /* of stature and range that is looked at now; 0: the usual one */
    char variant_words[48]; /* " (stature 1.50, range 0.3)"; "" for the usual one */
};

/* Notes something; kept if it is new or worse than what was known of its subject, and NULL
 * otherwise. `phase` may be NULL. */
struct finding *findings_note(struct findings *findings, enum rule rule, struct place place,
                              const char *phase, const char *subject, double amount,
                              const char *format, ...) __attribute__((format(printf, 7, 8)));

/* Tells all but what is accepted, and what is accepted in vain. A hand that lies wrong takes its
 * whole arm through the body: of what breaks one rule in the same arm only the worst is told, with
 * how much there is like it. */
void findings_tell(const struct findings *findings, const struct acceptance *accepted, int count,
                   struct problems *problems);

#endif
