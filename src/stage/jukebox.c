#include "base/tr.h"
#include "stage/jukebox_parts.h"

#include <time.h>

enum { LIST_BYTES_MOST = 16 << 20, CLOSE_WAIT_MS = 500 };

static void give_back(struct jukebox *jukebox)
{
    arena_close(&jukebox->ready.arena);
    arena_close(&jukebox->now.arena);
    arena_close(&jukebox->arena);
    problems_close(&jukebox->problems);
    pthread_cond_destroy(&jukebox->changed);
    pthread_mutex_destroy(&jukebox->lock);
    jukebox->world->memory->give(jukebox->world->memory->context, jukebox);
}

static void tell_folder(struct jukebox *jukebox, enum file_result result)
{
    const char *why = result == FILE_OK          ? tr("it holds no music that limber can play")
                      : result == FILE_MISSING   ? tr("there is no such folder")
                      : result == FILE_NOT_PLAIN ? tr("it is no folder")
                                                 : file_result_words(result);
    pthread_mutex_lock(&jukebox->lock);
    problem_warning(&jukebox->problems, jukebox->place,
                    "music folder %s: %s; limber's own music plays instead", jukebox->folder, why);
    pthread_mutex_unlock(&jukebox->lock);
}

void jukebox_tell_file(struct jukebox *jukebox, int index, const char *why)
{
    const struct place place = {jukebox->list.paths[index], 0, 0};
    pthread_mutex_lock(&jukebox->lock);
    problem_warning(&jukebox->problems, place, "it cannot be played (%s); it is skipped", why);
    pthread_mutex_unlock(&jukebox->lock);
}

/* Reads the next file that can be read; none when the list is at its end. */
static struct song read_song(struct jukebox *jukebox)
{
    const struct world *world = jukebox->world;
    struct song song = no_song;
    while ((song.index = playlist_next(&jukebox->list)) >= 0) {
        arena_open(&song.arena, world->memory, (size_t)JUKEBOX_FILE_MOST + 4096);
        const enum file_result result = world->read(world->context, jukebox->list.paths[song.index],
                                                    JUKEBOX_FILE_MOST, &song.arena, &song.content);
        if (result == FILE_OK)
            return song;
        arena_close(&song.arena);
        jukebox_tell_file(jukebox, song.index, file_result_words(result));
        playlist_drop(&jukebox->list, song.index);
    }
    return song;
}

/* Waits, with the lock held, until there is something to read; false when leaving. */
static bool wait_wanted(struct jukebox *jukebox)
{
    while (!jukebox->leaving && jukebox->ready.index >= 0 && jukebox->broken < 0)
        pthread_cond_wait(&jukebox->changed, &jukebox->lock);
    return !jukebox->leaving;
}

/* The file found broken may be the one that was read again meanwhile, when few are left. */
static void drop_broken(struct jukebox *jukebox)
{
    const int broken = jukebox->broken;
    jukebox->broken = -1;
    if (broken < 0)
        return;
    playlist_drop(&jukebox->list, broken);
    if (jukebox->ready.index == broken) {
        arena_close(&jukebox->ready.arena);
        jukebox->ready = no_song;
    }
}

static void keep_reading(struct jukebox *jukebox)
{
    pthread_mutex_lock(&jukebox->lock);
    while (wait_wanted(jukebox)) {
        drop_broken(jukebox);
        if (jukebox->ready.index >= 0)
            continue;
        pthread_mutex_unlock(&jukebox->lock);
        const struct song song = read_song(jukebox);
        pthread_mutex_lock(&jukebox->lock);
        jukebox->ready = song;
        jukebox->dry = song.index < 0;
        if (jukebox->dry)
            break;
    }
    pthread_mutex_unlock(&jukebox->lock);
}

