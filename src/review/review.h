/* What a careful reader would say about an exercise or a routine that can be played: is every frame
 * one that a body can do and should do, do the words say what is shown, is the course sensible.
 *
 * Reading a file (library.h) tells what is written wrongly; reviewing lays it out and looks at it.
 * An exercise is looked at in the course that library_routine_of gives it, every 40 ms (every 200
 * ms where only the breath moves), at the comfort ranges 1, 0.6 and 0.3 and the statures 1.70, 1.50
 * and 1.95 m. The left side is the right one's mirror image to the last bit, so that one side tells
 * for both. What is found is told once, where it is worst, with what is usual first: at stature
 * 1.70 and the full range if it is there, too.
 *
 * An author who means what a rule warns of writes `accepted: [{rule: NAME, because: REASON}]` in
 * the file, by the name of the rule (warned_word), and the rule is silent for it; errors cannot be
 * accepted, and an acceptance that matches nothing is warned of. */
#ifndef LIMBER_REVIEW_REVIEW_H
#define LIMBER_REVIEW_REVIEW_H

#include "timeline/timeline.h"

enum rule {
    /* The body: errors. */
    RULE_LIMIT,     /* content.md section 3, the two-joint rules included */
    RULE_SLIP,      /* a contact moves more than 5 mm along what it is on */
    RULE_GAP,       /* a contact is more than 10 mm off */
    RULE_SUNK,      /* a contact is more than 20 mm in */
    RULE_FLOOR,     /* 5 mm */
    RULE_OVERLAP,   /* body/overlap.h */
    RULE_OVERSHOOT, /* 0.1 degree; 1 at statures other than 1.70 */
    RULE_STILL,     /* in a hold nothing moves by more than half a degree but the chest */
    RULE_SPEED,     /* content.md section 4 */
    RULE_ARRIVAL,   /* the same, for the last fifth of the way into a hold */
    /* The words: an error, since who lies with the face on the mat sees nothing. */
    RULE_UNSEEN, /* "like this", "here", "as shown" */
    /* The words and the course: warnings. */
    RULE_WORDS, /* too long for their phase when spoken by the speech handed in */
    RULE_SIDE = RULE_WORDS + WARNED_SIDE,
    RULE_DIRECTION = RULE_WORDS + WARNED_DIRECTION,
    RULE_CONTACT = RULE_WORDS + WARNED_CONTACT,
    RULE_SAME_GROUP = RULE_WORDS + WARNED_SAME_GROUP,
    RULE_ONE_SIDE = RULE_WORDS + WARNED_ONE_SIDE,
    RULE_VARIANTS = RULE_WORDS + WARNED_VARIANTS,
    RULE_COUNT
};

/* False when memory ran out or it cannot be laid out, which is told in `problems`. The library only
 * lends its arena. `speech` tells how long words take; NULL: 2.4 words a second. */
bool review_exercise(const struct world *world, struct library *library,
                     const struct exercise *exercise, const struct speech *speech,
                     struct problems *problems);

/* The pose of a position, at the three statures. */
bool review_position(const struct world *world, struct library *library,
                     const struct position *position, struct problems *problems);

/* The course of a routine, and what it shows beside the phases of its exercises: the ways between
 * them, and what is played by bars. */
bool review_routine(const struct world *world, const struct routine *routine,
                    const struct speech *speech, struct problems *problems);

/* Everything in the library; what is told of one thing only once. */
void review_library(const struct world *world, struct library *library, const struct speech *speech,
                    struct problems *problems);

/* Reads a file of any kind into the library and reviews what it brought. False when it cannot be
 * read. */
bool review_file(const struct world *world, struct library *library, const char *path,
                 const struct speech *speech, struct problems *problems);

#endif
