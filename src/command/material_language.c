#include "base/tr.h"
#include "command/material.h"

#include <stdlib.h>
#include <string.h>

/* Those that limber is translated into; a person's own files may know others. */
static const char *const languages[] = {"en", "de"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const char *environment(const char *name)
{
    return getenv(name);
}

static bool is_language(const char *code)
{
    for (int i = 0; i < LANGUAGES; i++)
        if (strcmp(code, languages[i]) == 0)
            return true;
    return false;
}

static enum exit_code tell_unknown(struct material *material, const char *code)
{
    const struct written written = option_written(material->options, OPTION_LANGUAGE, code);
    value_wrong(&written, &material->problems,
                "there is no such language; it must be en (English) or de (German)");
    return material_after_wrong(&written);
}

static void open_catalogue(struct material *material, const char *code)
{
    const struct folders *folders = &material->folders;
    bool open = false;
    for (int i = 0; i < folders->voice_count && !open; i++) {
        const char *folder = arena_format(&material->arena, "%s/locale", folders->voices[i]);
        open = folder != NULL && tr_open(code, folder);
    }
}

enum exit_code material_language(struct material *material)
{
    char wanted[TR_CODE_SIZE];
    const char *code = material->options->language;
    if (code != NULL && !is_language(code)) {
        const enum exit_code wrong = tell_unknown(material, code);
        if (wrong != EXIT_DONE)
            return wrong;
        code = NULL;
    }
    if (code == NULL)
        code = tr_wanted(environment, wanted);
    material->language = arena_copy(&material->arena, code, strlen(code));
    if (material->language == NULL)
        material->language = "en";
    if (strcmp(material->language, "en") != 0)
        open_catalogue(material, material->language);
    return EXIT_DONE;
}

void material_language_early(const struct world *world, const struct options *options)
{
    struct material material;
    material_open(&material, world, options);
    const struct folders_wish wish = folders_wish_of_machine(world, options->data, &material.arena);
    if (folders_find(&wish, &material.arena, &material.folders, &material.problems))
        (void)material_language(&material);
    problems_close(&material.voice_problems);
    problems_close(&material.library_problems);
    problems_close(&material.problems);
    arena_close(&material.arena);
}

struct language material_texts(const struct material *material)
{
    const bool written = strcmp(material->language, "en") == 0;
    const struct options *options = material->options;
    return (struct language){.code = written ? NULL : material->language,
                             .tells_missing = options->subcommand == SUB_CHECK &&
                                              options->given[OPTION_LANGUAGE]};
}
