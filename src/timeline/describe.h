/* Words for those who see nothing: how an exercise begins, what it is for, and where the parts of
 * the body go, in sentences made from its key poses where nobody wrote them. */
#ifndef LIMBER_TIMELINE_DESCRIBE_H
#define LIMBER_TIMELINE_DESCRIBE_H

#include "library/exercise.h"

enum { DESCRIBE_LINES_MOST = 12 };

/* What is told before an exercise begins: its position if `arrives`, what it is for, and what was
 * written about it, or else what its stretch does. Right-sided words, in `lines`; returns their
 * number. Memory that runs out leaves some away, which the arena remembers. */
int describe_exercise(struct arena *arena, const struct exercise *exercise, bool arrives,
                      const char *lines[DESCRIBE_LINES_MOST]);

/* What is told in a phase beside its own words: what was written for it, or, if it has no words,
 * one sentence about what moves; none if hardly anything does. As above. */
int describe_phase(struct arena *arena, const struct exercise *exercise, int phase,
                   const char *lines[DESCRIBE_LINES_MOST]);

/* "Your right hip bends and turns out. Both knees straighten.": the greatest of what changes from
 * one pose to another, right-sided; NULL when hardly anything does, memory ran out, or the person's
 * language is not English: sentences are made by its rules. */
const char *describe_way(struct arena *arena, const struct key *from, const struct key *to);

#endif
