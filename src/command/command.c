#include "command/command.h"

#include <errno.h>
#include <string.h>

enum exit_code command_flush(void)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return EXIT_DONE;
    fprintf(stderr, "limber: error: the output could not be written (%s)\n", strerror(errno));
    return EXIT_PROBLEMS;
}

static enum exit_code command_version(const struct call *call)
{
    (void)call;
    puts("limber " LIMBER_VERSION);
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
        fprintf(stderr, "limber: error: there is no command `%s`; see `limber help`\n",
                options->names[0]);
        return EXIT_USAGE;
    }
    options_help_of(wanted, stdout);
    return command_flush();
}

static enum exit_code (*const runs[SUB_COUNT])(const struct call *) = {
    [SUB_PLAY] = command_play,         [SUB_LIST] = command_list,       [SUB_CHECK] = command_check,
    [SUB_TIMELINE] = command_timeline, [SUB_TRACE] = command_trace,     [SUB_SHOT] = command_shot,
    [SUB_SHEET] = command_sheet,       [SUB_EXPORT] = command_export,   [SUB_BENCH] = command_bench,
    [SUB_HELP] = command_help_page,    [SUB_VERSION] = command_version,
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
    if (options->given[OPTION_HELP])
        return show_help(options);
    if (options->given[OPTION_VERSION])
        return command_version(call);
    return runs[options->subcommand](call);
}

int command_run(int argc, char **argv, int64_t started_us)
{
    struct options options;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    const bool good = options_read(&options, argc, argv, &problems);
    problems_print(&problems, stderr);
    problems_close(&problems);
    if (!good)
        return EXIT_USAGE;
    const struct call call = {started_us, &options};
    return (int)dispatch(&call);
}
