#include "voice/studio.h"
#include "base/background.h"
#include "base/monitor.h"
#include "base/tr.h"
#include "sound/prepare.h"

#include <signal.h>
#include <string.h>

enum {
    LISTS_BYTES_MOST = 16 << 20,
    CLIPS_BYTES_MOST = 128 << 20,
    RAW_BYTES_MOST = 64 << 20,
    IDLE_MS = 3600 * 1000
};

static const char no_memory[] = TR("no memory is left for it");

enum job_state { JOB_WAITING, JOB_MADE, JOB_FAILED };

struct job {
    const char *text;
    enum job_state state;
    struct clip clip; /* of one that is made */
    bool collected;
    int wish; /* number of the list that asked for it last */
};

struct jobs {
    struct job **list;
    int count, room;
};

/* All below `monitor` is guarded by it, but for `clips`, which is the thread's until it is done. */
struct studio {
    const struct world *world;
    struct engine engine;
    struct cache *cache;
    struct arena clips;
    struct monitor monitor;
    struct arena lists;
    struct jobs known;
    struct jobs queue; /* the list asked for last; done up to `next` */
    int next, wish;
    const struct job *current; /* being made */
    bool stopped;              /* the engine was told to leave it */
    struct studio_state state;
    int failures; /* in a row */
    const struct job *first_failed;
    const char *why;
    bool told;
    pthread_t thread;
    bool started, leaving, finished;
    bool abandoned; /* nobody waits for the thread: it frees */
};

/* The old list is left to the arena. */
static bool make_room(struct jobs *jobs, int more, struct arena *arena)
{
    if (jobs->room - jobs->count >= more)
        return true;
    const int room = 2 * jobs->room + more + 16;
    struct job **list = arena_take(arena, (size_t)room, sizeof(struct job *));
    if (!list)
        return false;
    if (jobs->count > 0)
        memcpy(list, jobs->list, (size_t)jobs->count * sizeof(struct job *));
    jobs->list = list;
    jobs->room = room;
    return true;
}

static void give_back(struct studio *studio)
{
    engine_close(studio->engine);
    cache_close(studio->cache);
    monitor_close(&studio->monitor);
    arena_close(&studio->clips);
    arena_close(&studio->lists);
    studio->world->memory->give(studio->world->memory->context, studio);
}

struct studio *studio_open(const struct world *world, struct engine engine, struct cache *cache)
{
    const struct memory *memory = world->memory;
    struct studio *studio = memory->get(memory->context, sizeof *studio);
    if (studio) {
        *studio = (struct studio){.world = world, .engine = engine, .cache = cache};
        arena_open(&studio->clips, memory, CLIPS_BYTES_MOST);
        arena_open(&studio->lists, memory, LISTS_BYTES_MOST);
        if (monitor_open(&studio->monitor))
            return studio;
        memory->give(memory->context, studio);
    }
    engine_close(engine);
    cache_close(cache);
    return NULL;
}

/* On the thread, while an engine works. */
static bool is_unwanted(void *context)
{
    struct studio *studio = context;
    monitor_enter(&studio->monitor);
    const bool unwanted = studio->leaving || studio->current->wish != studio->wish;
    studio->stopped |= unwanted;
    monitor_leave(&studio->monitor);
    return unwanted;
}

/* NULL, or why there is no clip, in words that lie in `scratch` or stay. */
static const char *make_clip(struct studio *studio, const char *text, struct arena *scratch,
                             struct clip *out)
{
    const struct engine *engine = &studio->engine;
    struct clip raw;
    if (cache_find(studio->cache, engine->name, text, &studio->clips, out))
        return NULL;
    const struct stop stop = {is_unwanted, studio};
    const char *wrong = engine->say(engine->context, text, stop, scratch, &raw);
    if (wrong)
        return wrong;
    if (!clip_prepare(raw, &studio->clips, out))
        return studio->clips.failed ? no_memory : TR("nothing can be heard of it");
    cache_keep(studio->cache, engine->name, text, *out);
    return NULL;
}

static void give_up(struct studio *studio)
{
    studio->state.given_up = true;
    studio->queue.count = studio->next = 0;
}

static void note_failure(struct studio *studio, struct job *job, const char *why)
{
    job->state = JOB_FAILED;
    studio->state.failed++;
    if (!studio->first_failed) {
        const char *copy = arena_copy(&studio->lists, why, strlen(why));
        studio->first_failed = job;
        studio->why = copy ? copy : no_memory;
    }
    if (++studio->failures >= STUDIO_GIVES_UP_AFTER)
        give_up(studio);
}

static void note_clip(struct studio *studio, struct job *job, struct clip clip)
{
    job->state = JOB_MADE;
    job->clip = clip;
    studio->state.made++;
    studio->failures = 0;
}

/* Inside the monitor, which is left while the engine works. What was stopped is as if it had not
 * been asked for; if it is wanted again meanwhile it stands in the new list. */
static void do_job(struct studio *studio, struct job *job)
{
    struct arena scratch;
    struct clip clip;
    studio->current = job;
    studio->stopped = false;
    monitor_leave(&studio->monitor);
    arena_open(&scratch, studio->world->memory, RAW_BYTES_MOST);
    const char *wrong = make_clip(studio, job->text, &scratch, &clip);
    monitor_enter(&studio->monitor);
    studio->current = NULL;
    if (!wrong)
        note_clip(studio, job, clip);
    else if (!studio->stopped)
        note_failure(studio, job, wrong);
    arena_close(&scratch);
    monitor_change(&studio->monitor);
}

static struct job *next_job(struct studio *studio)
{
    while (studio->next < studio->queue.count) {
        struct job *job = studio->queue.list[studio->next++];
        if (job->state == JOB_WAITING)
            return job;
    }
    return NULL;
}

