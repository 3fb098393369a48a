/* A move: how one gets from one position to another, through which poses, and what is said.
 *
 * Read from assets/moves/FROM_to_TO.yaml; see assets/moves/chair_to_standing.yaml for the format. A
 * move is written for the right side; where a position is sided its mirror image leads from the
 * left to the left. A shortcut has no poses of its own: it passes through positions by the moves
 * there are, in its own seconds. */
#ifndef LIMBER_LIBRARY_MOVE_H
#define LIMBER_LIBRARY_MOVE_H

#include "library/exercise.h"

/* The part of the body whose place on the floor tells where the new position lies. */
struct kept_part {
    bool given; /* else it is found */
    enum part part;
    enum side side;
};

struct move {
    const char *id;
    const char *name;
    const struct position *from, *to;
    struct kept_part keeps;
    float turn; /* degrees to the left by which the new position is turned: 0 or 180 */
    bool back;  /* played backwards it leads from `to` to `from` */
    struct lines say, say_back;
    const struct key *keys; /* keys[0] is from's pose, the last one to's; NULL for a shortcut */
    int key_count;
    const int64_t *key_ms;                 /* from a key to the one after it; key_count - 1 */
    int64_t ms;                            /* of the whole */
    const struct position *const *through; /* of a shortcut, in order */
    const struct place *through_place;     /* where each was written; one more for its end */
    int through_count;
    struct place place;
};

/* All moves that can be used; routines know those of their library. */
struct moves {
    const struct move *const *list;
    int count;
};

/* The move with poses of its own that leads straight from one position to the other; `*backwards`
 * tells that it is to be played so. NULL when there is none. */
const struct move *move_between(const struct moves *moves, const char *from, const char *to,
                                bool *backwards);

/* The positions a shortcut leads through, its ends included: the `index`-th of
 * through_count + 2. */
const struct position *move_stop(const struct move *shortcut, int index);

#endif
