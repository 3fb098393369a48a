#define _XOPEN_SOURCE 700 /* realpath */
#include "command/keeping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/tr.h"
#include "command/settings.h"
#include "export/whole_file.h"

enum { FOLDER_ROOM = KEEPING_PATH - 100, PROFILE_MOST = 1 << 16 };

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

static struct record *open_record(const struct options *options, bool reads_only,
                                  struct problems *problems)
{
    char folder[FOLDER_ROOM];
    (void)find_folder("XDG_DATA_HOME", ".local/share", folder);
    const struct record_wish wish = {.memory = &memory_heap,
                                     .folder = folder,
                                     .person = options->person,
                                     .reads_only = reads_only};
    return record_open(&wish, problems);
}

struct record *keeping_open(const struct options *options, struct problems *problems)
{
    return open_record(options, false, problems);
}

struct record *keeping_look(const struct options *options, struct problems *problems)
{
    return open_record(options, true, problems);
}

bool keeping_profile_path(const struct options *options, char path[KEEPING_PATH])
{
    char folder[FOLDER_ROOM];
    const bool named = options->person[0] != '\0';
    if (!find_folder("XDG_CONFIG_HOME", ".config", folder))
        return false;
    (void)snprintf(path, KEEPING_PATH, "%s/profile%s%s.conf", folder, named ? "-" : "",
                   options->person);
    return true;
}

static enum file_result read_profile(const char *path, struct arena *arena, struct text *content)
{
    return world_machine.read(world_machine.context, path, PROFILE_MOST, arena, content);
}

enum file_result keeping_profile_text(const struct options *options, struct arena *arena,
                                      struct text *content)
{
    char path[KEEPING_PATH];
    *content = (struct text){"", 0};
    return keeping_profile_path(options, path) ? read_profile(path, arena, content) : FILE_DENIED;
}

/* The folders in front of the last slash. */
static void make_folders(char *path)
{
    for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        (void)mkdir(path, 0700);
        *at = '/';
    }
}

static bool write_text(FILE *to, void *context)
{
    const struct text *text = context;
    return fwrite(text->at, 1, text->length, to) == text->length;
}

/* Where the path is a link, what it leads to is written, and the link stays. */
bool keeping_profile_write(const struct options *options, struct text content,
                           struct problems *problems)
{
    char path[KEEPING_PATH];
    if (!keeping_profile_path(options, path)) {
        problem_error(problems, (struct place){"profile.conf", 0, 0},
                      "it cannot be written: there is no home folder");
        return false;
    }
    make_folders(path);
    char *real = realpath(path, NULL);
    const bool written =
        whole_file_write(real != NULL ? real : path, write_text, &content, "the profile", problems);
    free(real);
    return written;
}

int keeping_people(const char **names, int most, struct arena *arena)
{
    static const char before[] = "profile-", after[] = ".conf";
    const size_t around = sizeof before + sizeof after - 2;
    char folder[FOLDER_ROOM];
    const char *const *files = NULL;
    int file_count = 0, count = 0;
    if (!find_folder("XDG_CONFIG_HOME", ".config", folder) ||
        world_machine.list(world_machine.context, folder, after, arena, &files, &file_count) !=
            FILE_OK)
        return 0;
    for (int i = 0; i < file_count && count < most; i++) {
        const size_t length = strlen(files[i]);
        if (length <= around || strncmp(files[i], before, sizeof before - 1) != 0)
            continue;
        names[count] = arena_copy(arena, files[i] + sizeof before - 1, length - around);
        count += names[count] != NULL;
    }
    return count;
}

void keeping_settings(struct options *options, struct arena *arena, struct problems *problems)
{
    char path[KEEPING_PATH];
    struct text content;
    if (!keeping_profile_path(options, path) || read_profile(path, arena, &content) != FILE_OK)
        return;
    const char *file = arena_format(arena, "%s", path);
    if (file != NULL)
        settings_take_profile(options, content, file, arena, problems);
}

unsigned keeping_ticked(struct entries entries)
{
    for (int i = entries.count - 1; i >= 0; i--)
        if (entries.list[i].kind == ENTRY_TICKED)
            return profile_flags_of(entries.list[i].phase);
    return 0;
}

static void be_careful(struct profile *profile, struct entries entries, const char *path,
                       const char *reason, struct problems *problems)
{
    const struct place place = {path, 0, 0};
    problem_warning(problems, place,
                    "it cannot be read (%s); until it can be, everything is shown as if bending "
                    "forward and back hurt",
                    reason);
    *profile =
        (struct profile){.flags = keeping_ticked(entries) | 1U << FLAG_FLEX | 1U << FLAG_EXT};
}

bool keeping_profile(const struct options *options, struct entries entries, struct profile *profile,
                     struct problems *problems)
{
    char path[KEEPING_PATH];
    struct arena arena;
    struct text content;
    *profile = (struct profile){0};
    if (!keeping_profile_path(options, path))
        return true;
    arena_open(&arena, &memory_heap, PROFILE_MOST + 64);
    const enum file_result result = read_profile(path, &arena, &content);
    const bool is_text =
        result != FILE_OK || memchr(content.at, '\0', content.length) == NULL; /* UTF-16 has such */
    if (result == FILE_OK && is_text)
        profile_read(profile, content, path, problems);
    else if (result != FILE_MISSING)
        be_careful(profile, entries, path,
                   is_text ? file_result_words(result) : tr("it is no text"), problems);
    arena_close(&arena);
    return result == FILE_MISSING || (result == FILE_OK && is_text);
}

void keeping_check(const struct options *options, const char *path, struct arena *arena,
                   struct problems *problems)
{
    char own[KEEPING_PATH];
    struct text content;
    struct profile profile = {0};
    struct options settings = *options;
    if (path == NULL && !keeping_profile_path(options, own))
        return;
    const char *file = arena_format(arena, "%s", path != NULL ? path : own);
    const enum file_result result =
        file != NULL ? read_profile(file, arena, &content) : FILE_NO_MEMORY;
    if (result == FILE_OK) {
        profile_read(&profile, content, file, problems);
        settings_take_profile(&settings, content, file, arena, problems);
    } else if (path != NULL || result != FILE_MISSING)
        problem_error(problems, (struct place){file, 0, 0}, "%s", file_result_words(result));
}
