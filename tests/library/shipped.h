/* What is shipped in assets/. */
#ifndef LIMBER_TESTS_LIBRARY_SHIPPED_H
#define LIMBER_TESTS_LIBRARY_SHIPPED_H

#include "library/library.h"

/* False unless all of it is read without a problem; shipped_close is due in both cases. */
static inline bool shipped_open(struct library *library, struct problems *problems)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    problems_open(problems, &memory_heap);
    const bool loaded = library_load(library, &world_machine, folders, 1, problems);
    problems_print(problems, stderr);
    return loaded && problems->errors == 0;
}

static inline void shipped_close(struct library *library, struct problems *problems)
{
    library_close(library);
    problems_close(problems);
}

#endif
