#include "library/routine.h"

#include <string.h>

#include "base/ease.h"
#include "base/text.h"
#include "library/shelf.h"

struct step step_of_exercise(const struct exercise *exercise, struct place place)
{
    return (struct step){.kind = STEP_EXERCISE,
                         .exercise = exercise,
                         .left = true,
                         .right = true,
                         .comfort = 1,
                         .place = place};
}

float step_range(const struct step *step, float range)
{
    return clampf(range * step->comfort, 0.3f, step->most > 0 ? step->most : 1);
}

/* KIND and ID of a path. */
struct shelved {
    struct text kind, id;
};

static struct shelved shelved_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return (struct shelved){0};
    }
    const char *kind = slash, *name = slash + 1;
    while (kind > path && kind[-1] != '/') {
        kind--;
    }
    return (struct shelved){{kind, (size_t)(slash - kind)}, {name, strcspn(name, ".")}};
}

/* Or its position. */
static bool uses_exercise(const struct routine *routine, const struct shelved *file)
{
    const bool exercises = text_is(file->kind, "exercises");
    const bool positions = text_is(file->kind, "positions");
    for (int i = 0; i < routine->step_count && (exercises || positions); i++) {
        const struct exercise *exercise = routine->steps[i].exercise;
        if (exercise && id_is(file->id, exercises ? exercise->id : exercise->position->id)) {
            return true;
        }
    }
    return false;
}

static bool changes_position(const struct routine *routine)
{
    const struct position *at = NULL;
    for (int i = 0; i < routine->step_count; i++) {
        const struct exercise *exercise = routine->steps[i].exercise;
        if (exercise && at && exercise->position != at) {
            return true;
        }
        at = exercise ? exercise->position : at;
    }
    return false;
}

bool routine_would_use(const struct routine *routine, const char *path)
{
    const struct shelved file = shelved_of(path);
    return (text_is(file.kind, "routines") && id_is(file.id, routine->id)) ||
           (text_is(file.kind, "music") && routine->music && id_is(file.id, routine->music)) ||
           (text_is(file.kind, "moves") && changes_position(routine)) ||
           uses_exercise(routine, &file);
}
