#include "voice/cache.h"
#include "voice/cache_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    FILE_MOST = 24 << 20,    /* two minutes at 48 kHz, and some */
    LEFT_OVER_S = 3600,      /* a file half written for so long is nobody's any more */
    SCRATCH_MOST = 48 << 20, /* a file, or a list of the folder */
    BYTES_UNKNOWN = -1
};

#define ENDING ".clip"
#define PART_ENDING ".part"

struct cache {
    const struct world *world;
    struct arena arena; /* holds this and the folder's name */
    const char *folder;
    int64_t bytes_most;
    int64_t bytes;  /* of all files, as far as is known */
    unsigned parts; /* written by this process */
};

const char *cache_folder(struct arena *arena)
{
    const char *own = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (own && own[0] == '/')
        return arena_format(arena, "%s/limber/voice", own);
    return home && home[0] == '/' ? arena_format(arena, "%s/.cache/limber/voice", home) : NULL;
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

static void look_at(int folder, const char *name, struct arena *arena, struct keeping *keeping)
{
    struct stat about;
    const bool part = text_ends(text_of(name), PART_ENDING);
    if ((!part && !text_ends(text_of(name), ENDING)) ||
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

static void look_through(DIR *folder, struct arena *arena, struct keeping *keeping)
{
    *keeping = (struct keeping){0};
    for (const struct dirent *entry; (entry = readdir(folder));)
        look_at(dirfd(folder), entry->d_name, arena, keeping);
    if (keeping->count > 0)
        qsort(keeping->list, (size_t)keeping->count, sizeof *keeping->list, compare_use);
}

/* Takes away what was not used for longest until there is room again, for a while to come. Another
 * program may be doing the same: a file that is gone already is as good as taken away. */
static void take_away(struct cache *cache, int folder, struct keeping *keeping)
{
    const int64_t aim = cache->bytes_most - cache->bytes_most / 8;
    if (keeping->bytes > cache->bytes_most)
        for (int i = 0; i < keeping->count && keeping->bytes > aim; i++)
            if (unlinkat(folder, keeping->list[i].name, 0) == 0 || errno == ENOENT)
                keeping->bytes -= keeping->list[i].bytes;
    cache->bytes = keeping->bytes;
}

static void evict(struct cache *cache)
{
    struct arena scratch;
    struct keeping keeping;
    DIR *folder = opendir(cache->folder);
    if (!folder)
        return;
    arena_open(&scratch, cache->world->memory, SCRATCH_MOST);
    look_through(folder, &scratch, &keeping);
    take_away(cache, dirfd(folder), &keeping);
    arena_close(&scratch);
    closedir(folder);
}

static struct cache *refuse(const char *folder, int why, struct problems *problems)
{
    problem_warning(problems, (struct place){folder ? folder : "limber", 0, 0},
                    "what was spoken cannot be kept here (%s); limber speaks it anew each time",
                    strerror(why));
    return NULL;
}

struct cache *cache_open(const struct world *world, const char *folder, int64_t bytes_most,
                         struct problems *problems)
{
    if (!make_folders(folder) || access(folder, R_OK | W_OK | X_OK) != 0)
        return refuse(folder, errno, problems);
    struct arena arena;
    arena_open(&arena, world->memory, PATH_MAX + 4096);
    struct cache *cache = arena_take(&arena, 1, sizeof *cache);
    char *copy = arena_copy(&arena, folder, strlen(folder));
    if (!cache || !copy) {
        arena_close(&arena);
        return NULL;
    }
    *cache = (struct cache){world, arena, copy, bytes_most, BYTES_UNKNOWN, 0};
    return cache;
}

void cache_close(struct cache *cache)
{
    if (!cache)
        return;
    struct arena arena = cache->arena; /* the cache itself lies in it */
    arena_close(&arena);
}

/* By the hash of engine and text; whether it is truly theirs the file says itself. */
static const char *path_of(const struct cache *cache, struct cache_key key, struct arena *arena)
{
    return arena_format(arena, "%s/%016llx" ENDING, cache->folder,
                        (unsigned long long)cache_key_hash(key));
}

static bool find(struct cache *cache, struct cache_key key, struct arena *scratch,
                 struct arena *arena, struct clip *out)
{
    const struct world *world = cache->world;
    const char *path = path_of(cache, key, scratch);
    struct text content;
    if (!path || world->read(world->context, path, FILE_MOST, scratch, &content) != FILE_OK ||
        !cache_file_read(content, key, arena, out))
        return false;
    (void)utimensat(AT_FDCWD, path, NULL, 0); /* used now */
    return true;
}

bool cache_find(struct cache *cache, const char *engine, const char *text, struct arena *arena,
                struct clip *out)
{
    if (!cache)
        return false;
    struct arena scratch;
    arena_open(&scratch, cache->world->memory, SCRATCH_MOST);
    const bool found = find(cache, (struct cache_key){engine, text}, &scratch, arena, out);
    arena_close(&scratch);
    return found;
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

static bool keep(struct cache *cache, struct cache_key key, struct clip clip, struct arena *scratch,
                 struct text *bytes)
{
    const char *path = path_of(cache, key, scratch);
    const char *part =
        path ? arena_format(scratch, "%s.%ld.%u" PART_ENDING, path, (long)getpid(), cache->parts++)
             : NULL;
    if (!part || !cache_file_bytes(key, clip, scratch, bytes))
        return false;
    const bool kept = write_part(part, *bytes) && rename(part, path) == 0;
    if (!kept)
        (void)unlink(part);
    return kept;
}

void cache_keep(struct cache *cache, const char *engine, const char *text, struct clip clip)
{
    if (!cache)
        return;
    struct arena scratch;
    struct text bytes;
    arena_open(&scratch, cache->world->memory, SCRATCH_MOST);
    const bool kept = keep(cache, (struct cache_key){engine, text}, clip, &scratch, &bytes);
    if (kept && cache->bytes != BYTES_UNKNOWN)
        cache->bytes += (int64_t)bytes.length;
    arena_close(&scratch);
    if (cache->bytes == BYTES_UNKNOWN || cache->bytes > cache->bytes_most)
        evict(cache);
}
