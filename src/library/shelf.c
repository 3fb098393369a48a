#include "library/shelf.h"
#include <stdlib.h>
#include <string.h>

enum { NAMES_MOST = 2000 };

bool id_is(struct text text, const char *id)
{
    size_t i = 0;
    for (; i < text.length && id[i]; i++)
        if (text.at[i] != id[i] && !(text.at[i] == '-' && id[i] == '_'))
            return false;
    return i == text.length && !id[i];
}

/* Room for one more pointer in a list of `count`; the list may move. */
static void *make_room(struct reader *reader, void *list, int count, int *room)
{
    if (count < *room)
        return list;
    const int larger = *room ? *room * 2 : 16;
    void *moved = reader_take(reader, larger, sizeof(void *));
    if (!moved)
        return NULL;
    if (count > 0)
        memcpy(moved, list, (size_t)count * sizeof(void *));
    *room = larger;
    return moved;
}

void shelf_put_position(struct shelf *shelf, struct reader *reader, const struct position *position)
{
    for (int i = 0; i < shelf->position_count; i++) {
        if (strcmp(shelf->positions[i]->id, position->id) == 0) {
            shelf->positions[i] = position;
            return;
        }
    }
    void *list = make_room(reader, shelf->positions, shelf->position_count, &shelf->position_room);
    if (!list)
        return;
    shelf->positions = list;
    shelf->positions[shelf->position_count++] = position;
}

/* FNV-1a; a hyphen counts as the underscore for which it is taken. */
static unsigned hash_id(struct text id)
{
    unsigned hash = 2166136261U;
    for (size_t i = 0; i < id.length; i++) {
        const unsigned char c = (unsigned char)(id.at[i] == '-' ? '_' : id.at[i]);
        hash = (hash ^ c) * 16777619U;
    }
    return hash;
}

/* The slot of an id: where it stands, or where it may be put. There must be a free one. */
static int *slot_of(const struct shelf *shelf, struct text id)
{
    const unsigned mask = (unsigned)shelf->slot_count - 1;
    unsigned at = hash_id(id) & mask;
    while (shelf->slots[at] && !id_is(id, shelf->exercises[shelf->slots[at] - 1]->id))
        at = (at + 1) & mask;
    return &shelf->slots[at];
}

static void fill_slots(struct shelf *shelf)
{
    for (int i = 0; i < shelf->exercise_count; i++)
        *slot_of(shelf, text_of(shelf->exercises[i]->id)) = i + 1;
}

static bool make_slots(struct shelf *shelf, struct reader *reader)
{
    if (2 * (shelf->exercise_count + 1) <= shelf->slot_count)
        return true;
    const int larger = shelf->slot_count ? shelf->slot_count * 2 : 64;
    int *slots = reader_take(reader, larger, sizeof *slots);
    if (!slots)
        return false;
    shelf->slots = slots;
    shelf->slot_count = larger;
    fill_slots(shelf);
    return true;
}

void shelf_put_exercise(struct shelf *shelf, struct reader *reader, const struct exercise *exercise)
{
    if (!make_slots(shelf, reader))
        return;
    int *slot = slot_of(shelf, text_of(exercise->id));
    if (*slot) {
        shelf->exercises[*slot - 1] = exercise;
        return;
    }
    void *list = make_room(reader, shelf->exercises, shelf->exercise_count, &shelf->exercise_room);
    if (!list)
        return;
    shelf->exercises = list;
    shelf->exercises[shelf->exercise_count++] = exercise;
    *slot = shelf->exercise_count;
}

static int compare_positions(const void *a, const void *b)
{
    return strcmp((*(const struct position *const *)a)->id,
                  (*(const struct position *const *)b)->id);
}

static int compare_exercises(const void *a, const void *b)
{
    return strcmp((*(const struct exercise *const *)a)->id,
                  (*(const struct exercise *const *)b)->id);
}

