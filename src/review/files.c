/* Reviewing what was read from files, each problem told once. */
#include <string.h>

#include "review/review.h"

struct reviewer {
    const struct world *world;
    struct library *library;
    const struct speech *speech;
    struct problems *problems; /* all that was told */
    struct problems found;     /* by what is reviewed now */
};

static bool is_told(const struct problems *problems, const struct problem *one)
{
    for (int i = 0; i < problems->count; i++) {
        const struct problem *told = &problems->list[i];
        const bool same_file =
            told->place.file && one->place.file && strcmp(told->place.file, one->place.file) == 0;
        if (same_file && told->place.line == one->place.line &&
            told->place.column == one->place.column && strcmp(told->message, one->message) == 0) {
            return true;
        }
    }
    return false;
}

/* A pose is solved again for each routine that has it; what is wrong with it is told once. */
static void tell_new(struct reviewer *reviewer)
{
    for (int i = 0; i < reviewer->found.count; i++) {
        const struct problem *one = &reviewer->found.list[i];
        if (is_told(reviewer->problems, one)) {
            continue;
        }
        if (one->severity == SEVERITY_ERROR) {
            problem_error(reviewer->problems, one->place, "%s", one->message);
        } else {
            problem_warning(reviewer->problems, one->place, "%s", one->message);
        }
    }
    problems_close(&reviewer->found);
}

static void see_exercise(struct reviewer *reviewer, const struct exercise *exercise)
{
    problems_open(&reviewer->found, reviewer->world->memory);
    review_exercise(reviewer->world, reviewer->library, exercise, reviewer->speech,
                    &reviewer->found);
    tell_new(reviewer);
}

static void see_position(struct reviewer *reviewer, const struct position *position)
{
    problems_open(&reviewer->found, reviewer->world->memory);
    review_position(reviewer->world, reviewer->library, position, &reviewer->found);
    tell_new(reviewer);
}

static void see_routine(struct reviewer *reviewer, const struct routine *routine)
{
    problems_open(&reviewer->found, reviewer->world->memory);
    review_routine(reviewer->world, routine, reviewer->speech, &reviewer->found);
    tell_new(reviewer);
}

void review_library(const struct world *world, struct library *library, const struct speech *speech,
                    struct problems *problems)
{
    struct reviewer reviewer = {
        .world = world, .library = library, .speech = speech, .problems = problems};
    for (int i = 0; i < library->exercise_count; i++) {
        see_exercise(&reviewer, library->exercises[i]);
    }
    for (int i = 0; i < library->position_count; i++) {
        see_position(&reviewer, library->positions[i]);
    }
    for (int i = 0; library->moves && i < library->moves->count; i++) {
        const struct routine *routine = library_routine_of_move(library, library->moves->list[i]);
        if (routine) {
            see_routine(&reviewer, routine);
        }
    }
    for (int i = 0; i < library->routine_count; i++) {
        see_routine(&reviewer, library->routines[i]);
    }
}

static bool is_of_file(struct place place, const char *path)
{
    return place.file && strcmp(place.file, path) == 0;
}

/* A routine may have exercises of its own. */
static void see_own_routine(struct reviewer *reviewer, const struct routine *routine,
                            const char *path)
{
    for (int i = 0; i < routine->step_count; i++) {
        const struct exercise *exercise = routine->steps[i].exercise;
        bool seen = false;
        for (int k = 0; k < i; k++) {
            seen = seen || routine->steps[k].exercise == exercise;
        }
        if (exercise && !seen && is_of_file(exercise->place, path)) {
            see_exercise(reviewer, exercise);
        }
    }
    see_routine(reviewer, routine);
}

bool review_file(const struct world *world, struct library *library, const char *path,
                 const struct speech *speech, struct problems *problems)
{
    struct reviewer reviewer = {
        .world = world, .library = library, .speech = speech, .problems = problems};
    const char *id = NULL;
    if (!library_add_any(library, world, path, problems, &id)) {
        return false;
    }
    const struct position *position = library_position(library, id);
    const struct exercise *exercise = library_exercise(library, id);
    const struct routine *routine = library_routine(library, id);
    if (position && is_of_file(position->key.place, path)) {
        see_position(&reviewer, position);
    }
    if (exercise && is_of_file(exercise->place, path)) {
        see_exercise(&reviewer, exercise);
    }
    if (routine && is_of_file(routine->place, path)) {
        see_own_routine(&reviewer, routine, path);
    }
    return true;
}
