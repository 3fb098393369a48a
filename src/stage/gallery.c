#include "stage/gallery.h"

#include <stdatomic.h>
#include <string.h>

#include "base/background.h"
#include "base/monitor.h"

struct preview {
    const struct routine *routine; /* NULL: the place is free */
    struct timeline *timeline;     /* NULL: it cannot be had */
    int64_t used;                  /* the turn in which it was wanted last */
};

/* All below `monitor` is guarded by it. */
struct gallery {
    struct world world;
    struct world stopping; /* the same, but with no memory left once the gallery closes */
    struct memory refusing;
    struct timeline_wish wish;
    pthread_t thread;
    atomic_bool leaving; /* looked at outside, too */
    struct monitor monitor;
    const struct routine *wanted[GALLERY_WANTED_MOST];
    int wanted_count;
    int64_t turn;
    struct preview previews[GALLERY_ROOM];
};

static void *get_unless_leaving(void *context, size_t size)
{
    struct gallery *gallery = context;
    const struct memory *memory = gallery->world.memory;
    return atomic_load(&gallery->leaving) ? NULL : memory->get(memory->context, size);
}

static void give_back(void *context, void *block)
{
    const struct gallery *gallery = context;
    gallery->world.memory->give(gallery->world.memory->context, block);
}

static struct preview *find(struct gallery *gallery, const struct routine *routine)
{
    for (int i = 0; i < GALLERY_ROOM; i++)
        if (gallery->previews[i].routine == routine)
            return &gallery->previews[i];
    return NULL;
}

/* Inside: the first routine that is wanted and missing. */
static const struct routine *missing(struct gallery *gallery)
{
    for (int i = 0; i < gallery->wanted_count; i++)
        if (gallery->wanted[i] != NULL && find(gallery, gallery->wanted[i]) == NULL)
            return gallery->wanted[i];
    return NULL;
}

/* Inside: the place that was not used for longest; never one that is wanted, of which there are
 * fewer than places. */
static struct preview *oldest(struct gallery *gallery)
{
    struct preview *found = &gallery->previews[0];
    for (int i = 1; i < GALLERY_ROOM; i++)
        if (gallery->previews[i].used < found->used)
            found = &gallery->previews[i];
    return found;
}

static struct timeline *build(struct gallery *gallery, const struct routine *routine)
{
    struct problems ignored; /* told when it is played */
    problems_open(&ignored, gallery->world.memory);
    struct timeline *timeline =
        timeline_build(&gallery->stopping, routine, &gallery->wish, &ignored);
    problems_close(&ignored);
    return timeline;
}

/* Inside the monitor, which is left for the work. */
static void add(struct gallery *gallery, const struct routine *routine)
{
    monitor_leave(&gallery->monitor);
    struct timeline *timeline = build(gallery, routine);
    monitor_enter(&gallery->monitor);
    struct preview *place = oldest(gallery);
    struct timeline *old = place->timeline;
    *place = (struct preview){routine, timeline, gallery->turn};
    monitor_leave(&gallery->monitor);
    timeline_free(old);
    monitor_enter(&gallery->monitor);
}

static void *work(void *context)
{
    enum { IDLE_MS = 3600 * 1000 };
    struct gallery *gallery = context;
    background_enter();
    monitor_enter(&gallery->monitor);
    while (!atomic_load(&gallery->leaving)) {
        const struct routine *routine = missing(gallery);
        if (routine != NULL)
            add(gallery, routine);
        else
            monitor_wait(&gallery->monitor, IDLE_MS);
    }
    monitor_leave(&gallery->monitor);
    return NULL;
}

static void close_all(struct gallery *gallery)
{
    const struct memory *memory = gallery->world.memory;
    for (int i = 0; i < GALLERY_ROOM; i++)
        timeline_free(gallery->previews[i].timeline);
    monitor_close(&gallery->monitor);
    memory->give(memory->context, gallery);
}

struct gallery *gallery_open(const struct world *world, const struct timeline_wish *wish)
{
    const struct memory *memory = world->memory;
    struct gallery *gallery = memory->get(memory->context, sizeof *gallery);
    if (gallery == NULL)
        return NULL;
    *gallery = (struct gallery){.world = *world,
                                .stopping = *world,
                                .refusing = {get_unless_leaving, give_back, gallery},
                                .wish = *wish};
    gallery->stopping.memory = &gallery->refusing;
    if (!monitor_open(&gallery->monitor)) {
        memory->give(memory->context, gallery);
        return NULL;
    }
    if (pthread_create(&gallery->thread, NULL, work, gallery) == 0)
        return gallery;
    close_all(gallery);
    return NULL;
}

void gallery_close(struct gallery *gallery)
{
    if (gallery == NULL)
        return;
    monitor_enter(&gallery->monitor);
    atomic_store(&gallery->leaving, true);
    monitor_change(&gallery->monitor);
    monitor_leave(&gallery->monitor);
    pthread_join(gallery->thread, NULL);
    close_all(gallery);
}

void gallery_want(struct gallery *gallery, const struct routine *const *routines, int count)
{
    if (gallery == NULL)
        return;
    monitor_enter(&gallery->monitor);
    gallery->turn++;
    gallery->wanted_count = count;
    memcpy(gallery->wanted, routines, sizeof(struct routine *) * (size_t)count);
    for (int i = 0; i < count; i++) {
        struct preview *preview = routines[i] != NULL ? find(gallery, routines[i]) : NULL;
        if (preview != NULL)
            preview->used = gallery->turn;
    }
    if (missing(gallery) != NULL)
        monitor_change(&gallery->monitor);
    monitor_leave(&gallery->monitor);
}

const struct timeline *gallery_look(struct gallery *gallery, const struct routine *routine)
{
    const struct timeline *timeline = NULL;
    if (gallery == NULL || routine == NULL)
        return NULL;
    monitor_enter(&gallery->monitor);
    const struct preview *preview = find(gallery, routine);
    if (preview != NULL)
        timeline = preview->timeline;
    monitor_leave(&gallery->monitor);
    return timeline;
}
