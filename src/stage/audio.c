#include "stage/audio.h"
#include "sound/sequencer.h"
#include "stage/output.h"
#include "stage/trial.h"

#include <SDL.h>
#include <errno.h>
#include <pthread.h>
#include <time.h>

enum {
    BUFFER_FRAMES = 480, /* 10 ms: a pause is silence within 50 ms, frame and buffers included */
    RETRY_MS = 1000,     /* from one attempt to open to the next */
    LOOK_MS = 250,
    STALL_MS = 3000, /* nothing asked for so long: the device hangs */
    TRIAL_MS = 3000,
    FADE_OUT_MS = 50, /* for the last 5 ms to get out of the device */
    CLOSE_WAIT_MS = 500,
    BEGIN_MS = 60, /* time for the first samples to be asked for */
    LUMP_FRAMES = 256
};

/* All below `lock` is guarded by it. It is held for moments only, never over a call of SDL's that
 * may block. */
struct audio {
    const struct world *world;
    pthread_t thread;
    struct jukebox *jukebox; /* NULL: none */
    struct output output;    /* the thread's own, as is the subsystem */
    bool subsystem;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct sequencer sequencer;
    float own_level; /* of the jukebox's music */
    bool own_plays;
    struct audio_state state;
    int64_t asked_ms; /* when the device last asked for samples */
    bool removed;     /* the device told that it is gone */
    bool tried;       /* the first attempt to open is over */
    bool leaving;     /* the program closes */
    bool finished;    /* the thread is done with the device */
    bool abandoned;   /* nobody waits for the thread: it frees */
};

static int64_t now_ms(const struct audio *audio)
{
    return audio->world->now_ms(audio->world->context);
}

/* Waits with the lock held, until something changed or `ms` went by. */
static void wait_change(struct audio *audio, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    const int64_t nanoseconds = until.tv_nsec + ms % 1000 * 1000000;
    until.tv_sec += (time_t)(ms / 1000 + nanoseconds / 1000000000);
    until.tv_nsec = (long)(nanoseconds % 1000000000);
    pthread_cond_timedwait(&audio->changed, &audio->lock, &until);
}

static bool is_leaving(void *context)
{
    struct audio *audio = context;
    pthread_mutex_lock(&audio->lock);
    const bool leaving = audio->leaving;
    pthread_mutex_unlock(&audio->lock);
    return leaving;
}

/* The stream holds the person's own music as SDL_mixer decoded it, else silence. */
static void mix_lump(struct audio *audio, int frames, int16_t *stream)
{
    float sound[2 * LUMP_FRAMES] = {0};
    struct sequencer *sequencer = &audio->sequencer;
    sequencer_fill(sequencer, audio->asked_ms, frames, sound);
    const struct own_aim aim = {.playing = sequencer->track && sequencer->playing,
                                .level = audio->own_level,
                                .duck = sequencer_duck(sequencer)};
    jukebox_add(audio->jukebox, &aim, frames, stream, sound);
    sound_pcm(sound, 2 * frames, stream);
}

/* On the device's thread. */
static void fill(void *context, Uint8 *bytes, int length)
{
    struct audio *audio = context;
    int16_t *stream = (int16_t *)(void *)bytes;
    const int frames = length / (int)(2 * sizeof *stream);
    pthread_mutex_lock(&audio->lock);
    audio->asked_ms = now_ms(audio);
    for (int done = 0; done < frames; done += LUMP_FRAMES) {
        const int lot = frames - done < LUMP_FRAMES ? frames - done : LUMP_FRAMES;
        mix_lump(audio, lot, stream + 2 * (ptrdiff_t)done);
    }
    pthread_mutex_unlock(&audio->lock);
}

/* On whichever thread SDL finds out. `which` is 0 for a device that was only listed. */
static int watch_removal(void *context, SDL_Event *event)
{
    struct audio *audio = context;
    if (event->type != SDL_AUDIODEVICEREMOVED || event->adevice.iscapture ||
        event->adevice.which == 0)
        return 0;
    pthread_mutex_lock(&audio->lock);
    audio->removed = true;
    pthread_cond_broadcast(&audio->changed);
    pthread_mutex_unlock(&audio->lock);
    return 0;
}

static bool start_subsystem(void)
{
    return SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
}

/* In a child process. SDL settles on a sound system as it starts, and for good: without this, one
 * that has no device would keep it from one whose server comes later. */
