#include "../sound/fake.h"
#include "events.h"
#include "stage/audio.h"

#include <SDL.h>
#include <math.h>
#include <time.h>

/* A machine that stalls makes sound late, which is no mistake of ours: an attempt in which this
 * program itself was woken STALL_MS too late does not count. */
enum { CLIP = 300 * SOUND_PER_MS, CUES = 4, RAW_MOST = 20 * SOUND_RATE };
enum { ATTEMPTS = 3, TRIES = 10, STALL_MS = 10 };

static int16_t samples[CLIP];
static const int64_t cue_ms[CUES] = {400, 1000, 1700, 2200};

static int64_t now_ms(void)
{
    return world_machine.now_ms(world_machine.context);
}

static void rest(int64_t ms)
{
    const struct timespec span = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};
    nanosleep(&span, NULL);
}

static void use_driver(const char *name)
{
    setenv("SDL_AUDIODRIVER", name, 1);
}

/* Waits until the device was opened `times` times. */
static bool wait_opened(struct audio *audio, int times, int64_t most_ms)
{
    const int64_t until = now_ms() + most_ms;
    while (audio_state(audio).opened < times || !audio_state(audio).open) {
        if (now_ms() > until)
            return false;
        rest(5);
    }
    return true;
}

static struct voice_bank *noise_bank(void)
{
    make_noise(1, samples, CLIP);
    struct bank_entry entry = {"one", {samples, CLIP, SOUND_RATE}};
    return bank_of(&entry, 1, SOUND_RATE);
}

static struct track *noise_track(const struct voice_bank *bank)
{
    struct cue cues[CUES];
    for (int i = 0; i < CUES; i++)
        cues[i] = cue_at(cue_ms[i], CUE_COUNT, "one");
    const struct timeline timeline = timeline_of(cues, CUES);
    struct track *track = track_build(&world_machine, &timeline, bank, NULL);
    assert_non_null(track);
    return track;
}

/* As the player would: every 16 ms. Whether the machine kept its time. */
static bool play(struct audio *audio, const struct track *track, int64_t ms, float volume)
{
    const int64_t start = now_ms();
    bool kept = true;
    for (int64_t at = 0; at < ms;) {
        audio_follow(audio, track, at, true, (struct levels){volume, volume, volume});
        rest(16);
        const int64_t woken = now_ms() - start;
        kept = kept && woken - at < 16 + STALL_MS;
        at = woken;
    }
    return kept;
}

/* Left side of what the disk driver wrote. */
static int64_t read_raw(const char *path, int16_t *left)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    int64_t count = 0;
    int16_t both[2];
    while (count < RAW_MOST && fread(both, sizeof both, 1, file) == 1)
        left[count++] = both[0];
    fclose(file);
    return count;
}

static int64_t find_clip(const int16_t *left, int64_t from, int64_t to)
{
    int16_t wanted[CLIP];
    float exact[CLIP];
    for (int i = 0; i < CLIP; i++)
        exact[i] = side_of(samples[i]);
    sound_pcm(exact, CLIP, wanted);
    for (int64_t at = from; at + CLIP <= to; at++) {
        if (memcmp(left + at, wanted, sizeof wanted) == 0)
            return at;
    }
    return -1;
}

static void a_device_opens_and_all_is_given_back(void **state)
{
    (void)state;
    use_driver("dummy");
    struct failing failing = {.left = -1};
    const struct memory memory = failing_memory(&failing);
    struct world world = world_machine;
    world.memory = &memory;
    struct audio *audio = audio_open(&world, NULL);
    assert_non_null(audio);
    audio_begin(audio, NULL, 0, levels_full, 5000);
    assert_true(audio_state(audio).open);
    audio_close(audio);
    assert_int_equal(failing.lent, 0);
}

struct captured {
    int64_t count; /* of samples */
    bool kept;     /* their time, by the machine */
    struct audio_state end;
};

/* What the disk driver is given while noises are played for `ms`. */
static struct captured capture(const char *path, int64_t ms, float volume, int16_t *left)
{
    use_driver("disk");
    setenv("SDL_DISKAUDIOFILE", path, 1);
    struct voice_bank *bank = noise_bank();
    struct track *track = noise_track(bank);
    struct audio *audio = audio_open(&world_machine, NULL);
    assert_true(wait_opened(audio, 1, 5000));
    struct captured captured = {.kept = play(audio, track, ms, volume)};
    captured.end = audio_state(audio);
    audio_close(audio);
    captured.count = read_raw(path, left);
    remove(path);
    track_free(track);
    voice_bank_close(bank);
    return captured;
}

/* Every noise is found whole. */
static bool is_whole(const int16_t *left, int64_t count)
{
    int64_t at = 0;
    for (int i = 0; i < CUES; i++, at += CLIP) {
        at = find_clip(left, at, count);
        if (at < 0)
            return false;
    }
    return true;
}

/* The disk driver's clock is slow by a percent, and by more on a busy machine, so that the file
 * tells no time (test_capture.c knows how to); each word must come whole all the same. */
