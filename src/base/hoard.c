#include "base/hoard.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    LEFT_OVER_S = 3600,      /* a file half written for so long is nobody's any more */
    SCRATCH_MOST = 16 << 20, /* a path, or a list of the folder */
    BYTES_UNKNOWN = -1
};

#define PART_ENDING ".part"

struct hoard {
    const struct world *world;
    struct arena arena; /* holds this and the folder's name */
    const char *folder, *ending;
    int64_t bytes_most;
    pthread_mutex_t lock; /* over what follows */
    int64_t bytes;        /* of all files, as far as is known */
    unsigned parts;       /* written by this process */
};

uint64_t hoard_sum(uint64_t sum, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++)
        sum = (sum ^ at[i]) * UINT64_C(0x100000001b3);
    return sum;
}

const char *hoard_folder(struct arena *arena, const char *name)
{
    const char *own = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (own && own[0] == '/')
        return arena_format(arena, "%s/limber/%s", own, name);
    return home && home[0] == '/' ? arena_format(arena, "%s/.cache/limber/%s", home, name) : NULL;
}

/* The folder and those it lies in, for the person alone, as XDG wants it. */
static bool make_folders(const char *folder)
{
    char path[PATH_MAX];
    const size_t length = strlen(folder);
    if (length >= sizeof path)
        return false;
    memcpy(path, folder, length + 1);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(path, 0700);
        *slash = '/';
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* One file of the folder. */
struct kept {
    const char *name;
    int64_t bytes;
    struct timespec used;
};

struct keeping {
    struct kept *list;
    int count, room;
    int64_t bytes;
};

static int compare_use(const void *a, const void *b)
{
    const struct timespec *x = &((const struct kept *)a)->used,
                          *y = &((const struct kept *)b)->used;
    if (x->tv_sec != y->tv_sec)
        return x->tv_sec < y->tv_sec ? -1 : 1;
    return (x->tv_nsec > y->tv_nsec) - (x->tv_nsec < y->tv_nsec);
}

/* The old list is left to the arena. */
static bool make_room(struct keeping *keeping, struct arena *arena)
{
    if (keeping->count < keeping->room)
        return true;
    const int room = 2 * keeping->room + 256;
    struct kept *list = arena_take(arena, (size_t)room, sizeof *list);
    if (!list)
        return false;
    if (keeping->count > 0)
        memcpy(list, keeping->list, (size_t)keeping->count * sizeof *list);
    keeping->list = list;
    keeping->room = room;
    return true;
}

static void look_at(const struct hoard *hoard, int folder, const char *name, struct arena *arena,
                    struct keeping *keeping)
{
    struct stat about;
    const bool part = text_ends(text_of(name), PART_ENDING);
    if ((!part && !text_ends(text_of(name), hoard->ending)) ||
        fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(about.st_mode))
        return;
    if (part && time(NULL) - about.st_mtim.tv_sec > LEFT_OVER_S)
        (void)unlinkat(folder, name, 0);
    char *copy = part ? NULL : arena_copy(arena, name, strlen(name));
    if (!copy || !make_room(keeping, arena))
        return;
    keeping->list[keeping->count++] = (struct kept){copy, about.st_size, about.st_mtim};
    keeping->bytes += about.st_size;
}

static void look_through(const struct hoard *hoard, DIR *folder, struct arena *arena,
                         struct keeping *keeping)
{
    *keeping = (struct keeping){0};
    for (const struct dirent *entry; (entry = readdir(folder));)
        look_at(hoard, dirfd(folder), entry->d_name, arena, keeping);
    if (keeping->count > 0)
        qsort(keeping->list, (size_t)keeping->count, sizeof *keeping->list, compare_use);
}

/* Takes away what was not used for longest until there is room again, for a while to come. Another
 * program may be doing the same: a file that is gone already is as good as taken away. */
static void take_away(struct hoard *hoard, int folder, struct keeping *keeping)
{
    const int64_t aim = hoard->bytes_most - hoard->bytes_most / 8;
    if (keeping->bytes > hoard->bytes_most)
        for (int i = 0; i < keeping->count && keeping->bytes > aim; i++)
            if (unlinkat(folder, keeping->list[i].name, 0) == 0 || errno == ENOENT)
                keeping->bytes -= keeping->list[i].bytes;
    hoard->bytes = keeping->bytes;
}

static void evict(struct hoard *hoard)
{
    struct arena scratch;
    struct keeping keeping;
    DIR *folder = opendir(hoard->folder);
    if (!folder)
        return;
    arena_open(&scratch, hoard->world->memory, SCRATCH_MOST);
    look_through(hoard, folder, &scratch, &keeping);
    take_away(hoard, dirfd(folder), &keeping);
    arena_close(&scratch);
    closedir(folder);
}

struct hoard *hoard_open(const struct world *world, const char *folder, const char *ending,
                         int64_t bytes_most, int *why)
{
    *why = make_folders(folder) && access(folder, R_OK | W_OK | X_OK) == 0 ? 0 : errno;
    if (*why != 0)
        return NULL;
    struct arena arena;
    arena_open(&arena, world->memory, PATH_MAX + 4096);
    struct hoard *hoard = arena_take(&arena, 1, sizeof *hoard);
    char *copy = arena_copy(&arena, folder, strlen(folder));
    if (!hoard || !copy) {
        arena_close(&arena);
        return NULL;
    }
    *hoard = (struct hoard){.world = world,
                            .arena = arena,
                            .folder = copy,
                            .ending = ending,
                            .bytes_most = bytes_most,
                            .lock = PTHREAD_MUTEX_INITIALIZER,
                            .bytes = BYTES_UNKNOWN};
    return hoard;
}

void hoard_close(struct hoard *hoard)
{
    if (!hoard)
        return;
    pthread_mutex_destroy(&hoard->lock);
    struct arena arena = hoard->arena; /* the hoard itself lies in it */
    arena_close(&arena);
}

static const char *path_of(const struct hoard *hoard, uint64_t key, struct arena *arena)
{
    return arena_format(arena, "%s/%016llx%s", hoard->folder, (unsigned long long)key,
                        hoard->ending);
}

bool hoard_find(struct hoard *hoard, uint64_t key, size_t bytes_most, struct arena *arena,
                struct text *out)
{
    if (!hoard)
        return false;
    const struct world *world = hoard->world;
    const char *path = path_of(hoard, key, arena);
    if (!path || world->read(world->context, path, bytes_most, arena, out) != FILE_OK)
        return false;
    (void)utimensat(AT_FDCWD, path, NULL, 0);
    return true;
}

/* True when all has been handed to the disk. Nobody waits for it to arrive: what a crash damages is
 * found out when it is read. */
static bool write_all(int file, struct text bytes)
{
    while (bytes.length > 0) {
        const ssize_t done = write(file, bytes.at, bytes.length);
        if (done < 0 && errno != EINTR)
            return false;
        bytes.at += done > 0 ? done : 0;
        bytes.length -= done > 0 ? (size_t)done : 0;
    }
    return true;
}

static bool write_part(const char *part, struct text bytes)
{
    const int file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600);
    if (file < 0)
        return false;
    const bool whole = write_all(file, bytes);
    return close(file) == 0 && whole;
}

