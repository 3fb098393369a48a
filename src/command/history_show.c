#include "command/history_show.h"

#include <string.h>

#include "base/tr.h"
#include "picture/closing.h"
#include "record/day.h"

enum { DAYS_SHOWN = 14, BAR_MOST = 30, SECONDS_A_MARK = 10 };

static void bar(int64_t ms, FILE *to)
{
    const int64_t marks = ms / STAMP_SECOND_MS / SECONDS_A_MARK;
    for (int64_t i = 0; i < marks && i < BAR_MOST; i++)
        fputc(i == DAY_GOAL_MS / STAMP_SECOND_MS / SECONDS_A_MARK - 1 ? '|' : '=', to);
    if (marks > BAR_MOST)
        fputc('+', to);
}

/* What was played that day, each routine once. */
static void routines_of(const struct history *history, int64_t day, FILE *to)
{
    enum { MOST = 4 };
    const char *told[MOST];
    int count = 0;
    for (int i = 0; i < history->entries.count && count < MOST; i++) {
        const struct entry *entry = &history->entries.list[i];
        bool known = entry->stretched_ms == 0 || stamp_day(entry->at) != day;
        for (int k = 0; k < count && !known; k++)
            known = strcmp(told[k], entry->routine) == 0;
        if (known)
            continue;
        fprintf(to, "%s%s", count > 0 ? ", " : "  ", entry->routine);
        told[count++] = entry->routine;
    }
}

static void day_line(const struct history *history, const struct days *days, int64_t day, FILE *to)
{
    static const char *const names[] = {TR("Thu"), TR("Fri"), TR("Sat"), TR("Sun"),
                                        TR("Mon"), TR("Tue"), TR("Wed")};
    char date[STAMP_ROOM];
    const int64_t ms = days_stretched_ms(days, day);
    stamp_write_day(day, date);
    fprintf(to, "%s %s %5lld s  ", date, tr(names[day % 7]), (long long)closing_seconds(ms));
    bar(ms, to);
    routines_of(history, day, to);
    fputc('\n', to);
}

void history_table(const struct history *history, FILE *to)
{
    struct days days;
    days_count(&days, history->entries, history->now);
    if (history->entries.count == 0)
        fputs(tr("Nothing is recorded yet.\n"), to);
    else
        for (int64_t day = days.today - DAYS_SHOWN + 1; day <= days.today; day++)
            day_line(history, &days, day, to);
    const int row = days_streak(&days);
    const long long today = closing_seconds(days_stretched_ms(&days, days.today));
    if (row == 0) /* nobody is reproached */
        fprintf(to, tr("\nToday: %lld of %d seconds.\n"), today, DAY_GOAL_MS / STAMP_SECOND_MS);
    else
        fprintf(to, tr("\nToday: %lld of %d seconds. Days in a row with %d: %d.\n"), today,
                DAY_GOAL_MS / STAMP_SECOND_MS, DAY_GOAL_MS / STAMP_SECOND_MS, row);
}
