/* Files into the library: folder by folder, each kind before those that name it.
 */
#include "library/ahead.h"
#include "library/exercise_file.h"
#include "library/format_file.h"
#include "library/library.h"
#include "library/move_file.h"
#include "library/routine_file.h"
#include "library/stature_file.h"
#include "library/theme_file.h"
#include "library/tune_file.h"
#include <stdlib.h>
#include <string.h>

enum {
    LIBRARY_MOST = 256 * 1024 * 1024, /* bytes of everything that is kept */
    SCRATCH_MOST = 256 * 1024 * 1024
};

/* Of a routine. */
struct kept_tree {
    struct ahead file;
    struct kept_tree *next;
};

struct loading {
    const struct world *world;
    struct library *library;
    struct reader reader;
    struct shelf shelf;
    struct scripts scripts;
    struct arena scratch;   /* lives until all is loaded: names of files, the list of trees */
    struct kept_tree *kept; /* until then, too */
    bool own;               /* what is read now is the person's, not shipped */
};

static void loading_open(struct loading *loading, struct library *library,
                         const struct world *world, struct problems *problems)
{
    memset(loading, 0, sizeof *loading);
    loading->world = world;
    loading->library = library;
    loading->reader = (struct reader){
        .arena = &library->arena, .problems = problems, .tongue = {.language = library->language}};
    loading->scripts =
        (struct scripts){.shelf = &loading->shelf, .scratch = &loading->scratch, .music = library};
    arena_open(&loading->scratch, world->memory, SCRATCH_MOST);
}

/* False when memory ran out on the way. */
static bool loading_close(struct loading *loading)
{
    const bool whole =
        !loading->reader.no_memory && !loading->library->arena.failed && !loading->scratch.failed;
    for (struct kept_tree *kept = loading->kept; kept; kept = kept->next)
        ahead_close(&kept->file);
    arena_close(&loading->scratch);
    return whole;
}

static void put_script(struct loading *loading, const struct node *root, const char *id)
{
    struct script *script = arena_take(&loading->scratch, 1, sizeof *script);
    if (!script)
        return;
    *script = (struct script){
        .id = id, .root = root, .own = loading->own, .older = loading->scripts.newest};
    loading->scripts.newest = script;
}

static int compare_tunes(const void *a, const void *b)
{
    return strcmp((*(const struct tune *const *)a)->id, (*(const struct tune *const *)b)->id);
}

/* One of an id that is there already takes its place. */
static void put_tune(struct loading *loading, const struct tune *tune)
{
    struct library *library = loading->library;
    const struct tune **list =
        reader_take(&loading->reader, library->tune_count + 1, sizeof(void *));
    if (!list)
        return;
    int count = 0;
    for (int i = 0; i < library->tune_count; i++)
        if (strcmp(library->tunes[i]->id, tune->id) != 0)
            list[count++] = library->tunes[i];
    list[count++] = tune;
    qsort(list, (size_t)count, sizeof(void *), compare_tunes);
    library->tunes = list;
    library->tune_count = count;
}

static void put(struct loading *loading, enum format format, const struct node *root,
                const char *id)
{
    struct reader *reader = &loading->reader;
    if (format == FORMAT_POSITION) {
        const struct position *position = position_read(reader, root, id);
        if (position)
            shelf_put_position(&loading->shelf, reader, position);
        else
            shelf_note_broken(&loading->shelf, reader, id);
    } else if (format == FORMAT_MOVE) {
        const struct move *move = move_read(reader, root, id, &loading->shelf);
        if (move)
            shelf_put_move(&loading->shelf, reader, move);
    } else if (format == FORMAT_EXERCISE) {
        const struct exercise *exercise = exercise_read(reader, root, id, &loading->shelf);
        if (exercise)
            shelf_put_exercise(&loading->shelf, reader, exercise);
        else
            shelf_note_broken(&loading->shelf, reader, id);
    } else if (format == FORMAT_ROUTINE) {
        put_script(loading, root, id);
    } else if (format == FORMAT_TUNE) {
        const struct tune *tune = tune_read(reader, root, id);
        if (tune)
            put_tune(loading, tune);
    }
}

/* The tree of a routine is needed until all are there; others are let go at once. */
static void let_go(struct loading *loading, struct ahead *file, enum format wanted)
{
    struct kept_tree *kept =
        wanted == FORMAT_ROUTINE ? arena_take(&loading->scratch, 1, sizeof *kept) : NULL;
    if (kept) {
        *kept = (struct kept_tree){*file, loading->kept};
        loading->kept = kept;
    } else {
        ahead_close(file);
    }
}

