/* From a path to a tree whose kind is known: what all files have in common. */
#ifndef LIMBER_LIBRARY_FORMAT_FILE_H
#define LIMBER_LIBRARY_FORMAT_FILE_H

#include "base/world.h"
#include "library/tree.h"

enum format {
    FORMAT_POSITION,
    FORMAT_MOVE,
    FORMAT_EXERCISE,
    FORMAT_ROUTINE,
    FORMAT_TUNE,
    FORMAT_THEME,
    FORMAT_FIGURE,
    FORMAT_COUNT
};

/* Reads the file at `path` into a tree in `scratch` and finds out what it is by its `format` line.
 * NULL with the problem told. `path` is borrowed by all places. */
const struct node *format_read(const struct world *world, const char *path, struct arena *scratch,
                               struct problems *problems, enum format *format);

/* "an exercise" */
const char *format_name(enum format format);

/* The id of a file: its name without folder and ending, small letters, digits and underscores. In
 * the arena; NULL as arena_take. */
const char *format_id(struct arena *arena, const char *path);

#endif
