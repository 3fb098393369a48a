/* The daily sixty: seconds stretched between the midnights of the person's own clock.
 *
 * The seconds of an entry are those before the moment it was written; what of them lies before a
 * midnight counts for the day before. An entry counts for the day that its own clock showed. */
#ifndef LIMBER_RECORD_DAY_H
#define LIMBER_RECORD_DAY_H

#include "record/record.h"

enum { DAYS_KEPT = 4000, DAY_GOAL_MS = 60000 };

struct days {
    int64_t first; /* stamp_day of the oldest */
    int64_t today; /* of the newest */
    int64_t stretched_ms[DAYS_KEPT];
    bool rest[DAYS_KEPT]; /* limber advised to rest: a lock after pain was on */
};

/* The DAYS_KEPT days up to the one of `now`; what a wrong clock put after it is left out. */
void days_count(struct days *days, struct entries entries, struct stamp now);

/* 0 for a day that is not among them. */
int64_t days_stretched_ms(const struct days *days, int64_t day);

/* Days in a row with DAY_GOAL_MS, up to today, or up to yesterday as long as today may still become
 * one. A day of rest that limber advised breaks nothing, and counts only if its seconds do. */
int days_streak(const struct days *days);

#endif
