/* Memory that gives only so many blocks, for tests of what happens then. */
#ifndef LIMBER_TESTS_BASE_FAILING_H
#define LIMBER_TESTS_BASE_FAILING_H

#include "base/arena.h"

#include <stdlib.h>

struct failing {
    int left; /* blocks it still gives */
    int lent; /* blocks not given back yet */
};

static inline void *failing_get(void *context, size_t size)
{
    struct failing *failing = context;
    if (failing->left == 0)
        return NULL;
    failing->left--;
    failing->lent++;
    return malloc(size);
}

static inline void failing_give(void *context, void *block)
{
    struct failing *failing = context;
    failing->lent--;
    free(block);
}

static inline struct memory failing_memory(struct failing *failing)
{
    return (struct memory){failing_get, failing_give, failing};
}

#endif
