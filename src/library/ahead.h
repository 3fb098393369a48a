/* Files read by two threads, some at a time, ahead of whoever makes sense of them one by one: a
 * library's are read in half the time, and told of in their order all the same. */
#ifndef LIMBER_LIBRARY_AHEAD_H
#define LIMBER_LIBRARY_AHEAD_H

#include "base/world.h"
#include "library/format_file.h"

enum { AHEAD_MOST = 64 }; /* at a time: their trees take memory */

struct ahead {
    const char *path; /* borrowed */
    struct arena arena;
    struct problems problems; /* of this file alone */
    const struct node *root;  /* in the arena; NULL: it cannot be read */
    enum format format;
};

/* Reads `count` files, whose paths are set. ahead_close is due for each. `world` may be asked for
 * files by two threads at once; for memory by one at a time. */
void ahead_read(const struct world *world, struct ahead *files, int count);
void ahead_close(struct ahead *file);

#endif
