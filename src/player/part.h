/* The parts of a routine that next and back step through: its exercises, and their sides. */
#ifndef LIMBER_PLAYER_PART_H
#define LIMBER_PLAYER_PART_H

#include "timeline/timeline.h"

/* The start of the first part after `ms`; the end of the routine if there is none. */
int64_t part_after(const struct timeline *timeline, int64_t ms);

/* The start of the last part that begins at or before `ms`. */
int64_t part_at(const struct timeline *timeline, int64_t ms);

/* Which part that is, from 0; and where part `number` starts, 0 when there is none. */
int part_number(const struct timeline *timeline, int64_t ms);
int64_t part_start(const struct timeline *timeline, int number);

/* The routine's step in which a segment is; one shown wholly where it is of none. */
struct step step_of_segment(const struct timeline *timeline, const struct segment *segment);

/* The start of the step after that of `ms`; the end of the routine if there is none. */
int64_t step_after(const struct timeline *timeline, int64_t ms);

/* Where the exercise of `ms`, or this side of it, begins to be done, after the change of position
 * or side that leads to it; and the next such moment after `ms`, INT64_MAX if there is none. */
int64_t start_of(const struct timeline *timeline, int64_t ms);
int64_t start_after(const struct timeline *timeline, int64_t ms);

#endif
