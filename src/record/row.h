/* An entry as a row of the table `entry`: the one list of columns by which the table is made,
 * written, read, and found again in a damaged file.
 *
 * The last column is a checksum over the others, so that a row in which a single bit fell over is
 * seen not to be one. */
#ifndef LIMBER_RECORD_ROW_H
#define LIMBER_RECORD_ROW_H

#include "record/entry.h"

enum row_column {
    ROW_ID,
    ROW_PERSON,
    ROW_SESSION,
    ROW_AT_MS,
    ROW_EAST_S,
    ROW_KIND,
    ROW_EXERCISE,
    ROW_PHASE,
    ROW_ROUTINE,
    ROW_SIDE,
    ROW_STRETCHED_MS,
    ROW_RANGE,
    ROW_RHYTHMIC,
    ROW_ENDED,
    ROW_FELT,
    ROW_FAMILIES,
    ROW_PRIMARY,
    ROW_OTHERS,
    ROW_SUM,
    ROW_COLUMNS
};

/* What stands in the columns; of each only the one or the other. Texts are borrowed and need not
 * end in NUL. */
struct row {
    int64_t number[ROW_COLUMNS];
    struct text text[ROW_COLUMNS];
};

const char *row_name(enum row_column column); /* "at_ms" */
bool row_is_text(enum row_column column);

/* The checksum that belongs into ROW_SUM. */
int64_t row_sum(const struct row *row);

/* Fills in all columns, the checksum, too; texts are the entry's. */
void row_of_entry(const struct entry *entry, const char *person, struct row *row);

/* The entry of a row, its texts in the arena, or those of `before` where they are the same (NULL:
 * there is none). False when it is not sound, or (arena->failed) when memory ran out. */
bool row_to_entry(const struct row *row, struct arena *arena, const struct entry *before,
                  struct entry *entry);

/* Whether checksum, words and numbers are such as limber writes. */
bool row_is_sound(const struct row *row);

#endif
