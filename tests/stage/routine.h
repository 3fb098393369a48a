/* The built-in data and a timeline, for tests that play or draw something real. */
#ifndef LIMBER_TESTS_STAGE_ROUTINE_H
#define LIMBER_TESTS_STAGE_ROUTINE_H

#include "library/shipped.h"
#include "library/theme.h"
#include "timeline/timeline.h"

struct routine_on_stage {
    struct library library;
    struct timeline *timeline;
    struct theme theme;
};

static inline bool routine_load(struct routine_on_stage *routine, const char *id)
{
    const struct timeline_wish wish = timeline_wish_default();
    struct problems problems;
    routine->timeline = NULL;
    routine->theme = theme_dark();
    const bool loaded = shipped_open(&routine->library, &problems);
    const struct routine *found = loaded ? library_routine(&routine->library, id) : NULL;
    if (found != NULL)
        routine->timeline = timeline_build(&world_machine, found, &wish, &problems);
    problems_print(&problems, stderr);
    problems_close(&problems);
    return routine->timeline != NULL;
}

static inline void routine_free(struct routine_on_stage *routine)
{
    timeline_free(routine->timeline);
    library_close(&routine->library);
}

#endif
