/* Work in parts that have nothing to do with each other, shared by two threads.
 *
 * Who does which part is chance; what comes of a part must not depend on it. Both work in the
 * locale of whoever asks. */
#ifndef LIMBER_BASE_CREW_H
#define LIMBER_BASE_CREW_H

#include <pthread.h>

#include "base/arena.h"

/* Calls `work` once for each part 0 .. count - 1 and returns when all are done. Where there is a
 * second processor, and a thread to be had, half of that is done there. */
void crew_work(int count, void (*work)(void *context, int part), void *context);

/* Memory that both may ask at once. `memory` borrows `of`; arenas opened with it must have another
 * memory, or be closed, when this goes. */
struct crew_memory {
    struct memory memory;
    const struct memory *of;
    pthread_mutex_t lock;
};

/* `memory` refers to where it lies: it must not be moved. */
void crew_memory_open(struct crew_memory *memory, const struct memory *of);
void crew_memory_close(struct crew_memory *memory);

#endif
