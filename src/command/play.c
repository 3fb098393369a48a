#include <errno.h>
#include <string.h>

#include "command/command.h"
#include "stage/play.h"

enum { KEYS_MOST = 1 << 16 };

static const struct place here = {"limber", 0, 0};

/* Whatever happened to keys.conf, there is a way to stop. */
static const char last_keys[] = "Space pause\nEscape menu\nq quit\n";

/* The keys of every folder, the later ones winning. */
static void read_keys(struct material *material, struct keymap *keymap)
{
    const struct world *world = material->world;
    const struct folders *folders = &material->folders;
    keymap->count = 0;
    for (int i = 0; i < folders->asset_count; i++) {
        struct text content;
        const char *path = arena_format(&material->arena, "%s/keys.conf", folders->assets[i]);
        if (path != NULL &&
            world->read(world->context, path, KEYS_MOST, &material->arena, &content) == FILE_OK)
            keymap_read(keymap, content, path, &material->problems);
    }
    if (keymap->count > 0)
        return;
    problem_warning(&material->problems, here,
                    "there is no keys.conf in the data folders; only Space, Esc and q work");
    keymap_read(keymap, text_of(last_keys), "keys.conf", &material->problems);
}

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

static enum exit_code code_of(enum stage_result result)
{
    switch (result) {
    case STAGE_DONE:
        return EXIT_DONE;
    case STAGE_NOWHERE:
        return EXIT_NOWHERE;
    default:
        return EXIT_PROBLEMS;
    }
}

/* `--music none` is silence, whatever folder there is; what the command line names of the two wins
 * over the settings, which the reader of those sees to. */
static const char *own_music(const struct options *options)
{
    const bool silent = options->music != NULL && strcmp(options->music, "none") == 0;
    return silent ? NULL : options->music_folder;
}

static struct place music_place(const struct options *options)
{
    const struct place place = options->set_at[OPTION_MUSIC_FOLDER];
    return place.file != NULL ? place : here;
}

static enum exit_code show(const struct call *call, struct material *material,
                           const struct theme *theme, struct stats *stats)
{
    struct keymap keymap;
    const struct options *options = call->options;
    read_keys(material, &keymap);
    const struct stage_wish wish = {
        .world = material->world,
        .folder = material->folders.home,
        .theme = theme,
        .keymap = &keymap,
        .sounds = true,
        .bank = narrator_bank(material->narrator),
        .narrator = material->narrator,
        .tune = material->tune,
        .music_folder = own_music(options),
        .music_place = music_place(options),
        .levels = options_levels(options),
        .sights = options_sights(options),
        .painter = options->painter,
        .width = options->width,
        .height = options->height,
        .fullscreen = options->given[OPTION_FULLSCREEN],
        .muted = options->given[OPTION_MUTE],
        .started_us = call->started_us,
        .stats = stats,
    };
    return code_of(stage_play(&wish, material->timeline, &material->problems));
}

static enum exit_code play(const struct call *call, struct material *material)
{
    struct theme theme;
    struct stats stats = {.renderer = "none"};
    FILE *file;
    enum exit_code code = material_plan_shown(material, &theme);
    if (code != EXIT_DONE)
        return code;
    code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    if (!open_stats(call->options, &material->problems, &file))
        return EXIT_PROBLEMS;
    narrator_ask(material->narrator, material->timeline, 0);
    code = show(call, material, &theme, &stats);
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
        fputs("limber: error: `limber play` needs the name of a routine or exercise, or a file; "
              "`limber list` shows what there is\n",
              stderr);
        return EXIT_USAGE;
    }
    if (call->options->name_count == 0)
        return command_list(call);
    material_open(&material, &world_machine, call->options);
    return material_close(&material, play(call, &material));
}
