/* What the device is really given, by SDL's disk driver, while a whole routine plays: not in real
 * time, but with a device whose own count of samples is the clock, so that it is exact and the
 * machine may be as slow as it likes. */
#define _GNU_SOURCE
#include "../sound/fake.h"
#include "events.h"
#include "library/library.h"
#include "sound/sequencer.h"
#include "stage/audio.h"

#include <SDL.h>
#include <dlfcn.h>
#include <pthread.h>

enum {
    STEP_MS = 20,  /* between two looks of the player */
    BEGIN_MS = 60, /* audio_begin's */
    FRAME_MS = 17, /* a key waits this long to be seen */
    OFFSET_MOST = 4096,
    SECONDS_MOST = 130
};

/* Plays up to `allowed` frames, then waits. */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    void (*mix)(void *context, Uint8 *stream, int length);
    int64_t played, allowed;
    int64_t lot; /* frames asked for at once */
} device = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void mix_when_allowed(void *context, Uint8 *stream, int length)
{
    pthread_mutex_lock(&device.lock);
    while (device.played >= device.allowed)
        pthread_cond_wait(&device.changed, &device.lock);
    pthread_mutex_unlock(&device.lock);
    device.mix(context, stream, length);
    pthread_mutex_lock(&device.lock);
    device.lot = length / 4;
    device.played += device.lot;
    pthread_cond_broadcast(&device.changed);
    pthread_mutex_unlock(&device.lock);
}

/* Stands in for SDL's own, which it calls. */
SDL_AudioDeviceID SDL_OpenAudioDevice(const char *name, int listens, const SDL_AudioSpec *wish,
                                      SDL_AudioSpec *got, int allowed)
{
    __typeof__(SDL_OpenAudioDevice) *real;
    void *found = dlsym(RTLD_NEXT, "SDL_OpenAudioDevice");
    SDL_AudioSpec own = *wish;
    memcpy(&real, &found, sizeof real);
    device.mix = wish->callback;
    own.callback = mix_when_allowed;
    return real(name, listens, &own, got, allowed);
}

static void allow(int64_t frames)
{
    pthread_mutex_lock(&device.lock);
    device.allowed = frames;
    pthread_cond_broadcast(&device.changed);
    pthread_mutex_unlock(&device.lock);
}

static int64_t run_ms(int64_t ms)
{
    pthread_mutex_lock(&device.lock);
    device.allowed = device.played + ms * SOUND_PER_MS;
    pthread_cond_broadcast(&device.changed);
    while (device.played < device.allowed)
        pthread_cond_wait(&device.changed, &device.lock);
    const int64_t played = device.played;
    pthread_mutex_unlock(&device.lock);
    return played;
}

static int64_t device_ms(void *context)
{
    (void)context;
    pthread_mutex_lock(&device.lock);
    const int64_t ms = device.played / SOUND_PER_MS;
    pthread_mutex_unlock(&device.lock);
    return ms;
}

/* A routine, its sound, and the device that writes what it is given into a file. */
struct session {
    struct world world;
    struct problems problems;
    struct library library;
    struct voice_bank *bank;
    struct timeline *timeline;
    struct track *track;
    struct audio *audio;
    char path[256];
    int64_t at_ms;
};

static void open_routine(struct session *session, const char *name)
{
    static const char *const assets[] = {LIMBER_SOURCE "/assets"};
    struct problems *problems = &session->problems;
    problems_open(problems, &memory_heap);
    assert_true(library_load(&session->library, &world_machine, assets, 1, problems));
    const struct routine *routine = library_routine(&session->library, name);
    assert_non_null(routine);
    session->bank = voice_bank_open(&world_machine, LIMBER_BUILD, "awb", problems);
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = voice_bank_speech(session->bank);
    session->timeline = timeline_build(&world_machine, routine, &wish, problems);
    assert_non_null(session->timeline);
    session->track = track_build(&world_machine, session->timeline, session->bank,
                                 library_tune(&session->library, "catchy"));
    assert_non_null(session->track);
}

static void open_session(struct session *session, const char *name)
{
    *session = (struct session){.world = world_machine};
    session->world.now_ms = device_ms;
    open_routine(session, name);
    (void)snprintf(session->path, sizeof session->path, "%s/test_stage_capture.raw", LIMBER_BUILD);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", session->path, 1);
    setenv("SDL_DISKAUDIODELAY", "0", 1);
    device.played = 0;
    device.allowed = 0;
    session->audio = audio_open(&session->world, NULL);
    assert_non_null(session->audio);
    while (!audio_state(session->audio).open)
        SDL_Delay(1);
    audio_follow(session->audio, session->track, -BEGIN_MS, true, levels_full);
    run_ms(BEGIN_MS);
    session->at_ms = 0;
}

static void close_session(struct session *session)
{
    allow(INT64_MAX);
    assert_true(audio_close(session->audio));
    track_free(session->track);
    timeline_free(session->timeline);
    voice_bank_close(session->bank);
    library_close(&session->library);
    problems_close(&session->problems);
}

/* Returns the frames that the device has been given. */
static int64_t play(struct session *session, int64_t ms, bool moving)
{
    int64_t played = 0;
    for (int64_t passed = 0; passed < ms; passed += STEP_MS) {
        audio_follow(session->audio, session->track, session->at_ms, moving, levels_full);
        played = run_ms(STEP_MS);
        session->at_ms += moving ? STEP_MS : 0;
    }
    return played;
}

