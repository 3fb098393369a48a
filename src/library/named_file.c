#include "library/named_file.h"

#include <string.h>

/* A name, not a path that leads somewhere else. */
static bool is_plain_name(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/');
}

static bool is_name(const char *file, const char *name)
{
    for (; *name != '\0'; file++, name++)
        if (*file != *name && !(*file == '_' && *name == '-'))
            return false;
    return strcmp(file, ".yaml") == 0;
}

const char *named_file_find(const struct world *world, const char *const *folders, int folder_count,
                            const char *kind, const char *name, struct arena *arena)
{
    for (int i = folder_count - 1; is_plain_name(name) && i >= 0; i--) {
        const char *folder = arena_format(arena, "%s/%s", folders[i], kind);
        const char *const *names = NULL;
        int count = 0;
        if (!folder ||
            world->list(world->context, folder, ".yaml", arena, &names, &count) != FILE_OK)
            continue;
        for (int k = 0; k < count; k++)
            if (is_name(names[k], name))
                return arena_format(arena, "%s/%s", folder, names[k]);
    }
    return NULL;
}
