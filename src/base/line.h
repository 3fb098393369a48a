/* The lines of the small files in which people say what they want: settings, keys, a profile.
 *
 * An excerpt of it knows where it stands, so that what is wrong with it is told with its line and
 * column. Columns count characters, as editors do. Nothing is copied: excerpts point into the
 * content they come from. */
#ifndef LIMBER_BASE_LINE_H
#define LIMBER_BASE_LINE_H

#include "base/problem.h"
#include "base/text.h"

struct excerpt {
    struct text text; /* valid UTF-8 */
    struct place place;
};

/* What of a file is still to be read. */
struct line_walk {
    struct text rest;
    struct place place; /* the line read last */
};

/* Before the first line of `content`, which the problems call `file`. The mark with which some
 * editors begin UTF-8 is passed over. */
struct line_walk line_walk_of(struct text content, const char *file);

/* The next line, without its end; false behind the last one. A line that is no UTF-8 or holds a
 * NUL is told as a warning at the first such byte, unless `problems` is NULL, and passed over. */
bool line_next(struct line_walk *walk, struct excerpt *line, struct problems *problems);

/* `length` bytes of the excerpt from byte `from`, without the characters `blanks` at their ends.
 * Both ends of the part lie in the excerpt and cut no character in two. */
struct excerpt excerpt_part(struct excerpt excerpt, size_t from, size_t length, const char *blanks);

#endif
