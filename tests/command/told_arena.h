/* A record without entries and an arena for what is made of it, fresh for each test. */
#ifndef LIMBER_TESTS_COMMAND_TOLD_ARENA_H
#define LIMBER_TESTS_COMMAND_TOLD_ARENA_H

#include "record/told_days.h"

static struct arena arena;

static inline int open_arena(void **state)
{
    arena_open(&arena, &memory_heap, 64 << 20);
    return tell_nothing(state);
}

static inline int close_arena(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

#endif
