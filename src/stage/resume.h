/* Where a routine was, for whoever starts limber anew after it was cut off.
 *
 * A small file in the service's runtime folder, or in the person's state folder, names the routine
 * and the part (exercise and side) being played. It is written whole or not at all whenever another
 * part begins, and deleted when the routine ends in order: what is found at a start was cut off. It
 * counts for RESUME_KEPT_S, so that nobody finds a routine of last night going on; and since what
 * it leads back to may be what cut it off, it is followed RESUME_TRIES times only. */
#ifndef LIMBER_STAGE_RESUME_H
#define LIMBER_STAGE_RESUME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { RESUME_NAME_SIZE = 128, RESUME_KEPT_S = 600, RESUME_TRIES = 3 };

struct resume {
    char routine[RESUME_NAME_SIZE]; /* its id */
    int part;                       /* 0.. */
    int tries;                      /* how often it was gone back to without getting on */
};

/* NULL when the variable is not set. */
typedef const char *resume_variable(const char *name);

/* In $RUNTIME_DIRECTORY, $XDG_STATE_HOME/limber or ~/.local/state/limber; in the arena. NULL when
 * there is none of them, or no memory. */
const char *resume_path(resume_variable *variable, struct arena *arena);

/* What was cut off, `now_s` being the wall clock's seconds. False when there is nothing to go on
 * with: no file, an old or a damaged one, or tried too often. */
bool resume_read(const char *path, int64_t now_s, struct resume *out);

/* Makes its folder, too. False when it could not be written; the file is then as it was. It does
 * not wait for the disk: it is there for a program that dies, not for a machine. */
bool resume_write(const char *path, const struct resume *resume);

void resume_forget(const char *path);

#endif
