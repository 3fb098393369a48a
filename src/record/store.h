/* The file on disk: a SQLite database (record.db) to which rows are added, and nothing else.
 *
 * Each addition is on disk when the call returns (write-ahead log, synchronous = FULL), so that a
 * process that is killed, or a machine that loses power, loses none that was reported written.
 * Several programs may use the file at once. When it is opened its pages are checked; one that is
 * damaged, or holds a row that is not sound, is kept aside as record.db.damaged-N (its log as
 * record.db.damaged-N-wal) and a new one is made of every row that can still be found. One that a
 * newer limber wrote is left alone. */
#ifndef LIMBER_RECORD_STORE_H
#define LIMBER_RECORD_STORE_H

#include "base/problem.h"
#include "record/row.h"

struct store;

enum store_state {
    STORE_OPEN,
    STORE_NEWER, /* of a newer limber: neither read nor written */
    STORE_AWAY,  /* cannot be opened for writing now; store_add tries again */
    STORE_READ   /* it is only read: nothing is made, mended or written */
};

/* The file `record.db` in `folder` ("": nowhere), which is made if need be. `vfs` is the name of a
 * SQLite file system, NULL for the usual one. Texts are borrowed as long as it is open. NULL only
 * when memory ran out. What had to be done about the file is told in `problems` as a warning. */
struct store *store_open(const char *folder, const char *vfs, struct problems *problems);
void store_close(struct store *store); /* takes NULL */

/* The same for those who only read it: STORE_READ. */
struct store *store_look(const char *folder);

enum store_state store_state(const struct store *store);

/* Why it is not STORE_OPEN: "the disk is full"; "" when it is. */
const char *store_reason(const struct store *store);

/* Calls `found` with each row, oldest first; also for a file that can only be read. False when the
 * file could not be read to its end; `*damaged`: because it is damaged, which its pages did not
 * tell. */
typedef bool store_found(void *context, const struct row *row);
bool store_read(struct store *store, store_found *found, void *context, bool *damaged);

/* It turned out to be damaged while it was read: what is done about it is what store_open does
 * about a damaged file. All is to be read anew. */
void store_repair(struct store *store, struct problems *problems);

/* Writes the entries in one step, all or none, and sets their ids. False when they are not on disk.
 */
bool store_add(struct store *store, const char *person, struct entry *entries, int count);

/* Deletes what is recorded of the person so that the file holds no trace of it, and the files of
 * the damaged, which may hold more. False, told, when anything of it may be left. */
bool store_erase(struct store *store, const char *person, struct problems *problems);

#endif
