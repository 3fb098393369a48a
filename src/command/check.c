#include "command/command.h"
#include "review/review.h"

static void print_sum(const struct problems *problems)
{
    if (problems->errors + problems->warnings == 0)
        puts("no problems");
    else
        printf("%d error%s, %d warning%s\n", problems->errors, problems->errors == 1 ? "" : "s",
               problems->warnings, problems->warnings == 1 ? "" : "s");
}

/* A name is that of something installed; anything else is a file. */
static void check_one(struct material *material, const char *name, struct problems *found)
{
    struct library *library = &material->library;
    const struct routine *routine = library_routine(library, name);
    const struct exercise *exercise = library_exercise(library, name);
    if (routine)
        review_routine(material->world, routine, NULL, found);
    else if (exercise)
        review_exercise(material->world, library, exercise, NULL, found);
    else
        review_file(material->world, library, name, NULL, found);
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
        review_library(material->world, &material->library, NULL, &found);
    }
    for (int i = 0; i < options->name_count; i++)
        check_one(material, options->names[i], &found);
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
