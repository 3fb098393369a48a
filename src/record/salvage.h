/* Finding rows again in a damaged file.
 *
 * SQLite gives up a table when a page that leads to it is broken. The rows themselves lie in leaf
 * pages (sqlite.org/fileformat2.html) and carry a checksum, so they are looked for page by page,
 * in the file and in the write-ahead log beside it, whatever the rest says. As entries are never
 * changed, whatever row is found sound was one. */
#ifndef LIMBER_RECORD_SALVAGE_H
#define LIMBER_RECORD_SALVAGE_H

#include "record/database.h"

/* Called with each sound row; false ends the search. */
typedef bool salvage_found(void *context, const struct row *row);

/* Looks through `bytes`, the content of a database file, or of its log when `is_log`. The same row
 * may be found more than once. False when `found` ended it. */
bool salvage_rows(struct text bytes, bool is_log, salvage_found *found, void *context);

/* Of a log, the rows of changes that came to their end: what a killed program was about to write is
 * left out. */
bool salvage_committed(struct text log, salvage_found *found, void *context);

#endif