/* Interleaved; the buffer is the caller's to free. */
static int16_t *read_capture(const char *path, int64_t frames)
{
    int16_t *heard = calloc(2 * (size_t)frames, sizeof *heard);
    FILE *file = fopen(path, "rb");
    assert_non_null(heard);
    assert_non_null(file);
    assert_true(fread(heard, 4, (size_t)frames, file) == (size_t)frames);
    (void)fclose(file);
    return heard;
}

static int16_t *export_all(const struct track *track, int64_t frames)
{
    enum { LOT = SOUND_RATE };
    static float mixed[2 * LOT];
    int16_t *plan = calloc(2 * (size_t)(frames + LOT), sizeof *plan);
    assert_non_null(plan);
    for (int64_t at = 0; at < frames; at += LOT) {
        memset(mixed, 0, sizeof mixed);
        track_mix(track, at, LOT, levels_full, mixed);
        sound_pcm(mixed, 2 * LOT, plan + 2 * at);
    }
    return plan;
}

/* How many frames of the capture go before the plan's second second; -1 when it is not there. */
static int64_t find_offset(const int16_t *heard, const int16_t *plan)
{
    for (int64_t offset = -OFFSET_MOST; offset < 2 * (int64_t)OFFSET_MOST; offset++) {
        const int64_t at = SOUND_RATE + offset;
        if (memcmp(heard + 2 * at, plan + 2 * (int64_t)SOUND_RATE, 4 * (size_t)SOUND_RATE) == 0)
            return offset;
    }
    fail_msg("the second second is not in the capture");
    return -1;
}

static void live_playing_is_the_export_sample_by_sample(const char *name)
{
    struct session session;
    open_session(&session, name);
    const int64_t most_ms = (int64_t)SECONDS_MOST * 1000;
    const int64_t duration_ms = session.timeline->duration_ms;
    const int64_t ms = (duration_ms < most_ms ? duration_ms : most_ms) / STEP_MS * STEP_MS;
    const int64_t played = play(&session, ms, true);
    assert_true(audio_state(session.audio).cue_error_ms_max == 0);
    const int64_t frames = (ms - BEGIN_MS) * SOUND_PER_MS;
    int16_t *plan = export_all(session.track, frames);
    close_session(&session);
    int16_t *heard = read_capture(session.path, played);
    const int64_t offset = find_offset(heard, plan);
    for (int64_t i = 2 * (int64_t)SEQUENCER_FADE; i < 2 * frames; i++) /* it fades in */
        if (heard[i + 2 * offset] != plan[i])
            fail_msg("sample %d of %s differs", (int)(i / 2), name);
    free(heard);
    free(plan);
    remove(session.path);
}

static void one_minute_is_as_exported(void **state)
{
    (void)state;
    live_playing_is_the_export_sample_by_sample("one_minute");
}

static void two_minutes_of_holds_are_as_exported(void **state)
{
    (void)state;
    live_playing_is_the_export_sample_by_sample("daily_sixty");
}

/* A key waits for the next frame, that for the device's next request, and that for all that the
 * device still holds. */
static void expect_over_within_50_ms(int64_t frames)
{
    const double ms = FRAME_MS + (double)(2 * device.lot + frames) / SOUND_PER_MS;
    if (ms > 50)
        fail_msg("the old sound goes on for %.1f ms", ms);
}

/* When the last sample sounds, in frames after `from`. */
static int64_t silent_after(const int16_t *heard, int64_t from, int64_t to)
{
    int64_t last = to;
    while (last > from && heard[2 * last - 2] == 0 && heard[2 * last - 1] == 0)
        last--;
    return last - from;
}

static void a_pause_is_silence_within_50_ms(void **state)
{
    (void)state;
    enum { PAUSES = 5 };
    int64_t paused[PAUSES], resumed[PAUSES];
    struct session session;
    open_session(&session, "one_minute");
    for (int i = 0; i < PAUSES; i++) {
        paused[i] = play(&session, 1420, true);
        resumed[i] = play(&session, 200, false);
    }
    close_session(&session);
    int16_t *heard = read_capture(session.path, resumed[PAUSES - 1]);
    for (int i = 0; i < PAUSES; i++) {
        assert_true(silent_after(heard, paused[i] - device.lot, paused[i]) > 0);
        expect_over_within_50_ms(silent_after(heard, paused[i], resumed[i]));
    }
    free(heard);
    remove(session.path);
}

/* Soon after, nothing is heard but what belongs to the new place. */
static void a_skip_cuts_within_50_ms(void **state)
{
    (void)state;
    struct session session;
    open_session(&session, "one_minute");
    const int64_t skipped = play(&session, 5020, true);
    session.at_ms = 30320; /* between two beats: no word begins anew */
    const int64_t frames = SOUND_RATE, from = session.at_ms * SOUND_PER_MS + device.lot;
    const int64_t played = play(&session, 1200, true);
    int16_t *plan = export_all(session.track, from + frames);
    close_session(&session);
    int16_t *heard = read_capture(session.path, played);
    int64_t other = 0;
    for (int64_t i = 0; i < 2 * frames; i++)
        if (heard[2 * skipped + i] != plan[2 * from + i])
            other = i / 2;
    expect_over_within_50_ms(other);
    free(heard);
    free(plan);
    remove(session.path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_minute_is_as_exported),
        cmocka_unit_test(two_minutes_of_holds_are_as_exported),
        cmocka_unit_test(a_pause_is_silence_within_50_ms),
        cmocka_unit_test(a_skip_cuts_within_50_ms),
    };
    return cmocka_run_group_tests(tests, start_sdl, stop_sdl);
}