static void load_file(struct loading *loading, struct ahead *file, enum format wanted)
{
    struct problems *problems = loading->reader.problems;
    const struct node *root = file->root;
    const char *id = format_id(&loading->library->arena, file->path);
    problems_append(problems, &file->problems);
    if (!root && id && (wanted == FORMAT_POSITION || wanted == FORMAT_EXERCISE))
        shelf_note_broken(&loading->shelf, &loading->reader, id);
    if (root && file->format != wanted)
        problem_error(problems, tree_value(root, "format")->place,
                      "found %s in a folder where each file is %s; move it or change its `format`",
                      format_name(file->format), format_name(wanted));
    else if (root && id)
        put(loading, file->format, root, id);
    loading->reader.no_memory |= file->arena.failed;
}

static void load_files(struct loading *loading, const char *folder, const char *const *names,
                       int count, enum format wanted)
{
    struct ahead files[AHEAD_MOST];
    for (int i = 0; i < count; i++) {
        files[i] = (struct ahead){
            .path = arena_format(&loading->library->arena, "%s/%s", folder, names[i])};
        if (!files[i].path)
            return; /* which the arena tells */
    }
    ahead_read(loading->world, files, count);
    for (int i = 0; i < count; i++) {
        if (!loading->reader.no_memory)
            load_file(loading, &files[i], wanted);
        let_go(loading, &files[i], wanted);
    }
}

static void load_folder(struct loading *loading, const char *folder, enum format wanted)
{
    static const char *const names[] = {"positions", "moves", "exercises", "routines", "music"};
    struct arena *arena = &loading->library->arena; /* paths are kept: places borrow them */
    const char *path = arena_format(arena, "%s/%s", folder, names[wanted]);
    const char *const *files = NULL;
    int count = 0;
    if (!path)
        return;
    const enum file_result result = loading->world->list(loading->world->context, path, ".yaml",
                                                         &loading->scratch, &files, &count);
    if (result != FILE_OK && result != FILE_MISSING && result != FILE_NO_MEMORY)
        problem_error(loading->reader.problems, (struct place){.file = path},
                      "%s; give a folder that can be read", file_result_words(result));
    for (int i = 0; result == FILE_OK && i < count && !loading->reader.no_memory; i += AHEAD_MOST)
        load_files(loading, path, &files[i], count - i < AHEAD_MOST ? count - i : AHEAD_MOST,
                   wanted);
}

static int compare_routines(const void *a, const void *b)
{
    return strcmp((*(const struct routine *const *)a)->id, (*(const struct routine *const *)b)->id);
}

static bool has_routine(const struct routine *const *list, int count, const char *id)
{
    for (int i = 0; i < count; i++)
        if (strcmp(list[i]->id, id) == 0)
            return true;
    return false;
}

/* Unrolls all scripts, the newest of an id first; one that is broken lets an older one through. */
static void unroll_all(struct loading *loading)
{
    int most = loading->library->routine_count;
    for (struct script *script = loading->scripts.newest; script; script = script->older)
        most++;
    const struct routine **list = reader_take(&loading->reader, most, sizeof(void *));
    if (!list)
        return;
    int count = 0;
    for (struct script *script = loading->scripts.newest; script; script = script->older) {
        const struct routine *routine = script_unroll(&loading->reader, &loading->scripts, script);
        if (routine && !has_routine(list, count, routine->id))
            list[count++] = routine;
    }
    for (int i = 0; i < loading->library->routine_count; i++)
        if (!has_routine(list, count, loading->library->routines[i]->id))
            list[count++] = loading->library->routines[i];
    qsort(list, (size_t)count, sizeof(void *), compare_routines);
    loading->library->routines = list;
    loading->library->routine_count = count;
}

/* Hands what is on the shelf to the library. */
static void show(struct loading *loading)
{
    struct shelf *shelf = &loading->shelf;
    shelf_sort(shelf);
    loading->library->positions = (const struct position *const *)shelf->positions;
    loading->library->position_count = shelf->position_count;
    loading->library->exercises = (const struct exercise *const *)shelf->exercises;
    loading->library->exercise_count = shelf->exercise_count;
}

static void settle_moves(struct loading *loading)
{
    loading->library->moves = moves_settle(&loading->reader, &loading->shelf);
    loading->scripts.moves = loading->library->moves;
}

