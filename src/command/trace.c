#include "command/command.h"
#include "export/report.h"

enum exit_code command_trace(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    enum exit_code code = material_plan(&material);
    if (code == EXIT_DONE) {
        report_trace(material.timeline, call->options->every_ms, stdout);
        code = command_flush();
    }
    return material_close(&material, code);
}
