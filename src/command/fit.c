#include "command/fit.h"

#include <string.h>

static bool has_same_limits(const struct turn_limits *a, const struct turn_limits *b)
{
    bool same = a->count == b->count;
    for (int i = 0; i < a->count && same; i++) {
        const struct turn_limit *one = &a->list[i], *other = &b->list[i];
        same = one->joint == other->joint && one->axis == other->axis &&
               one->negative == other->negative && one->degrees == other->degrees;
    }
    return same;
}

static bool is_same_body(const struct timeline_wish *a, const struct timeline_wish *b)
{
    return a->stature == b->stature && a->build == b->build && a->seat == b->seat &&
           has_same_limits(&a->limits, &b->limits);
}

void fit_take(struct fit *fit, const struct world *world, const struct library *library,
              const struct timeline_wish *wish)
{
    if (fit->library != library || !is_same_body(&fit->wish, wish))
        memset(fit->known, 0, sizeof fit->known);
    fit->world = world;
    fit->library = library;
    fit->wish = *wish;
}

static bool can(const struct fit *fit, const struct exercise *exercise)
{
    struct problems problems;
    const struct step step = step_of_exercise(exercise, exercise->place);
    const struct routine routine = {
        .id = exercise->id, .name = exercise->name, .steps = &step, .step_count = 1};
    problems_open(&problems, fit->world->memory);
    struct timeline *timeline = timeline_build(fit->world, &routine, &fit->wish, &problems);
    const bool built = timeline != NULL;
    timeline_free(timeline);
    problems_close(&problems);
    return built;
}

bool fit_exercise(void *context, const struct exercise *exercise)
{
    struct fit *fit = context;
    int index = 0;
    while (index < fit->library->exercise_count && fit->library->exercises[index] != exercise)
        index++;
    if (index >= FIT_MOST)
        return can(fit, exercise);
    if (fit->known[index] == 0)
        fit->known[index] = can(fit, exercise) ? 1 : -1;
    return fit->known[index] > 0;
}