bool library_load_in(struct library *library, const struct world *world, const char *const *folders,
                     int folder_count, struct language language, struct problems *problems)
{
    static const enum format order[] = {FORMAT_TUNE, FORMAT_POSITION, FORMAT_MOVE, FORMAT_EXERCISE,
                                        FORMAT_ROUTINE};
    memset(library, 0, sizeof *library);
    library->language = language;
    arena_open(&library->arena, world->memory, LIBRARY_MOST);
    struct loading loading;
    loading_open(&loading, library, world, problems);
    for (int kind = 0; kind < 5; kind++)
        for (int i = 0; i < folder_count; i++) {
            loading.own = i > 0;
            load_folder(&loading, folders[i], order[kind]);
        }
    show(&loading);
    settle_moves(&loading);
    unroll_all(&loading);
    return loading_close(&loading);
}

bool library_load(struct library *library, const struct world *world, const char *const *folders,
                  int folder_count, struct problems *problems)
{
    return library_load_in(library, world, folders, folder_count, (struct language){0}, problems);
}

/* What the library holds already stands on the shelf, copied, so that it may grow. */
static void fill_shelf(struct loading *loading)
{
    const struct library *library = loading->library;
    for (int i = 0; i < library->position_count; i++)
        shelf_put_position(&loading->shelf, &loading->reader, library->positions[i]);
    for (int i = 0; i < library->exercise_count; i++)
        shelf_put_exercise(&loading->shelf, &loading->reader, library->exercises[i]);
    for (int i = 0; library->moves && i < library->moves->count; i++)
        shelf_put_move(&loading->shelf, &loading->reader, library->moves->list[i]);
}

/* A routine of the same name would be played in the exercise's place. */
static void hide_routine(struct library *library, const char *id)
{
    const struct routine **list = (const struct routine **)library->routines;
    int kept = 0;
    for (int i = 0; i < library->routine_count; i++)
        if (strcmp(list[i]->id, id) != 0)
            list[kept++] = list[i];
    library->routine_count = kept;
}

/* One that plays the move is put among the routines. */
static void add_move(struct loading *loading, const struct node *root, const char *id)
{
    struct library *library = loading->library;
    const struct move *move = move_read(&loading->reader, root, id, &loading->shelf);
    if (!move)
        return;
    shelf_put_move(&loading->shelf, &loading->reader, move);
    settle_moves(loading);
    const struct routine *routine = routine_of_move(&loading->reader, library->moves, move);
    const struct routine **list =
        reader_take(&loading->reader, library->routine_count + 1, sizeof(void *));
    if (!routine || !list)
        return;
    hide_routine(library, id);
    for (int i = 0; i < library->routine_count; i++)
        list[i] = library->routines[i];
    list[library->routine_count++] = routine;
    library->routines = list;
}

/* A theme or a figure is only looked at: it is read anew by who shows something. */
static void add_root(struct loading *loading, const struct node *root, enum format format,
                     bool played, const char *id)
{
    const bool plays = format == FORMAT_EXERCISE || format == FORMAT_ROUTINE;
    struct theme theme;
    struct stature stature;
    if (format == FORMAT_MOVE)
        add_move(loading, root, id);
    else if (!plays && played)
        problem_error(loading->reader.problems, tree_value(root, "format")->place,
                      "found %s, which cannot be played; give an exercise, a routine or a move",
                      format_name(format));
    else if (format == FORMAT_THEME)
        theme_read(&loading->reader, root, &theme);
    else if (format == FORMAT_FIGURE)
        stature_read(&loading->reader, root, &stature);
    else
        put(loading, format, root, id);
}

static bool add_file(struct library *library, const struct world *world, const char *path,
                     bool played, struct problems *problems, const char **id)
{
    struct loading loading;
    const int errors = problems->errors;
    loading_open(&loading, library, world, problems);
    loading.own = true;
    loading.scripts.library = library;
    loading.scripts.moves = library->moves;
    fill_shelf(&loading);
    const char *file = arena_copy(&library->arena, path, strlen(path));
    *id = format_id(&library->arena, path);
    enum format format = FORMAT_EXERCISE;
    const struct node *root =
        file && *id ? format_read(world, file, &loading.scratch, problems, &format) : NULL;
    if (root)
        add_root(&loading, root, format, played, *id);
    show(&loading);
    unroll_all(&loading);
    if (root && format == FORMAT_EXERCISE && problems->errors == errors)
        hide_routine(library, *id);
    return loading_close(&loading) && problems->errors == errors;
}

bool library_add_file(struct library *library, const struct world *world, const char *path,
                      struct problems *problems, const char **id)
{
    return add_file(library, world, path, true, problems, id);
}

bool library_add_any(struct library *library, const struct world *world, const char *path,
                     struct problems *problems, const char **id)
{
    return add_file(library, world, path, false, problems, id);
}
