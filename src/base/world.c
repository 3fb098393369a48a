#include "base/world.h"
#include "base/tr.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NAMES_MOST = 4096 };

static enum file_result result_of_errno(void)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return FILE_MISSING;
    case EACCES:
    case EPERM:
        return FILE_DENIED;
    case ENXIO:
    case EISDIR:
        return FILE_NOT_PLAIN;
    case ENOMEM:
        return FILE_NO_MEMORY;
    default:
        return FILE_BROKEN;
    }
}

/* One byte more than the size is asked for, so that a file that grew meanwhile is noticed. */
static enum file_result read_all(int file, size_t size, struct arena *arena, struct text *content)
{
    char *bytes = arena_take(arena, size + 2, 1);
    if (!bytes)
        return FILE_NO_MEMORY;
    size_t length = 0;
    while (length <= size) {
        const ssize_t got = read(file, bytes + length, size + 1 - length);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return FILE_BROKEN;
        length += got > 0 ? (size_t)got : 0;
    }
    if (length > size)
        return FILE_BROKEN;
    bytes[length] = '\0';
    *content = (struct text){bytes, length};
    return FILE_OK;
}

/* Opened without blocking, so that a pipe nobody writes to cannot hold us up. */
static enum file_result open_plain(const char *path, size_t limit, int *file, size_t *size)
{
    *file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (*file < 0)
        return result_of_errno();
    struct stat about;
    if (fstat(*file, &about) != 0)
        return FILE_BROKEN;
    if (!S_ISREG(about.st_mode))
        return FILE_NOT_PLAIN;
    if (about.st_size < 0 || (uintmax_t)about.st_size > limit)
        return FILE_TOO_LARGE;
    *size = (size_t)about.st_size;
    return FILE_OK;
}

static enum file_result machine_read(void *context, const char *path, size_t limit,
                                     struct arena *arena, struct text *content)
{
    (void)context;
    int file;
    size_t size = 0;
    enum file_result result = open_plain(path, limit, &file, &size);
    if (result == FILE_OK)
        result = read_all(file, size, arena, content);
    if (file >= 0)
        close(file);
    return result;
}

static enum file_result machine_map(void *context, const char *path, size_t limit,
                                    struct text *content)
{
    (void)context;
    int file;
    size_t size = 0;
    enum file_result result = open_plain(path, limit, &file, &size);
    *content = (struct text){"", 0};
    if (result == FILE_OK && size > 0) {
        void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
        result = bytes == MAP_FAILED ? result_of_errno() : FILE_OK;
        if (result == FILE_OK)
            *content = (struct text){bytes, size};
    }
    if (file >= 0)
        close(file);
    return result;
}

static void machine_unmap(void *context, struct text content)
{
    (void)context;
    if (content.length > 0)
        munmap((void *)(uintptr_t)content.at, content.length);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum file_result take_names(DIR *folder, const char *suffix, struct arena *arena,
                                   const char **names, int *count)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry)
            return errno ? FILE_BROKEN : FILE_OK;
        if (*count == NAMES_MOST || entry->d_name[0] == '.' ||
            !text_ends(text_of(entry->d_name), suffix))
            continue;
        names[*count] = arena_copy(arena, entry->d_name, strlen(entry->d_name));
        if (!names[*count])
            return FILE_NO_MEMORY;
        ++*count;
    }
}

static enum file_result machine_list(void *context, const char *path, const char *suffix,
                                     struct arena *arena, const char *const **names, int *count)
{
    (void)context;
    *names = NULL;
    *count = 0;
    const char **list = arena_take(arena, NAMES_MOST, sizeof *list);
    if (!list)
        return FILE_NO_MEMORY;
    DIR *folder = opendir(path);
    if (!folder)
        return result_of_errno();
    const enum file_result result = take_names(folder, suffix, arena, list, count);
    closedir(folder);
    qsort(list, (size_t)*count, sizeof *list, compare_names);
    *names = list;
    return result;
}

static int64_t machine_now_ms(void *context)
{
    (void)context;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const struct world world_machine = {
    .memory = &memory_heap,
    .read = machine_read,
    .map = machine_map,
    .unmap = machine_unmap,
    .list = machine_list,
    .now_ms = machine_now_ms,
};

const char *file_result_words(enum file_result result)
{
    static const char *const words[] = {
        [FILE_OK] = TR("it was read"),
        [FILE_MISSING] = TR("there is no such file"),
        [FILE_DENIED] = TR("reading it is not allowed"),
        [FILE_TOO_LARGE] = TR("it is too large"),
        [FILE_NOT_PLAIN] = TR("it is a folder, a device or a pipe, not a file"),
        [FILE_BROKEN] = TR("it could not be read to its end"),
        [FILE_NO_MEMORY] = TR("no memory is left for it"),
    };
    return tr(words[result]);
}
