/* Where the program's data lies.
 *
 * A home of data holds assets/ (exercises/, routines/, ...) and shaders/, and perhaps voices/. The
 * first of these is taken: --data DIR; $LIMBER_DATA; the source tree, if the program runs from its
 * build tree; $XDG_DATA_HOME/limber; share/limber beside the installed program; limber in
 * $XDG_DATA_DIRS. The person's own $XDG_DATA_HOME/limber adds its exercises/, routines/, ... to
 * whatever was found, and hides what has the same name. DIR and $LIMBER_DATA may also be the folder
 * that holds exercises/ itself. */
#ifndef LIMBER_COMMAND_FOLDERS_H
#define LIMBER_COMMAND_FOLDERS_H

#include "base/problem.h"
#include "base/world.h"

enum { FOLDERS_MOST = 4 };

struct folders {
    const char *assets[FOLDERS_MOST]; /* in order: a later one hides what earlier ones hold */
    int asset_count;
    const char *home;                 /* its shaders/ are used */
    const char *voices[FOLDERS_MOST]; /* their voices/ are looked through in order */
    int voice_count;
};

/* What decides: the option, the program's own path, the environment. */
struct folders_wish {
    const struct world *world;
    const char *data;                          /* NULL when not given */
    const char *program;                       /* full path; NULL when unknown */
    const char *(*variable)(const char *name); /* NULL when not set */
};

/* Paths are in the arena. False when nothing was found, telling where it was looked for. */
bool folders_find(const struct folders_wish *wish, struct arena *arena, struct folders *folders,
                  struct problems *problems);

/* The real program: its path (in the arena) and its environment. */
struct folders_wish folders_wish_of_machine(const struct world *world, const char *data,
                                            struct arena *arena);

#endif
