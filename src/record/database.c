#include "record/database.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    PATIENCE_MS = 5000, /* with another program that is writing */
    SQL_MOST = 2000,
    VERSION_MOST = 1000,     /* no limber will have written more: such a number is damage */
    APPLICATION = 0x6c696d62 /* "limb": tells a file of limber's from other databases */
};

static enum database_result result_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_DONE:
    case SQLITE_ROW:
        return DATABASE_GOOD;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_READONLY:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return DATABASE_AWAY;
    default:
        return DATABASE_DAMAGED;
    }
}

const char *database_reason(sqlite3 *database)
{
    if (database != NULL && sqlite3_db_readonly(database, "main") == 1)
        return "writing there is not allowed";
    switch (database != NULL ? sqlite3_errcode(database) & 0xff : SQLITE_NOMEM) {
    case SQLITE_FULL:
        return "the disk is full";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return "writing there is not allowed";
    case SQLITE_CANTOPEN:
        return "it cannot be opened";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return "another program is writing to it";
    case SQLITE_NOMEM:
        return "no memory is left";
    default:
        return "the disk does not answer as it should";
    }
}

enum database_result database_run(sqlite3 *database, const char *sql)
{
    return result_of(sqlite3_exec(database, sql, NULL, NULL, NULL));
}

enum database_result database_open(const char *path, const char *vfs, sqlite3 **database)
{
    const int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path, database, how, vfs);
    if (code != SQLITE_OK)
        return result_of(code);
    sqlite3_busy_timeout(*database, PATIENCE_MS);
    /* a file that turns out to be damaged is kept as it was found */
    return result_of(sqlite3_db_config(*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL));
}

/* The first value of the first row of a question. */
static enum database_result ask_number(sqlite3 *database, const char *sql, int64_t *number)
{
    sqlite3_stmt *question = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &question, NULL);
    *number = 0;
    if (code == SQLITE_OK && (code = sqlite3_step(question)) == SQLITE_ROW)
        *number = sqlite3_column_int64(question, 0);
    const int ended = sqlite3_finalize(question);
    return result_of(ended != SQLITE_OK ? ended : code);
}

static enum database_result check_pages(sqlite3 *database)
{
    sqlite3_stmt *question = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA quick_check(1)", -1, &question, NULL);
    bool good = false;
    if (code == SQLITE_OK && (code = sqlite3_step(question)) == SQLITE_ROW) {
        const char *answer = (const char *)sqlite3_column_text(question, 0);
        good = answer != NULL && strcmp(answer, "ok") == 0;
    }
    const int ended = sqlite3_finalize(question);
    const enum database_result result = result_of(ended != SQLITE_OK ? ended : code);
    return result == DATABASE_GOOD && !good ? DATABASE_DAMAGED : result;
}

static enum database_result check_version(sqlite3 *database)
{
    int64_t application, version, tables;
    enum database_result result = ask_number(database, "PRAGMA application_id", &application);
    if (result == DATABASE_GOOD)
        result = ask_number(database, "PRAGMA user_version", &version);
    if (result == DATABASE_GOOD)
        result = ask_number(database, "SELECT count(*) FROM sqlite_schema", &tables);
    if (result != DATABASE_GOOD)
        return result;
    if (application == 0 && version == 0 && tables == 0)
        return DATABASE_EMPTY;
    if (application != APPLICATION || version < 1 || version > VERSION_MOST)
        return DATABASE_DAMAGED;
    return version > DATABASE_VERSION ? DATABASE_NEWER : DATABASE_GOOD;
}

/* SQLite also believes a header that says so. */
static enum database_result check_writable(sqlite3 *database)
{
    if (sqlite3_db_readonly(database, "main") != 1)
        return DATABASE_GOOD;
    const char *path = sqlite3_db_filename(database, "main");
    return access(path, W_OK) == 0 ? DATABASE_DAMAGED : DATABASE_AWAY;
}

enum database_result database_check(sqlite3 *database)
{
    enum database_result result = check_version(database);
    if (result == DATABASE_GOOD || result == DATABASE_EMPTY) {
        const enum database_result writable = check_writable(database);
        result = writable == DATABASE_GOOD ? result : writable;
    }
    return result == DATABASE_GOOD ? check_pages(database) : result;
}

/* What names the columns: "id, person, ..." each followed by what `after` says of it. */
static void put_columns(char sql[SQL_MOST], const char *begin, const char *number, const char *text,
                        const char *end)
{
    size_t length = (size_t)snprintf(sql, SQL_MOST, "%s", begin);
    for (int i = 0; i < ROW_COLUMNS; i++) {
        const enum row_column column = (enum row_column)i;
        length += (size_t)snprintf(sql + length, SQL_MOST - length, "%s%s%s", i > 0 ? ", " : "",
                                   row_name(column), row_is_text(column) ? text : number);
    }
    (void)snprintf(sql + length, SQL_MOST - length, "%s", end);
}

