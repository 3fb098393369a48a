/* Reading moves from their trees, and what must be right among them. */
#ifndef LIMBER_LIBRARY_MOVE_FILE_H
#define LIMBER_LIBRARY_MOVE_FILE_H

#include "library/routine.h"
#include "library/shelf.h"

/* NULL when something is wrong, which is told. */
const struct move *move_read(struct reader *reader, const struct node *map, const char *id,
                             const struct shelf *shelf);

/* The moves of the shelf without those that cannot be used, which is told: a second one for the
 * same pair of positions, a shortcut through positions that no move joins. NULL when memory ran
 * out. */
const struct moves *moves_settle(struct reader *reader, const struct shelf *shelf);

/* A routine that is in one position, goes to the other, and back if the move does. NULL when memory
 * ran out. */
const struct routine *routine_of_move(struct reader *reader, const struct moves *moves,
                                      const struct move *move);

#endif
