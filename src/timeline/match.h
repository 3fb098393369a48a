/* One routine laid out twice, for another voice or another wish: where a moment of the one plan is
 * in the other.
 *
 * Both have the same segments, but those in which something is told last as long as that takes, so
 * what comes after them lies elsewhere. A moment keeps its segment and its distance from the
 * segment's start. */
#ifndef LIMBER_TIMELINE_MATCH_H
#define LIMBER_TIMELINE_MATCH_H

#include "timeline/timeline.h"

/* The moment of `to` that is `ms` of `from`. True when whoever looks sees no difference: the figure
 * stands alike in both, to the millimetre. False when it does not, or the two have not the same
 * segments; the moment is then the nearest there is. */
bool timeline_match(const struct timeline *from, int64_t ms, const struct timeline *to,
                    int64_t *there);

/* The moment of `to` at which as large a share of the same segment is over, whatever is seen then.
 * False when the two have not the same segments. */
bool timeline_same_share(const struct timeline *from, int64_t ms, const struct timeline *to,
                         int64_t *there);

#endif