static unsigned next_part(struct hoard *hoard)
{
    pthread_mutex_lock(&hoard->lock);
    const unsigned part = hoard->parts++;
    pthread_mutex_unlock(&hoard->lock);
    return part;
}

static bool keep(struct hoard *hoard, uint64_t key, struct text bytes, struct arena *scratch)
{
    const char *path = path_of(hoard, key, scratch);
    const char *part = path ? arena_format(scratch, "%s.%ld.%u" PART_ENDING, path, (long)getpid(),
                                           next_part(hoard))
                            : NULL;
    if (!part)
        return false;
    const bool kept = write_part(part, bytes) && rename(part, path) == 0;
    if (!kept)
        (void)unlink(part);
    return kept;
}

void hoard_keep(struct hoard *hoard, uint64_t key, struct text bytes)
{
    if (!hoard)
        return;
    struct arena scratch;
    arena_open(&scratch, hoard->world->memory, SCRATCH_MOST);
    const bool kept = keep(hoard, key, bytes, &scratch);
    arena_close(&scratch);
    pthread_mutex_lock(&hoard->lock);
    if (kept && hoard->bytes != BYTES_UNKNOWN)
        hoard->bytes += (int64_t)bytes.length;
    if (hoard->bytes == BYTES_UNKNOWN || hoard->bytes > hoard->bytes_most)
        evict(hoard);
    pthread_mutex_unlock(&hoard->lock);
}
