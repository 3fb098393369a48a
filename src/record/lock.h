/* Families of movement that rest after pain.
 *
 * Sharp pain locks the families of the exercise for 48 hours; tingling until the person confirms
 * that a professional said yes; signs of an emergency do so for all families. Nothing is deleted by
 * a lock. */
#ifndef LIMBER_RECORD_LOCK_H
#define LIMBER_RECORD_LOCK_H

#include "record/record.h"

enum { LOCK_MS = 48 * STAMP_HOUR_MS };

struct lock {
    bool locked;
    bool until_confirmed; /* else until `until` */
    struct stamp since;   /* the answer that caused it */
    struct stamp until;   /* LOCK_MS after it, on the same clock */
};

/* An answer that a clock set back has put into the future counts as given when the next thing was
 * recorded; now, as long as nothing was. */
struct lock lock_of_family(struct entries entries, enum family family, struct stamp now);

/* Of several families the lock that lasts longest. */
struct lock lock_of_families(struct entries entries, unsigned families, struct stamp now);

/* The families that an answer locks, bits; 0: none. */
unsigned lock_families(const struct entry *entry);

#endif
