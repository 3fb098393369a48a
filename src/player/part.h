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

#endif
