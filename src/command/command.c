#include "command/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/journal.h"
#include "base/tr.h"
#include "command/keeping.h"
#include "command/material.h"
#include "command/options_help.h"
#include "command/settings.h"
#include "stage/mpris.h"

enum { SETTINGS_MOST = 1 << 18 };

enum exit_code command_flush(void)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return EXIT_DONE;
    fprintf(stderr, tr("%slimber: error: the output could not be written (%s)\n"),
            journal_mark(stderr, LINE_ERROR), strerror(errno));
    return EXIT_PROBLEMS;
}

enum exit_code command_without_memory(void)
{
    fprintf(stderr, tr("%slimber: error: no memory is left\n"), journal_mark(stderr, LINE_ERROR));
    return EXIT_PROBLEMS;
}

static enum exit_code command_version(const struct call *call)
{
    (void)call;
    puts("limber " LIMBER_VERSION);
    if (!mpris_is_built_in())
        puts("built without libsystemd: the desktop's media keys and panels (MPRIS) do not reach "
             "it");
    return command_flush();
}

static bool find_by_name(const char *name, enum subcommand *found)
{
    for (int i = 0; i < SUB_COUNT; i++) {
        *found = (enum subcommand)i;
        if (strcmp(name, subcommand_name(*found)) == 0)
            return true;
    }
    return false;
}

static enum exit_code command_help_page(const struct call *call)
{
    enum subcommand wanted;
    const struct options *options = call->options;
    if (options->name_count == 0) {
        options_help(stdout);
        return command_flush();
    }
    if (!find_by_name(options->names[0], &wanted)) {
        fprintf(stderr, tr("limber: error: there is no command `%s`; see `limber help`\n"),
                options->names[0]);
        return EXIT_USAGE;
    }
    options_help_of(wanted, stdout);
    return command_flush();
}

static enum exit_code (*const runs[SUB_COUNT])(const struct call *) = {
    [SUB_PLAY] = command_play,       [SUB_LIST] = command_list,
    [SUB_CHECK] = command_check,     [SUB_TIMELINE] = command_timeline,
    [SUB_TRACE] = command_trace,     [SUB_SHOT] = command_shot,
    [SUB_SHEET] = command_sheet,     [SUB_EXPORT] = command_export,
    [SUB_BENCH] = command_bench,     [SUB_KIOSK] = command_kiosk,
    [SUB_HISTORY] = command_history, [SUB_KEYS] = command_keys,
    [SUB_TODAY] = command_today,     [SUB_REMIND] = command_remind,
    [SUB_HELP] = command_help_page,  [SUB_VERSION] = command_version,
};

static enum exit_code show_help(const struct options *options)
{
    if (options->named)
        options_help_of(options->subcommand, stdout);
    else
        options_help(stdout);
    return command_flush();
}

static enum exit_code dispatch(const struct call *call)
{
    const struct options *options = call->options;
    material_language_early(&world_machine, options);
    if (options->given[OPTION_HELP])
        return show_help(options);
    if (options->given[OPTION_VERSION])
        return command_version(call);
    return runs[options->subcommand](call);
}

static const char *of_environment(const char *name)
{
    return getenv(name);
}

/* The command line, and what it leaves open from the settings and the person's
 * profile, whose words lie in the arena. */
static bool read_once(struct options *options, struct options *plain, int argc, char **argv,
                      struct arena *arena, struct problems *problems)
{
    bool good = options_read(options, argc, argv, problems);
    const bool runs_it = good && !options->given[OPTION_HELP] && !options->given[OPTION_VERSION];
    if (runs_it && options->subcommand == SUB_KIOSK)
        good = settings_read_kiosk(options, &world_machine, of_environment, arena, problems);
    else if (runs_it)
        settings_read(options, &world_machine, of_environment, arena, problems);
    *plain = *options;
    const bool has_person =
        options->subcommand != SUB_KIOSK && options->subcommand != SUB_CHECK; /* tells it itself */
    if (runs_it && has_person)
        keeping_settings(options, arena, problems);
    return good;
}

/* What is wrong is told in the language asked for, which is known only then: so it is read again.
 */
static bool read_call(struct options *options, struct options *plain, int argc, char **argv,
                      struct arena *arena)
{
    struct problems problems;
    problems_open(&problems, &memory_heap);
    bool good = read_once(options, plain, argc, argv, arena, &problems);
    if (problems.count > 0) {
        material_language_early(&world_machine, options);
        problems_close(&problems);
        problems_open(&problems, &memory_heap);
        good = read_once(options, plain, argc, argv, arena, &problems);
    }
    problems_print(&problems, stderr);
    problems_close(&problems);
    return good;
}

/* One more try, counted before it is made. */
static const char *find_resume(const struct options *options, struct arena *arena,
                               struct resume *resumed)
{
    const char *path = options->given[OPTION_RESUME] ? resume_path(of_environment, arena) : NULL;
    *resumed = (struct resume){.tries = 0};
    if (path != NULL && resume_read(path, (int64_t)time(NULL), resumed))
        resumed->tries++;
    else
        resumed->routine[0] = '\0';
    return path;
}

static enum exit_code run(const struct options *options, const struct options *plain,
                          int64_t started_us, struct arena *arena)
{
    struct service service;
    struct resume resumed;
    const char *path = find_resume(options, arena, &resumed);
    service_open(&service, of_environment);
    const struct call call = {started_us, options, plain, arena, &service, path, &resumed};
    const enum exit_code code = dispatch(&call);
    service_stopping(&service);
    service_close(&service);
    return code;
}

int command_run(int argc, char **argv, int64_t started_us)
{
    struct options options, plain;
    struct arena arena;
    arena_open(&arena, &memory_heap, SETTINGS_MOST);
    const bool good = read_call(&options, &plain, argc, argv, &arena);
    const enum exit_code code = good ? run(&options, &plain, started_us, &arena) : EXIT_USAGE;
    arena_close(&arena);
    return (int)code;
}
