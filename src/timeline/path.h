/* The quickest way from one position to another, by the moves there are.
 *
 * A graph: its nodes are positions, sided ones twice; its edges moves, played forwards, backwards
 * or in the mirror, and shortcuts, which count as one edge of their own seconds. */
#ifndef LIMBER_TIMELINE_PATH_H
#define LIMBER_TIMELINE_PATH_H

#include "library/move.h"

/* A position, and which way round: `left` counts only where the position is sided. */
struct node_of_path {
    const struct position *position;
    bool left;
};

/* One move of a path, as it is to be played. */
struct leg {
    const struct move *move; /* with poses */
    bool backwards, mirrored;
    int64_t ms;
    struct lines say; /* of the move or of the shortcut it stands in; as written */
};

struct path {
    const struct leg *legs;
    int count;
    int64_t ms;
    bool found; /* also when nothing is to be done: 0 legs */
};

/* The path of least seconds; in the arena. Not found when no moves lead there; also when memory ran
 * out, which the arena remembers. `moves` may be NULL: none. */
struct path path_find(struct arena *arena, const struct moves *moves, struct node_of_path from,
                      struct node_of_path to);

#endif
