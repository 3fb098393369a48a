#include "command/material.h"

#include "command/faults.h"
#include "command/keep.h"

#include <string.h>
#include <unistd.h>

#include "base/tr.h"
#include "command/values.h"
#include "timeline/solved.h"

enum { ARENA_MOST = 8 << 20 };

#define DEFAULT_MUSIC "calm"

static const struct place here = {"limber", 0, 0};

void material_open(struct material *material, const struct world *world,
                   const struct options *options)
{
    memset(material, 0, sizeof *material);
    material->world = world;
    material->options = options;
    material->stature = (struct stature){(double)RIG_STATURE, 1.0};
    arena_open(&material->arena, world->memory, ARENA_MOST);
    problems_open(&material->problems, world->memory);
    problems_open(&material->library_problems, world->memory);
    problems_open(&material->voice_problems, world->memory);
}

enum exit_code material_close(struct material *material, enum exit_code code)
{
    problems_print(&material->problems, stderr);
    timeline_free(material->timeline);
    hoard_close(material->solved);
    material_close_voice(material);
    if (material->library_open)
        library_close(&material->library);
    problems_close(&material->voice_problems);
    problems_close(&material->library_problems);
    problems_close(&material->problems);
    arena_close(&material->arena);
    return code;
}

void material_recall(struct material *material)
{
    material->solved = solved_open(material->world, &material->arena);
}

/* What fails without a word of its own has run out of memory. */
static void tell_no_memory(struct material *material)
{
    if (material->problems.errors == 0)
        problem_error(&material->problems, here, "no memory is left");
}

enum exit_code material_after_wrong(const struct written *written)
{
    return written->place.file != NULL ? EXIT_DONE : EXIT_USAGE;
}

enum exit_code material_begin(struct material *material)
{
    const struct folders_wish wish =
        folders_wish_of_machine(material->world, material->options->data, &material->arena);
    material->begun = true;
    if (!folders_find(&wish, &material->arena, &material->folders, &material->problems))
        return EXIT_PROBLEMS;
    return material_language(material);
}

enum exit_code material_load(struct material *material)
{
    const enum exit_code code = material->begun ? EXIT_DONE : material_begin(material);
    if (code != EXIT_DONE)
        return code;
    const enum exit_code figure = material_figure(material);
    if (figure != EXIT_DONE)
        return figure;
    material->library_open = true;
    if (!library_load_in(&material->library, material->world, material->folders.assets,
                         material->folders.asset_count, material_texts(material),
                         &material->library_problems)) {
        problems_append(&material->problems, &material->library_problems);
        tell_no_memory(material);
        return EXIT_PROBLEMS;
    }
    return EXIT_DONE;
}

static bool is_file_name(const char *name)
{
    return strchr(name, '/') != NULL || text_ends(text_of(name), ".yaml") ||
           text_ends(text_of(name), ".yml");
}

/* A name without an ending may be a file here, too. */
static bool is_plain_file(const struct material *material, const char *name)
{
    const struct world *world = material->world;
    struct text content;
    struct arena none;
    arena_open(&none, world->memory, 64);
    const enum file_result result = world->read(world->context, name, 0, &none, &content);
    arena_close(&none);
    return result == FILE_OK || result == FILE_TOO_LARGE;
}

bool material_is_file(const struct material *material, const char *name)
{
    return is_file_name(name) || is_plain_file(material, name);
}

bool material_find(struct material *material, const char *id)
{
    struct library *library = &material->library;
    material->routine = library_routine(library, id);
    if (material->routine != NULL)
        return true;
    const struct exercise *exercise = library_exercise(library, id);
    if (exercise != NULL)
        material->routine = library_routine_of(library, exercise);
    return material->routine != NULL;
}

void material_tell_unknown(const struct material *material, const char *name,
                           struct problems *problems)
{
    const char *near = library_nearest(&material->library, name);
    const char *command = material->options->named ? NULL : subcommand_nearest(name);
    if (near == NULL && command != NULL)
        problem_error(problems, here, "there is no command `%s`; did you mean `%s`?", name,
                      command);
    else if (near != NULL)
        problem_error(problems, here, "there is no routine or exercise `%s`; did you mean `%s`?",
                      name, near);
    else
        problem_error(problems, here,
                      "there is no routine or exercise `%s`; `limber list` shows what there is",
                      name);
    if (material->library_problems.errors > 0)
        problems_append(problems, &material->library_problems);
}

static enum exit_code find_file(struct material *material, const char *path)
{
    const char *id = NULL;
    if (!library_add_file(&material->library, material->world, path, &material->problems, &id))
        return EXIT_PROBLEMS;
    if (id != NULL && material_find(material, id))
        return EXIT_DONE;
    problem_error(&material->problems, (struct place){path, 0, 0},
                  "there is nothing to play in it; a routine or an exercise is needed");
    return EXIT_PROBLEMS;
}

static enum exit_code find(struct material *material, const char *name)
{
    if (is_file_name(name))
        return find_file(material, name);
    if (material_find(material, name))
        return EXIT_DONE;
    if (is_plain_file(material, name))
        return find_file(material, name);
    material_tell_unknown(material, name, &material->problems);
    return EXIT_USAGE;
}

enum exit_code material_choose(struct material *material, const char *name)
{
    const enum exit_code code = find(material, name);
    if (code == EXIT_DONE)
        faults_tell(material, material->routine, &material->problems);
    return code;
}

