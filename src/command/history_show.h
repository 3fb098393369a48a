/* The record, told to people and to programs. */
#ifndef LIMBER_COMMAND_HISTORY_SHOW_H
#define LIMBER_COMMAND_HISTORY_SHOW_H

#include <stdio.h>

#include "library/library.h"
#include "record/profile.h"
#include "record/record.h"

/* What the three of them tell from. */
struct history {
    struct entries entries;
    struct stamp now;
    const char *person;
    const struct profile *profile;
    const struct library *library; /* NULL: of single exercises nothing is told */
};

/* The last two weeks, a line a day with a bar of its seconds. */
void history_table(const struct history *history, FILE *to);

/* One object: today, the days, families, exercises and groups as they stand now, and every entry;
 * limber-record(5) names its fields. */
void history_json(const struct history *history, FILE *to);

/* Every entry, a line each after one of names (RFC 4180). */
void history_csv(const struct history *history, FILE *to);

/* Reads what history_csv writes, whatever program saved it since, and keeps what is not in the
 * record yet; returns how many entries that were. Lines that are none are told with their place.
 * What the disk does not take is unsaved (record.h). */
int history_import(struct record *record, struct text content, const char *file,
                   struct problems *problems);

#endif
