#include "record/lock.h"

#include "base/ease.h"

enum { ALL_FAMILIES = (1 << FAMILY_COUNT) - 1 };

unsigned lock_families(const struct entry *entry)
{
    if (entry->kind != ENTRY_PAIN)
        return 0;
    if (entry->felt == FELT_ALARM)
        return ALL_FAMILIES;
    return entry->felt == FELT_SHARP || entry->felt == FELT_TINGLING ? entry->families : 0;
}

static bool opens(const struct entry *entry, unsigned family)
{
    return entry->kind == ENTRY_CONFIRMED && (entry->families & family) != 0;
}

/* When the nth entry was written, at the latest: a clock that was ahead shows by what follows. */
static int64_t written_ms(struct entries entries, int n, struct stamp now)
{
    int64_t ms = now.ms;
    for (int i = n; i < entries.count; i++)
        ms = lesser(ms, entries.list[i].at.ms);
    return ms;
}

static struct lock sharp_lock(const struct entry *entry, int64_t given_ms, struct stamp now)
{
    const struct stamp until = {given_ms + LOCK_MS, entry->at.east_s};
    return (struct lock){.locked = now.ms < until.ms, .since = entry->at, .until = until};
}

struct lock lock_of_family(struct entries entries, enum family family, struct stamp now)
{
    const unsigned bit = 1U << family;
    struct lock sharp = {.locked = false}, unconfirmed = {.locked = false};
    for (int i = 0; i < entries.count; i++) {
        const struct entry *entry = &entries.list[i];
        if (opens(entry, bit))
            unconfirmed = (struct lock){.locked = false};
        else if ((lock_families(entry) & bit) == 0)
            continue;
        else if (entry->felt == FELT_SHARP)
            sharp = sharp_lock(entry, written_ms(entries, i, now), now);
        else
            unconfirmed =
                (struct lock){.locked = true, .until_confirmed = true, .since = entry->at};
    }
    return unconfirmed.locked ? unconfirmed : sharp;
}

static bool lasts_longer(const struct lock *a, const struct lock *b)
{
    if (a->locked != b->locked)
        return a->locked;
    if (a->until_confirmed != b->until_confirmed)
        return a->until_confirmed;
    return a->until.ms > b->until.ms;
}

struct lock lock_of_families(struct entries entries, unsigned families, struct stamp now)
{
    struct lock longest = {.locked = false};
    for (int i = 0; i < FAMILY_COUNT; i++) {
        if ((families >> i & 1U) == 0)
            continue;
        const struct lock lock = lock_of_family(entries, (enum family)i, now);
        if (lasts_longer(&lock, &longest))
            longest = lock;
    }
    return longest;
}
