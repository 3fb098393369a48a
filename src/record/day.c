#include "record/day.h"

#include <string.h>

#include "base/ease.h"
#include "record/lock.h"

static void add(struct days *days, int64_t day, int64_t ms)
{
    if (day >= days->first && day <= days->today)
        days->stretched_ms[day - days->first] += ms;
}

static void add_entry(struct days *days, const struct entry *entry)
{
    const int64_t day = stamp_day(entry->at);
    const int64_t here = lesser(entry->stretched_ms, stamp_of_day_ms(entry->at));
    add(days, day, here);
    add(days, day - 1, entry->stretched_ms - here);
}

static void rest(struct days *days, int64_t from, int64_t to)
{
    for (int64_t day = greater(from, days->first); day <= lesser(to, days->today); day++)
        days->rest[day - days->first] = true;
}

/* When the families of the nth entry were opened by a later one; `now` when they were not. */
static struct stamp confirmed(struct entries entries, int n, struct stamp now)
{
    const unsigned families = lock_families(&entries.list[n]);
    for (int i = n + 1; i < entries.count; i++)
        if (entries.list[i].kind == ENTRY_CONFIRMED && (entries.list[i].families & families) != 0)
            return entries.list[i].at;
    return now;
}

static void rest_after(struct days *days, struct entries entries, int n, struct stamp now)
{
    const struct entry *entry = &entries.list[n];
    struct stamp until = {entry->at.ms + LOCK_MS, entry->at.east_s};
    if (entry->felt != FELT_SHARP)
        until = confirmed(entries, n, now);
    rest(days, stamp_day(entry->at), stamp_day(until));
}

void days_count(struct days *days, struct entries entries, struct stamp now)
{
    memset(days, 0, sizeof *days);
    days->today = stamp_day(now);
    days->first = days->today - DAYS_KEPT + 1;
    for (int i = 0; i < entries.count; i++) {
        add_entry(days, &entries.list[i]);
        if (lock_families(&entries.list[i]) != 0)
            rest_after(days, entries, i, now);
    }
}

int64_t days_stretched_ms(const struct days *days, int64_t day)
{
    const bool known = day >= days->first && day <= days->today;
    return known ? days->stretched_ms[day - days->first] : 0;
}

int days_streak(const struct days *days)
{
    int streak = 0;
    for (int i = DAYS_KEPT - 1; i >= 0; i--) {
        const bool filled = days->stretched_ms[i] >= DAY_GOAL_MS;
        const bool may_be_missed = i == DAYS_KEPT - 1 || days->rest[i];
        if (!filled && !may_be_missed)
            break;
        streak += filled;
    }
    return streak;
}
