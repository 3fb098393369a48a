/* The record of one person: all entries, in memory and on disk.
 *
 * What is kept is in memory at once and, when record_keep returns true, on disk. What the disk does
 * not take (full, read-only, a file of a newer limber) stays in memory and is tried again with the
 * next entry and at the end; that it is so is said once. */
#ifndef LIMBER_RECORD_RECORD_H
#define LIMBER_RECORD_RECORD_H

#include "base/problem.h"
#include "record/entry.h"

struct record_wish {
    const struct memory *memory; /* of the entries */
    const char *folder;          /* where record.db is or will be */
    const char *person;          /* "" for who gives no name */
    const char *vfs;             /* a SQLite file system; NULL: the usual one */
    bool reads_only;             /* what is kept is forgotten: nothing on the disk changes */
};

struct record;

struct entries {
    const struct entry *list; /* in the order of writing */
    int count;
};

/* The person's name is borrowed until record_close. NULL, told, only when memory ran out; all else
 * that is wrong with the file is told as a warning, and the record then begins with what could be
 * read. */
struct record *record_open(const struct record_wish *wish, struct problems *problems);

/* Tries once more to write what is not on disk yet; warns of what is lost. Takes NULL. */
void record_close(struct record *record, struct problems *problems);

/* Adds an entry, texts copied; its id is given. True: it is on disk, and so are all before it. */
bool record_keep(struct record *record, const struct entry *entry);

/* Many at once: each is added in memory (false: it is no entry, or no memory is left), and all are
 * then written together. True: all are on disk. */
bool record_add(struct record *record, const struct entry *entry);
bool record_save(struct record *record);

/* Valid until the next record_keep or record_add. */
struct entries record_entries(const struct record *record);

/* How many are not on disk, and why: "the disk is full"; "" when all are. */
int record_unsaved(const struct record *record);
const char *record_reason(const struct record *record);

/* Deletes all entries so that no trace of them stays in the file, and the files that were kept
 * aside as damaged. False, told, when something of it may be left. */
bool record_erase(struct record *record, struct problems *problems);

#endif
