/* Words that mean nothing to somebody who cannot see the screen: "like this", "here", "as shown",
 * "look at the picture", "watch". */
#ifndef LIMBER_REVIEW_UNSEEN_H
#define LIMBER_REVIEW_UNSEEN_H

#include "review/findings.h"

/* All that a timeline says; not `whole`: without the phases of exercises, which are told of once,
 * with the exercise. */
void review_unseen(const struct timeline *timeline, bool whole, struct findings *findings);

/* What of an exercise and its position is told only to those who see nothing. */
void review_unseen_descriptions(const struct exercise *exercise, struct findings *findings);

#endif
