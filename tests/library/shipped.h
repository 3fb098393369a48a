/* What is shipped in assets/, read before the tests and closed after them. */
#ifndef LIMBER_TESTS_TIMELINE_SHIPPED_H
#define LIMBER_TESTS_TIMELINE_SHIPPED_H

#include "library/library.h"

static struct library library;
static struct problems problems;

static inline int open_library(void **state)
{
    (void)state;
    const char *const folders[] = {LIMBER_SOURCE "/assets"};
    problems_open(&problems, &memory_heap);
    const bool loaded = library_load(&library, &world_machine, folders, 1, &problems);
    problems_print(&problems, stderr);
    return loaded && problems.errors == 0 && library.exercise_count >= 8 ? 0 : -1;
}

static inline int close_library(void **state)
{
    (void)state;
    library_close(&library);
    problems_close(&problems);
    return 0;
}

#endif
