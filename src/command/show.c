#include "command/show.h"

#include "command/settings.h"

#include "command/keep.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS_MOST = 1 << 16 };

static const struct place here = {"limber", 0, 0};

/* Whatever happened to keys.conf, there is a way to stop. */
static const char last_keys[] = "Space pause\nEscape menu\nq quit\n";

static const char *of_environment(const char *name)
{
    return getenv(name);
}

static void add_keys(struct material *material, struct keymap *keymap, const char *path)
{
    const struct world *world = material->world;
    struct text content;
    if (path != NULL &&
        world->read(world->context, path, KEYS_MOST, &material->arena, &content) == FILE_OK)
        keymap_read(keymap, content, path, &material->problems);
}

void show_keys(struct material *material, struct keymap *keymap)
{
    const struct folders *folders = &material->folders;
    keymap->count = 0;
    for (int i = 0; i < folders->asset_count; i++)
        add_keys(material, keymap,
                 arena_format(&material->arena, "%s/keys.conf", folders->assets[i]));
    add_keys(material, keymap, settings_beside(of_environment, "keys.conf", &material->arena));
    if (keymap->count > 0)
        return;
    problem_warning(&material->problems, here,
                    "there is no keys.conf in the data folders; only Space, Esc and q work");
    keymap_read(keymap, text_of(last_keys), "keys.conf", &material->problems);
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

/* Where this routine was cut off; the next one begins at its beginning. */
static struct resume take_resumed(const struct call *call, const struct routine *routine)
{
    const struct resume resumed = *call->resumed;
    call->resumed->routine[0] = '\0';
    return strcmp(resumed.routine, routine->id) == 0 ? resumed : (struct resume){.part = 0};
}

static struct levels levels_of(const struct options *options, const struct guard *guard)
{
    struct levels levels = options_levels(options);
    if (guard_attracts(guard))
        levels = (struct levels){.music = levels.music * (float)options->attract_volume};
    return levels;
}

enum stage_result show_routine(const struct call *call, struct material *material,
                               const struct theme *theme, const struct keymap *keymap,
                               struct display *display, struct stats *stats, struct guard *guard,
                               struct meeting *meeting, bool *accepted)
{
    const struct options *options = call->options;
    const struct resume resumed = take_resumed(call, material->routine);
    narrator_ask(material->narrator, material->timeline, 0);
    keep_begin(material->keep);
    int64_t before_ms;
    const struct closing closing = keep_closing(material->keep, &before_ms);
    const struct stage_wish wish = {
        .world = material->world,
        .folder = material->folders.home,
        .theme = theme,
        .keymap = keymap,
        .display = display,
        .sounds = true,
        .from_ms = options->at_ms,
        .bank = narrator_bank(material->narrator),
        .narrator = material->narrator,
        .tune = material->tune,
        .music_folder = own_music(options),
        .music_place = music_place(options),
        .levels = levels_of(options, guard),
        .sights = options_sights(options),
        .seat = {options->distance, options->diagonal},
        .manner = {.waits = options->given[OPTION_WAIT],
                   .keeps = keep_writes(material->keep) && guard == NULL,
                   .ready_ms = (int64_t)(options->ready * 1000),
                   .scan_ms = (int64_t)(options->scan * 1000)},
        .painter = options->painter,
        .width = options->width,
        .height = options->height,
        .fullscreen = options->given[OPTION_FULLSCREEN],
        .muted = options->given[OPTION_MUTE],
        .started_us = call->started_us,
        .stats = stats,
        .guard = guard,
        .tell = material->keep != NULL ? keep_tell : NULL,
        .tell_context = material->keep,
        .before_ms = before_ms,
        .closing = closing,
        .accepted = accepted,
        .ask = meeting != NULL ? meeting_end : NULL,
        .ask_context = meeting,
        .greeting = keep_greeting(material->keep),
        .part = resumed.part,
        .attend = {.service = call->service,
                   .resume_path = guard_attracts(guard) ? NULL : call->resume_path,
                   .resumed = resumed,
                   .status = guard_status(guard),
                   .locked = guard != NULL},
    };
    const enum stage_result result = stage_play(&wish, material->timeline, &material->problems);
    if (accepted != NULL && *accepted) {
        material->routine = keep_offered(material->keep, &material->library);
        *accepted = material->routine != NULL;
    }
    return result;
}

enum exit_code show_code(enum stage_result result)
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

struct window_wish show_window(const struct material *material)
{
    const struct options *options = material->options;
    return (struct window_wish){
        .world = material->world,
        .title = "limber",
        .folder = material->folders.home,
        .painter = options->painter,
        .width = options->width,
        .height = options->height,
        .fullscreen = options->given[OPTION_FULLSCREEN],
    };
}

static const struct routine *suit_preview(void *material, struct arena *arena,
                                          const struct routine *routine)
{
    return material_preview(material, arena, routine);
}

struct lobby_wish show_lobby(const struct call *call, struct material *material,
                             struct display *display, const struct theme *theme,
                             const struct keymap *keymap)
{
    const struct options *options = call->options;
    return (struct lobby_wish){
        .world = material->world,
        .display = display,
        .theme = theme,
        .keymap = keymap,
        .library = &material->library,
        .preview = material_wish(material),
        .suit = material->keep != NULL ? suit_preview : NULL,
        .suit_context = material,
        .sights = options_sights(options),
        .seat = {options->distance, options->diagonal},
        .scan_ms = (int64_t)(options->scan * 1000),
        .service = call->service,
    };
}
