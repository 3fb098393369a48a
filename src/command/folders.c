#include "command/folders.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRIED_LENGTH = 2000, CACHE_MOST = 1 << 20, PATH_LENGTH_MOST = 4096, LISTING_MOST = 1 << 20 };

static const struct place here = {"limber", 0, 0};

struct search {
    const struct folders_wish *wish;
    struct arena *arena;
    struct folders *folders;
    char tried[TRIED_LENGTH]; /* "a, b, c" */
};

static bool is_folder(const struct search *search, const char *path)
{
    const struct world *world = search->wish->world;
    const char *const *names;
    int count;
    struct arena scratch;
    arena_open(&scratch, world->memory, LISTING_MOST);
    const enum file_result result =
        world->list(world->context, path, "/", &scratch, &names, &count);
    arena_close(&scratch);
    return result == FILE_OK;
}

static bool has_folder(const struct search *search, const char *folder, const char *name)
{
    const char *path = arena_format(search->arena, "%s/%s", folder, name);
    return path != NULL && is_folder(search, path);
}

static bool holds_assets(const struct search *search, const char *folder)
{
    return has_folder(search, folder, "exercises") || has_folder(search, folder, "routines") ||
           has_folder(search, folder, "positions");
}

static const char *variable(const struct search *search, const char *name)
{
    const char *value = search->wish->variable(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static void note_tried(struct search *search, const char *home)
{
    const size_t used = strlen(search->tried);
    (void)snprintf(search->tried + used, sizeof search->tried - used, "%s%s", used > 0 ? ", " : "",
                   home);
}

/* Takes `home` if there is data in it; `bare` if the data may lie there without assets/. A person's
 * own folder does, and is no home: it holds only what was added. */
static bool try_folder(struct search *search, const char *home, bool bare)
{
    if (home == NULL)
        return false;
    const char *assets = arena_format(search->arena, "%s/assets", home);
    if (assets == NULL)
        return false;
    if (!holds_assets(search, assets)) {
        if (!bare || !holds_assets(search, home)) {
            note_tried(search, home);
            return false;
        }
        assets = arena_copy(search->arena, home, strlen(home));
    }
    struct folders *folders = search->folders;
    folders->home = arena_copy(search->arena, home, strlen(home));
    folders->assets[folders->asset_count++] = assets;
    folders->voices[folders->voice_count++] = folders->home;
    return true;
}

static bool try_home(struct search *search, const char *home)
{
    return try_folder(search, home, false);
}

static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    return slash == NULL ? NULL : arena_copy(arena, path, (size_t)(slash - path));
}

/* A build tree says in CMakeCache.txt which source tree it was made from. */
static const char *source_tree(const struct search *search, const char *build)
{
    static const char key[] = "\nCMAKE_HOME_DIRECTORY:INTERNAL=";
    const struct world *world = search->wish->world;
    struct text cache;
    const char *path =
        build == NULL ? NULL : arena_format(search->arena, "%s/CMakeCache.txt", build);
    if (path == NULL ||
        world->read(world->context, path, CACHE_MOST, search->arena, &cache) != FILE_OK)
        return NULL;
    const char *at = strstr(cache.at, key);
    if (at == NULL)
        return NULL;
    at += sizeof key - 1;
    return arena_copy(search->arena, at, strcspn(at, "\r\n"));
}

static bool try_build_tree(struct search *search)
{
    const char *build = folder_of(search->arena, search->wish->program);
    const char *source = source_tree(search, build);
    if (source == NULL)
        return false;
    search->folders->voices[search->folders->voice_count++] = build;
    if (try_home(search, source))
        return true;
    search->folders->voice_count--;
    return false;
}

/* Paths that are not absolute are ignored, as the XDG rules want it. */
static const char *own_home(const struct search *search)
{
    const char *data = variable(search, "XDG_DATA_HOME");
    const char *home = variable(search, "HOME");
    if (data != NULL && data[0] == '/')
        return arena_format(search->arena, "%s/limber", data);
    if (home != NULL && home[0] == '/')
        return arena_format(search->arena, "%s/.local/share/limber", home);
    return NULL;
}

static bool try_beside_program(struct search *search)
{
    const char *bin = folder_of(search->arena, search->wish->program);
    const char *prefix = folder_of(search->arena, bin);
    return prefix != NULL &&
           try_home(search, arena_format(search->arena, "%s/share/limber", prefix));
}

static bool try_system(struct search *search)
{
    const char *list = variable(search, "XDG_DATA_DIRS");
    for (const char *at = list != NULL ? list : "/usr/local/share:/usr/share"; *at != '\0';) {
        const size_t length = strcspn(at, ":");
        if (at[0] == '/' &&
            try_home(search, arena_format(search->arena, "%.*s/limber", (int)length, at)))
            return true;
        at += length + (at[length] == ':');
    }
    return false;
}

static bool find_home(struct search *search)
{
    if (search->wish->data != NULL)
        return try_folder(search, search->wish->data, true);
    if (variable(search, "LIMBER_DATA") != NULL)
        return try_folder(search, variable(search, "LIMBER_DATA"), true);
    return try_build_tree(search) || try_home(search, own_home(search)) ||
           try_beside_program(search) || try_system(search);
}

static void add_own(struct search *search)
{
    struct folders *folders = search->folders;
    const char *own = own_home(search);
    if (own == NULL || !is_folder(search, own) || strcmp(own, folders->assets[0]) == 0)
        return;
    folders->assets[folders->asset_count++] = own;
}

/* With --data the program's own voices still speak. */
static void add_voices(struct search *search)
{
    struct folders *folders = search->folders;
    const char *build = folder_of(search->arena, search->wish->program);
    const char *prefix = folder_of(search->arena, build);
    if (folders->voice_count < FOLDERS_MOST && build != NULL)
        folders->voices[folders->voice_count++] = build;
    if (folders->voice_count < FOLDERS_MOST && prefix != NULL)
        folders->voices[folders->voice_count++] =
            arena_format(search->arena, "%s/share/limber", prefix);
}

static void tell_where(const struct search *search, struct problems *problems)
{
    if (search->wish->data != NULL)
        problem_error(problems, here,
                      "--data %s holds no exercises/ or routines/, nor assets/ with them",
                      search->wish->data);
    else if (variable(search, "LIMBER_DATA") != NULL)
        problem_error(problems, here,
                      "LIMBER_DATA=%s holds no exercises/ or routines/, nor assets/ with them",
                      variable(search, "LIMBER_DATA"));
    else
        problem_error(problems, here,
                      "no exercises and routines were found; looked in %s; --data DIR tells where",
                      search->tried);
}

bool folders_find(const struct folders_wish *wish, struct arena *arena, struct folders *folders,
                  struct problems *problems)
{
    struct search search = {.wish = wish, .arena = arena, .folders = folders};
    *folders = (struct folders){.home = NULL};
    if (!find_home(&search) || folders->home == NULL || folders->assets[0] == NULL) {
        tell_where(&search, problems);
        return false;
    }
    add_own(&search);
    add_voices(&search);
    return true;
}

static const char *of_environment(const char *name)
{
    return getenv(name);
}

struct folders_wish folders_wish_of_machine(const struct world *world, const char *data,
                                            struct arena *arena)
{
    char path[PATH_LENGTH_MOST];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    const bool known = length > 0 && (size_t)length < sizeof path;
    return (struct folders_wish){
        .world = world,
        .data = data,
        .program = known ? arena_copy(arena, path, (size_t)length) : NULL,
        .variable = of_environment,
    };
}
