#include "record/question.h"

#include "record/lock.h"

enum { HELP_DAYS = 3 };

static bool is_answer(const struct entry *entry)
{
    return entry->kind == ENTRY_DAY_AFTER || entry->kind == ENTRY_CONFIRMED;
}

/* The last entry about which it can be asked; NULL: none that is not answered. */
static const struct entry *find_asked(struct entries entries, struct stamp now)
{
    for (int i = entries.count - 1; i >= 0; i--) {
        const struct entry *entry = &entries.list[i];
        if (is_answer(entry))
            return NULL;
        if (entry->kind == ENTRY_PAIN)
            return entry;
        if (entry->stretched_ms > 0 && stamp_day(entry->at) < stamp_day(now))
            return entry;
    }
    return NULL;
}

/* Whoever may not go on yet is asked once a day. */
static bool was_answered(struct entries entries, int64_t day)
{
    for (int i = entries.count - 1; i >= 0; i--)
        if (is_answer(&entries.list[i]))
            return stamp_day(entries.list[i].at) == day;
    return false;
}

struct question_due question_due(struct entries entries, struct stamp now)
{
    struct question_due due = {.question = QUESTION_NONE};
    const struct entry *asked = find_asked(entries, now);
    const struct lock lock = lock_of_families(entries, (1U << FAMILY_COUNT) - 1, now);
    due.confirms = lock.locked && lock.until_confirmed;
    if (asked != NULL)
        due.days = stamp_day(now) - stamp_day(asked->at);
    const bool waits = due.confirms && !was_answered(entries, stamp_day(now));
    if (waits || (asked != NULL && asked->kind == ENTRY_PAIN))
        due.question = QUESTION_TODAY;
    else if (asked != NULL)
        due.question = QUESTION_DAY_AFTER;
    return due;
}

struct entry question_answer(enum entry_kind kind, enum felt felt, struct stamp now)
{
    return (struct entry){.at = now,
                          .session = now.ms,
                          .kind = kind,
                          .exercise = "",
                          .phase = "",
                          .routine = "",
                          .felt = kind == ENTRY_DAY_AFTER ? felt : FELT_NOTHING,
                          .families = (1U << FAMILY_COUNT) - 1,
                          .primary = NO_GROUP};
}

bool question_needs_help(const struct question_due *due, enum felt felt)
{
    return felt == FELT_WORSE && due->days >= HELP_DAYS;
}
