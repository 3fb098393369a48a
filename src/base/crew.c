#include "base/crew.h"

#include <locale.h>
#include <stdatomic.h>
#include <unistd.h>

struct crew {
    atomic_int next;
    int count;
    void (*work)(void *context, int part);
    void *context;
    locale_t locale;
};

static void *work_on(void *context)
{
    struct crew *crew = context;
    for (int part; (part = atomic_fetch_add(&crew->next, 1)) < crew->count;)
        crew->work(crew->context, part);
    return NULL;
}

/* In the locale of whoever has this done. */
static void *help(void *context)
{
    const struct crew *crew = context;
    (void)uselocale(crew->locale);
    return work_on(context);
}

void crew_work(int count, void (*work)(void *context, int part), void *context)
{
    struct crew crew = {
        .count = count, .work = work, .context = context, .locale = uselocale((locale_t)0)};
    pthread_t other;
    const bool helped = count > 1 && sysconf(_SC_NPROCESSORS_ONLN) > 1 &&
                        pthread_create(&other, NULL, help, &crew) == 0;
    work_on(&crew);
    if (helped)
        pthread_join(other, NULL);
}

static void *get(void *context, size_t size)
{
    struct crew_memory *memory = context;
    pthread_mutex_lock(&memory->lock);
    void *block = memory->of->get(memory->of->context, size);
    pthread_mutex_unlock(&memory->lock);
    return block;
}

static void give(void *context, void *block)
{
    struct crew_memory *memory = context;
    pthread_mutex_lock(&memory->lock);
    memory->of->give(memory->of->context, block);
    pthread_mutex_unlock(&memory->lock);
}

void crew_memory_open(struct crew_memory *memory, const struct memory *of)
{
    *memory = (struct crew_memory){
        .memory = {get, give, memory}, .of = of, .lock = PTHREAD_MUTEX_INITIALIZER};
}

void crew_memory_close(struct crew_memory *memory)
{
    pthread_mutex_destroy(&memory->lock);
}
