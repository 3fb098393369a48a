#include "base/arena.h"
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { ALIGNMENT = alignof(max_align_t), BLOCK_SIZE = 32 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size, used; /* of content */
    alignas(max_align_t) unsigned char content[];
};

static void *heap_get(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void heap_give(void *context, void *block)
{
    (void)context;
    free(block);
}

const struct memory memory_heap = {.get = heap_get, .give = heap_give};

void memory_prepare(void)
{
#ifdef M_ARENA_MAX
    (void)mallopt(M_ARENA_MAX, 1);
#endif
}

void arena_open(struct arena *arena, const struct memory *memory, size_t limit)
{
    *arena = (struct arena){.memory = memory, .limit = limit};
}

void arena_close(struct arena *arena)
{
    while (arena->newest) {
        struct arena_block *block = arena->newest;
        arena->newest = block->older;
        arena->memory->give(arena->memory->context, block);
    }
    arena->used = 0;
}

/* Large requests get a block of their own, put behind the newest one, whose room is not lost. */
static struct arena_block *block_add(struct arena *arena, size_t size)
{
    const size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
    if (room > SIZE_MAX - sizeof(struct arena_block))
        return NULL;
    struct arena_block *block =
        arena->memory->get(arena->memory->context, sizeof(struct arena_block) + room);
    if (!block)
        return NULL;
    block->size = room;
    block->used = 0;
    if (room == BLOCK_SIZE || !arena->newest) {
        block->older = arena->newest;
        arena->newest = block;
    } else {
        block->older = arena->newest->older;
        arena->newest->older = block;
    }
    return block;
}

static void *take_bytes(struct arena *arena, size_t bytes)
{
    if (!arena->memory || bytes > arena->limit - arena->used)
        return NULL;
    struct arena_block *block = arena->newest;
    if (!block || block->size - block->used < bytes)
        block = block_add(arena, bytes);
    if (!block)
        return NULL;
    void *start = block->content + block->used;
    block->used += bytes;
    arena->used += bytes;
    memset(start, 0, bytes);
    return start;
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
    void *start = NULL;
    if (!size || count <= (SIZE_MAX - ALIGNMENT) / size)
        start = take_bytes(arena, (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    arena->failed |= !start;
    return start;
}

char *arena_copy(struct arena *arena, const char *from, size_t length)
{
    char *copy = length < SIZE_MAX ? arena_take(arena, length + 1, 1) : NULL;
    if (copy && length)
        memcpy(copy, from, length);
    return copy;
}

char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return NULL;
    char *text = arena_take(arena, (size_t)length + 1, 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}