/* In one step with the version: a file that has any of it has all. It is not yet a log that is
 * written ahead, so that the file's first page says whose it is from the beginning. */
enum database_result database_make(sqlite3 *database)
{
    char table[SQL_MOST], all[2 * SQL_MOST];
    put_columns(table, "CREATE TABLE entry (", " INTEGER NOT NULL", " TEXT NOT NULL",
                ", PRIMARY KEY (id)) STRICT;");
    (void)snprintf(all, sizeof all,
                   "PRAGMA page_size = %d; BEGIN IMMEDIATE; PRAGMA application_id = %d; %s"
                   "PRAGMA user_version = %d; COMMIT",
                   DATABASE_PAGE, APPLICATION, table, DATABASE_VERSION);
    return database_run(database, all);
}

/* Version 2 has the same table, with entries of a kind that version 1 would take for damage. */
static enum database_result migrate(sqlite3 *database)
{
    char sql[64];
    int64_t version;
    const enum database_result result = ask_number(database, "PRAGMA user_version", &version);
    if (result != DATABASE_GOOD || version >= DATABASE_VERSION)
        return result;
    (void)snprintf(sql, sizeof sql, "PRAGMA user_version = %d", DATABASE_VERSION);
    return database_run(database, sql);
}

enum database_result database_prepare(sqlite3 *database)
{
    const enum database_result result =
        database_run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                               "PRAGMA secure_delete = ON");
    return result == DATABASE_GOOD ? migrate(database) : result;
}

static void take_row(sqlite3_stmt *question, struct row *row)
{
    *row = (struct row){0};
    for (int i = 0; i < ROW_COLUMNS; i++) {
        if (!row_is_text((enum row_column)i)) {
            row->number[i] = sqlite3_column_int64(question, i);
            continue;
        }
        const unsigned char *text = sqlite3_column_text(question, i);
        const size_t length = (size_t)sqlite3_column_bytes(question, i);
        row->text[i] = (struct text){text != NULL ? (const char *)text : "", length};
    }
}

enum database_result database_read(sqlite3 *database, database_found *found, void *context)
{
    char sql[SQL_MOST];
    struct row row;
    sqlite3_stmt *question = NULL;
    put_columns(sql, "SELECT ", "", "", " FROM entry ORDER BY id");
    int code = sqlite3_prepare_v2(database, sql, -1, &question, NULL);
    bool goes_on = code == SQLITE_OK;
    while (goes_on && (code = sqlite3_step(question)) == SQLITE_ROW) {
        take_row(question, &row);
        goes_on = found(context, &row);
    }
    const int ended = sqlite3_finalize(question);
    return result_of(ended != SQLITE_OK ? ended : code);
}

static int bind_row(sqlite3_stmt *order, const struct row *row)
{
    int code = SQLITE_OK;
    for (int i = 0; i < ROW_COLUMNS && code == SQLITE_OK; i++)
        code = row_is_text((enum row_column)i)
                   ? sqlite3_bind_text(order, i + 1, row->text[i].at, (int)row->text[i].length,
                                       SQLITE_STATIC)
                   : sqlite3_bind_int64(order, i + 1, row->number[i]);
    return code;
}

enum database_result database_insert(sqlite3 *database, const struct row *row)
{
    char marks[3 * ROW_COLUMNS + 1] = "", sql[SQL_MOST];
    sqlite3_stmt *order = NULL;
    for (int i = 0; i < ROW_COLUMNS; i++)
        memcpy(marks + (ptrdiff_t)3 * i, i > 0 ? ", ?" : "  ?", 4);
    (void)snprintf(sql, sizeof sql, "INSERT INTO entry VALUES (%s)", marks);
    int code = sqlite3_prepare_v2(database, sql, -1, &order, NULL);
    if (code == SQLITE_OK)
        code = bind_row(order, row);
    if (code == SQLITE_OK)
        code = sqlite3_step(order);
    const int ended = sqlite3_finalize(order);
    return result_of(ended != SQLITE_OK ? ended : code);
}

enum database_result database_next_id(sqlite3 *database, int64_t *id)
{
    return ask_number(database, "SELECT coalesce(max(id), 0) + 1 FROM entry", id);
}

/* The log is written back and cut, then the file is written anew without what was deleted. */
enum database_result database_erase(sqlite3 *database, const char *person)
{
    sqlite3_stmt *order = NULL;
    int code = sqlite3_prepare_v2(database, "DELETE FROM entry WHERE person = ?", -1, &order, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(order, 1, person, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(order);
    const int ended = sqlite3_finalize(order);
    const enum database_result result = result_of(ended != SQLITE_OK ? ended : code);
    if (result != DATABASE_GOOD)
        return result;
    return database_run(database, "PRAGMA wal_checkpoint(TRUNCATE); VACUUM;"
                                  "PRAGMA wal_checkpoint(TRUNCATE)");
}
