#include "command/history_show.h"
#include "export/json.h"
#include "export/list.h"
#include "record/comfort.h"
#include "record/day.h"
#include "record/load.h"
#include "record/lock.h"
#include "record/question.h"
#include "record/week.h"

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
    json_bool(json, "rest", days->rest[days->today - days->first]);
    json_object_end(json);
}

static void json_question(struct json *json, const struct history *history)
{
    static const char *const words[] = {
        [QUESTION_NONE] = "none", [QUESTION_DAY_AFTER] = "day_after", [QUESTION_TODAY] = "today"};
    json_text(json, "question", words[question_due(history->entries, history->now).question]);
}

static void json_range(struct json *json, const char *key, int thousandths)
{
    json_number(json, key, thousandths / (double)COMFORT_WHOLE, 3);
}

static void json_lock(struct json *json, const struct lock *lock)
{
    json_bool(json, "locked", lock->locked);
    json_bool(json, "until_confirmed", lock->until_confirmed);
    if (lock->locked && !lock->until_confirmed)
        json_stamp(json, "until", lock->until);
}

static void json_families(struct json *json, const struct history *history)
{
    json_array(json, "families");
    for (int i = 0; i < FAMILY_COUNT; i++) {
        const enum family family = (enum family)i;
        const struct lock lock = lock_of_family(history->entries, family, history->now);
        json_object(json, NULL);
        json_text(json, "family", family_words[family]);
        json_range(json, "range",
                   comfort_of_family(history->entries, history->profile, family, history->now));
        json_lock(json, &lock);
        json_object_end(json);
    }
    json_array_end(json);
}

static void json_exercise(struct json *json, const struct history *history,
                          const struct exercise *exercise)
{
    const struct entries entries = history->entries;
    const struct lock lock = lock_of_families(entries, exercise_families(exercise), history->now);
    json_object(json, NULL);
    json_text(json, "exercise", exercise->id);
    json_range(json, "range",
               comfort_of_exercise(entries, history->profile, exercise, history->now));
    json_range(json, "most", comfort_most(entries, history->profile, exercise, history->now));
    json_range(json, "before", comfort_before(entries, exercise->id));
    json_lock(json, &lock);
    json_object_end(json);
}

static void json_exercises(struct json *json, const struct history *history)
{
    json_array(json, "exercises");
    for (int i = 0; history->library != NULL && i < history->library->exercise_count; i++)
        json_exercise(json, history, history->library->exercises[i]);
    json_array_end(json);
}

/* Of the session in which was stretched last. */
static struct loads loads_of_last_session(struct entries entries)
{
    for (int i = entries.count - 1; i >= 0; i--)
        if (entries.list[i].stretched_ms > 0)
            return loads_of_session(entries, entries.list[i].session);
    return (struct loads){0};
}

static void json_rest(struct json *json, const struct history *history, int group)
{
    struct load_advice advice;
    const struct stamp now = history->now;
    const bool rests = load_rests(history->entries, group, COMFORT_LEAST, now, &advice);
    json_bool(json, "rests", rests);
    if (rests)
        json_stamp(json, "until", (struct stamp){now.ms + advice.left_ms, now.east_s});
    json_integer(json, "far_days", load_far_days(history->entries, group, now));
}

static void json_groups_now(struct json *json, const struct history *history)
{
    const struct loads session = loads_of_last_session(history->entries);
    const struct loads day = loads_of_day(history->entries, stamp_day(history->now));
    const struct week week = week_count(history->entries, history->now);
    json_array(json, "groups");
    for (int i = 0; i < GROUP_COUNT; i++) {
        json_object(json, NULL);
        json_text(json, "group", groups[i].word);
        json_integer(json, "load_session_ms", loads_ms(&session, i));
        json_integer(json, "load_today_ms", loads_ms(&day, i));
        json_integer(json, "load_week_ms", week.load_ms[i]);
        json_rest(json, history, i);
        json_object_end(json);
    }
    json_array_end(json);
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
    json_question(&json, history);
    json_days(&json, &days);
    json_families(&json, history);
    json_exercises(&json, history);
    json_groups_now(&json, history);
    json_array(&json, "entries");
    for (int i = 0; i < history->entries.count; i++)
        json_entry(&json, &history->entries.list[i]);
    json_array_end(&json);
    json_object_end(&json);
    json_line_end(&json);
}
