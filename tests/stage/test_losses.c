/* A sound device that is lost a hundred times, in virtual time: SDL's device is played by
 * this file, so that it can be taken away, refuse to open, fall silent and hang as it is closed. */
#include "../sound/fake.h"
#include "events.h"
#include "stage/audio.h"

#include <SDL.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum {
    LOSSES = 100,
    DEVICE = 2,
    LUMP = 480,
    LUMP_MS = LUMP / SOUND_PER_MS,
    LEAD = LUMP,
    CLIP = 300 * SOUND_PER_MS,
    CUES = 2000,
    TOGETHER_MS = 1200, /* from being back to the next loss */
    HANG_MS = 400,
    TICKS_MOST = 2000000
};

static struct {
    pthread_mutex_t lock;
    SDL_AudioSpec opened;
    SDL_AudioCallback mix; /* NULL: paused or closed */
    void *context;
    int refusals;       /* opening fails so many times more */
    bool silent;        /* asks for nothing */
    atomic_int hang_ms; /* closing takes so long */
    atomic_bool closing;
} device = {.lock = PTHREAD_MUTEX_INITIALIZER};

static atomic_llong clock_ms;

static void rest_us(int us)
{
    const struct timespec span = {us / 1000000, us % 1000000 * 1000L};
    nanosleep(&span, NULL);
}

/* These three stand in for SDL's own. */
SDL_AudioDeviceID SDL_OpenAudioDevice(const char *name, int listens, const SDL_AudioSpec *wish,
                                      SDL_AudioSpec *got, int allowed)
{
    assert_int_equal(listens, 0);
    assert_int_equal(wish->freq, SOUND_RATE);
    assert_int_equal(wish->format, AUDIO_S16SYS);
    assert_int_equal(wish->channels, 2);
    assert_int_equal(wish->samples, LUMP);
    assert_null(name);
    assert_null(got);
    assert_int_equal(allowed, 0);
    pthread_mutex_lock(&device.lock);
    const bool refused = device.refusals > 0;
    device.refusals -= refused;
    device.opened = *wish;
    pthread_mutex_unlock(&device.lock);
    return refused ? 0 : DEVICE;
}

static void set_mix(SDL_AudioCallback mix)
{
    pthread_mutex_lock(&device.lock);
    device.mix = mix;
    device.context = device.opened.userdata;
    pthread_mutex_unlock(&device.lock);
}

void SDL_PauseAudioDevice(SDL_AudioDeviceID id, int on)
{
    assert_int_equal(id, DEVICE);
    set_mix(on != 0 ? NULL : device.opened.callback);
}

void SDL_CloseAudioDevice(SDL_AudioDeviceID id)
{
    assert_int_equal(id, DEVICE);
    atomic_store(&device.closing, true);
    rest_us(1000 * atomic_load(&device.hang_ms));
    set_mix(NULL);
    atomic_store(&device.closing, false);
}

static int64_t virtual_ms(void *context)
{
    (void)context;
    return atomic_load(&clock_ms);
}

struct session {
    struct world world;
    struct voice_bank *bank;
    struct track *track;
    struct audio *audio;
    int16_t given[2 * LUMP]; /* the last that the device was given */
    bool gave;
};

static void open_session(struct session *session)
{
    static int16_t samples[CLIP];
    static struct cue cues[CUES];
    make_noise(1, samples, CLIP);
    struct bank_entry entry = {"one", {samples, CLIP, SOUND_RATE}};
    *session = (struct session){.world = world_machine, .bank = bank_of(&entry, 1, SOUND_RATE)};
    session->world.now_ms = virtual_ms;
    for (int i = 0; i < CUES; i++)
        cues[i] = cue_at(400 + 700 * (int64_t)i, CUE_COUNT, "one");
    const struct timeline timeline = timeline_of(cues, CUES);
    session->track = track_build(&world_machine, &timeline, session->bank, NULL);
    assert_non_null(session->track);
    atomic_store(&clock_ms, 0);
    atomic_store(&device.hang_ms, 0);
    device.silent = false;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    session->audio = audio_open(&session->world, NULL);
    assert_non_null(session->audio);
}

static void close_session(struct session *session)
{
    assert_true(audio_close(session->audio));
    assert_null(device.mix);
    track_free(session->track);
    voice_bank_close(session->bank);
}

