#include "command/summary.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/ease.h"
#include "base/tr.h"
#include "record/day.h"
#include "record/lengthen.h"
#include "record/load.h"
#include "record/shorten.h"
#include "record/today.h"

static int shown(const struct suit_wish *wish, const struct step *step)
{
    const int range = wish->range > 0 ? wish->range : COMFORT_WHOLE;
    return (int)lroundf(step_range(step, (float)range / COMFORT_WHOLE) * COMFORT_WHOLE);
}

/* What has grown most since it was shown last; else the least of all. NULL: nothing stretches. */
static const struct step *find_told(const struct routine *routine, const struct suit_wish *wish)
{
    int most = 0, least = COMFORT_WHOLE + 1;
    const struct step *grown = NULL, *smallest = NULL;
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        if (step->kind != STEP_EXERCISE || step->exercise->rests)
            continue;
        const int now = shown(wish, step);
        const int before = comfort_before(wish->entries, step->exercise->id);
        if (now < least) {
            least = now;
            smallest = step;
        }
        if (before > 0 && now - before > most) {
            most = now - before;
            grown = step;
        }
    }
    return grown != NULL ? grown : smallest;
}

static void greet(struct summary *summary, const struct routine *routine,
                  const struct suit_wish *wish)
{
    const struct step *told = find_told(routine, wish);
    if (told == NULL)
        return;
    const int now = shown(wish, told), before = comfort_before(wish->entries, told->exercise->id);
    summary->closing.grown = told->exercise->name;
    summary->closing.range = now;
    summary->closing.before = before;
    if (before > 0 && now > before)
        (void)snprintf(summary->greeting, SUMMARY_WORDS,
                       tr("%.40s: range %.0f %%, grown from %.0f %%"), told->exercise->name,
                       100.0 * now / COMFORT_WHOLE, 100.0 * before / COMFORT_WHOLE);
    else
        (void)snprintf(summary->greeting, SUMMARY_WORDS, tr("Range %.0f %%"),
                       100.0 * now / COMFORT_WHOLE);
}

static void greet_longer(struct summary *summary)
{
    const size_t length = strlen(summary->greeting);
    (void)snprintf(summary->greeting + length, SUMMARY_WORDS - length, tr(", holds of %d s"),
                   LENGTHEN_HOLD_MS / 1000);
}

static void count_day(struct summary *summary, const struct suit_wish *wish)
{
    struct days days;
    days_count(&days, wish->entries, wish->now);
    const int row = days_streak(&days);
    summary->before_ms = days_stretched_ms(&days, days.today);
    summary->closing.row = summary->before_ms >= DAY_GOAL_MS ? row : row + 1;
    summary->closing.rests = days.rest[days.today - days.first];
}

static int64_t rounded_up(int64_t value, int64_t unit)
{
    return (value + unit - 1) / unit;
}

/* Breaths or repeats for what is missing: two holds of three breaths at most, on either side or one
 * after the other, or repeats of its own dose. */
static struct dose dose_for(const struct exercise *exercise, int64_t missing_ms,
                            const struct profile *profile)
{
    enum { BREATHS_MOST = 3 };
    struct dose dose = exercise->dose;
    struct step step = step_of_exercise(exercise, exercise->place);
    const struct routine once = {.steps = &step, .step_count = 1};
    if (!exercise->rhythmic) {
        const int64_t breath_ms = SHORTEN_BREATH_MS;
        const bool twice = exercise->one_sided || missing_ms > BREATHS_MOST * breath_ms;
        const int64_t breaths = rounded_up(missing_ms, twice ? 2 * breath_ms : breath_ms);
        dose.hold_ms = breath_ms * greater(1, lesser(breaths, BREATHS_MOST));
        dose.repeats = twice && !exercise->one_sided ? 2 : 1;
        step.dose = dose;
        (void)lengthen_step(profile, &step);
        return step.dose;
    }
    step.dose.repeats = 1;
    const int64_t each_ms = greater(1, load_stretch_ms(&once));
    dose.repeats = (int)greater(1, lesser(rounded_up(missing_ms, each_ms), dose.repeats));
    return dose;
}

static void tell_offer(struct summary *summary, const struct exercise *exercise, struct dose dose)
{
    const int seconds = (int)(dose.hold_ms / STAMP_SECOND_MS);
    if (exercise->rhythmic)
        (void)snprintf(summary->offer, SUMMARY_WORDS, tr("%.60s, %d times"), exercise->name,
                       dose.repeats);
    else if (exercise->one_sided || dose.repeats > 1)
        (void)snprintf(summary->offer, SUMMARY_WORDS, tr("%.60s, 2 × %d s"), exercise->name,
                       seconds);
    else
        (void)snprintf(summary->offer, SUMMARY_WORDS, tr("%.60s, %d s"), exercise->name, seconds);
    summary->closing.offer = summary->offer;
}

/* The first stretch of what `limber today` would make of two minutes after the routine. Where more
 * than it should is missing in the end, something was skipped: then two breaths will do. */
static void offer(struct summary *summary, const struct library *library,
                  const struct routine *routine, const struct suit_wish *wish)
{
    enum { OFFER_MS = 120000, LEAST_MS = 20000 };
    struct today today;
    today_plan(&today, library, wish, routine, OFFER_MS);
    if (today.count == 0)
        return;
    const struct exercise *exercise = today.steps[0].exercise;
    const int64_t missing_ms = DAY_GOAL_MS - summary->before_ms - load_stretch_ms(routine);
    summary->offered = step_of_exercise(exercise, exercise->place);
    summary->offered.dose = dose_for(exercise, greater(missing_ms, LEAST_MS), wish->profile);
    tell_offer(summary, exercise, summary->offered.dose);
}

void summary_fill(struct summary *summary, const struct library *library,
                  const struct suited *suited, const struct suit_wish *wish)
{
    const struct routine *routine = suited->routine;
    *summary = (struct summary){.before_ms = 0};
    greet(summary, routine, wish);
    if (suit_lengthens(suited))
        greet_longer(summary);
    count_day(summary, wish);
    offer(summary, library, routine, wish);
}
