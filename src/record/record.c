#include "record/record.h"

#include "record/store.h"

enum { ARENA_MOST = 256 << 20, ROOM_LEAST = 256 };

static const struct place here = {"limber", 0, 0};

struct record {
    struct record_wish wish;
    struct arena arena;
    struct store *store;
    struct entry *list;
    int count, room;
    int saved;    /* that are on disk: the first so many */
    bool unsound; /* what was read is damaged */
};

static struct entry *make_room(struct record *record)
{
    if (record->count < record->room)
        return &record->list[record->count];
    const int room = record->room > 0 ? 2 * record->room : ROOM_LEAST;
    struct entry *list = arena_take(&record->arena, (size_t)room, sizeof *list);
    if (list == NULL)
        return NULL;
    for (int i = 0; i < record->count; i++)
        list[i] = record->list[i];
    record->list = list;
    record->room = room;
    return &list[record->count];
}

static const struct entry *last(const struct record *record)
{
    return record->count > 0 ? &record->list[record->count - 1] : NULL;
}

static bool take_row(void *context, const struct row *row)
{
    struct record *record = context;
    if (!text_is(row->text[ROW_PERSON], record->wish.person)) {
        record->unsound |= !row_is_sound(row);
        return true;
    }
    struct entry *entry = make_room(record);
    if (entry == NULL)
        return false;
    if (row_to_entry(row, &record->arena, last(record), entry))
        record->count++;
    else
        record->unsound = true;
    return !record->arena.failed;
}

static bool read_all(struct record *record)
{
    bool damaged;
    record->count = 0;
    record->unsound = false;
    const bool good = store_read(record->store, take_row, record, &damaged);
    record->unsound |= damaged;
    return good;
}

static void fill(struct record *record, struct problems *problems)
{
    bool good = read_all(record);
    if (record->unsound && !record->arena.failed && store_state(record->store) == STORE_OPEN) {
        store_repair(record->store, problems);
        good = read_all(record);
    }
    if (!good)
        problem_warning(problems, here, "the record could not be read to its end");
    record->saved = record->count;
}

struct record *record_open(const struct record_wish *wish, struct problems *problems)
{
    struct arena arena;
    arena_open(&arena, wish->memory, ARENA_MOST);
    struct record *record = arena_take(&arena, 1, sizeof *record);
    if (record == NULL) {
        arena_close(&arena);
        problem_error(problems, here, "no memory is left for the record");
        return NULL;
    }
    record->wish = *wish;
    record->arena = arena;
    record->store =
        wish->reads_only ? store_look(wish->folder) : store_open(wish->folder, wish->vfs, problems);
    if (record->store != NULL)
        fill(record, problems);
    return record;
}

bool record_save(struct record *record)
{
    const int unsaved = record->count - record->saved;
    if (unsaved == 0)
        return true;
    if (record->store == NULL ||
        !store_add(record->store, record->wish.person, &record->list[record->saved], unsaved))
        return false;
    record->saved = record->count;
    return true;
}

void record_close(struct record *record, struct problems *problems)
{
    if (record == NULL)
        return;
    if (!record->wish.reads_only && !record_save(record))
        problem_warning(problems, here, "%d entries of the record are lost: %s",
                        record_unsaved(record), record_reason(record));
    store_close(record->store);
    struct arena arena = record->arena;
    arena_close(&arena);
}

bool record_add(struct record *record, const struct entry *entry)
{
    struct row row;
    struct entry *kept = make_room(record);
    if (kept == NULL)
        return false;
    row_of_entry(entry, record->wish.person, &row);
    if (!row_to_entry(&row, &record->arena, last(record), kept))
        return false;
    kept->id = 0;
    record->count++;
    return true;
}

bool record_keep(struct record *record, const struct entry *entry)
{
    return record_add(record, entry) && record_save(record);
}

struct entries record_entries(const struct record *record)
{
    return (struct entries){record->list, record->count};
}

int record_unsaved(const struct record *record)
{
    return record->count - record->saved;
}

const char *record_reason(const struct record *record)
{
    if (record_unsaved(record) == 0)
        return "";
    return record->store != NULL ? store_reason(record->store) : "no memory is left";
}

bool record_erase(struct record *record, struct problems *problems)
{
    if (record->store == NULL) {
        problem_error(problems, here, "it could not be erased (no memory is left)");
        return false;
    }
    record->count = 0;
    record->saved = 0;
    return store_erase(record->store, record->wish.person, problems);
}
