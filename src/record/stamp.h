/* A moment as a person's clock showed it: the instant, and how far that clock was from UTC.
 *
 * The day of a moment is the one on the clock at that moment: who flies to another zone, or sets
 * the clock, changes no day that has been. Nothing here asks for the time; stamp_local asks the
 * zone (TZ, or the system's) how far it was from UTC then. */
#ifndef LIMBER_RECORD_STAMP_H
#define LIMBER_RECORD_STAMP_H

#include <stdbool.h>
#include <stdint.h>

struct stamp {
    int64_t ms;     /* since 1970-01-01T00:00Z */
    int32_t east_s; /* seconds that the clock was ahead of UTC */
};

enum {
    STAMP_ROOM = 40, /* bytes of a written stamp or day */
    STAMP_SECOND_MS = 1000,
    STAMP_HOUR_MS = 3600000,
    STAMP_DAY_MS = 24 * STAMP_HOUR_MS
};

/* The instant on the clock of the zone. */
struct stamp stamp_local(int64_t ms);

/* Days on the clock since 1970-01-01. */
int64_t stamp_day(struct stamp stamp);

/* Milliseconds on the clock since its midnight: 0 .. STAMP_DAY_MS - 1. */
int64_t stamp_of_day_ms(struct stamp stamp);

/* "2026-03-29T08:00:00.250+01:00", the fraction only when there is one. */
void stamp_write(struct stamp stamp, char out[STAMP_ROOM]);

/* "2026-03-29", of a day since 1970-01-01. */
void stamp_write_day(int64_t day, char out[STAMP_ROOM]);

/* Reads what stamp_write writes: RFC 3339 with an offset, or Z; years 1970 to 9999. False, and
 * nothing changes, for anything else. */
bool stamp_read(const char *text, struct stamp *out);

#endif