static void *look_through(void *context)
{
    struct jukebox *jukebox = context;
    const enum file_result result = playlist_find(&jukebox->list, jukebox->world, jukebox->folder,
                                                  jukebox->list.seed, &jukebox->arena);
    if (result != FILE_OK || jukebox->list.count == 0)
        tell_folder(jukebox, result);
    keep_reading(jukebox);
    pthread_mutex_lock(&jukebox->lock);
    jukebox->finished = true;
    pthread_cond_broadcast(&jukebox->changed);
    const bool abandoned = jukebox->abandoned;
    pthread_mutex_unlock(&jukebox->lock);
    if (abandoned)
        give_back(jukebox);
    return NULL;
}

static bool make_lock(struct jukebox *jukebox)
{
    pthread_condattr_t steady;
    if (pthread_condattr_init(&steady) != 0)
        return false;
    const bool timed = pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) == 0 &&
                       pthread_cond_init(&jukebox->changed, &steady) == 0;
    pthread_condattr_destroy(&steady);
    if (!timed)
        return false;
    if (pthread_mutex_init(&jukebox->lock, NULL) == 0)
        return true;
    pthread_cond_destroy(&jukebox->changed);
    return false;
}

struct jukebox *jukebox_open(const struct world *world, const char *folder, struct place place,
                             uint64_t seed)
{
    const struct memory *memory = world->memory;
    struct jukebox *jukebox = memory->get(memory->context, sizeof *jukebox);
    if (jukebox == NULL)
        return NULL;
    *jukebox = (struct jukebox){
        .world = world, .folder = folder, .place = place, .list.seed = seed, .broken = -1};
    jukebox->now = jukebox->ready = no_song;
    own_start(&jukebox->own);
    if (!make_lock(jukebox)) {
        memory->give(memory->context, jukebox);
        return NULL;
    }
    arena_open(&jukebox->arena, memory, LIST_BYTES_MOST);
    problems_open(&jukebox->problems, memory);
    if (pthread_create(&jukebox->thread, NULL, look_through, jukebox) == 0)
        return jukebox;
    give_back(jukebox);
    return NULL;
}

static struct timespec time_in(int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    const int64_t nanoseconds = until.tv_nsec + ms * 1000000;
    until.tv_sec += (time_t)(nanoseconds / 1000000000);
    until.tv_nsec = (long)(nanoseconds % 1000000000);
    return until;
}

void jukebox_close(struct jukebox *jukebox)
{
    if (jukebox == NULL)
        return;
    const pthread_t thread = jukebox->thread;
    const struct timespec until = time_in(CLOSE_WAIT_MS);
    int waited = 0;
    pthread_mutex_lock(&jukebox->lock);
    jukebox->leaving = true;
    pthread_cond_broadcast(&jukebox->changed);
    while (!jukebox->finished && waited == 0)
        waited = pthread_cond_timedwait(&jukebox->changed, &jukebox->lock, &until);
    const bool finished = jukebox->finished;
    jukebox->abandoned = !finished;
    pthread_mutex_unlock(&jukebox->lock);
    if (finished) {
        pthread_join(thread, NULL);
        give_back(jukebox);
    } else {
        pthread_detach(thread);
    }
}

bool jukebox_is_dry(struct jukebox *jukebox)
{
    if (jukebox == NULL)
        return true;
    pthread_mutex_lock(&jukebox->lock);
    const bool dry = jukebox->dry && jukebox->now.index < 0;
    pthread_mutex_unlock(&jukebox->lock);
    return dry;
}

void jukebox_tell(struct jukebox *jukebox, struct problems *problems)
{
    if (jukebox == NULL)
        return;
    pthread_mutex_lock(&jukebox->lock);
    problems_append(problems, &jukebox->problems);
    problems_close(&jukebox->problems);
    problems_open(&jukebox->problems, jukebox->world->memory);
    pthread_mutex_unlock(&jukebox->lock);
}

void jukebox_play(struct jukebox *jukebox, bool on)
{
    if (jukebox == NULL)
        return;
    pthread_mutex_lock(&jukebox->lock);
    jukebox->playing = on;
    pthread_mutex_unlock(&jukebox->lock);
}
