#include "command/material.h"

#include <string.h>

#define DEFAULT_VOICE "awb"

/* The voices limber is built with; others are there when their bank is. */
static const char *const known[] = {DEFAULT_VOICE, "rms", "slt", "none"};
enum { KNOWN_COUNT = sizeof known / sizeof *known };

static bool is_known(const char *name)
{
    for (int i = 0; i < KNOWN_COUNT; i++)
        if (strcmp(name, known[i]) == 0)
            return true;
    return false;
}

static bool open_bank(struct material *material, const char *name)
{
    const struct folders *folders = &material->folders;
    for (int i = 0; i < folders->voice_count && material->bank == NULL; i++)
        if (folders->voices[i] != NULL)
            material->bank = voice_bank_open(material->world, folders->voices[i], name,
                                             &material->voice_problems);
    return material->bank != NULL;
}

/* The bank of a name, which may be no path that leads somewhere else. */
static bool has_bank(struct material *material, const char *name)
{
    return name[0] != '.' && strchr(name, '/') == NULL && open_bank(material, name);
}

static enum exit_code tell_unknown(struct material *material, const char *name)
{
    const struct written written = option_written(material->options, OPTION_VOICE, name);
    const char *near = text_nearest(text_of(name), known, KNOWN_COUNT);
    if (near != NULL)
        value_wrong(&written, &material->problems, "there is no such voice; did you mean %s?",
                    near);
    else
        value_wrong(&written, &material->problems,
                    "there is no such voice; it must be awb, rms, slt or none");
    return material_after_wrong(&written);
}

enum exit_code material_voice(struct material *material)
{
    enum exit_code code = EXIT_DONE;
    const char *name = material->options->voice;
    if (name != NULL && !is_known(name) && !has_bank(material, name)) {
        code = tell_unknown(material, name);
        name = NULL;
    }
    if (name == NULL)
        name = DEFAULT_VOICE;
    if (code == EXIT_DONE && material->bank == NULL && strcmp(name, "none") != 0)
        open_bank(material, name);
    return code;
}

void material_tell_voice(struct material *material)
{
    const struct problems *reasons = &material->voice_problems;
    if (material->bank == NULL && reasons->count > 0)
        problem_warning(&material->problems, reasons->list[0].place, "%s",
                        reasons->list[0].message);
}
