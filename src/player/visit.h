/* What was really played of the phase under way, and the events that follow from it. */
#ifndef LIMBER_PLAYER_VISIT_H
#define LIMBER_PLAYER_VISIT_H

#include "player/event.h"

/* Starts zeroed. */
struct visit {
    int segment; /* of the timeline, or of another plan of it */
    int64_t played_ms, stretched_ms;
};

/* Time went by from `from_ms` to `to_ms`; phases that end there are done. Returns how much of it
 * was stretch time. */
int64_t visit_pass(struct visit *visit, struct events *events, const struct timeline *timeline,
                   int64_t from_ms, int64_t to_ms);

/* The phase under way is left; it is told if some of it was played. */
void visit_leave(struct visit *visit, struct events *events, const struct timeline *timeline,
                 enum ending ending);

#endif
