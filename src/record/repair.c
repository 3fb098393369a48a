#include "record/repair.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/world.h"

enum { NAME_ROOM = 4200, FILE_MOST = 1 << 30, KEPT_MOST = 1000 };

/* The bytes of a file and its log, and the rows that were found in them. */
struct remains {
    struct arena arena;
    struct row *rows; /* texts point into the arena */
    int count, room;
};

static bool add_row(void *context, const struct row *row)
{
    struct remains *remains = context;
    if (remains->count == remains->room) {
        const int room = remains->room > 0 ? 2 * remains->room : 256;
        struct row *rows = realloc(remains->rows, (size_t)room * sizeof *rows);
        if (rows == NULL)
            return false;
        remains->rows = rows;
        remains->room = room;
    }
    remains->rows[remains->count++] = *row;
    return true;
}

static int compare_ids(const void *a, const void *b)
{
    const int64_t left = ((const struct row *)a)->number[ROW_ID];
    const int64_t right = ((const struct row *)b)->number[ROW_ID];
    return (left > right) - (left < right);
}

static void sort(struct remains *remains)
{
    int kept = 0;
    if (remains->count == 0)
        return;
    qsort(remains->rows, (size_t)remains->count, sizeof *remains->rows, compare_ids);
    for (int i = 0; i < remains->count; i++)
        if (kept == 0 || compare_ids(&remains->rows[kept - 1], &remains->rows[i]) != 0)
            remains->rows[kept++] = remains->rows[i];
    remains->count = kept;
}

static bool search(struct remains *remains, const char *path, bool is_log)
{
    struct text bytes;
    const enum file_result result =
        world_machine.read(world_machine.context, path, FILE_MOST, &remains->arena, &bytes);
    if (result == FILE_MISSING)
        return true;
    return result == FILE_OK && salvage_rows(bytes, is_log, add_row, remains);
}

static void close_remains(struct remains *remains)
{
    arena_close(&remains->arena);
    free(remains->rows);
}

/* close_remains is due in any case. */
static bool find_remains(struct remains *remains, const char *path)
{
    char log[NAME_ROOM];
    *remains = (struct remains){.rows = NULL};
    arena_open(&remains->arena, &memory_heap, (size_t)2 * FILE_MOST);
    (void)snprintf(log, sizeof log, "%s-wal", path);
    const bool good = search(remains, path, false) && search(remains, log, true);
    sort(remains);
    return good;
}

bool repair_read(const char *path, salvage_found *found, void *context)
{
    struct remains remains;
    const bool good = find_remains(&remains, path);
    for (int i = 0; i < remains.count && found(context, &remains.rows[i]); i++)
        continue;
    close_remains(&remains);
    return good;
}

struct lookout {
    int64_t last_id;
    bool due;
};

static bool look_out(void *context, const struct row *row)
{
    struct lookout *lookout = context;
    lookout->due = row->number[ROW_ID] > lookout->last_id;
    return !lookout->due;
}

bool repair_is_due(const char *path, int64_t last_id)
{
    char log[NAME_ROOM];
    struct arena arena;
    struct text bytes;
    struct lookout lookout = {last_id, false};
    arena_open(&arena, &memory_heap, FILE_MOST);
    (void)snprintf(log, sizeof log, "%s-wal", path);
    if (world_machine.read(world_machine.context, log, FILE_MOST, &arena, &bytes) == FILE_OK)
        (void)salvage_committed(bytes, look_out, &lookout);
    arena_close(&arena);
    return lookout.due;
}

static enum database_result fill(sqlite3 *database, const struct remains *remains)
{
    enum database_result result = database_make(database);
    if (result == DATABASE_GOOD)
        result = database_run(database, "BEGIN");
    for (int i = 0; i < remains->count && result == DATABASE_GOOD; i++)
        result = database_insert(database, &remains->rows[i]);
    return result == DATABASE_GOOD ? database_run(database, "COMMIT") : result;
}

static bool write_new(const char *path, const char *vfs, const struct remains *remains)
{
    sqlite3 *database = NULL;
    (void)unlink(path);
    enum database_result result = database_open(path, vfs, &database);
    if (result == DATABASE_GOOD)
        result = fill(database, remains);
    const bool closed = sqlite3_close(database) == SQLITE_OK;
    return closed && result == DATABASE_GOOD;
}

static bool move(const char *path, const char *aside, const char *ending)
{
    char from[NAME_ROOM + 16], to[NAME_ROOM + 16];
    (void)snprintf(from, sizeof from, "%s%s", path, ending);
    (void)snprintf(to, sizeof to, "%s%s", aside, ending);
    return rename(from, to) == 0 || (ending[0] != '\0' && errno == ENOENT);
}

static bool find_name(const char *path, char aside[NAME_ROOM])
{
    for (int i = 1; i < KEPT_MOST; i++) {
        (void)snprintf(aside, NAME_ROOM, "%s.damaged-%d", path, i);
        if (access(aside, F_OK) != 0)
            return true;
    }
    return false;
}

/* The log goes first: beside the new file it would be taken for that one's. */
static bool exchange(const char *path, const char *made, const char *aside)
{
    char shared[NAME_ROOM];
    (void)snprintf(shared, sizeof shared, "%s-shm", path);
    (void)unlink(shared);
    return move(path, aside, "-wal") && move(path, aside, "-journal") &&
           (link(path, aside) == 0 || move(path, aside, "")) && rename(made, path) == 0;
}

bool repair_file(const char *path, const char *vfs, struct problems *problems)
{
    char made[NAME_ROOM], aside[NAME_ROOM];
    struct remains remains;
    (void)snprintf(made, sizeof made, "%s.new", path);
    const bool good = find_remains(&remains, path) && find_name(path, aside) &&
                      write_new(made, vfs, &remains) && exchange(path, made, aside);
    if (good)
        problem_warning(problems, (struct place){path, 0, 0},
                        "it was damaged; all that could be read of it (entries: %d) was kept, and "
                        "the damaged file as %s",
                        remains.count, aside);
    else
        (void)unlink(made);
    close_remains(&remains);
    return good;
}

static bool delete_file(const char *path, struct problems *problems)
{
    if (unlink(path) == 0 || errno == ENOENT)
        return true;
    problem_error(problems, (struct place){path, 0, 0}, "it could not be erased (%s)",
                  strerror(errno));
    return false;
}

bool repair_delete(const char *path, struct problems *problems)
{
    static const char *const endings[] = {"", "-wal", "-journal"};
    char name[NAME_ROOM];
    bool good = true;
    for (int i = 1; i < KEPT_MOST; i++)
        for (int k = 0; k < 3; k++) {
            (void)snprintf(name, sizeof name, "%s.damaged-%d%s", path, i, endings[k]);
            good &= delete_file(name, problems);
        }
    return good;
}