static void *work(void *context)
{
    struct studio *studio = context;
    background_enter();
    monitor_enter(&studio->monitor);
    while (!studio->leaving) {
        struct job *job = next_job(studio);
        if (job)
            do_job(studio, job);
        else
            monitor_wait(&studio->monitor, IDLE_MS);
    }
    studio->finished = true;
    monitor_change(&studio->monitor);
    const bool abandoned = studio->abandoned;
    monitor_leave(&studio->monitor);
    if (abandoned)
        give_back(studio);
    return NULL;
}

static struct job *job_for(struct studio *studio, const char *text)
{
    struct jobs *known = &studio->known;
    for (int i = 0; i < known->count; i++)
        if (strcmp(known->list[i]->text, text) == 0)
            return known->list[i];
    struct job *job = arena_take(&studio->lists, 1, sizeof *job);
    const char *copy = arena_copy(&studio->lists, text, strlen(text));
    if (!job || !copy || !make_room(known, 1, &studio->lists))
        return NULL;
    job->text = copy;
    return known->list[known->count++] = job;
}

/* A text that comes twice stands in the list once. */
static bool fill_queue(struct studio *studio, const char *const *texts, int count)
{
    for (int i = 0; i < count; i++) {
        struct job *job = job_for(studio, texts[i]);
        if (!job)
            return false;
        if (job->wish != studio->wish && job->state == JOB_WAITING)
            studio->queue.list[studio->queue.count++] = job;
        job->wish = studio->wish;
    }
    return true;
}

/* Signals are for whoever asked for it, who may let them wait. */
static bool start_thread(struct studio *studio)
{
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_BLOCK, &all, &before);
    const bool started = pthread_create(&studio->thread, NULL, work, studio) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

/* The thread, once there is something to do. */
static void start(struct studio *studio)
{
    if (studio->started || studio->queue.count == 0)
        return;
    studio->started = start_thread(studio);
    if (!studio->started) {
        note_failure(studio, studio->queue.list[0], TR("no thread is left for it"));
        give_up(studio);
    }
}

static bool replace_queue(struct studio *studio, const char *const *texts, int count)
{
    studio->queue.count = studio->next = 0;
    studio->wish++;
    if (studio->state.given_up)
        return true;
    if (make_room(&studio->queue, count, &studio->lists) && fill_queue(studio, texts, count)) {
        start(studio);
        return true;
    }
    studio->queue.count = 0;
    studio->wish++;
    return false;
}

bool studio_ask(struct studio *studio, const char *const *texts, int count)
{
    monitor_enter(&studio->monitor);
    const bool asked = replace_queue(studio, texts, count);
    monitor_change(&studio->monitor);
    monitor_leave(&studio->monitor);
    return asked;
}

int studio_collect(struct studio *studio,
                   void (*each)(void *context, const char *text, struct clip clip), void *context)
{
    int count = 0;
    monitor_enter(&studio->monitor);
    for (int i = 0; i < studio->known.count; i++) {
        struct job *job = studio->known.list[i];
        if (job->state != JOB_MADE || job->collected)
            continue;
        each(context, job->text, job->clip);
        job->collected = true;
        count++;
    }
    monitor_leave(&studio->monitor);
    return count;
}

/* Inside the monitor. */
static int jobs_left(const struct studio *studio)
{
    int left = 0;
    for (int i = 0; i < studio->queue.count; i++)
        left += studio->queue.list[i]->state == JOB_WAITING;
    return left;
}

bool studio_wait(struct studio *studio, int64_t most_ms)
{
    const struct world *world = studio->world;
    const int64_t until = world->now_ms(world->context) + most_ms;
    monitor_enter(&studio->monitor);
    for (int64_t ms; jobs_left(studio) > 0 && (ms = until - world->now_ms(world->context)) > 0;)
        monitor_wait(&studio->monitor, ms);
    const bool done = jobs_left(studio) == 0;
    monitor_leave(&studio->monitor);
    return done;
}

struct studio_state studio_state(struct studio *studio)
{
    monitor_enter(&studio->monitor);
    struct studio_state state = studio->state;
    state.left = jobs_left(studio);
    monitor_leave(&studio->monitor);
    return state;
}

void studio_tell(struct studio *studio, struct problems *problems)
{
    monitor_enter(&studio->monitor);
    if (studio->first_failed && !studio->told) {
        studio->told = true;
        problem_warning(problems, (struct place){"limber", 0, 0},
                        "the voice (%s) could not say \"%s\": %s; limber goes on with tones and "
                        "captions",
                        studio->engine.name, studio->first_failed->text, tr(studio->why));
    }
    monitor_leave(&studio->monitor);
}

/* True when the thread came to its end in time. */
static bool ask_to_leave(struct studio *studio)
{
    const struct world *world = studio->world;
    const int64_t until = world->now_ms(world->context) + STUDIO_CLOSE_MS;
    monitor_enter(&studio->monitor);
    studio->leaving = true;
    monitor_change(&studio->monitor);
    for (int64_t ms; !studio->finished && (ms = until - world->now_ms(world->context)) > 0;)
        monitor_wait(&studio->monitor, ms);
    const bool finished = studio->finished;
    studio->abandoned = !finished;
    monitor_leave(&studio->monitor);
    return finished;
}

void studio_close(struct studio *studio)
{
    if (!studio)
        return;
    const pthread_t thread = studio->thread;
    if (!studio->started) {
        give_back(studio);
    } else if (ask_to_leave(studio)) {
        pthread_join(thread, NULL);
        give_back(studio);
    } else {
        pthread_detach(thread); /* `studio` may be gone already */
    }
}
