/* Words that mean nothing to somebody who cannot see the screen: "like this", "here", "as shown",
 * "look at the picture", "watch". */
#ifndef LIMBER_REVIEW_UNSEEN_H
#define LIMBER_REVIEW_UNSEEN_H

#include "review/findings.h"

/* All that a timeline says, without the phases of exercises, which are told of once, with the
 * exercise. */
void review_unseen(const struct timeline *timeline, struct findings *findings);

/* What an exercise says in its phases, as it is written, and what of it and its position is told
 * only to those who see nothing. */
void review_unseen_words(const struct exercise *exercise, struct findings *findings);

#endif
