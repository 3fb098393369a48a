/* The files of a folder in an order that is never dull: each once before any comes again, and none
 * twice in a row from one round to the next. */
#ifndef LIMBER_STAGE_PLAYLIST_H
#define LIMBER_STAGE_PLAYLIST_H

#include <stdint.h>

#include "base/world.h"

enum { PLAYLIST_MOST = 4096, PLAYLIST_DEPTH = 6 /* folders within folders */ };

struct playlist {
    const char **paths; /* in the arena it was found with */
    int *order;         /* of the round; indices of paths */
    int count, at;      /* of order: files left in the list; the next one */
    int last;           /* index played last; -1 */
    uint64_t seed;
};

/* Takes the files whose names end as music's do, those of folders within as well. The result is the
 * folder's; FILE_OK with count 0: it holds no music. */
enum file_result playlist_find(struct playlist *list, const struct world *world, const char *folder,
                               uint64_t seed, struct arena *arena);

/* Index of the next file; -1 when none is left. */
int playlist_next(struct playlist *list);

/* The file does not come again. */
void playlist_drop(struct playlist *list, int index);

#endif
