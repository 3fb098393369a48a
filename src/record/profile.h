/* What a person said about themselves: the ticks of reference/content.md, section 9.
 *
 * Written by hand, or by the first start, into profile.conf: lines `NAME = VALUE`, `#` begins a
 * comment. `flags = FLEX KNEE` names what the exercises' `flags` name. */
#ifndef LIMBER_RECORD_PROFILE_H
#define LIMBER_RECORD_PROFILE_H

#include "base/problem.h"
#include "library/flag.h"

/* Starts zeroed: nothing is ticked. */
struct profile {
    unsigned flags; /* bits 1 << enum flag */
};

/* Reads a file's content into a zeroed profile. What cannot be read is told as a warning with its
 * place, and the rest is taken. */
void profile_read(struct profile *profile, struct text content, const char *file,
                  struct problems *problems);

#endif
