#include "record/suit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/ease.h"
#include "base/tr.h"
#include "record/lengthen.h"
#include "record/lock.h"
#include "record/shorten.h"

/* Degrees by which a pose is bent to a limit; further it would be another exercise. */
#define BENT_MOST 25

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
    change->reason = SUIT_LOCK;
    if (!exercise->rests &&
        lock_of_families(wish->entries, exercise_families(exercise), wish->now).locked)
        return false;
    change->reason = SUIT_LIMIT;
    change->limit = turn_words_passed(exercise, &wish->profile->limits, BENT_MOST);
    if (change->limit != NULL)
        return false;
    change->limit = turn_words_passed(exercise, &wish->profile->limits, 0);
    return wish->fits == NULL || wish->fits(wish->context, exercise);
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

/* The step's comfort is the person's, or what they asked for; `most`, how far it may go. */
static void take_comfort(struct step *step, const struct suit_wish *wish)
{
    const struct exercise *exercise = step->exercise;
    const float whole = COMFORT_WHOLE, least = COMFORT_LEAST / whole;
    const int most = comfort_most(wish->entries, wish->profile, exercise, wish->now);
    if (wish->range == 0) {
        const int own = comfort_of_exercise(wish->entries, wish->profile, exercise, wish->now);
        step->comfort = clampf(step->comfort * (float)own / whole, least, 1);
    }
    if (wish->range == 0 || comfort_is_bounded(wish->profile, exercise))
        step->most = fminf(step->most > 0 ? step->most : 1, (float)most / whole);
}

/* Work on one routine. */
struct suiting {
    const struct library *library;
    const struct suit_wish *wish;
    struct suited *suited;
    struct step *steps;
    int count;
    bool by_bars;
    bool fails; /* by bars, with what must not be shown at all */
};

static void note(struct suited *suited, const struct suit_change *change)
{
    for (int i = 0; i < suited->change_count && i < SUIT_CHANGES_MOST; i++)
        if (suited->changes[i].exercise == change->exercise &&
            suited->changes[i].way == change->way)
            return;
    if (suited->change_count < SUIT_CHANGES_MOST)
        suited->changes[suited->change_count] = *change;
    suited->change_count++;
}

static bool is_repetition(const struct suiting *suiting, const struct exercise *exercise)
{
    return suiting->count > 0 && suiting->steps[suiting->count - 1].exercise == exercise;
}

/* To music nothing can be exchanged. False: it must not be shown. */
static bool make_smallest(struct suiting *suiting, struct step *step, struct suit_change *change)
{
    const bool bears = change->reason == SUIT_FLAG && change->flag != FLAG_ACUTE;
    change->way = bears ? SUIT_SMALLEST : SUIT_LEFT_OUT;
    note(suiting->suited, change);
    suiting->fails = suiting->fails || !bears;
    step->most = COMFORT_LEAST / (float)COMFORT_WHOLE;
    return bears;
}

/* False: it is left out. */
static bool exchange(struct suiting *suiting, struct step *step)
{
    struct suit_change change;
    const bool suits = suit_exercise(step->exercise, suiting->wish, &change);
    if (suits || suiting->by_bars)
        return suits || make_smallest(suiting, step, &change);
    change.instead = find_instead(suiting->library, step->exercise, suiting->wish, 0);
    change.way = change.instead != NULL ? SUIT_INSTEAD : SUIT_LEFT_OUT;
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
        take_comfort(&step, suiting->wish);
    }
    suiting->steps[suiting->count++] = step;
}

static void lengthen(const struct suiting *suiting)
{
    const struct suit_change change = {.way = SUIT_LONGER, .reason = SUIT_AGE};
    for (int i = 0; i < suiting->count; i++)
        if (lengthen_step(suiting->wish->profile, &suiting->steps[i]))
            note(suiting->suited, &change);
}

