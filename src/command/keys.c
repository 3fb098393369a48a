#include "base/tr.h"
#include "command/command.h"
#include "command/show.h"
#include "export/json.h"

static void print_table(const struct keymap *keymap)
{
    for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++)
        for (int i = 0; i < keymap->count; i++)
            if (keymap->bindings[i].command == (enum command)command)
                printf("%-12s %-19s %s\n", keymap->bindings[i].key,
                       command_word((enum command)command),
                       tr(command_help((enum command)command)));
}

static void print_json(const struct keymap *keymap)
{
    struct json json = {.to = stdout};
    json_array(&json, NULL);
    for (int i = 0; i < keymap->count; i++) {
        const enum command command = keymap->bindings[i].command;
        if (command == COMMAND_NONE)
            continue;
        json_object(&json, NULL);
        json_text(&json, "key", keymap->bindings[i].key);
        json_text(&json, "command", command_word(command));
        json_text(&json, "help", command_help(command));
        json_object_end(&json);
    }
    json_array_end(&json);
    json_line_end(&json);
}

enum exit_code command_keys(const struct call *call)
{
    struct material material;
    struct keymap keymap;
    material_open(&material, &world_machine, call->options);
    enum exit_code code = material_load(&material);
    if (code == EXIT_DONE) {
        show_keys(&material, &keymap);
        (call->options->given[OPTION_JSON] ? print_json : print_table)(&keymap);
        code = command_flush();
    }
    return material_close(&material, code);
}
