#include "stage/jukebox_parts.h"

#include <SDL.h>

#include "sound/sound.h"

enum { SOUND_LEAST = SOUND_RATE / 20 /* frames; a file that ends before holds no music */ };

static void tell_no_mixer(struct jukebox *jukebox)
{
    pthread_mutex_lock(&jukebox->lock);
    jukebox->dry = true;
    problem_warning(&jukebox->problems, jukebox->place,
                    "music folder %s: there is no SDL_mixer to play it (%s); limber's own music "
                    "plays instead; install libsdl2-mixer-2.0-0",
                    jukebox->folder, SDL_GetError());
    pthread_mutex_unlock(&jukebox->lock);
}

bool jukebox_has_mixer(struct jukebox *jukebox)
{
    if (jukebox == NULL)
        return false;
    if (!jukebox->asked) {
        jukebox->asked = true;
        jukebox->mixes = mixer_load(&jukebox->mixer);
        if (!jukebox->mixes)
            tell_no_mixer(jukebox);
    }
    return jukebox->mixes;
}

/* The song that is over, or could not be begun, makes room for the one that is ready. */
static bool take_next(struct jukebox *jukebox)
{
    struct arena old = jukebox->now.arena;
    pthread_mutex_lock(&jukebox->lock);
    const bool sorted_out = jukebox->broken < 0; /* what is ready is not the broken one again */
    jukebox->now = sorted_out ? jukebox->ready : no_song;
    if (sorted_out)
        jukebox->ready = no_song;
    pthread_cond_broadcast(&jukebox->changed);
    pthread_mutex_unlock(&jukebox->lock);
    arena_close(&old);
    jukebox->seconds = 0;
    return jukebox->now.index >= 0;
}

static void skip(struct jukebox *jukebox, const char *why)
{
    jukebox_tell_file(jukebox, jukebox->now.index, why);
    pthread_mutex_lock(&jukebox->lock);
    jukebox->broken = jukebox->now.index;
    jukebox->now.index = -1;
    pthread_cond_broadcast(&jukebox->changed);
    pthread_mutex_unlock(&jukebox->lock);
}

static void begin(struct jukebox *jukebox)
{
    const struct text content = jukebox->now.content;
    SDL_RWops *memory = SDL_RWFromConstMem(content.at, (int)content.length);
    jukebox->music = memory == NULL ? NULL : jukebox->mixer.load(memory, 1);
    pthread_mutex_lock(&jukebox->lock);
    own_next(&jukebox->own);
    jukebox->flowing = false;
    pthread_mutex_unlock(&jukebox->lock);
    if (jukebox->music == NULL || jukebox->mixer.play(jukebox->music, 1) != 0)
        skip(jukebox, SDL_GetError());
    else if (jukebox->seconds > 0)
        (void)jukebox->mixer.seek(jukebox->seconds); /* else from its beginning */
}

static void end(struct jukebox *jukebox)
{
    pthread_mutex_lock(&jukebox->lock);
    const bool empty = jukebox->own.heard < SOUND_LEAST && jukebox->seconds == 0;
    pthread_mutex_unlock(&jukebox->lock);
    jukebox->mixer.free(jukebox->music);
    jukebox->music = NULL;
    if (empty && jukebox->now.index >= 0)
        skip(jukebox, "there is no sound in it");
}

static void set_flowing(struct jukebox *jukebox, bool flowing)
{
    pthread_mutex_lock(&jukebox->lock);
    jukebox->flowing = flowing;
    pthread_mutex_unlock(&jukebox->lock);
}

static void pause_or_go_on(struct jukebox *jukebox)
{
    pthread_mutex_lock(&jukebox->lock);
    const bool playing = jukebox->playing, flowing = jukebox->flowing;
    const bool silent = own_is_silent(&jukebox->own);
    pthread_mutex_unlock(&jukebox->lock);
    if (playing && !flowing) {
        jukebox->mixer.resume();
        set_flowing(jukebox, true);
    } else if (!playing && silent && flowing) {
        set_flowing(jukebox, false);
        jukebox->mixer.pause();
    }
}

void jukebox_tend(struct jukebox *jukebox)
{
    if (jukebox == NULL || !jukebox->mixes)
        return;
    if (jukebox->music != NULL && jukebox->mixer.is_playing() == 0) {
        end(jukebox);
        (void)take_next(jukebox);
    }
    if (jukebox->music == NULL && (jukebox->now.index >= 0 || take_next(jukebox)))
        begin(jukebox);
    if (jukebox->music != NULL)
        pause_or_go_on(jukebox);
}

static void halt(struct jukebox *jukebox)
{
    if (jukebox->music == NULL)
        return;
    const double seconds = jukebox->mixer.position(jukebox->music);
    jukebox->seconds = seconds > 0 ? seconds : 0;
    jukebox->mixer.halt();
    jukebox->mixer.free(jukebox->music);
    jukebox->music = NULL;
}

bool jukebox_open_device(struct jukebox *jukebox, int rate, int frames)
{
    return jukebox->mixer.open(rate, AUDIO_S16SYS, 2, frames, NULL, 0) == 0;
}

void jukebox_hear(struct jukebox *jukebox, void (*fill)(void *context, Uint8 *stream, int bytes),
                  void *context)
{
    jukebox->mixer.set_post_mix(fill, context);
}

/* After this no call of SDL_mixer's but opening is safe. */
void jukebox_close_device(struct jukebox *jukebox)
{
    halt(jukebox);
    jukebox->mixer.close();
}

void jukebox_add(struct jukebox *jukebox, const struct own_aim *aim, int frames,
                 const int16_t *stream, float *out)
{
    if (jukebox == NULL)
        return;
    pthread_mutex_lock(&jukebox->lock);
    const struct own_aim now = {aim->playing && jukebox->flowing, aim->level, aim->duck};
    own_add(&jukebox->own, &now, frames, stream, out);
    pthread_mutex_unlock(&jukebox->lock);
}
