#include "library/library.h"
#include "library/move_file.h"
#include "library/routine_file.h"
#include <string.h>

void library_close(struct library *library)
{
    arena_close(&library->arena);
    memset(library, 0, sizeof *library);
}

const struct exercise *library_exercise(const struct library *library, const char *id)
{
    for (int i = 0; i < library->exercise_count; i++)
        if (id_is(text_of(id), library->exercises[i]->id))
            return library->exercises[i];
    return NULL;
}

const struct routine *library_routine(const struct library *library, const char *id)
{
    for (int i = 0; i < library->routine_count; i++)
        if (id_is(text_of(id), library->routines[i]->id))
            return library->routines[i];
    return NULL;
}

const struct position *library_position(const struct library *library, const char *id)
{
    for (int i = 0; i < library->position_count; i++)
        if (id_is(text_of(id), library->positions[i]->id))
            return library->positions[i];
    return NULL;
}

const struct tune *library_tune(const struct library *library, const char *id)
{
    for (int i = 0; i < library->tune_count; i++)
        if (id_is(text_of(id), library->tunes[i]->id))
            return library->tunes[i];
    return NULL;
}

const char *library_nearest_tune(const struct library *library, const char *wrong)
{
    enum { NAMES_MOST = 200 };
    const char *names[NAMES_MOST];
    int count = 0;
    for (int i = 0; i < library->tune_count && count < NAMES_MOST; i++)
        names[count++] = library->tunes[i]->id;
    return text_nearest(text_of(wrong), names, count);
}

const char *library_nearest(const struct library *library, const char *wrong)
{
    enum { NAMES_MOST = 2000 };
    const char *names[NAMES_MOST];
    int count = 0;
    for (int i = 0; i < library->routine_count && count < NAMES_MOST; i++)
        names[count++] = library->routines[i]->id;
    for (int i = 0; i < library->exercise_count && count < NAMES_MOST; i++)
        names[count++] = library->exercises[i]->id;
    return text_nearest(text_of(wrong), names, count);
}

const struct routine *library_routine_of(struct library *library, const struct exercise *exercise)
{
    struct step *step = arena_take(&library->arena, 1, sizeof *step);
    struct routine *routine = arena_take(&library->arena, 1, sizeof *routine);
    if (!step || !routine)
        return NULL;
    *step = step_of_exercise(exercise, exercise->place);
    *routine = (struct routine){.id = exercise->id,
                                .name = exercise->name,
                                .purpose = exercise->purpose,
                                .steps = step,
                                .step_count = 1,
                                .moves = library->moves,
                                .opening = routine_opening(&library->arena),
                                .closing = routine_closing(&library->arena),
                                .opening_ms = ROUTINE_OPENING_MS,
                                .closing_ms = ROUTINE_CLOSING_MS,
                                .place = exercise->place};
    return routine;
}

const struct routine *library_routine_of_move(struct library *library, const struct move *move)
{
    struct reader reader = {.arena = &library->arena};
    return routine_of_move(&reader, library->moves, move);
}
