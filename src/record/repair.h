/* What is done about a damaged file: it is kept aside, and a new one made of what is left in it. */
#ifndef LIMBER_RECORD_REPAIR_H
#define LIMBER_RECORD_REPAIR_H

#include "base/problem.h"
#include "record/salvage.h"

/* The file at `path` and its log become path.damaged-N and path.damaged-N-wal, and a new file holds
 * every sound row of both; told as a warning. False when that could not be done: the damaged one is
 * then where it was. Nobody may have it open. */
bool repair_file(const char *path, const char *vfs, struct problems *problems);

/* Calls `found` with every sound row of the file and its log, by id and each once, without changing
 * anything. False when they could not be read; true when there is no such file. */
bool repair_read(const char *path, salvage_found *found, void *context);

/* Whether the log beside the file holds sound rows behind `last_id`, the last one that SQLite sees:
 * it leaves out all of a log behind the first damaged spot. Nobody may be writing. */
bool repair_is_due(const char *path, int64_t last_id);

/* Deletes the files that were kept aside. False, told, when one of them could not be. */
bool repair_delete(const char *path, struct problems *problems);

#endif
