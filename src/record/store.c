#include "record/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "record/database.h"
#include "record/repair.h"

enum { PATH_MOST = 4000, PATH_ROOM = PATH_MOST + 40 };

struct store {
    char path[PATH_ROOM];
    const char *vfs;
    sqlite3 *database; /* NULL: not open */
    enum store_state state;
    const char *reason;
    dev_t device; /* of the file that is open */
    ino_t file;
};

static bool make_folder(const char *path)
{
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* Every folder on the way to the file; those that are there already stay as they are. */
static bool make_folders(const char *path)
{
    char part[PATH_ROOM];
    for (const char *end = strchr(path + 1, '/'); end != NULL; end = strchr(end + 1, '/')) {
        (void)snprintf(part, sizeof part, "%.*s", (int)(end - path), path);
        if (!make_folder(part))
            return false;
    }
    return true;
}

static void unlock(int file)
{
    if (file >= 0)
        close(file);
}

/* Opening is one at a time, so that nobody makes, looks at or repairs what another one is making.
 * -1 where there can be no lock, or somebody keeps it for too long. */
static int lock(const struct store *store)
{
    enum { TRIES = 200, BETWEEN_NS = 10000000 };
    static const struct timespec between = {0, BETWEEN_NS};
    char path[PATH_ROOM + 8];
    (void)snprintf(path, sizeof path, "%s.lock", store->path);
    const int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    for (int i = 0; file >= 0 && i < TRIES; i++) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0)
            return file;
        (void)nanosleep(&between, NULL);
    }
    unlock(file);
    return -1;
}

static void shut(struct store *store)
{
    sqlite3_close(store->database);
    store->database = NULL;
}

static void note_file(struct store *store)
{
    struct stat about;
    if (stat(store->path, &about) != 0)
        return;
    store->device = about.st_dev;
    store->file = about.st_ino;
}

