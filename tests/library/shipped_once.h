/* What is shipped in assets/, read before all tests of a program and closed after them. */
#ifndef LIMBER_TESTS_LIBRARY_SHIPPED_ONCE_H
#define LIMBER_TESTS_LIBRARY_SHIPPED_ONCE_H

#include "library/shipped.h"

static struct library library;
static struct problems problems;

static inline int open_library(void **state)
{
    (void)state;
    return shipped_open(&library, &problems) ? 0 : -1;
}

static inline int close_library(void **state)
{
    (void)state;
    shipped_close(&library, &problems);
    return 0;
}

#endif