static enum exit_code tell_no_tune(struct material *material, const char *asked)
{
    const char *near = library_nearest_tune(&material->library, asked);
    const struct written written = option_written(material->options, OPTION_MUSIC, asked);
    value_wrong(&written, &material->problems, "there is no such piece of music; write %s or none",
                near ? near : DEFAULT_MUSIC);
    return material_after_wrong(&written);
}

enum exit_code material_music(struct material *material)
{
    const struct library *library = &material->library;
    const char *asked = material->options->music, *written = material->routine->music;
    enum exit_code code = EXIT_DONE;
    if (asked && strcmp(asked, "none") != 0 && !library_tune(library, asked)) {
        code = tell_no_tune(material, asked);
        asked = NULL;
    }
    const char *name = asked ? asked : written ? written : DEFAULT_MUSIC;
    material->tune = library_tune(library, name);
    if (!material->tune && written == name && strcmp(name, "none") != 0)
        problem_warning(&material->problems, here,
                        "there is no piece of music `%s`; limber plays without", name);
    return code;
}

/* Warnings of a routine that can be played are for those who check it. */
static void keep_errors(struct material *material, const struct problems *found)
{
    if (found->errors > 0 || material->timeline == NULL)
        problems_append(&material->problems, found);
}

struct timeline_wish material_wish(const struct material *material)
{
    const struct options *options = material->options;
    struct timeline_wish wish = timeline_wish_default();
    wish.range = (float)options->range;
    wish.tempo = (float)options->tempo;
    wish.stature =
        (float)(options->given[OPTION_STATURE] ? options->stature : material->stature.metres);
    wish.build = (float)(options->given[OPTION_BUILD] ? options->build : material->stature.build);
    wish.seat = (float)options->chair;
    keep_bound(material->keep, &wish);
    wish.side = options->side;
    wish.counting = options->counting;
    wish.counts_up = options->counts_up;
    wish.breaths = options->breaths;
    wish.described = options->given[OPTION_DESCRIBED];
    wish.solved = material->solved;
    if (material->narrator != NULL)
        wish.speech = narrator_speech(material->narrator);
    return wish;
}

static enum exit_code lay_out(struct material *material)
{
    const struct timeline_wish wish = material_wish(material);
    struct problems reasons;
    problems_open(&reasons, material->world->memory);
    timeline_free(material->timeline);
    material->timeline = timeline_build(material->world, material->routine, &wish, &reasons);
    keep_errors(material, &reasons);
    problems_close(&reasons);
    if (material->timeline != NULL)
        return EXIT_DONE;
    tell_no_memory(material);
    return EXIT_PROBLEMS;
}

struct fit *material_fit(struct material *material, const struct turn_limits *limits)
{
    struct timeline_wish wish = material_wish(material);
    wish.limits = *limits;
    if (limits->count == 0)
        return NULL;
    fit_take(&material->fit, material->world, &material->library, &wish);
    return &material->fit;
}

enum exit_code material_suit(struct material *material)
{
    const struct turn_limits limits = keep_limits(material->keep);
    const struct routine *suited = keep_suit(material->keep, &material->library, material->routine,
                                             material_fit(material, &limits), &material->problems);
    if (suited == NULL)
        return EXIT_PROBLEMS;
    material->routine = suited;
    return EXIT_DONE;
}

const struct routine *material_preview(struct material *material, struct arena *arena,
                                       const struct routine *routine)
{
    const struct turn_limits limits = keep_limits(material->keep);
    return keep_preview(material->keep, &material->library, routine,
                        material_fit(material, &limits), arena);
}

enum exit_code material_lay_out(struct material *material)
{
    const enum exit_code code = material->narrator == NULL ? material_voice(material) : EXIT_DONE;
    return code == EXIT_DONE ? lay_out(material) : code;
}

static void wait_for_clips(struct narrator *narrator)
{
    enum { PATIENCE_MS = 2000, TELL_EVERY_MS = 250 };
    if (narrator_wait(narrator, PATIENCE_MS))
        return;
    const bool shows = isatty(STDERR_FILENO) == 1;
    while (!narrator_wait(narrator, TELL_EVERY_MS))
        if (shows) {
            (void)fputs("\r\033[Klimber: ", stderr);
            (void)fprintf(stderr, tr("%d sentences still to be spoken"), narrator_left(narrator));
        }
    if (shows)
        (void)fputs("\r\033[K", stderr);
}

/* Other forms of a text may be wanted only once the lengths of others are known. */
enum exit_code material_wait_for_voice(struct material *material)
{
    enum exit_code code = EXIT_DONE;
    do {
        narrator_ask(material->narrator, material->timeline, 0);
        wait_for_clips(material->narrator);
        if (narrator_collect(material->narrator) == 0)
            break;
        code = lay_out(material);
    } while (code == EXIT_DONE);
    return code;
}

enum exit_code material_plan(struct material *material)
{
    enum exit_code code = material_load(material);
    if (code == EXIT_DONE)
        code = material_choose(material, material->options->names[0]);
    if (code == EXIT_DONE)
        code = material_suit(material);
    return code == EXIT_DONE ? material_lay_out(material) : code;
}

enum exit_code material_plan_shown(struct material *material, struct theme *theme)
{
    const enum exit_code code = material_plan(material);
    return code == EXIT_DONE ? material_theme(material, NULL, theme) : code;
}
