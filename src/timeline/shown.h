/* The figure a segment shows: first as it is written, then in the room. */
#ifndef LIMBER_TIMELINE_SHOWN_H
#define LIMBER_TIMELINE_SHOWN_H

#include "timeline/timeline.h"

/* How a segment's figure progresses: with minimum jerk in a phase of an exercise, steadily while it
 * changes position or side, or goes back and on from there. */
float (*segment_ease(const struct segment *segment))(float);

/* The share of a segment's time that has passed at `ms`: 0..1, not clamped; 1 for one of no length.
 */
float segment_progress(const struct segment *segment, int64_t ms);

/* The pose written for the right side; `ms` at or after the segment's end gives its last pose. */
void segment_pose(const struct timeline *timeline, const struct segment *segment, int64_t ms,
                  float breath, struct pose *out);

/* From the pose that is written to what is seen in the room: mirrored for the left side, then laid
 * on the segment's ground. */
void segment_to_room(const struct segment *segment, struct pose *pose);

#endif
