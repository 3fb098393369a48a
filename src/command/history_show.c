#include "command/history_show.h"

#include <string.h>

#include "base/tr.h"
#include "export/json.h"
#include "export/list.h"
#include "record/comfort.h"
#include "record/day.h"
#include "record/load.h"
#include "record/lock.h"

enum { DAYS_SHOWN = 14, BAR_MOST = 30, SECONDS_A_MARK = 10 };

static int64_t seconds(int64_t ms)
{
    return ms / STAMP_SECOND_MS;
}

static void bar(int64_t ms, FILE *to)
{
    const int64_t marks = seconds(ms) / SECONDS_A_MARK;
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
    fprintf(to, "%s %s %5lld s  ", date, tr(names[day % 7]), (long long)seconds(ms));
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
    const long long today = seconds(days_stretched_ms(&days, days.today));
    if (row == 0) /* nobody is reproached */
        fprintf(to, tr("\nToday: %lld of %d seconds.\n"), today, DAY_GOAL_MS / STAMP_SECOND_MS);
    else
        fprintf(to, tr("\nToday: %lld of %d seconds. Days in a row with %d: %d.\n"), today,
                DAY_GOAL_MS / STAMP_SECOND_MS, DAY_GOAL_MS / STAMP_SECOND_MS, row);
}

static void json_stamp(struct json *json, const char *key, struct stamp stamp)
{
    char text[STAMP_ROOM];
    stamp_write(stamp, text);
    json_text(json, key, text);
}

static void json_groups(struct json *json, const struct entry *entry)
{
    json_array(json, "groups");
    if (entry->primary != NO_GROUP)
        json_text(json, NULL, groups[entry->primary].word);
    for (int i = 0; i < GROUP_COUNT; i++)
        if ((entry->others >> i & 1U) != 0)
            json_text(json, NULL, groups[i].word);
    json_array_end(json);
}

static void json_entry(struct json *json, const struct entry *entry)
{
    json_object(json, NULL);
    json_integer(json, "id", entry->id);
    json_stamp(json, "at", entry->at);
    json_text(json, "kind", entry_kind_words[entry->kind]);
    json_text(json, "exercise", entry->exercise);
    json_text(json, "side", side_words[entry->side]);
    json_text(json, "phase", entry->phase);
    json_text(json, "routine", entry->routine);
    json_integer(json, "stretched_ms", entry->stretched_ms);
    json_number(json, "range", entry->range / (double)COMFORT_WHOLE, 3);
    json_bool(json, "rhythmic", entry->rhythmic);
    json_text(json, "ended", ended_words[entry->ended]);
    json_text(json, "felt", felt_words[entry->felt]);
    json_integer(json, "session", entry->session);
    list_families(json, entry->families);
    json_groups(json, entry);
    json_object_end(json);
}

static void json_days(struct json *json, const struct days *days)
{
    json_array(json, "days");
    for (int64_t day = days->first; day <= days->today; day++) {
        char date[STAMP_ROOM];
        const int64_t ms = days_stretched_ms(days, day);
        if (ms == 0 && day != days->today)
            continue;
        stamp_write_day(day, date);
        json_object(json, NULL);
        json_text(json, "day", date);
        json_integer(json, "stretched_ms", ms);
        json_object_end(json);
    }
    json_array_end(json);
}

static void json_today(struct json *json, const struct days *days)
{
    char date[STAMP_ROOM];
    stamp_write_day(days->today, date);
    json_object(json, "today");
    json_text(json, "day", date);
    json_integer(json, "stretched_ms", days_stretched_ms(days, days->today));
    json_integer(json, "goal_ms", DAY_GOAL_MS);
    json_integer(json, "streak_days", days_streak(days));
    json_object_end(json);
}

static void json_family(struct json *json, const struct history *history, enum family family)
{
    const struct lock lock = lock_of_family(history->entries, family, history->now);
    const int comfort = comfort_of_family(history->entries, history->profile, family, history->now);
    json_object(json, NULL);
    json_text(json, "family", family_words[family]);
    json_number(json, "range", comfort / (double)COMFORT_WHOLE, 3);
    json_bool(json, "locked", lock.locked);
    json_bool(json, "until_confirmed", lock.until_confirmed);
    if (lock.locked && !lock.until_confirmed)
        json_stamp(json, "until", lock.until);
    json_object_end(json);
}

static void json_loads(struct json *json, const struct history *history)
{
    const struct loads loads = loads_of_day(history->entries, stamp_day(history->now));
    json_array(json, "groups");
    for (int i = 0; i < GROUP_COUNT; i++) {
        struct load_advice advice;
        json_object(json, NULL);
        json_text(json, "group", groups[i].word);
        json_integer(json, "load_today_ms", loads_ms(&loads, i));
        json_bool(json, "rests",
                  load_rests(history->entries, i, COMFORT_LEAST, history->now, &advice));
        json_object_end(json);
    }
    json_array_end(json);
}

static void json_standing(struct json *json, const struct history *history)
{
    json_array(json, "families");
    for (int i = 0; i < FAMILY_COUNT; i++)
        json_family(json, history, (enum family)i);
    json_array_end(json);
    json_loads(json, history);
}

void history_json(const struct history *history, FILE *to)
{
    struct json json = {.to = to};
    struct days days;
    days_count(&days, history->entries, history->now);
    json_object(&json, NULL);
    json_text(&json, "person", history->person);
    json_stamp(&json, "now", history->now);
    json_today(&json, &days);
    json_days(&json, &days);
    json_standing(&json, history);
    json_array(&json, "entries");
    for (int i = 0; i < history->entries.count; i++)
        json_entry(&json, &history->entries.list[i]);
    json_array_end(&json);
    json_object_end(&json);
    json_line_end(&json);
}
