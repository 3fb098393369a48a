#include "base/tr.h"
#include "command/material.h"
#include "voice/known.h"

#include <string.h>

enum { LISTING_MOST = 1 << 20 };

static bool is_known(const char *name)
{
    return strcmp(name, "none") == 0 || known_voice(name) != NULL;
}

static bool holds(const struct material *material, const char *folder, const char *file)
{
    const struct world *world = material->world;
    struct arena scratch;
    const char *const *names = NULL;
    int count = 0;
    bool found = false;
    arena_open(&scratch, world->memory, LISTING_MOST);
    const char *voices = arena_format(&scratch, "%s/voices", folder);
    if (voices != NULL &&
        world->list(world->context, voices, ".bank", &scratch, &names, &count) == FILE_OK)
        for (int i = 0; i < count; i++)
            found |= strcmp(names[i], file) == 0;
    arena_close(&scratch);
    return found;
}

/* One that is not there is not missed, as long as the engine can speak; one that is damaged is
 * told.
 */
static bool open_bank(struct material *material, const char *name)
{
    const struct folders *folders = &material->folders;
    const char *file = arena_format(&material->arena, "%s.bank", name);
    for (int i = 0; file != NULL && i < folders->voice_count && material->bank == NULL; i++)
        if (folders->voices[i] != NULL && holds(material, folders->voices[i], file))
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
    const char *names[KNOWN_VOICES + 1] = {"none"};
    for (int i = 0; i < KNOWN_VOICES; i++)
        names[i + 1] = known_voices[i].name;
    const char *near = text_nearest(text_of(name), names, KNOWN_VOICES + 1);
    if (near != NULL)
        value_wrong(&written, &material->problems, "there is no such voice; did you mean %s?",
                    near);
    else
        value_wrong(&written, &material->problems,
                    "there is no such voice; it must be awb, rms, slt, de or none");
    return material_after_wrong(&written);
}

/* A bank, and the engine that spoke it for what is not in it. */
static enum exit_code use_voice(struct material *material)
{
    enum exit_code code = EXIT_DONE;
    const char *name = material->options->voice;
    if (name != NULL && !is_known(name) && !has_bank(material, name)) {
        code = tell_unknown(material, name);
        name = NULL;
    }
    if (name == NULL)
        name = known_voice_of(material->language)->name;
    if (code != EXIT_DONE || strcmp(name, "none") == 0)
        return code;
    if (material->bank == NULL)
        (void)open_bank(material, name);
    const struct known_voice *voice = known_voice(name);
    material->engine_open =
        voice != NULL && known_voice_engine(material->world->memory, voice, &material->engine);
    return code;
}

/* Banks are of flite's voices: a program of the person's speaks everything itself. */
static enum exit_code use_command(struct material *material)
{
    const char *line = material->options->voice_command;
    const char *wrong = engine_command(material->world->memory, line, &material->engine);
    material->engine_open = wrong == NULL;
    if (wrong == NULL)
        return EXIT_DONE;
    const struct written written = option_written(material->options, OPTION_VOICE_COMMAND, line);
    value_wrong(&written, &material->problems, "%s", tr(wrong));
    const enum exit_code code = material_after_wrong(&written);
    return code == EXIT_DONE ? use_voice(material) : code;
}

/* The first text is missing: two caches of one folder, as the studio's serves its thread only. */
static void hire(void *context, struct narrator *narrator)
{
    struct material *material = context;
    const struct world *world = material->world;
    struct cache *keeps = NULL, *recalls = NULL;
    if (!material->engine_open)
        return;
    const char *folder = cache_folder(&material->arena);
    if (folder != NULL)
        keeps = cache_open(world, folder, CACHE_BYTES_MOST, &material->problems);
    if (keeps != NULL)
        recalls = cache_open(world, folder, CACHE_BYTES_MOST, &material->problems);
    material->engine_open = false;
    narrator_hire(narrator, material->engine, keeps, recalls);
}

static bool is_silent(const struct options *options)
{
    return options->voice != NULL && strcmp(options->voice, "none") == 0;
}

enum exit_code material_voice(struct material *material)
{
    const struct options *options = material->options;
    const bool command = options->voice_command != NULL && !is_silent(options);
    const enum exit_code code = command ? use_command(material) : use_voice(material);
    const struct hirer nobody = {NULL, NULL}, hirer = {hire, material};
    const bool speaks = option_is_of(OPTION_VOICE, options->subcommand);
    if (code != EXIT_DONE)
        return code;
    material->narrator = narrator_open(material->world, material->bank, speaks ? hirer : nobody);
    if (material->narrator != NULL)
        return EXIT_DONE;
    problem_error(&material->problems, (struct place){"limber", 0, 0}, "no memory is left");
    return EXIT_PROBLEMS;
}

void material_close_voice(struct material *material)
{
    narrator_close(material->narrator);
    voice_bank_close(material->bank);
    if (material->engine_open)
        engine_close(material->engine);
    material->narrator = NULL;
    material->bank = NULL;
    material->engine_open = false;
}

void material_tell_voice(struct material *material)
{
    const struct problems *reasons = &material->voice_problems;
    if (material->bank == NULL && reasons->count > 0)
        problem_warning(&material->problems, reasons->list[0].place, "%s",
                        reasons->list[0].message);
    narrator_tell(material->narrator, &material->problems);
}