static bool finds_device(void)
{
    return start_subsystem() && output_finds_any(BUFFER_FRAMES);
}

/* Once it runs it is never started again: with no sound server that crashes (reliability.md 5.3).
 */
static bool have_subsystem(struct audio *audio)
{
    if (!audio->subsystem && trial_succeeds(finds_device, TRIAL_MS, is_leaving, audio) &&
        start_subsystem()) {
        SDL_AddEventWatch(watch_removal, audio);
        audio->subsystem = true;
    }
    return audio->subsystem;
}

static bool open_device(struct audio *audio)
{
    pthread_mutex_lock(&audio->lock);
    audio->removed = false; /* not later: the new device may be gone again before it is used */
    pthread_mutex_unlock(&audio->lock);
    if (!have_subsystem(audio) || !output_open(&audio->output, BUFFER_FRAMES))
        return false;
    pthread_mutex_lock(&audio->lock);
    sequencer_detach(&audio->sequencer);
    audio->asked_ms = now_ms(audio);
    audio->state.open = true;
    audio->state.opened++;
    pthread_mutex_unlock(&audio->lock);
    output_start(&audio->output);
    return true;
}

static void close_device(struct audio *audio, bool lost)
{
    pthread_mutex_lock(&audio->lock);
    audio->state.open = false;
    audio->state.lost += lost;
    pthread_mutex_unlock(&audio->lock);
    output_close(&audio->output);
}

/* Waits with the lock held; true when the device is to be closed. */
static bool is_lost(struct audio *audio)
{
    if (!audio->removed && !audio->leaving)
        wait_change(audio, LOOK_MS);
    return audio->removed || now_ms(audio) - audio->asked_ms > STALL_MS;
}

/* With the lock held, which is let go meanwhile. */
static void tend_jukebox(struct audio *audio)
{
    struct jukebox *jukebox = audio->jukebox;
    pthread_mutex_unlock(&audio->lock);
    jukebox_tend(jukebox);
    pthread_mutex_lock(&audio->lock);
}

static void tend_open(struct audio *audio)
{
    pthread_mutex_lock(&audio->lock);
    bool lost = false;
    while (!lost && !audio->leaving) {
        tend_jukebox(audio);
        lost = is_lost(audio);
    }
    if (!lost)
        wait_change(audio, FADE_OUT_MS);
    pthread_mutex_unlock(&audio->lock);
    close_device(audio, lost);
}

static void give_back(struct audio *audio)
{
    jukebox_close(audio->jukebox);
    pthread_cond_destroy(&audio->changed);
    pthread_mutex_destroy(&audio->lock);
    audio->world->memory->give(audio->world->memory->context, audio);
}

static void finish(struct audio *audio)
{
    if (audio->subsystem) {
        SDL_DelEventWatch(watch_removal, audio);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    SDL_TLSCleanup(); /* SDL knows nothing of our thread's end */
    pthread_mutex_lock(&audio->lock);
    audio->finished = true;
    pthread_cond_broadcast(&audio->changed);
    const bool abandoned = audio->abandoned;
    pthread_mutex_unlock(&audio->lock);
    if (abandoned)
        give_back(audio);
}

static void note_try(struct audio *audio)
{
    pthread_mutex_lock(&audio->lock);
    audio->tried = true;
    pthread_cond_broadcast(&audio->changed);
    pthread_mutex_unlock(&audio->lock);
}

/* Waits until the next attempt, `RETRY_MS` after the last one began: a device that was open for
 * longer is looked for at once. */
static void wait_retry(struct audio *audio, int64_t began)
{
    pthread_mutex_lock(&audio->lock);
    for (int64_t left; !audio->leaving && (left = began + RETRY_MS - now_ms(audio)) > 0;)
        wait_change(audio, left);
    pthread_mutex_unlock(&audio->lock);
}

static void *tend(void *context)
{
    struct audio *audio = context;
    while (!is_leaving(audio)) {
        const int64_t began = now_ms(audio);
        const bool opened = open_device(audio);
        note_try(audio);
        if (opened)
            tend_open(audio);
        wait_retry(audio, began);
    }
    finish(audio);
    return NULL;
}

static bool make_lock(struct audio *audio)
{
    pthread_condattr_t steady;
    if (pthread_condattr_init(&steady) != 0)
        return false;
    const bool timed = pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) == 0 &&
                       pthread_cond_init(&audio->changed, &steady) == 0;
    pthread_condattr_destroy(&steady);
    if (!timed)
        return false;
    if (pthread_mutex_init(&audio->lock, NULL) == 0)
        return true;
    pthread_cond_destroy(&audio->changed);
    return false;
}

