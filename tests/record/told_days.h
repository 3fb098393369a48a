/* Entries made up by a test, in the order in which it tells them. */
#ifndef LIMBER_TESTS_RECORD_TOLD_DAYS_H
#define LIMBER_TESTS_RECORD_TOLD_DAYS_H

#include "record/record.h"

enum { TOLD_MOST = 4000 };

static struct entry told[TOLD_MOST];
static int told_count;

static inline int tell_nothing(void **state)
{
    (void)state;
    told_count = 0;
    return 0;
}

static inline struct stamp at(const char *moment)
{
    struct stamp stamp = {0, 0};
    if (!stamp_read(moment, &stamp))
        fail_msg("%s is no moment", moment);
    return stamp;
}

static inline struct entry *tell(struct stamp when, enum entry_kind kind)
{
    assert_true(told_count < TOLD_MOST);
    struct entry *entry = &told[told_count];
    *entry = (struct entry){.id = ++told_count,
                            .at = when,
                            .session = when.ms / STAMP_HOUR_MS,
                            .kind = kind,
                            .exercise = "",
                            .phase = "",
                            .routine = "made_up",
                            .primary = NO_GROUP};
    return entry;
}

/* So many seconds of a hold that rounds the back. */
static inline void stretched(const char *moment, int seconds)
{
    struct entry *entry = tell(at(moment), ENTRY_PHASE);
    entry->exercise = "childs_pose";
    entry->phase = "hold";
    entry->range = 600;
    entry->stretched_ms = (int64_t)seconds * 1000;
    entry->families = 1U << FAMILY_FLEXION;
    entry->primary = 0;
}

static inline void answered(const char *moment, enum entry_kind kind, enum felt felt,
                            enum family family)
{
    struct entry *entry = tell(at(moment), kind);
    entry->exercise = kind == ENTRY_PAIN ? "childs_pose" : "";
    entry->felt = felt;
    entry->families = 1U << family;
}

static inline struct entries told_entries(void)
{
    return (struct entries){told, told_count};
}

#endif
