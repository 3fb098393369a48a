#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/tr.h"
#include "command/clock.h"
#include "command/command.h"
#include "command/history_show.h"
#include "command/keeping.h"
#include "command/material.h"

enum { IMPORT_MOST = 64 << 20 };

static const struct place here = {"limber", 0, 0};

static bool says_erase(void)
{
    char answer[32] = "";
    fputs(tr("This deletes everything that is recorded, for good. Write `erase` to go on: "),
          stderr);
    if (fgets(answer, sizeof answer, stdin) == NULL)
        return false;
    answer[strcspn(answer, "\r\n")] = '\0';
    return strcmp(answer, "erase") == 0;
}

static enum exit_code erase(const struct options *options, struct record *record,
                            struct problems *problems)
{
    if (!options->given[OPTION_YES] && !isatty(STDIN_FILENO)) {
        problem_error(problems, here,
                      "--erase asks on a terminal whether it is meant; write --yes where there is "
                      "none");
        return EXIT_USAGE;
    }
    if (!options->given[OPTION_YES] && !says_erase()) {
        puts(tr("Nothing was erased."));
        return command_flush();
    }
    if (!record_erase(record, problems))
        return EXIT_PROBLEMS;
    puts(tr("The record is erased."));
    return command_flush();
}

static enum exit_code take_in(const char *file, struct record *record, struct problems *problems)
{
    struct arena arena;
    struct text content;
    arena_open(&arena, &memory_heap, IMPORT_MOST + 64);
    const enum file_result result =
        world_machine.read(world_machine.context, file, IMPORT_MOST, &arena, &content);
    const int errors = problems->errors;
    if (result == FILE_OK)
        printf(tr("%d entries were added.\n"), history_import(record, content, file, problems));
    else
        problem_error(problems, (struct place){file, 0, 0}, "%s", file_result_words(result));
    arena_close(&arena);
    const bool good = problems->errors == errors && record_unsaved(record) == 0;
    return good ? command_flush() : EXIT_PROBLEMS;
}

/* The ranges of single exercises want the library; where it cannot be loaded, the rest is told. */
static enum exit_code show_json(const struct options *options, const struct history *history)
{
    struct material material;
    struct history whole = *history;
    material_open(&material, &world_machine, options);
    const enum exit_code code = material_load(&material);
    if (code == EXIT_DONE)
        whole.library = &material.library;
    history_json(&whole, stdout);
    return material_close(&material, code);
}

static enum exit_code show(const struct options *options, const struct history *history)
{
    enum exit_code code = EXIT_DONE;
    if (options->given[OPTION_JSON])
        code = show_json(options, history);
    else if (options->given[OPTION_CSV])
        history_csv(history, stdout);
    else
        history_table(history, stdout);
    return code == EXIT_DONE ? command_flush() : code;
}

static enum exit_code run(const struct options *options, const struct clock *clock,
                          struct problems *problems)
{
    struct record *record = keeping_open(options, problems);
    enum exit_code code = EXIT_PROBLEMS;
    if (record == NULL)
        return code;
    struct profile profile;
    (void)keeping_profile(options, record_entries(record), &profile, problems);
    const struct history history = {record_entries(record), clock_now(clock), options->person,
                                    &profile, NULL};
    if (options->given[OPTION_ERASE])
        code = erase(options, record, problems);
    else if (options->import != NULL)
        code = take_in(options->import, record, problems);
    else
        code = show(options, &history);
    record_close(record, problems);
    return code;
}

enum exit_code command_history(const struct call *call)
{
    struct problems problems;
    struct clock clock;
    problems_open(&problems, &memory_heap);
    const enum exit_code code =
        clock_start(&clock, &problems) ? run(call->options, &clock, &problems) : EXIT_USAGE;
    problems_print(&problems, stderr);
    problems_close(&problems);
    return code;
}
