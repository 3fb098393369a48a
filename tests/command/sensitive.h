/* Somebody whom bending forward hurts, what they did, and how far an exercise rounds the back. */
#ifndef LIMBER_TESTS_COMMAND_SENSITIVE_H
#define LIMBER_TESTS_COMMAND_SENSITIVE_H

#include "command/rounding.h"
#include "command/told_arena.h"
#include "library/shipped_once.h"
#include "record/suit.h"

static const struct profile sensitive = {.flags = 1U << FLAG_FLEX};

static inline void practise_for(int days)
{
    for (int day = 0; day < days; day++) {
        struct entry *entry = tell((struct stamp){(int64_t)day * STAMP_DAY_MS, 0}, ENTRY_PHASE);
        entry->families = (1U << FAMILY_COUNT) - 1;
        entry->stretched_ms = 60000;
        tell(entry->at, ENTRY_DONE)->session = entry->session;
        tell((struct stamp){entry->at.ms + STAMP_DAY_MS - 1000, 0}, ENTRY_DAY_AFTER)->felt =
            FELT_FINE;
    }
}

static inline struct suit_wish wish_at(const char *now, const struct profile *profile)
{
    return (struct suit_wish){.entries = told_entries(), .profile = profile, .now = at(now)};
}

/* At a range of so many thousandths, of the exercise alone; nothing bounds it but the range. */
static inline struct rounding measure(const struct exercise *exercise, int range)
{
    struct step step = step_of_exercise(exercise, exercise->place);
    step.comfort = step.most = (float)range / COMFORT_WHOLE;
    const struct routine routine = {
        .id = exercise->id, .name = exercise->name, .steps = &step, .step_count = 1};
    const struct timeline_wish body = timeline_wish_default();
    struct timeline *timeline = timeline_build(&world_machine, &routine, &body, &problems);
    assert_non_null(timeline);
    const struct rounding most = rounding_of_timeline(timeline);
    timeline_free(timeline);
    return most;
}

#endif
