/* Changing what stands in profile.conf, and nothing else in it: comments and lines that somebody
 * wrote by hand stay as and where they are. */
#ifndef LIMBER_RECORD_PROFILE_EDIT_H
#define LIMBER_RECORD_PROFILE_EDIT_H

#include "base/arena.h"
#include "record/profile.h"

/* The content with the line `NAME = VALUE`: in place of the first one of that name, or else at the
 * end. Further lines of the name are emptied, and with value NULL the first one, too; their
 * comments stay. In the arena; at NULL no memory was left. */
struct text profile_set(struct text content, const char *name, const char *value,
                        struct arena *arena);

/* The same for `flags`, from the profile. Words there that are no flag are kept: somebody meant
 * something by them. */
struct text profile_set_flags(struct text content, unsigned flags, struct arena *arena);

/* The same for one way in which a joint turns: the line that limits it gets these degrees, further
 * ones of it are emptied, and of `limit = hips flexion 100` the other side keeps its own; with
 * degrees < 0 it is limited no more. Lines that cannot be read stay. */
struct text profile_set_limit(struct text content, const struct turn_limit *limit,
                              struct arena *arena);

/* The value that the last line of this name has; length 0: none. */
struct text profile_get(struct text content, const char *name);

#endif
