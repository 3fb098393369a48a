/* The figure a segment shows, before any mirroring. */
#ifndef LIMBER_TIMELINE_SHOWN_H
#define LIMBER_TIMELINE_SHOWN_H

#include "timeline/timeline.h"

/* The pose written for the right side; `ms` at or after the segment's end gives its last pose. */
void segment_pose(const struct timeline *timeline, const struct segment *segment, int64_t ms,
                  float breath, struct pose *out);

#endif
