/* Files that are asked for by their name alone, such as themes: NAME.yaml in a folder of their
 * kind. */
#ifndef LIMBER_LIBRARY_NAMED_FILE_H
#define LIMBER_LIBRARY_NAMED_FILE_H

#include "base/world.h"

/* The path of KIND/NAME.yaml in the last of the folders that has it, - and _ being the same; in the
 * arena. NULL when none has, `name` is no plain name, or memory ran out. */
const char *named_file_find(const struct world *world, const char *const *folders, int folder_count,
                            const char *kind, const char *name, struct arena *arena);

#endif
