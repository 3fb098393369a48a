/* Everything that can be shown and played: positions, moves, exercises, routines and pieces of
 * music, read, checked and constant.
 *
 * Files are read from several folders; a later one adds to, or hides, what earlier ones hold: the
 * first is what was shipped, others and single files are the person's own. Every
 * mistake is a problem with file, line and column; a file with errors is left out, the rest is
 * still usable. Limits: a file 1 MiB, depth 32, 20,000 nodes, a text 2,000 bytes; anchors, aliases,
 * tags and second documents are refused. */
#ifndef LIMBER_LIBRARY_LIBRARY_H
#define LIMBER_LIBRARY_LIBRARY_H

#include "base/problem.h"
#include "base/world.h"
#include "library/language.h"
#include "library/routine.h"
#include "library/tune.h"

struct library {
    struct arena arena;
    const struct position *const *positions;
    int position_count;
    const struct moves *moves;               /* between positions; NULL only when memory ran out */
    const struct exercise *const *exercises; /* sorted by id */
    int exercise_count;
    const struct routine *const *routines; /* sorted by id */
    int routine_count;
    const struct tune *const *tunes; /* of music, sorted by id */
    int tune_count;
    struct language language; /* of its texts, and of files that are added */
};

/* Reads music/, positions/, moves/, exercises/ and routines/ of each folder in order. False when
 * memory ran out; problems in files are told in `problems` and do not make it fail. library_close
 * is due in both cases. */
bool library_load(struct library *library, const struct world *world, const char *const *folders,
                  int folder_count, struct problems *problems);

/* The same with texts in another language, where files carry translations. `language.code` is
 * borrowed for as long as the library lives. */
bool library_load_in(struct library *library, const struct world *world, const char *const *folders,
                     int folder_count, struct language language, struct problems *problems);

/* Adds one file (an exercise, a routine, perhaps with its own exercises, or a move). `*id` is what
 * to play: the exercise's, the routine's, or that of a routine that goes from one position of the
 * move to the other, and back if the move does. False when the file has errors. */
bool library_add_file(struct library *library, const struct world *world, const char *path,
                      struct problems *problems, const char **id);

/* The same for a file that need not be played: a position, a piece of music, a theme or a
 * figure, too. */
bool library_add_any(struct library *library, const struct world *world, const char *path,
                     struct problems *problems, const char **id);

void library_close(struct library *library);

/* NULL when there is none of that id. Hyphens are taken for underscores. */
const struct exercise *library_exercise(const struct library *library, const char *id);
const struct routine *library_routine(const struct library *library, const char *id);
const struct position *library_position(const struct library *library, const char *id);
const struct tune *library_tune(const struct library *library, const char *id);

/* The id nearest to `wrong` among exercises and routines, or NULL. */
const char *library_nearest(const struct library *library, const char *wrong);

/* The same among pieces of music. */
const char *library_nearest_tune(const struct library *library, const char *wrong);

/* A routine that plays just this exercise, all sides, its own dose. In the library's arena; NULL
 * when memory ran out. */
const struct routine *library_routine_of(struct library *library, const struct exercise *exercise);

/* One that plays just this move, there and, if it leads back, back again; the same rules. */
const struct routine *library_routine_of_move(struct library *library, const struct move *move);

#endif
