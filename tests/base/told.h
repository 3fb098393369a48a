/* What a test was told: opened before it and closed after it, by setup and teardown. */
#ifndef LIMBER_TESTS_BASE_TOLD_H
#define LIMBER_TESTS_BASE_TOLD_H

#include "base/problem.h"

static struct problems problems;

static inline int open_problems(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    return 0;
}

static inline int close_problems(void **state)
{
    (void)state;
    problems_close(&problems);
    return 0;
}

#endif
