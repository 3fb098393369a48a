#include "record/suit.h"

#include <stdio.h>
#include <string.h>

#include "base/ease.h"
#include "base/tr.h"
#include "record/lock.h"

static bool is_for_acute(const struct exercise *exercise)
{
    static const char *const offered[] = {"crook_rest", "pelvic_tilt", "sphinx"};
    for (int i = 0; i < 3; i++)
        if (strcmp(exercise->id, offered[i]) == 0)
            return true;
    return false;
}

bool suit_exercise(const struct exercise *exercise, const struct suit_wish *wish,
                   struct suit_change *change)
{
    const unsigned ticked = wish->profile->flags, acute = 1U << FLAG_ACUTE;
    unsigned against = exercise_flags(exercise) & ticked;
    if ((ticked & acute) != 0)
        against = is_for_acute(exercise) ? against & ~acute : against | acute;
    *change = (struct suit_change){.exercise = exercise};
    for (int i = 0; i < FLAG_COUNT; i++)
        if ((against >> i & 1U) != 0) {
            change->flag = (enum flag)i;
            return false;
        }
    change->locked = lock_of_families(wish->entries, exercise_families(exercise), wish->now).locked;
    return !change->locked || exercise->rests;
}

/* The first that suits of what the file names, then of what those name. */
static const struct exercise *find_instead(const struct library *library,
                                           const struct exercise *exercise,
                                           const struct suit_wish *wish, int depth)
{
    enum { DEPTH_MOST = 3 };
    struct suit_change ignored;
    const struct exercise *found = NULL;
    for (int i = 0; i < exercise->instead.count && found == NULL; i++) {
        const struct exercise *other = library_exercise(library, exercise->instead.line[i]);
        if (other != NULL && suit_exercise(other, wish, &ignored))
            found = other;
    }
    for (int i = 0; i < exercise->instead.count && found == NULL && depth < DEPTH_MOST; i++) {
        const struct exercise *other = library_exercise(library, exercise->instead.line[i]);
        if (other != NULL)
            found = find_instead(library, other, wish, depth + 1);
    }
    return found;
}

/* The step's comfort so that what is shown is no more than the person's. */
static float comfort(const struct step *step, const struct suit_wish *wish)
{
    const struct exercise *exercise = step->exercise;
    const float whole = COMFORT_WHOLE;
    if (wish->range == 0) {
        const int own = comfort_of_exercise(wish->entries, wish->profile, exercise, wish->now);
        return clampf(step->comfort * (float)own / whole, COMFORT_LEAST / whole, 1);
    }
    const bool sensitive = comfort_is_bounded(wish->profile, exercise);
    if (!sensitive)
        return step->comfort;
    const int most = comfort_most(wish->entries, wish->profile, exercise, wish->now);
    return clampf((float)most / (float)wish->range, 0, step->comfort);
}

/* Work on one routine. */
struct suiting {
    const struct library *library;
    const struct suit_wish *wish;
    struct suited *suited;
    struct step *steps;
    int count;
    bool exchanges;
};

static void note(struct suited *suited, const struct suit_change *change)
{
    for (int i = 0; i < suited->change_count && i < SUIT_CHANGES_MOST; i++)
        if (suited->changes[i].exercise == change->exercise)
            return;
    if (suited->change_count < SUIT_CHANGES_MOST)
        suited->changes[suited->change_count] = *change;
    suited->change_count++;
}

static bool is_repetition(const struct suiting *suiting, const struct exercise *exercise)
{
    return suiting->count > 0 && suiting->steps[suiting->count - 1].exercise == exercise;
}

/* False: it is left out. */
static bool exchange(struct suiting *suiting, struct step *step)
{
    struct suit_change change;
    if (!suiting->exchanges || suit_exercise(step->exercise, suiting->wish, &change))
        return true;
    change.instead = find_instead(suiting->library, step->exercise, suiting->wish, 0);
    note(suiting->suited, &change);
    if (change.instead == NULL || is_repetition(suiting, change.instead))
        return false;
    const float written = step->comfort;
    *step = step_of_exercise(change.instead, step->place);
    step->comfort = written;
    return true;
}

static void take_step(struct suiting *suiting, const struct step *from)
{
    struct step step = *from;
    if (step.kind == STEP_EXERCISE) {
        if (!exchange(suiting, &step))
            return;
        step.comfort = comfort(&step, suiting->wish);
    }
    suiting->steps[suiting->count++] = step;
}

static bool has_exercise(const struct suiting *suiting)
{
    for (int i = 0; i < suiting->count; i++)
        if (suiting->steps[i].kind == STEP_EXERCISE)
            return true;
    return false;
}

struct suited suit_routine(struct arena *arena, const struct library *library,
                           const struct routine *routine, const struct suit_wish *wish)
{
    struct suited suited = {.routine = NULL};
    struct routine *made = arena_take(arena, 1, sizeof *made);
    struct step *steps = arena_take(arena, (size_t)routine->step_count, sizeof *steps);
    if (made == NULL || steps == NULL)
        return suited;
    struct suiting suiting = {.library = library,
                              .wish = wish,
                              .suited = &suited,
                              .steps = steps,
                              .exchanges = !routine->timed_by_bars};
    for (int i = 0; i < routine->step_count; i++)
        take_step(&suiting, &routine->steps[i]);
    *made = *routine;
    made->steps = steps;
    made->step_count = suiting.count;
    if (has_exercise(&suiting) || suited.change_count == 0)
        suited.routine = made;
    return suited;
}

void suit_tell(const struct suit_change *change, char *out, size_t room)
{
    const char *why = change->locked ? tr("it rests after pain") : tr(flag_meaning(change->flag));
    if (change->instead != NULL)
        (void)snprintf(out, room, tr("%s is shown instead of %s: %s"), change->instead->name,
                       change->exercise->name, why);
    else
        (void)snprintf(out, room, tr("%s is left out: %s"), change->exercise->name, why);
}
