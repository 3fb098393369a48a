/* Another program under way: started with descriptors of our choice, heard when it complains, and
 * ended with all that it started itself.
 *
 * No shell stands between. It has a process group of its own, and signals as a shell gives them. */
#ifndef LIMBER_BASE_CHILD_H
#define LIMBER_BASE_CHILD_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/types.h>

enum { CHILD_DESCRIPTORS_MOST = 8, CHILD_COMPLAINT_MOST = 160 };

/* The beginning of what it wrote to its standard error; starts zeroed. */
struct child_complaint {
    char bytes[CHILD_COMPLAINT_MOST + 1];
    size_t length;
};

/* A pipe that no child inherits by itself. Its ends lie above the descriptors that a child is
 * given: one of those would be overwritten while the child is made. False: errno tells why; what is
 * open then is not -1. */
bool child_pipe(int *reading, int *writing);

/* Another descriptor of the same, up there; -1: errno tells why. */
int child_double(int descriptor);

/* Closes it and sets it to -1; nothing if it is. */
void child_close(int *descriptor);

/* Starts `words` (the program, looked for in PATH, its arguments, NULL), with descriptors[i] as its
 * descriptor i. 0, or why there is no child, as errno tells. */
int child_start(const char *const *words, const int *descriptors, int count, pid_t *child);

/* The same why, in plain words in the arena. */
const char *child_unstarted(const char *program, int why, struct arena *arena);

/* Whether it has ended, by itself or not. Its number stays its own until child_end. */
bool child_is_over(pid_t child);

/* True when reading gave `got` and there is no more to come for now; closes the end when there
 * never is. */
bool child_drained(int *end, ssize_t got);

/* Keeps the beginning of what there is on a non-blocking end, and throws the rest away; not all at
 * once, for there may be no end of it. */
void child_hear(int *end, struct child_complaint *complaint);

/* Kills what is left of it and of what it started. NULL when it had ended well (exit code 0), else
 * why not, in plain words in the arena: with the first line that comes from `end` or came before.
 */
const char *child_end(pid_t child, int *end, struct child_complaint *complaint,
                      struct arena *arena);

#endif
