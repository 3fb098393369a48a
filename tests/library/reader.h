/* What a test reads papers into: a library and the problems found, fresh for each test. */
#ifndef LIMBER_TESTS_LIBRARY_READER_H
#define LIMBER_TESTS_LIBRARY_READER_H

#include "library/library.h"
#include "library/paper.h"

struct reader {
    struct library library;
    struct problems problems;
};

static inline int reader_enter(void **state)
{
    static struct reader reader;
    memset(&reader, 0, sizeof reader);
    problems_open(&reader.problems, &memory_heap);
    *state = &reader;
    return 0;
}

static inline int reader_leave(void **state)
{
    struct reader *reader = *state;
    library_close(&reader->library);
    problems_close(&reader->problems);
    return 0;
}

#endif
