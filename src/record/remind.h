/* When a reminder is due: never in the quiet hours, when the day's sixty is full, soon after
 * stretching, or while limber advises to rest. */
#ifndef LIMBER_RECORD_REMIND_H
#define LIMBER_RECORD_REMIND_H

#include "record/record.h"

enum { REMIND_PAUSE_MS = 2 * STAMP_HOUR_MS }; /* after stretching */

enum remind { REMIND_DUE, REMIND_QUIET, REMIND_FULL, REMIND_SOON, REMIND_RESTS };

/* Quiet from one minute of the day to another, perhaps past midnight; the same: never. `today_ms`:
 * what was stretched today. */
enum remind remind_look(struct entries entries, struct stamp now, int quiet_from, int quiet_to,
                        int64_t *today_ms);

#endif
