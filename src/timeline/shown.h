/* The figure a segment shows, before any mirroring. */
#ifndef LIMBER_TIMELINE_SHOWN_H
#define LIMBER_TIMELINE_SHOWN_H

#include "timeline/timeline.h"

/* How a segment's figure progresses: with minimum jerk in a phase of an exercise, steadily while it
 * changes position or side, or goes back and on from there. */
float (*segment_ease(const struct segment *segment))(float);

/* The pose written for the right side; `ms` at or after the segment's end gives its last pose. */
void segment_pose(const struct timeline *timeline, const struct segment *segment, int64_t ms,
                  float breath, struct pose *out);

#endif
