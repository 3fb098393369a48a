#include "command/keeping.h"

#include <stdio.h>
#include <stdlib.h>

enum { FOLDER_ROOM = 4200 };

static const char *absolute(const char *name)
{
    const char *path = getenv(name);
    return path != NULL && path[0] == '/' ? path : NULL;
}

static void find_folder(char folder[FOLDER_ROOM])
{
    const char *data = absolute("XDG_DATA_HOME"), *home = absolute("HOME");
    folder[0] = '\0';
    if (data != NULL)
        (void)snprintf(folder, FOLDER_ROOM, "%s/limber", data);
    else if (home != NULL)
        (void)snprintf(folder, FOLDER_ROOM, "%s/.local/share/limber", home);
}

struct record *keeping_open(const struct options *options, struct problems *problems)
{
    char folder[FOLDER_ROOM];
    find_folder(folder);
    const struct record_wish wish = {&memory_heap, folder, options->person, NULL};
    return record_open(&wish, problems);
}
