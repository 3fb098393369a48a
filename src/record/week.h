/* The last seven days of the person's clock: what was stretched on each, and the load that each
 * muscle group had in them (load.h). */
#ifndef LIMBER_RECORD_WEEK_H
#define LIMBER_RECORD_WEEK_H

#include "record/record.h"

enum { WEEK_DAYS = 7 };

struct week {
    int64_t first;                   /* stamp_day of the oldest; the last is today */
    int64_t stretched_ms[WEEK_DAYS]; /* oldest first */
    int64_t load_ms[GROUP_COUNT];
};

struct week week_count(struct entries entries, struct stamp now);

/* 0 for Monday .. 6 for Sunday, of a day since 1970-01-01. */
int week_day(int64_t day);

#endif
