/* How long it takes to load the library, and a library of a thousand files. */
#ifndef LIMBER_COMMAND_BENCH_LIBRARY_H
#define LIMBER_COMMAND_BENCH_LIBRARY_H

#include "command/folders.h"

struct library_cost {
    int files;
    double ms; /* processor time to read them and to check their syntax */
};

/* Loads everything `times` times over in one library: each exercise and routine is there under as
 * many names. Nothing is written. False when memory ran out. */
bool bench_library(const struct world *world, const struct folders *folders, int times,
                   struct library_cost *cost);

#endif
