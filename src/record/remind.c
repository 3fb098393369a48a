#include "record/remind.h"

#include "record/day.h"
#include "record/lock.h"

enum { MINUTE_MS = 60000 };

static bool is_quiet(struct stamp now, int from, int to)
{
    const int minute = (int)(stamp_of_day_ms(now) / MINUTE_MS);
    return from < to ? minute >= from && minute < to : from > to && (minute >= from || minute < to);
}

static bool was_stretching(struct entries entries, struct stamp now)
{
    for (int i = entries.count - 1; i >= 0; i--)
        if (entries.list[i].stretched_ms > 0)
            return now.ms - entries.list[i].at.ms < REMIND_PAUSE_MS;
    return false;
}

enum remind remind_look(struct entries entries, struct stamp now, int quiet_from, int quiet_to,
                        int64_t *today_ms)
{
    struct days days;
    days_count(&days, entries, now);
    *today_ms = days_stretched_ms(&days, days.today);
    if (is_quiet(now, quiet_from, quiet_to))
        return REMIND_QUIET;
    if (*today_ms >= DAY_GOAL_MS)
        return REMIND_FULL;
    if (lock_of_families(entries, (1U << FAMILY_COUNT) - 1, now).locked)
        return REMIND_RESTS;
    return was_stretching(entries, now) ? REMIND_SOON : REMIND_DUE;
}
