#include "record/entry.h"

#include <string.h>

const char *const entry_kind_words[ENTRY_KIND_COUNT] = {
    "phase", "done", "too_much", "pain", "day_after", "confirmed", "ticked",
};

const char *const ended_words[ENDED_COUNT] = {"done", "skipped", "broken_off", "hurt"};

const char *const felt_words[FELT_COUNT] = {
    "", "too_much", "untold", "pull", "sharp", "tingling", "alarm", "fine", "worse",
};

const char *const side_words[3] = {
    [SIDE_BOTH] = "both", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"};

int entry_word_index(const char *word, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    return -1;
}

static bool suits_kind(const struct entry *entry)
{
    const enum felt felt = entry->felt;
    switch (entry->kind) {
    case ENTRY_PAIN:
        return felt >= FELT_UNTOLD && felt <= FELT_ALARM;
    case ENTRY_DAY_AFTER:
        return felt == FELT_FINE || felt == FELT_WORSE;
    case ENTRY_TOO_MUCH:
        return felt == FELT_TOO_MUCH;
    default:
        return felt == FELT_NOTHING;
    }
}

static bool is_text(const char *text)
{
    enum { MOST = 200 };
    const struct text slice = text_of(text);
    return slice.length <= MOST && text_is_utf8(slice);
}

bool entry_is_sane(const struct entry *entry)
{
    enum { EAST_MOST = 24 * 60 * 60, STRETCHED_MOST = STAMP_DAY_MS };
    const int64_t last_ms = (int64_t)253402300799 * STAMP_SECOND_MS; /* of the year 9999 */
    return entry->at.ms >= 0 && entry->at.ms <= last_ms && entry->at.east_s > -EAST_MOST &&
           entry->at.east_s < EAST_MOST && entry->stretched_ms >= 0 &&
           entry->stretched_ms <= STRETCHED_MOST && entry->range >= 0 &&
           entry->range <= COMFORT_WHOLE && entry->families < 1U << FAMILY_COUNT &&
           entry->others < 1U << GROUP_COUNT && entry->primary >= NO_GROUP &&
           entry->primary < GROUP_COUNT && suits_kind(entry) && is_text(entry->exercise) &&
           is_text(entry->phase) && is_text(entry->routine);
}

void entry_take_exercise(struct entry *entry, const struct exercise *exercise)
{
    const struct lines *words = &exercise->groups;
    entry->exercise = exercise->id;
    entry->families = exercise_families(exercise);
    entry->rhythmic = exercise->rhythmic;
    entry->primary = NO_GROUP;
    entry->others = 0;
    for (int i = 0; i < words->count; i++) {
        const struct group *group = group_named(words->line[i]);
        if (group == NULL)
            continue;
        const int index = (int)(group - groups);
        if (i == 0)
            entry->primary = index;
        else
            entry->others |= 1U << index;
    }
}
