#include "command/command.h"
#include "command/faults.h"
#include "command/keeping.h"
#include "library/format_file.h"
#include "review/review.h"

static void print_sum(const struct problems *problems)
{
    if (problems->errors + problems->warnings == 0)
        puts("no problems");
    else
        printf("%d error%s, %d warning%s\n", problems->errors, problems->errors == 1 ? "" : "s",
               problems->warnings, problems->warnings == 1 ? "" : "s");
}

static void check_file(struct material *material, const char *path, struct problems *found)
{
    const char *id = format_id(&material->arena, path);
    if (!review_file(material->world, &material->library, path, NULL, found) || !id)
        return;
    const struct routine *routine = library_routine(&material->library, id);
    if (routine)
        faults_tell(material, routine, found);
}

static void check_exercise(struct material *material, const struct exercise *exercise,
                           struct problems *found)
{
    const struct routine *routine = library_routine_of(&material->library, exercise);
    if (routine)
        faults_tell(material, routine, found);
    review_exercise(material->world, &material->library, exercise, NULL, found);
}

/* A name is that of something installed, or a file's; profiles end in .conf. */
static void check_one(struct material *material, const char *name, struct problems *found)
{
    const struct routine *routine = library_routine(&material->library, name);
    const struct exercise *exercise = library_exercise(&material->library, name);
    if (text_ends(text_of(name), ".conf")) {
        keeping_check(material->options, name, &material->arena, found);
    } else if (routine) {
        faults_tell(material, routine, found);
        review_routine(material->world, routine, NULL, found);
    } else if (exercise) {
        check_exercise(material, exercise, found);
    } else if (material_is_file(material, name)) {
        check_file(material, name, found);
    } else {
        material_tell_unknown(material, name, found);
    }
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
        keeping_check(options, NULL, &material->arena, &found);
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
