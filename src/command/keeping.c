#include "command/keeping.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/world.h"

enum { FOLDER_ROOM = 4200 };

static const char *absolute(const char *name)
{
    const char *path = getenv(name);
    return path != NULL && path[0] == '/' ? path : NULL;
}

/* `of`: below the home folder, for those who do not name one in the variable. */
static bool find_folder(const char *variable, const char *of, char folder[FOLDER_ROOM])
{
    const char *named = absolute(variable), *home = absolute("HOME");
    folder[0] = '\0';
    if (named != NULL)
        (void)snprintf(folder, FOLDER_ROOM, "%s/limber", named);
    else if (home != NULL)
        (void)snprintf(folder, FOLDER_ROOM, "%s/%s/limber", home, of);
    return folder[0] != '\0';
}

struct record *keeping_open(const struct options *options, struct problems *problems)
{
    char folder[FOLDER_ROOM];
    (void)find_folder("XDG_DATA_HOME", ".local/share", folder);
    const struct record_wish wish = {&memory_heap, folder, options->person, NULL};
    return record_open(&wish, problems);
}

static void read_profile(const char *path, struct profile *profile, struct problems *problems)
{
    enum { MOST = 1 << 16 };
    struct arena arena;
    struct text content;
    arena_open(&arena, &memory_heap, MOST + 64);
    const enum file_result result =
        world_machine.read(world_machine.context, path, MOST, &arena, &content);
    if (result == FILE_OK)
        profile_read(profile, content, path, problems);
    else if (result != FILE_MISSING)
        problem_warning(problems, (struct place){path, 0, 0}, "no profile: %s",
                        file_result_words(result));
    arena_close(&arena);
}

void keeping_profile(const struct options *options, struct profile *profile,
                     struct problems *problems)
{
    char folder[FOLDER_ROOM], path[FOLDER_ROOM + 64];
    const bool named = options->person[0] != '\0';
    *profile = (struct profile){0};
    if (!find_folder("XDG_CONFIG_HOME", ".config", folder))
        return;
    (void)snprintf(path, sizeof path, "%s/profile%s%s.conf", folder, named ? "-" : "",
                   options->person);
    read_profile(path, profile, problems);
}
