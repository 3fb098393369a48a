/* What can be named while a file is read: positions, moves and exercises, by id.
 *
 * A routine file with its own ones puts them on a shelf before the library's. */
#ifndef LIMBER_LIBRARY_SHELF_H
#define LIMBER_LIBRARY_SHELF_H

#include "library/fields.h"
#include "library/move.h"

struct broken {
    const char *id;
    const struct broken *older;
};

struct shelf {
    const struct position **positions;
    int position_count, position_room;
    const struct exercise **exercises;
    int exercise_count, exercise_room;
    const struct move **moves;
    int move_count, move_room;
    int *slots;     /* where an exercise stands, by a hash of its id: index + 1; 0 is free */
    int slot_count; /* a power of two, at least twice exercise_count */
    const struct broken *broken; /* ids of files that had mistakes */
    const struct shelf *below;   /* asked when it is not here; or NULL */
};

/* Puts one on the shelf; one of the same id gives way. */
void shelf_put_position(struct shelf *shelf, struct reader *reader,
                        const struct position *position);
void shelf_put_exercise(struct shelf *shelf, struct reader *reader,
                        const struct exercise *exercise);
void shelf_put_move(struct shelf *shelf, struct reader *reader, const struct move *move);

/* Puts positions and exercises in the order of their ids; moves stay as they were put. */
void shelf_sort(struct shelf *shelf);

/* Remembers that what has this id cannot be used, so that who names it is told why. */
void shelf_note_broken(struct shelf *shelf, struct reader *reader, const char *id);

/* What has the id at `value`, hyphens taken for underscores; NULL, told there, when there is none.
 */
const struct position *read_position_id(struct reader *reader, const struct node *value,
                                        const struct shelf *shelf);
const struct exercise *read_exercise_id(struct reader *reader, const struct node *value,
                                        const struct shelf *shelf);

/* Hyphens of `text` are taken for underscores. */
bool id_is(struct text text, const char *id);

#endif
