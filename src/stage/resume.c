#include "stage/resume.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, LINE_SIZE = 256 };

static const char form[] = "limber resume 1\n";

/* Paths that are not absolute are ignored, as the XDG rules want it. */
static const char *absolute(resume_variable *variable, const char *name)
{
    const char *path = variable(name);
    return path != NULL && path[0] == '/' ? path : NULL;
}

const char *resume_path(resume_variable *variable, struct arena *arena)
{
    const char *runtime = absolute(variable, "RUNTIME_DIRECTORY");
    const char *state = absolute(variable, "XDG_STATE_HOME");
    const char *home = absolute(variable, "HOME");
    if (runtime != NULL)
        return arena_format(arena, "%s/resume", runtime);
    if (state != NULL)
        return arena_format(arena, "%s/limber/resume", state);
    return home != NULL ? arena_format(arena, "%s/.local/state/limber/resume", home) : NULL;
}

static bool is_fresh(FILE *file, int64_t now_s)
{
    struct stat status;
    if (fstat(fileno(file), &status) != 0)
        return false;
    const int64_t age_s = now_s - (int64_t)status.st_mtime;
    return age_s >= -RESUME_KEPT_S && age_s <= RESUME_KEPT_S;
}

/* Written whole, it ends in "end". */
static bool read_lines(FILE *file, struct resume *out)
{
    char line[LINE_SIZE], end[4];
    return fgets(line, sizeof line, file) != NULL && strcmp(line, form) == 0 &&
           fscanf(file, "routine %127[^\n] part %9d tries %9d %3s", out->routine, &out->part,
                  &out->tries, end) == 4 &&
           strcmp(end, "end") == 0 && out->part >= 0 && out->tries >= 0;
}

bool resume_read(const char *path, int64_t now_s, struct resume *out)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    const bool good = is_fresh(file, now_s) && read_lines(file, out) && out->tries < RESUME_TRIES;
    (void)fclose(file);
    return good;
}

/* As far as they are missing, for this person only. */
static void make_folders(const char *path)
{
    char folder[PATH_SIZE];
    const size_t length = strlen(path);
    if (length >= sizeof folder)
        return;
    memcpy(folder, path, length + 1);
    for (char *at = strchr(folder + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        (void)mkdir(folder, 0700);
        *at = '/';
    }
}

static FILE *open_in_folder(const char *path, const char *folder_of)
{
    FILE *file = fopen(path, "w");
    if (file != NULL || errno != ENOENT)
        return file;
    make_folders(folder_of);
    return fopen(path, "w");
}

bool resume_write(const char *path, const struct resume *resume)
{
    char part[PATH_SIZE];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return false;
    FILE *file = open_in_folder(part, path);
    if (file == NULL)
        return false;
    bool good = fprintf(file, "%sroutine %s\npart %d\ntries %d\nend\n", form, resume->routine,
                        resume->part, resume->tries) > 0;
    good &= fclose(file) == 0;
    good = good && rename(part, path) == 0;
    if (!good)
        (void)unlink(part);
    return good;
}

void resume_forget(const char *path)
{
    (void)unlink(path);
}