void shelf_sort(struct shelf *shelf)
{
    if (shelf->position_count > 0)
        qsort(shelf->positions, (size_t)shelf->position_count, sizeof(void *), compare_positions);
    if (shelf->exercise_count == 0)
        return;
    qsort(shelf->exercises, (size_t)shelf->exercise_count, sizeof(void *), compare_exercises);
    memset(shelf->slots, 0, (size_t)shelf->slot_count * sizeof *shelf->slots);
    fill_slots(shelf);
}

void shelf_put_move(struct shelf *shelf, struct reader *reader, const struct move *move)
{
    for (int i = 0; i < shelf->move_count; i++) {
        if (strcmp(shelf->moves[i]->id, move->id) == 0) {
            shelf->moves[i] = move;
            return;
        }
    }
    void *list = make_room(reader, shelf->moves, shelf->move_count, &shelf->move_room);
    if (!list)
        return;
    shelf->moves = list;
    shelf->moves[shelf->move_count++] = move;
}

void shelf_note_broken(struct shelf *shelf, struct reader *reader, const char *id)
{
    struct broken *broken = reader_take(reader, 1, sizeof *broken);
    if (!broken)
        return;
    *broken = (struct broken){id, shelf->broken};
    shelf->broken = broken;
}

static bool is_broken(const struct shelf *shelf, struct text id)
{
    for (; shelf; shelf = shelf->below)
        for (const struct broken *broken = shelf->broken; broken; broken = broken->older)
            if (id_is(id, broken->id))
                return true;
    return false;
}

static void tell_missing(struct reader *reader, const struct node *value, const char *what,
                         const struct shelf *shelf, const char *const *names, int count)
{
    if (is_broken(shelf, value->text))
        reader_error(reader, value, "%s has mistakes of its own; put them right first",
                     reader_shown(reader, value));
    else
        reader_unknown(reader, value, what, names, count);
}

static const struct position *find_position(const struct shelf *shelf, struct text id)
{
    for (; shelf; shelf = shelf->below)
        for (int i = 0; i < shelf->position_count; i++)
            if (id_is(id, shelf->positions[i]->id))
                return shelf->positions[i];
    return NULL;
}

static const struct exercise *find_exercise(const struct shelf *shelf, struct text id)
{
    for (; shelf; shelf = shelf->below) {
        const int slot = shelf->slot_count ? *slot_of(shelf, id) : 0;
        if (slot)
            return shelf->exercises[slot - 1];
    }
    return NULL;
}

static int position_names(const struct shelf *shelf, const char **names, int room)
{
    int count = 0;
    for (; shelf; shelf = shelf->below)
        for (int i = 0; i < shelf->position_count && count < room; i++)
            names[count++] = shelf->positions[i]->id;
    return count;
}

static int exercise_names(const struct shelf *shelf, const char **names, int room)
{
    int count = 0;
    for (; shelf; shelf = shelf->below)
        for (int i = 0; i < shelf->exercise_count && count < room; i++)
            names[count++] = shelf->exercises[i]->id;
    return count;
}

const struct position *read_position_id(struct reader *reader, const struct node *value,
                                        const struct shelf *shelf)
{
    if (!reader_expect(reader, value, NODE_TEXT, "the name of a position"))
        return NULL;
    const struct position *position = find_position(shelf, value->text);
    if (!position) {
        const char *names[NAMES_MOST];
        const int count = position_names(shelf, names, NAMES_MOST);
        tell_missing(reader, value, "position", shelf, names, count);
    }
    return position;
}

const struct exercise *read_exercise_id(struct reader *reader, const struct node *value,
                                        const struct shelf *shelf)
{
    if (!reader_expect(reader, value, NODE_TEXT, "the name of an exercise"))
        return NULL;
    const struct exercise *exercise = find_exercise(shelf, value->text);
    if (!exercise) {
        const char *names[NAMES_MOST];
        const int count = exercise_names(shelf, names, NAMES_MOST);
        tell_missing(reader, value, "exercise", shelf, names, count);
    }
    return exercise;
}