static struct audio *make_audio(const struct world *world, struct jukebox *jukebox)
{
    const struct memory *memory = world->memory;
    struct audio *audio = memory->get(memory->context, sizeof *audio);
    if (!audio)
        return NULL;
    *audio = (struct audio){.world = world,
                            .jukebox = jukebox,
                            .output = {.jukebox = jukebox, .fill = fill, .context = audio}};
    sequencer_start(&audio->sequencer, BUFFER_FRAMES);
    if (make_lock(audio))
        return audio;
    memory->give(memory->context, audio);
    return NULL;
}

struct audio *audio_open(const struct world *world, struct jukebox *jukebox)
{
    struct audio *audio = make_audio(world, jukebox);
    if (!audio) {
        jukebox_close(jukebox);
        return NULL;
    }
    if (pthread_create(&audio->thread, NULL, tend, audio) == 0)
        return audio;
    give_back(audio);
    return NULL;
}

/* True when the thread came to its end in time. */
static bool ask_to_leave(struct audio *audio)
{
    const int64_t until = now_ms(audio) + CLOSE_WAIT_MS;
    pthread_mutex_lock(&audio->lock);
    sequencer_follow(&audio->sequencer, NULL, 0, false, levels_mute, now_ms(audio));
    audio->leaving = true;
    pthread_cond_broadcast(&audio->changed);
    for (int64_t left; !audio->finished && (left = until - now_ms(audio)) > 0;)
        wait_change(audio, left);
    const bool finished = audio->finished;
    audio->abandoned = !finished;
    pthread_mutex_unlock(&audio->lock);
    return finished;
}

bool audio_close(struct audio *audio)
{
    if (!audio)
        return true;
    const pthread_t thread = audio->thread;
    const bool finished = ask_to_leave(audio);
    if (finished) {
        pthread_join(thread, NULL);
        give_back(audio);
    } else {
        pthread_detach(thread); /* `audio` may be gone already */
    }
    return finished;
}

void audio_follow(struct audio *audio, const struct track *track, int64_t at_ms, bool playing,
                  struct levels levels)
{
    if (!audio)
        return;
    pthread_mutex_lock(&audio->lock);
    if (playing != audio->own_plays) {
        audio->own_plays = playing;
        jukebox_play(audio->jukebox, playing);
        pthread_cond_broadcast(&audio->changed);
    }
    audio->own_level = levels.music;
    if (!jukebox_is_dry(audio->jukebox))
        levels.music = 0;
    sequencer_follow(&audio->sequencer, track, at_ms, playing, levels, now_ms(audio));
    pthread_mutex_unlock(&audio->lock);
}

static bool wait_tried(struct audio *audio, int most_ms)
{
    const int64_t until = now_ms(audio) + most_ms;
    pthread_mutex_lock(&audio->lock);
    for (int64_t left; !audio->tried && (left = until - now_ms(audio)) > 0;)
        wait_change(audio, left);
    const bool open = audio->state.open;
    pthread_mutex_unlock(&audio->lock);
    return open;
}

void audio_begin(struct audio *audio, const struct track *track, int64_t at_ms,
                 struct levels levels, int most_ms)
{
    if (!audio || !wait_tried(audio, most_ms))
        return;
    const int64_t start = now_ms(audio) + BEGIN_MS;
    audio_follow(audio, track, at_ms - BEGIN_MS, true, levels);
    pthread_mutex_lock(&audio->lock);
    for (int64_t left; (left = start - now_ms(audio)) > 0;)
        wait_change(audio, left);
    pthread_mutex_unlock(&audio->lock);
}

struct audio_state audio_state(struct audio *audio)
{
    if (!audio)
        return (struct audio_state){0};
    pthread_mutex_lock(&audio->lock);
    struct audio_state state = audio->state;
    state.cue_error_ms_max = audio->sequencer.error_ms_max;
    state.said = audio->sequencer.said;
    pthread_mutex_unlock(&audio->lock);
    return state;
}
