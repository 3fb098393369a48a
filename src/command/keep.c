#include "command/keep.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/monitor.h"
#include "base/tr.h"
#include "command/clock.h"
#include "command/deed.h"
#include "command/keeping.h"
#include "command/summary.h"

enum {
    QUEUE_MOST = 256,
    WAIT_MS = 60000,
    IDLE_MS = 2000,
};

static const struct place here = {"limber", 0, 0};

/* `queue`, `count`, `writing` and `leaving` are guarded by the monitor; the record is the thread's
 * while there is something in the queue or being written. */
struct keep {
    struct arena arena;
    struct clock clock;
    struct profile profile;
    unsigned ticked; /* flags, as the record has them */
    struct record *record;
    struct entries known; /* when nobody was writing */
    int range;            /* that was asked for; 0: none */
    int64_t session;
    struct summary summary;
    bool refused; /* the routine that was to be suited last does not suit */
    bool writes;
    bool threaded; /* else who keeps something waits for the disk */
    struct monitor monitor;
    pthread_t thread;
    struct entry queue[QUEUE_MOST];
    int count;
    bool writing, leaving;
};

/* Inside the monitor, which is left for the disk. */
static void write_first(struct keep *keep)
{
    const struct entry entry = keep->queue[0];
    keep->count--;
    memmove(keep->queue, keep->queue + 1, (size_t)keep->count * sizeof *keep->queue);
    keep->writing = true;
    monitor_leave(&keep->monitor);
    (void)record_keep(keep->record, &entry);
    monitor_enter(&keep->monitor);
    keep->writing = false;
    monitor_change(&keep->monitor);
}

static void *write_all(void *context)
{
    struct keep *keep = context;
    monitor_enter(&keep->monitor);
    while (!keep->leaving || keep->count > 0) {
        if (keep->count > 0)
            write_first(keep);
        else
            monitor_wait(&keep->monitor, WAIT_MS);
    }
    monitor_leave(&keep->monitor);
    return NULL;
}

static bool start_writing(struct keep *keep)
{
    if (!monitor_open(&keep->monitor))
        return false;
    if (pthread_create(&keep->thread, NULL, write_all, keep) == 0)
        return true;
    monitor_close(&keep->monitor);
    return false;
}

/* A profile that cannot be read now has not been changed by anybody: what is ticked stays. */
static void read_profile(struct keep *keep, const struct options *options,
                         struct problems *problems)
{
    if (!keeping_profile(options, keep->known, &keep->profile, problems))
        keep->ticked = keep->profile.flags;
}

/* With a wrong LIMBER_NOW, which is told, it is the machine's time. */
struct keep *keep_open(const struct options *options, struct problems *problems)
{
    enum { ARENA_MOST = 4 << 20 };
    const bool writes = !options->given[OPTION_NO_RECORD];
    struct keep *keep = calloc(1, sizeof *keep);
    struct record *record = keep == NULL ? NULL
                            : writes     ? keeping_open(options, problems)
                                         : keeping_look(options, problems);
    if (record == NULL) {
        problem_error(problems, here, "no memory is left");
        free(keep);
        return NULL;
    }
    (void)clock_start(&keep->clock, problems);
    arena_open(&keep->arena, &memory_heap, ARENA_MOST);
    keep->range = options->given[OPTION_RANGE] ? (int)lround(options->range * COMFORT_WHOLE) : 0;
    keep->record = record;
    keep->known = record_entries(record);
    keep->ticked = keeping_ticked(keep->known);
    keep->writes = writes;
    read_profile(keep, options, problems);
    keep->threaded = start_writing(keep);
    return keep;
}

bool keep_writes(const struct keep *keep)
{
    return keep != NULL && keep->writes;
}

static void stop_writing(struct keep *keep)
{
    monitor_enter(&keep->monitor);
    keep->leaving = true;
    monitor_change(&keep->monitor);
    monitor_leave(&keep->monitor);
    pthread_join(keep->thread, NULL);
    monitor_close(&keep->monitor);
}

void keep_close(struct keep *keep, struct problems *problems)
{
    if (keep == NULL)
        return;
    if (keep->threaded)
        stop_writing(keep);
    record_close(keep->record, problems);
    arena_close(&keep->arena);
    free(keep);
}

/* Entries are never moved or changed: those that were known stay good while more are written. */
static void look(struct keep *keep)
{
    if (!keep->threaded) {
        keep->known = record_entries(keep->record);
        return;
    }
    monitor_enter(&keep->monitor);
    if (keep->count > 0 || keep->writing)
        monitor_wait(&keep->monitor, IDLE_MS);
    if (keep->count == 0 && !keep->writing)
        keep->known = record_entries(keep->record);
    monitor_leave(&keep->monitor);
}

static void tell_changes(const struct suited *suited, struct problems *problems)
{
    char words[256];
    for (int i = 0; i < suited->change_count && i < SUIT_CHANGES_MOST; i++) {
        suit_tell(&suited->changes[i], words, sizeof words);
        problem_warning(problems, here, "%s", words);
    }
}

/* It may be played all the same. */
static void tell_loads(struct keep *keep, const struct library *library,
                       const struct routine *routine, const struct suit_wish *wish,
                       struct problems *problems)
{
    char words[160];
    struct load_advice advice[GROUP_COUNT];
    const int range = wish->range > 0 ? wish->range : COMFORT_WHOLE;
    const int count = load_advise(wish->entries, routine, range, wish->now, advice);
    const struct routine *other =
        count > 0 ? suit_other(&keep->arena, library, routine, wish) : NULL;
    for (int i = 0; i < count; i++) {
        load_tell(&advice[i], words, sizeof words);
        if (other != NULL)
            problem_warning(problems, here, "%s; `%s` would suit now", words, other->id);
        else
            problem_warning(problems, here, "%s; `limber today` makes a routine of what is due",
                            words);
    }
}