static void cues_come_whole_and_in_time(void **state)
{
    (void)state;
    static int16_t left[RAW_MOST];
    int counted = 0;
    for (int tries = 0; tries < TRIES && counted < ATTEMPTS; tries++) {
        const struct captured heard = capture(LIMBER_BUILD "/test_stage_audio.raw", 3000, 1, left);
        if (is_whole(left, heard.count) && heard.end.cue_error_ms_max <= 40)
            return;
        counted += heard.kept;
    }
    if (counted < ATTEMPTS)
        skip(); /* the machine stalls */
    fail_msg("in %d attempts never whole and in time", ATTEMPTS);
}

static double error_of_a_word_at_the_start(bool *kept)
{
    use_driver("dummy");
    struct voice_bank *bank = noise_bank();
    const struct cue cue = cue_at(0, CUE_COUNT, "one");
    const struct timeline timeline = timeline_of(&cue, 1);
    struct track *track = track_build(&world_machine, &timeline, bank, NULL);
    assert_non_null(track);
    struct audio *audio = audio_open(&world_machine, NULL);
    audio_begin(audio, track, 0, levels_full, 5000);
    *kept = play(audio, track, 300, 1);
    const struct audio_state end = audio_state(audio);
    assert_true(end.open);
    audio_close(audio);
    track_free(track);
    voice_bank_close(bank);
    return end.cue_error_ms_max;
}

static void a_word_at_the_very_start_is_in_time(void **state)
{
    (void)state;
    int counted = 0;
    for (int tries = 0; tries < TRIES && counted < ATTEMPTS; tries++) {
        bool kept;
        if (error_of_a_word_at_the_start(&kept) <= 40)
            return;
        counted += kept;
    }
    if (counted < ATTEMPTS)
        skip(); /* the machine stalls */
    fail_msg("in %d attempts never in time", ATTEMPTS);
}

static void muted_is_silent(void **state)
{
    (void)state;
    static int16_t left[RAW_MOST];
    const struct captured heard = capture(LIMBER_BUILD "/test_stage_audio_mute.raw", 1000, 0, left);
    assert_true(heard.count > SOUND_RATE / 2);
    for (int64_t i = 0; i < heard.count; i++)
        assert_int_equal(left[i], 0);
}

static void without_a_device_nothing_waits(void **state)
{
    (void)state;
    use_driver("no such driver");
    struct voice_bank *bank = noise_bank();
    struct track *track = noise_track(bank);
    const int64_t start = now_ms();
    struct audio *audio = audio_open(&world_machine, NULL);
    assert_non_null(audio);
    audio_begin(audio, track, 0, levels_full, 2000);
    assert_true(now_ms() - start < 1500);
    play(audio, track, 500, 1);
    assert_false(audio_state(audio).open);
    assert_true(audio_state(audio).cue_error_ms_max == 0);
    audio_close(audio);
    assert_true(now_ms() - start < 3000);
    track_free(track);
    voice_bank_close(bank);
}

static void a_device_that_comes_later_is_found(void **state)
{
    (void)state;
    use_driver("no such driver");
    struct audio *audio = audio_open(&world_machine, NULL);
    rest(300);
    assert_false(audio_state(audio).open);
    use_driver("dummy");
    assert_true(wait_opened(audio, 1, 3000));
    audio_close(audio);
}

static void a_lost_device_is_opened_again(void **state)
{
    (void)state;
    use_driver("dummy");
    struct audio *audio = audio_open(&world_machine, NULL);
    assert_true(wait_opened(audio, 1, 5000));
    for (int i = 1; i <= 2; i++) {
        SDL_Event listed = {.type = SDL_AUDIODEVICEREMOVED}, gone = listed;
        gone.adevice.which = 2;
        assert_true(SDL_PushEvent(&listed) >= 0); /* a device we do not use */
        rest(50);
        assert_true(audio_state(audio).open);
        assert_true(SDL_PushEvent(&gone) >= 0);
        assert_true(wait_opened(audio, 1 + i, 3000));
        assert_int_equal(audio_state(audio).lost, i);
    }
    audio_close(audio);
}

static void no_sound_at_all_is_fine(void **state)
{
    (void)state;
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    struct world world = world_machine;
    world.memory = &memory;
    assert_null(audio_open(&world, NULL));
    audio_follow(NULL, NULL, 0, true, levels_full);
    assert_false(audio_state(NULL).open);
    audio_begin(NULL, NULL, 0, levels_full, 60000);
    audio_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_device_opens_and_all_is_given_back),
        cmocka_unit_test(cues_come_whole_and_in_time),
        cmocka_unit_test(a_word_at_the_very_start_is_in_time),
        cmocka_unit_test(muted_is_silent),
        cmocka_unit_test(without_a_device_nothing_waits),
        cmocka_unit_test(a_device_that_comes_later_is_found),
        cmocka_unit_test(a_lost_device_is_opened_again),
        cmocka_unit_test(no_sound_at_all_is_fine),
    };
    return cmocka_run_group_tests(tests, start_sdl, stop_sdl);
}
