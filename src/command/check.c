#include <string.h>

#include "command/command.h"

static bool is_told(const struct problems *problems, const struct problem *one)
{
    for (int i = 0; i < problems->count; i++) {
        const struct problem *told = &problems->list[i];
        if (told->place.line == one->place.line && told->place.column == one->place.column &&
            strcmp(told->message, one->message) == 0)
            return true;
    }
    return false;
}

/* A pose is solved again for each routine that has it; what is wrong with it is told once. */
static void append_new(struct problems *problems, const struct problems *from)
{
    for (int i = 0; i < from->count; i++) {
        const struct problem *one = &from->list[i];
        if (is_told(problems, one))
            continue;
        if (one->severity == SEVERITY_ERROR)
            problem_error(problems, one->place, "%s", one->message);
        else
            problem_warning(problems, one->place, "%s", one->message);
    }
}

/* Laying an exercise or a routine out solves its poses: what only then goes wrong is told too. */
static void try_plan(const struct material *material, const struct routine *routine,
                     struct problems *problems)
{
    const struct timeline_wish wish = timeline_wish_default();
    struct problems found;
    problems_open(&found, material->world->memory);
    timeline_free(timeline_build(material->world, routine, &wish, &found));
    append_new(problems, &found);
    problems_close(&found);
}

static void check_library(struct material *material, struct problems *problems)
{
    struct library *library = &material->library;
    for (int i = 0; i < library->exercise_count; i++) {
        const struct routine *routine = library_routine_of(library, library->exercises[i]);
        if (routine != NULL)
            try_plan(material, routine, problems);
    }
    for (int i = 0; i < library->routine_count; i++)
        try_plan(material, library->routines[i], problems);
}

static void check_file(struct material *material, const char *path, struct problems *problems)
{
    const char *id = NULL;
    if (!library_add_file(&material->library, material->world, path, problems, &id) || id == NULL)
        return;
    const struct routine *routine = library_routine(&material->library, id);
    const struct exercise *exercise = library_exercise(&material->library, id);
    if (routine == NULL && exercise != NULL)
        routine = library_routine_of(&material->library, exercise);
    if (routine != NULL)
        try_plan(material, routine, problems);
}

static void print_sum(const struct problems *problems)
{
    if (problems->errors + problems->warnings == 0)
        puts("no problems");
    else
        printf("%d error%s, %d warning%s\n", problems->errors, problems->errors == 1 ? "" : "s",
               problems->warnings, problems->warnings == 1 ? "" : "s");
}

/* The problems are what was asked for, so they go to stdout. */
static enum exit_code check(const struct options *options, struct material *material)
{
    struct problems *problems = &material->library_problems;
    const enum exit_code code = material_load(material);
    if (code != EXIT_DONE)
        return code;
    struct problems found;
    problems_open(&found, material->world->memory);
    if (options->name_count == 0) {
        problems_append(&found, problems);
        check_library(material, &found);
    }
    for (int i = 0; i < options->name_count; i++)
        check_file(material, options->names[i], &found);
    problems_print(&found, stdout);
    print_sum(&found);
    const bool wrong = found.errors > 0;
    problems_close(&found);
    const enum exit_code written = command_flush();
    return wrong ? EXIT_PROBLEMS : written;
}

enum exit_code command_check(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    return material_close(&material, check(call->options, &material));
}
