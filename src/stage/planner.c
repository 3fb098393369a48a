#include "stage/planner.h"

#include "base/background.h"
#include "base/monitor.h"
#include "stage/asides.h"

#include <stdatomic.h>

enum {
    LOOK_MS = 50,         /* between two looks for finished clips */
    FIRST_MS = 150,       /* so long clips are gathered for the first plan, if there are more */
    PLAN_EVERY_MS = 1500, /* while clips keep coming */
    ELSEWHERE_MS = 20000, /* the player has moved so far on: other words are next */
    IDLE_MS = 3600 * 1000,
    WORN_MOST = 4
};

/* All below `monitor` is guarded by it, all below `thread` is the thread's own. */
struct planner {
    struct world world;
    struct world stopping; /* the same, but with no memory left once the planner closes */
    struct memory refusing;
    const struct routine *routine;
    const struct timeline *first;
    const struct tune *tune;
    pthread_t thread;
    struct narrator *narrator;
    int64_t planned_ms, asked_at_ms;
    int gathered; /* clips that are in no plan yet */
    struct monitor monitor;
    struct timeline_wish wish;
    struct plan ready;           /* to be taken */
    struct plan worn[WORN_MOST]; /* to be freed */
    int worn_count;
    int64_t at_ms;
    bool asked;
    atomic_bool leaving; /* looked at outside, too */
};

static void *get_unless_leaving(void *context, size_t size)
{
    struct planner *planner = context;
    const struct memory *memory = planner->world.memory;
    return atomic_load(&planner->leaving) ? NULL : memory->get(memory->context, size);
}

static void give_back(void *context, void *block)
{
    const struct planner *planner = context;
    planner->world.memory->give(planner->world.memory->context, block);
}

static int64_t now_ms(const struct planner *planner)
{
    return planner->world.now_ms(planner->world.context);
}

static void free_plan(struct plan plan)
{
    track_free(plan.asides);
    track_free(plan.track);
    timeline_free(plan.timeline);
}

static bool build(struct planner *planner, struct timeline_wish wish, struct plan *plan)
{
    struct problems ignored; /* they were told of the first timeline */
    wish.speech = narrator_speech(planner->narrator);
    problems_open(&ignored, planner->world.memory);
    plan->timeline = timeline_build(&planner->stopping, planner->routine, &wish, &ignored);
    problems_close(&ignored);
    if (plan->timeline == NULL)
        return false;
    const struct voice_bank *bank = narrator_bank(planner->narrator);
    plan->track = track_build(&planner->stopping, plan->timeline, bank, planner->tune);
    plan->asides = asides_build(&planner->stopping, bank);
    if (plan->track != NULL && plan->asides != NULL)
        return true;
    free_plan(*plan);
    return false;
}

static void ask(struct planner *planner, const struct timeline *timeline, int64_t at_ms)
{
    planner->asked_at_ms = at_ms;
    narrator_ask(planner->narrator, timeline, at_ms);
}

/* Inside the monitor, which is left for the work. */
static void lay_out(struct planner *planner)
{
    const struct timeline_wish wish = planner->wish;
    const int64_t at_ms = planner->at_ms;
    struct plan plan, old = {.timeline = NULL};
    planner->asked = false;
    monitor_leave(&planner->monitor);
    planner->gathered = 0;
    const bool built = build(planner, wish, &plan);
    if (built)
        ask(planner, plan.timeline, at_ms);
    planner->planned_ms = now_ms(planner);
    monitor_enter(&planner->monitor);
    if (!built)
        return;
    old = planner->ready;
    planner->ready = plan;
    monitor_leave(&planner->monitor);
    free_plan(old);
    monitor_enter(&planner->monitor);
}

/* Inside the monitor, which is left for the work. */
static void free_worn(struct planner *planner)
{
    while (planner->worn_count > 0) {
        const struct plan plan = planner->worn[--planner->worn_count];
        monitor_leave(&planner->monitor);
        free_plan(plan);
        monitor_enter(&planner->monitor);
    }
}

static bool is_far(int64_t a, int64_t b)
{
    return a - b > ELSEWHERE_MS || b - a > ELSEWHERE_MS;
}