/* Nobody else reads what somebody's body felt. */
static void make_private(const struct store *store)
{
    const int file = open(store->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
}

/* While nobody writes. */
static enum database_result check_log(const struct store *store)
{
    int64_t next;
    enum database_result result = database_run(store->database, "BEGIN IMMEDIATE");
    if (result != DATABASE_GOOD)
        return result;
    result = database_next_id(store->database, &next);
    if (result == DATABASE_GOOD && repair_is_due(store->path, next - 1))
        result = DATABASE_DAMAGED;
    (void)database_run(store->database, "ROLLBACK");
    return result;
}

static enum database_result try_to_open(struct store *store)
{
    enum database_result result = database_open(store->path, store->vfs, &store->database);
    if (result == DATABASE_GOOD)
        result = database_check(store->database);
    if (result == DATABASE_GOOD)
        result = check_log(store);
    if (result == DATABASE_EMPTY)
        result = database_make(store->database);
    if (result == DATABASE_GOOD)
        result = database_prepare(store->database);
    if (result == DATABASE_GOOD) {
        (void)sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
        note_file(store);
    }
    return result;
}

static void set_state(struct store *store, enum database_result result)
{
    store->state = result == DATABASE_GOOD    ? STORE_OPEN
                   : result == DATABASE_NEWER ? STORE_NEWER
                                              : STORE_AWAY;
    store->reason = result == DATABASE_GOOD      ? ""
                    : result == DATABASE_NEWER   ? "a newer limber wrote it"
                    : result == DATABASE_DAMAGED ? "it is damaged and cannot be repaired"
                                                 : database_reason(store->database);
    if (store->state != STORE_OPEN)
        shut(store);
}

static void open_checked(struct store *store, bool may_repair, struct problems *problems)
{
    make_private(store);
    enum database_result result = try_to_open(store);
    if (result == DATABASE_DAMAGED) {
        shut(store);
        if (may_repair && repair_file(store->path, store->vfs, problems))
            result = try_to_open(store);
    }
    set_state(store, result);
}

void store_repair(struct store *store, struct problems *problems)
{
    enum database_result result = DATABASE_DAMAGED;
    const int locked = lock(store);
    shut(store);
    if (locked >= 0 && repair_file(store->path, store->vfs, problems))
        result = try_to_open(store);
    set_state(store, result);
    unlock(locked);
}

static void open_now(struct store *store, struct problems *problems)
{
    if (!make_folders(store->path)) {
        store->state = STORE_AWAY;
        store->reason = "its folder cannot be made";
        return;
    }
    const int locked = lock(store);
    open_checked(store, locked >= 0, problems);
    unlock(locked);
}

static struct place place_of(const struct store *store)
{
    return (struct place){store->path[0] != '\0' ? store->path : "limber", 0, 0};
}

static void tell(const struct store *store, struct problems *problems)
{
    const struct place place = place_of(store);
    if (store->state == STORE_NEWER)
        problem_warning(problems, place,
                        "a newer limber wrote it; it is left alone, and nothing is recorded");
    else if (store->state == STORE_AWAY)
        problem_warning(problems, place,
                        "it cannot be written (%s); what is done now is kept until limber ends, "
                        "and written as soon as that can be",
                        store->reason);
}

/* Away as long as nobody has opened the file; its path is "" where there can be none. */
static struct store *make(const char *folder)
{
    struct store *store = calloc(1, sizeof *store);
    if (store == NULL)
        return NULL;
    store->state = STORE_AWAY;
    store->reason = "";
    if (folder[0] == '\0')
        store->reason = "there is no home folder";
    else if (strlen(folder) > PATH_MOST)
        store->reason = "its folder's name is too long";
    else
        (void)snprintf(store->path, sizeof store->path, "%s/record.db", folder);
    return store;
}

struct store *store_open(const char *folder, const char *vfs, struct problems *problems)
{
    struct store *store = make(folder);
    if (store == NULL)
        return NULL;
    store->vfs = vfs;
    if (store->path[0] != '\0')
        open_now(store, problems);
    tell(store, problems);
    return store;
}

struct store *store_look(const char *folder)
{
    struct store *store = make(folder);
    if (store == NULL)
        return NULL;
    store->state = STORE_READ;
    store->reason = "it is only read";
    return store;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    shut(store);
    free(store);
}

enum store_state store_state(const struct store *store)
{
    return store->state;
}

const char *store_reason(const struct store *store)
{
    return store->reason;
}

bool store_read(struct store *store, store_found *found, void *context, bool *damaged)
{
    *damaged = false;
    if (store->state == STORE_NEWER)
        return true;
    if (store->state != STORE_OPEN)
        return store->path[0] == '\0' || repair_read(store->path, found, context);
    const enum database_result result = database_read(store->database, found, context);
    *damaged = result == DATABASE_DAMAGED;
    return result == DATABASE_GOOD;
}

/* Another program may have found the file damaged and put a new one in its place. */
static bool is_moved(const struct store *store)
{
    struct stat about;
    return stat(store->path, &about) != 0 || about.st_dev != store->device ||
           about.st_ino != store->file;
}

static void open_again(struct store *store)
{
    struct problems untold;
    problems_open(&untold, &memory_heap);
    open_now(store, &untold);
    problems_close(&untold);
}

static bool is_ready(struct store *store)
{
    if (store->state == STORE_OPEN && is_moved(store)) {
        shut(store);
        store->state = STORE_AWAY;
    }
    if (store->state == STORE_AWAY && store->path[0] != '\0')
        open_again(store);
    return store->state == STORE_OPEN;
}

static enum database_result add_rows(sqlite3 *database, const char *person, struct entry *entries,
                                     int count)
{
    int64_t id;
    struct row row;
    enum database_result result = database_next_id(database, &id);
    for (int i = 0; i < count && result == DATABASE_GOOD; i++) {
        entries[i].id = id + i;
        row_of_entry(&entries[i], person, &row);
        result = database_insert(database, &row);
    }
    return result;
}

bool store_add(struct store *store, const char *person, struct entry *entries, int count)
{
    if (!is_ready(store))
        return false;
    enum database_result result = database_run(store->database, "BEGIN IMMEDIATE");
    if (result == DATABASE_GOOD)
        result = add_rows(store->database, person, entries, count);
    if (result == DATABASE_GOOD)
        result = database_run(store->database, "COMMIT");
    if (result == DATABASE_GOOD)
        return true;
    for (int i = 0; i < count; i++)
        entries[i].id = 0;
    store->reason = database_reason(store->database);
    (void)database_run(store->database, "ROLLBACK");
    return false;
}

bool store_erase(struct store *store, const char *person, struct problems *problems)
{
    const char *reason = store->reason;
    bool good = is_ready(store);
    if (good && database_erase(store->database, person) != DATABASE_GOOD) {
        good = false;
        reason = database_reason(store->database);
    }
    if (!good)
        problem_error(problems, place_of(store), "it could not be erased (%s)", reason);
    return repair_delete(store->path, problems) && good;
}