static struct suit_wish wish_of(struct keep *keep, struct fit *fit)
{
    look(keep);
    return (struct suit_wish){.entries = keep->known,
                              .profile = &keep->profile,
                              .now = clock_now(&keep->clock),
                              .range = keep->range,
                              .fits = fit != NULL ? fit_exercise : NULL,
                              .context = fit};
}

const struct routine *keep_preview(struct keep *keep, const struct library *library,
                                   const struct routine *routine, struct fit *fit,
                                   struct arena *arena)
{
    if (keep == NULL)
        return routine;
    const struct suit_wish wish = wish_of(keep, fit);
    return suit_routine(arena, library, routine, &wish).routine;
}

const struct routine *keep_suit(struct keep *keep, const struct library *library,
                                const struct routine *routine, struct fit *fit,
                                struct problems *problems)
{
    if (keep == NULL)
        return routine;
    const struct suit_wish wish = wish_of(keep, fit);
    const struct suited suited = suit_routine(&keep->arena, library, routine, &wish);
    tell_changes(&suited, problems);
    keep->refused = suited.routine == NULL;
    if (suited.routine == NULL)
        problem_error(problems, here, "`%s` does not suit you today; choose another routine",
                      routine->id);
    else {
        tell_loads(keep, library, suited.routine, &wish, problems);
        summary_fill(&keep->summary, library, &suited, &wish);
    }
    return suited.routine;
}

bool keep_refused(const struct keep *keep)
{
    return keep != NULL && keep->refused;
}

const char *keep_proposed(const struct keep *keep)
{
    return keep != NULL ? suit_proposed(&keep->profile, clock_now(&keep->clock)) : NULL;
}

struct turn_limits keep_limits(const struct keep *keep)
{
    return keep != NULL ? keep->profile.limits : (struct turn_limits){.count = 0};
}

void keep_bound(const struct keep *keep, struct timeline_wish *wish)
{
    if (keep == NULL)
        return;
    const struct stamp now = clock_now(&keep->clock);
    wish->limits = keep->profile.limits;
    wish->moving = comfort_moving(keep->known, &keep->profile, now);
    wish->shown = comfort_shown(keep->known, &keep->profile, now);
}

const char *keep_greeting(const struct keep *keep)
{
    return keep != NULL ? keep->summary.greeting : "";
}

void keep_begin(struct keep *keep)
{
    if (keep != NULL)
        keep->session = clock_now(&keep->clock).ms;
}

static void put(struct keep *keep, const struct entry *entry)
{
    if (!keep->threaded) {
        (void)record_keep(keep->record, entry);
        return;
    }
    monitor_enter(&keep->monitor);
    if (keep->count < QUEUE_MOST)
        keep->queue[keep->count++] = *entry;
    monitor_change(&keep->monitor);
    monitor_leave(&keep->monitor);
}

/* What is ticked or not any more changes how far things go from now on (comfort.h). */
static void keep_ticks(struct keep *keep)
{
    char words[PROFILE_FLAGS_ROOM];
    if (keep->ticked == keep->profile.flags)
        return;
    profile_flags_write(keep->profile.flags, words);
    const struct entry entry = {.at = clock_now(&keep->clock),
                                .session = keep->session,
                                .kind = ENTRY_TICKED,
                                .exercise = "",
                                .phase = arena_copy(&keep->arena, words, strlen(words)),
                                .routine = "",
                                .primary = NO_GROUP};
    if (entry.phase == NULL)
        return;
    keep->ticked = keep->profile.flags;
    put(keep, &entry);
}

void keep_tell(void *context, const struct player_event *event)
{
    struct keep *keep = context;
    struct entry entry;
    if (!deed_entry(event, clock_now(&keep->clock), keep->session, &entry))
        return;
    keep_ticks(keep);
    put(keep, &entry);
}

struct week keep_week(struct keep *keep)
{
    if (keep == NULL)
        return (struct week){.first = 0};
    look(keep);
    return week_count(keep->known, clock_now(&keep->clock));
}

struct closing keep_closing(const struct keep *keep, int64_t *before_ms)
{
    *before_ms = keep != NULL ? keep->summary.before_ms : 0;
    return keep != NULL ? keep->summary.closing : (struct closing){.row = 0};
}

const struct routine *keep_offered(struct keep *keep, struct library *library)
{
    if (keep == NULL || keep->summary.offered.exercise == NULL)
        return NULL;
    const struct routine *whole = library_routine_of(library, keep->summary.offered.exercise);
    struct routine *routine = arena_take(&keep->arena, 1, sizeof *routine);
    struct step *step = arena_take(&keep->arena, 1, sizeof *step);
    if (whole == NULL || routine == NULL || step == NULL)
        return NULL;
    *routine = *whole;
    *step = keep->summary.offered;
    routine->steps = step;
    return routine;
}

struct question_due keep_question(struct keep *keep)
{
    if (!keep_writes(keep))
        return (struct question_due){.question = QUESTION_NONE};
    look(keep);
    return question_due(keep->known, clock_now(&keep->clock));
}

void keep_answer(struct keep *keep, struct entry entry)
{
    if (keep == NULL)
        return;
    entry.at = clock_now(&keep->clock);
    entry.session = entry.at.ms;
    put(keep, &entry);
}

void keep_profile(struct keep *keep, const struct options *options, struct problems *problems)
{
    if (keep != NULL)
        read_profile(keep, options, problems);
}

void keep_tick(struct keep *keep, unsigned flags)
{
    if (keep != NULL)
        keep->profile.flags = flags;
}
