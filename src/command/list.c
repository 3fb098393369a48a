#include "command/command.h"
#include "export/report.h"

static enum exit_code list(const struct options *options, struct material *material)
{
    const enum exit_code code = material_load(material);
    if (code != EXIT_DONE)
        return code;
    if (options->given[OPTION_JSON])
        report_list_json(&material->library, stdout);
    else
        report_list(&material->library, stdout);
    if (material->library_problems.errors > 0)
        problems_append(&material->problems, &material->library_problems);
    return command_flush();
}

enum exit_code command_list(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    const enum exit_code code = list(call->options, &material);
    if (code == EXIT_DONE && !call->options->named)
        puts("\n`limber NAME` plays one; `limber --help` tells the rest.");
    return material_close(&material, code);
}
