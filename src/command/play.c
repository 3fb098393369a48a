#include <errno.h>
#include <string.h>

#include "base/tr.h"
#include "command/command.h"
#include "command/keep.h"
#include "command/overture.h"
#include "command/show.h"
#include "command/stats_file.h"
#include "stage/deeds.h"

static bool open_stats(const struct options *options, struct problems *problems, FILE **file)
{
    *file = NULL;
    if (options->stats == NULL)
        return true;
    *file = fopen(options->stats, "w");
    if (*file == NULL)
        problem_error(problems, (struct place){options->stats, 0, 0}, "it cannot be written (%s)",
                      strerror(errno));
    return *file != NULL;
}

static bool write_stats(const struct options *options, const struct stats *stats, FILE *file,
                        struct problems *problems)
{
    if (file == NULL)
        return true;
    const bool written = stats_write(stats, file);
    if (fclose(file) == 0 && written)
        return true;
    problem_error(problems, (struct place){options->stats, 0, 0}, "it cannot be written (%s)",
                  strerror(errno));
    return false;
}

/* The routine that was laid out, and what is offered and wanted after it. */
static enum exit_code show(const struct call *call, struct meeting *meeting, struct stats *stats)
{
    struct material *material = meeting->material;
    const struct theme *theme = meeting->theme;
    const struct keymap *keymap = meeting->keymap;
    bool accepted = false;
    enum exit_code code = show_code(
        show_routine(call, material, theme, keymap, NULL, stats, NULL, meeting, &accepted));
    struct options from_its_start = *call->options;
    struct call next = *call;
    from_its_start.at_ms = 0;
    next.options = &from_its_start;
    while (code == EXIT_DONE && accepted) {
        accepted = false;
        code = material_suit(material);
        if (code == EXIT_DONE)
            code = material_lay_out(material);
        if (code == EXIT_DONE)
            code = show_code(show_routine(&next, material, theme, keymap, NULL, stats, NULL,
                                          meeting, &accepted));
    }
    return code;
}

/* All that can be found wrong before anything is shown. */
static enum exit_code prepare(const struct call *call, struct meeting *meeting, struct theme *theme,
                              struct keymap *keymap, FILE **file)
{
    struct material *material = meeting->material;
    enum exit_code code = overture_plan(material, theme);
    if (keep_refused(material->keep))
        (void)material_theme(material, NULL, theme);
    if (code == EXIT_DONE || keep_refused(material->keep))
        show_keys(material, keymap);
    code = meeting_begin(meeting, code);
    if (code == EXIT_DONE)
        code = material_music(material);
    if (code != EXIT_DONE || meeting->left)
        return code;
    return open_stats(call->options, &material->problems, file) ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code play(const struct call *call, struct material *material)
{
    struct theme theme;
    struct deeds deeds;
    struct stats stats = {.renderer = "none"};
    struct keymap keymap;
    struct meeting meeting = {call, material, &theme, &keymap, false};
    FILE *file = NULL;
    enum exit_code code = prepare(call, &meeting, &theme, &keymap, &file);
    if (code != EXIT_DONE || meeting.left) {
        overture_end();
        if (file != NULL)
            (void)fclose(file);
        return code;
    }
    deeds.count = 0;
    stats.deeds = file != NULL ? &deeds : NULL;
    code = show(call, &meeting, &stats);
    if (!call->options->given[OPTION_MUTE])
        material_tell_voice(material);
    if (!write_stats(call->options, &stats, file, &material->problems) && code == EXIT_DONE)
        code = EXIT_PROBLEMS;
    return code;
}

enum exit_code command_play(const struct call *call)
{
    struct material material;
    if (call->options->name_count == 0 && call->options->named) {
        fputs(tr("limber: error: `limber play` needs the name of a routine or exercise, or a file; "
                 "`limber list` shows what there is\n"),
              stderr);
        return EXIT_USAGE;
    }
    if (call->options->name_count == 0)
        return command_menu(call);
    material_open(&material, &world_machine, call->options);
    material_recall(&material);
    material.keep = keep_open(call->options, &material.problems);
    const enum exit_code code = material.keep != NULL ? play(call, &material) : EXIT_PROBLEMS;
    keep_close(material.keep, &material.problems);
    return material_close(&material, code);
}