/* The player looks, the device asks, time goes on. */
static void tick(struct session *session)
{
    audio_follow(session->audio, session->track, atomic_load(&clock_ms), true, levels_full);
    pthread_mutex_lock(&device.lock);
    session->gave = device.mix && !device.silent;
    if (session->gave) {
        memset(session->given, 0, sizeof session->given);
        device.mix(device.context, (Uint8 *)session->given, (int)sizeof session->given);
    }
    pthread_mutex_unlock(&device.lock);
    atomic_fetch_add(&clock_ms, LUMP_MS);
    rest_us(50);
}

static void pass(struct session *session, int ms)
{
    for (int passed = 0; passed < ms; passed += LUMP_MS)
        tick(session);
}

static void wait_opened(struct session *session, int times)
{
    for (int i = 0; i < TICKS_MOST; i++) {
        const struct audio_state state = audio_state(session->audio);
        if (state.open && state.opened == times)
            return;
        tick(session);
    }
    fail_msg("not opened for the %d. time", times);
}

static void lose(void)
{
    SDL_Event gone = {.type = SDL_AUDIODEVICEREMOVED};
    gone.adevice.which = 2;
    assert_true(SDL_PushEvent(&gone) >= 0);
    SDL_FlushEvent(SDL_AUDIODEVICEREMOVED);
}

/* To the sample: what the device was given last is what belongs there. */
static void must_be_in_step(const struct session *session)
{
    static float mixed[2 * LUMP];
    static int16_t plan[2 * LUMP];
    const int64_t at_ms = atomic_load(&clock_ms) - LUMP_MS;
    memset(mixed, 0, sizeof mixed);
    track_mix(session->track, at_ms * SOUND_PER_MS + LEAD, LUMP, levels_full, mixed);
    sound_pcm(mixed, 2 * LUMP, plan);
    assert_true(session->gave);
    assert_memory_equal(session->given, plan, sizeof plan);
}

static void a_hundred_losses_leave_no_trace(void **state)
{
    (void)state;
    struct session session;
    open_session(&session);
    wait_opened(&session, 1);
    for (int i = 1; i <= LOSSES; i++) {
        pass(&session, TOGETHER_MS + 10 * (i % 70)); /* at another part of a word each time */
        must_be_in_step(&session);
        pthread_mutex_lock(&device.lock);
        device.refusals = i % 40 == 0 ? 2 : 0;
        pthread_mutex_unlock(&device.lock);
        lose();
        wait_opened(&session, i + 1);
    }
    pass(&session, TOGETHER_MS);
    must_be_in_step(&session);
    const struct audio_state end = audio_state(session.audio);
    assert_int_equal(end.lost, LOSSES);
    assert_int_equal(end.opened, LOSSES + 1);
    assert_true(end.cue_error_ms_max <= 40);
    close_session(&session);
}

static void a_device_that_falls_silent_is_opened_anew(void **state)
{
    (void)state;
    struct session session;
    open_session(&session);
    wait_opened(&session, 1);
    pass(&session, TOGETHER_MS);
    device.silent = true;
    for (int i = 0; audio_state(session.audio).lost == 0 && i < TICKS_MOST; i++)
        tick(&session);
    device.silent = false;
    wait_opened(&session, 2);
    pass(&session, TOGETHER_MS);
    must_be_in_step(&session);
    assert_true(audio_state(session.audio).cue_error_ms_max <= 40);
    close_session(&session);
}

static void nobody_waits_for_a_device_that_hangs_as_it_closes(void **state)
{
    (void)state;
    struct session session;
    open_session(&session);
    wait_opened(&session, 1);
    pass(&session, TOGETHER_MS);
    atomic_store(&device.hang_ms, HANG_MS);
    lose();
    int ticks = 0;
    while (!atomic_load(&device.closing))
        tick(&session);
    while (atomic_load(&device.closing)) {
        tick(&session);
        ticks++;
    }
    assert_true(ticks > 20);
    atomic_store(&device.hang_ms, 0);
    wait_opened(&session, 2);
    pass(&session, TOGETHER_MS);
    must_be_in_step(&session);
    close_session(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_losses_leave_no_trace),
        cmocka_unit_test(a_device_that_falls_silent_is_opened_anew),
        cmocka_unit_test(nobody_waits_for_a_device_that_hangs_as_it_closes),
    };
    return cmocka_run_group_tests(tests, start_sdl, stop_sdl);
}
