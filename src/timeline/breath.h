/* How filled the chest is, along a segment. */
#ifndef LIMBER_TIMELINE_BREATH_H
#define LIMBER_TIMELINE_BREATH_H

#include "timeline/timeline.h"

/* Between breaths that nobody guides. */
#define BREATH_AT_REST 0.35f

/* 0 emptied .. 1 filled at `ms`, which lies in the segment; it goes on from breath_from without a
 * jump. `*now`: BREATH_IN or BREATH_OUT, BREATH_FREE when not guided. */
float breath_at(const struct segment *segment, int64_t ms, enum breath *now);

#endif
