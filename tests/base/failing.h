/* Memory that gives only so many blocks, for tests of what happens then, and counts what is lent.
 */
#ifndef LIMBER_TESTS_BASE_FAILING_H
#define LIMBER_TESTS_BASE_FAILING_H

#include "base/arena.h"

#include <stdlib.h>

struct failing {
    int left;     /* blocks it still gives; -1: all that are asked for */
    bool once;    /* only the next block is refused, what is asked for later is given */
    bool refused; /* a block was */
    int lent;     /* blocks not given back yet */
};

static inline void *failing_get(void *context, size_t size)
{
    struct failing *failing = context;
    if (failing->left == 0) {
        failing->refused = true;
        failing->left -= failing->once;
        return NULL;
    }
    failing->left -= failing->left > 0;
    failing->lent++;
    return malloc(size);
}

static inline void failing_give(void *context, void *block)
{
    struct failing *failing = context;
    failing->lent -= block != NULL;
    free(block);
}

static inline struct memory failing_memory(struct failing *failing)
{
    return (struct memory){failing_get, failing_give, failing};
}

#endif
