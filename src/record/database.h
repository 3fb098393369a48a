/* The few things that are asked of SQLite, and what its answers mean here. */
#ifndef LIMBER_RECORD_DATABASE_H
#define LIMBER_RECORD_DATABASE_H

#include <sqlite3.h>

#include "record/row.h"

enum { DATABASE_VERSION = 2, DATABASE_PAGE = 4096 /* bytes */ };

enum database_result {
    DATABASE_GOOD,
    DATABASE_EMPTY,   /* nothing was ever written into it */
    DATABASE_DAMAGED, /* or no database of limber's at all */
    DATABASE_NEWER,
    DATABASE_AWAY /* full, read-only, no memory: nothing is known to be wrong with its content */
};

/* Opens the file, made if need be; *database is to be closed with sqlite3_close in any case. */
enum database_result database_open(const char *path, const char *vfs, sqlite3 **database);

/* Version and pages; the checksums of rows are looked at by those who read them. */
enum database_result database_check(sqlite3 *database);

/* Makes what an empty one lacks. */
enum database_result database_make(sqlite3 *database);

/* From now on it may be written: write-ahead log, each commit on disk. One of an earlier version is
 * of this version then. */
enum database_result database_prepare(sqlite3 *database);

typedef bool database_found(void *context, const struct row *row);

/* Each row, by id. DATABASE_GOOD also when `found` ended it by false. */
enum database_result database_read(sqlite3 *database, database_found *found, void *context);

/* Adds a row as it is. */
enum database_result database_insert(sqlite3 *database, const struct row *row);

/* The id after the last one. */
enum database_result database_next_id(sqlite3 *database, int64_t *id);

enum database_result database_run(sqlite3 *database, const char *sql);

/* Deletes the rows of a person, and every trace of them in the file. */
enum database_result database_erase(sqlite3 *database, const char *person);

/* In plain words, why the last call failed: "the disk is full". */
const char *database_reason(sqlite3 *database);

#endif