static void shorten(const struct suiting *suiting)
{
    const struct suit_wish *wish = suiting->wish;
    struct shortening shortening = {
        .steps = suiting->steps,
        .count = suiting->count,
        .range = wish->range > 0 ? wish->range : COMFORT_WHOLE,
        .day = loads_of_day(wish->entries, stamp_day(wish->now)),
    };
    struct suit_change change = {.way = SUIT_SHORTER, .reason = SUIT_LOAD};
    while (shorten_step(&shortening, &change.exercise, &change.load))
        note(suiting->suited, &change);
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
                              .by_bars = routine->timed_by_bars};
    for (int i = 0; i < routine->step_count; i++)
        take_step(&suiting, &routine->steps[i]);
    *made = *routine;
    made->steps = steps;
    made->step_count = suiting.count;
    lengthen(&suiting);
    shorten(&suiting);
    if (!suiting.fails && (has_exercise(&suiting) || suited.change_count == 0))
        suited.routine = made;
    return suited;
}

bool suit_lengthens(const struct suited *suited)
{
    for (int i = 0; i < suited->change_count && i < SUIT_CHANGES_MOST; i++)
        if (suited->changes[i].way == SUIT_LONGER)
            return true;
    return false;
}

const char *suit_proposed(const struct profile *profile, struct stamp now)
{
    if (stamp_of_day_ms(now) < COMFORT_MORNING_MS)
        return "morning_gentle";
    return (profile->flags >> FLAG_FLEX & 1U) != 0 ? "flexion_sensitive" : NULL;
}

static bool suits_as_it_is(struct arena *arena, const struct library *library,
                           const struct routine *routine, const struct suit_wish *wish)
{
    struct load_advice advice[GROUP_COUNT];
    const struct suited suited = suit_routine(arena, library, routine, wish);
    const int range = wish->range > 0 ? wish->range : COMFORT_WHOLE;
    return suited.routine != NULL && suited.change_count == (suit_lengthens(&suited) ? 1 : 0) &&
           load_advise(wish->entries, suited.routine, range, wish->now, advice) == 0;
}

const struct routine *suit_other(struct arena *arena, const struct library *library,
                                 const struct routine *routine, const struct suit_wish *wish)
{
    const struct routine *nearest = NULL;
    const int64_t wanted = load_stretch_ms(routine);
    int64_t least = INT64_MAX;
    for (int i = 0; i < library->routine_count; i++) {
        const struct routine *other = library->routines[i];
        const int64_t ms = load_stretch_ms(other);
        const int64_t apart = ms > wanted ? ms - wanted : wanted - ms;
        if (apart >= least || strcmp(other->id, routine->id) == 0 ||
            !suits_as_it_is(arena, library, other, wish))
            continue;
        nearest = other;
        least = apart;
    }
    return nearest;
}

static void tell_why(const struct suit_change *change, char *out, size_t room)
{
    if (change->reason == SUIT_LOAD)
        load_tell(&change->load, out, room);
    else if (change->reason == SUIT_LIMIT && change->limit != NULL)
        turn_words_tell(change->limit, out, room);
    else if (change->reason == SUIT_LIMIT)
        (void)snprintf(out, room, "%s", tr("your limits leave no room for it"));
    else
        (void)snprintf(out, room, "%s",
                       change->reason == SUIT_LOCK ? tr("it rests after pain")
                                                   : tr(flag_meaning(change->flag)));
}

void suit_tell(const struct suit_change *change, char *out, size_t room)
{
    char why[160];
    if (change->way == SUIT_LONGER) {
        (void)snprintf(out, room,
                       tr("each stretch is held for %d seconds: from 65 on, muscles take longer to "
                          "let go"),
                       LENGTHEN_HOLD_MS / 1000);
        return;
    }
    const char *name = change->exercise->name;
    tell_why(change, why, sizeof why);
    switch (change->way) {
    case SUIT_INSTEAD:
        (void)snprintf(out, room, tr("%s is shown instead of %s: %s"), change->instead->name, name,
                       why);
        break;
    case SUIT_SMALLEST:
        (void)snprintf(out, room, tr("%s is shown in its smallest arc: %s"), name, why);
        break;
    case SUIT_SHORTER:
        (void)snprintf(out, room, tr("%s is shortened: %s"), name, why);
        break;
    default:
        (void)snprintf(out, room, tr("%s is left out: %s"), name, why);
    }
}
