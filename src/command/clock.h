/* What time it is, for records only: the machine's clock in the machine's zone, or, so that tests
 * can let weeks go by, the moment in LIMBER_NOW, from which time goes on: RFC 3339 with an offset
 * (2026-03-29T08:00:00+01:00), or @ and the milliseconds since 1970 (@1774767600000), which the
 * machine's zone then shows. */
#ifndef LIMBER_COMMAND_CLOCK_H
#define LIMBER_COMMAND_CLOCK_H

#include "base/problem.h"
#include "record/stamp.h"

struct clock {
    bool is_set;         /* by LIMBER_NOW */
    bool in_zone;        /* its offset is the zone's */
    struct stamp begun;  /* that moment */
    int64_t begun_at_ms; /* when that was, on a clock that nobody sets */
};

/* False, told, when LIMBER_NOW is no moment. */
bool clock_start(struct clock *clock, struct problems *problems);

struct stamp clock_now(const struct clock *clock);

#endif
