#include "record/week.h"

#include "record/day.h"
#include "record/load.h"

struct week week_count(struct entries entries, struct stamp now)
{
    struct days days;
    struct loads loads = {0};
    struct week week = {.first = stamp_day(now) - WEEK_DAYS + 1};
    days_count(&days, entries, now);
    for (int i = 0; i < WEEK_DAYS; i++)
        week.stretched_ms[i] = days_stretched_ms(&days, week.first + i);
    for (int i = 0; i < entries.count; i++) {
        const int64_t day = stamp_day(entries.list[i].at);
        if (day >= week.first && day <= days.today)
            loads_add(&loads, &entries.list[i]);
    }
    for (int i = 0; i < GROUP_COUNT; i++)
        week.load_ms[i] = loads_ms(&loads, i);
    return week;
}

int week_day(int64_t day)
{
    enum { THURSDAY = 3 }; /* 1970-01-01 */
    const int64_t from = (day + THURSDAY) % WEEK_DAYS;
    return (int)(from < 0 ? from + WEEK_DAYS : from);
}
