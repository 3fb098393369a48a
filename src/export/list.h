/* What there is to play, told to people and to programs.
 *
 * Seconds are those of the plan, not written down anywhere: a routine as it plays, an exercise as
 * one whole showing in its own dose with both sides. */
#ifndef LIMBER_EXPORT_LIST_H
#define LIMBER_EXPORT_LIST_H

#include "export/json.h"
#include "library/library.h"

#include <stdio.h>

/* Which exercises; with either set, routines are left out. */
struct list_wish {
    enum category category; /* CATEGORY_COUNT: all */
    const char *position;   /* id; NULL: all */
};

/* Routines, then exercises by category: a table for people, or one JSON object. False when memory
 * ran out or the stream could not be written to; nothing is closed. */
bool list_table(const struct world *world, const struct library *library,
                const struct list_wish *wish, FILE *to);
bool list_json(const struct world *world, const struct library *library,
               const struct list_wish *wish, FILE *to);

/* "families" of an exercise or an entry, bits 1 << enum family, as their words. */
void list_families(struct json *json, unsigned families);

#endif
