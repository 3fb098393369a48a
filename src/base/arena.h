/* Memory that lives and dies together.
 *
 * What is loaded together (a library, a timeline) is taken from one arena and freed in one call.
 * An arena gets its blocks from a `struct memory`, so that a test can supply one that fails at the
 * nth request or refuses to grow past a limit. */
#ifndef LIMBER_BASE_ARENA_H
#define LIMBER_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Where blocks come from. `get` returns NULL when there is none left; `give` takes back what
 * `get` returned. */
struct memory {
    void *(*get)(void *context, size_t size);
    void (*give)(void *context, void *block);
    void *context;
};

/* The machine's own heap. */
extern const struct memory memory_heap;

/* Once, before there are threads: all of them take from one heap. glibc's malloc would else begin
 * one for each, and what they give back is then of use to no other. */
void memory_prepare(void);

struct arena_block;

struct arena {
    const struct memory *memory;
    struct arena_block *newest;
    size_t used;  /* bytes handed out so far */
    size_t limit; /* bytes it may hand out in all */
    bool failed;  /* a request was refused since it was opened */
};

/* Starts an empty arena; nothing is requested from `memory` yet. */
void arena_open(struct arena *arena, const struct memory *memory, size_t limit);

/* Gives everything back. An arena that was only zeroed, or closed before, is fine. */
void arena_close(struct arena *arena);

/* `count` zeroed elements of `size` bytes, aligned for any type; NULL when memory or limit is
 * exhausted or count * size overflows. Valid until arena_close. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/* Copy of `length` bytes with a NUL after them; NULL as arena_take. */
char *arena_copy(struct arena *arena, const char *from, size_t length);

/* Formatted text in the arena (printf rules); NULL as arena_take. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