/* Outside the monitor: how many clips are still to come. */
static int gather(struct planner *planner, int64_t at_ms)
{
    const int left = narrator_left(planner->narrator);
    planner->gathered += narrator_collect(planner->narrator);
    if (left > 0 && is_far(at_ms, planner->asked_at_ms))
        ask(planner, planner->first, at_ms);
    return left;
}

static bool is_due(const struct planner *planner, int left)
{
    return planner->asked ||
           (planner->gathered > 0 &&
            (left == 0 || now_ms(planner) - planner->planned_ms >= PLAN_EVERY_MS));
}

/* Inside the monitor. */
static void work_on(struct planner *planner)
{
    const int64_t at_ms = planner->at_ms;
    free_worn(planner);
    monitor_leave(&planner->monitor);
    const int left = gather(planner, at_ms);
    monitor_enter(&planner->monitor);
    if (atomic_load(&planner->leaving))
        return;
    if (is_due(planner, left))
        lay_out(planner);
    else if (planner->worn_count == 0 && !planner->asked)
        monitor_wait(&planner->monitor, left > 0 ? LOOK_MS : IDLE_MS);
}

static void *work(void *context)
{
    struct planner *planner = context;
    background_enter();
    planner->planned_ms = now_ms(planner) - PLAN_EVERY_MS + FIRST_MS;
    ask(planner, planner->first, 0);
    monitor_enter(&planner->monitor);
    while (!atomic_load(&planner->leaving))
        work_on(planner);
    monitor_leave(&planner->monitor);
    return NULL;
}

static void close_all(struct planner *planner)
{
    const struct memory *memory = planner->world.memory;
    free_worn(planner);
    free_plan(planner->ready);
    monitor_leave(&planner->monitor);
    monitor_close(&planner->monitor);
    memory->give(memory->context, planner);
}

struct planner *planner_open(const struct world *world, const struct timeline *first,
                             struct narrator *narrator, const struct tune *tune)
{
    const struct memory *memory = world->memory;
    struct planner *planner = memory->get(memory->context, sizeof *planner);
    if (planner == NULL)
        return NULL;
    *planner = (struct planner){.world = *world,
                                .stopping = *world,
                                .refusing = {get_unless_leaving, give_back, planner},
                                .routine = first->routine,
                                .first = first,
                                .tune = tune,
                                .narrator = narrator,
                                .wish = first->wish};
    planner->stopping.memory = &planner->refusing;
    if (!monitor_open(&planner->monitor)) {
        memory->give(memory->context, planner);
        return NULL;
    }
    if (pthread_create(&planner->thread, NULL, work, planner) == 0)
        return planner;
    monitor_enter(&planner->monitor);
    close_all(planner);
    return NULL;
}

void planner_close(struct planner *planner)
{
    if (planner == NULL)
        return;
    monitor_enter(&planner->monitor);
    atomic_store(&planner->leaving, true);
    monitor_change(&planner->monitor);
    monitor_leave(&planner->monitor);
    pthread_join(planner->thread, NULL);
    monitor_enter(&planner->monitor);
    close_all(planner);
}

void planner_ask(struct planner *planner, const struct timeline_wish *wish)
{
    if (planner == NULL)
        return;
    monitor_enter(&planner->monitor);
    planner->wish = *wish;
    planner->asked = true;
    monitor_change(&planner->monitor);
    monitor_leave(&planner->monitor);
}

bool planner_take(struct planner *planner, int64_t at_ms, struct plan *plan)
{
    *plan = (struct plan){.timeline = NULL};
    if (planner == NULL || !monitor_try(&planner->monitor))
        return false;
    planner->at_ms = at_ms;
    *plan = planner->ready;
    planner->ready = (struct plan){.timeline = NULL};
    monitor_leave(&planner->monitor);
    return plan->timeline != NULL;
}

/* Where there is no planner, or it has its hands full, it is freed here. */
void planner_give(struct planner *planner, struct plan plan)
{
    bool taken = false;
    if (planner != NULL) {
        monitor_enter(&planner->monitor);
        taken = planner->worn_count < WORN_MOST;
        if (taken)
            planner->worn[planner->worn_count++] = plan;
        monitor_change(&planner->monitor);
        monitor_leave(&planner->monitor);
    }
    if (!taken)
        free_plan(plan);
}
