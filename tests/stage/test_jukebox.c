/* Own music out of real files, through SDL_mixer, into what the device gets. */
#define _GNU_SOURCE
#include "events.h"
#include "stage/jukebox.h"

#include <SDL.h>
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "../sound/fake.h"
#include "stage/audio.h"

#define FOLDER LIMBER_BUILD "/test_stage_jukebox"
#define RAW LIMBER_BUILD "/test_stage_jukebox.raw"

enum { MS = SOUND_PER_MS, RAW_MOST = 20 * SOUND_RATE, ATTEMPTS = 3 };

static int16_t left[RAW_MOST];
static struct problems problems;

static int64_t now_ms(void)
{
    return world_machine.now_ms(world_machine.context);
}

static void rest(int64_t ms)
{
    const struct timespec span = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};
    nanosleep(&span, NULL);
}

static void put(uint32_t value, int bytes, FILE *to)
{
    for (int i = 0; i < bytes; i++)
        (void)fputc((int)(value >> (8 * i) & 255), to);
}

/* A tone of as many LUFS, in a WAV of `rate`. */
static void write_wav(const char *path, int rate, double hz, double lufs, double seconds)
{
    FILE *to = fopen(path, "wb");
    const uint32_t count = (uint32_t)(seconds * rate);
    assert_non_null(to);
    (void)fputs("RIFF", to);
    put(36 + 4 * count, 4, to);
    (void)fputs("WAVEfmt ", to);
    put(16, 4, to);
    put(1, 2, to);
    put(2, 2, to);
    put((uint32_t)rate, 4, to);
    put((uint32_t)rate * 4, 4, to);
    put(4, 2, to);
    put(16, 2, to);
    (void)fputs("data", to);
    put(4 * count, 4, to);
    for (uint32_t i = 0; i < count; i++) {
        const double x = pow(10, lufs / 20) * sin(6.283185307179586 * hz * i / rate);
        put((uint32_t)lrint(32767 * x), 2, to);
        put((uint32_t)lrint(32767 * x), 2, to);
    }
    assert_int_equal(fclose(to), 0);
}

static void write_rubbish(const char *path)
{
    FILE *to = fopen(path, "wb");
    assert_non_null(to);
    (void)fputs("this is no music", to);
    (void)fclose(to);
}

static void clear_folder(void)
{
    static const char *const names[] = {"a.wav", "b.wav", "bad.ogg", "worse.mp3"};
    for (int i = 0; i < 4; i++) {
        char path[400];
        (void)snprintf(path, sizeof path, FOLDER "/%s", names[i]);
        (void)remove(path);
    }
}

static int start(void **state)
{
    (void)state;
    (void)mkdir(FOLDER, 0777);
    clear_folder();
    problems_open(&problems, &memory_heap);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", RAW, 1);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    problems_close(&problems);
    clear_folder();
    (void)remove(RAW);
    return 0;
}

static bool wait_open(struct audio *audio)
{
    const int64_t until = now_ms() + 5000;
    while (!audio_state(audio).open && now_ms() < until)
        rest(5);
    return audio_state(audio).open;
}

static int64_t read_raw(void)
{
    FILE *file = fopen(RAW, "rb");
    int64_t count = 0;
    int16_t both[2];
    assert_non_null(file);
    while (count < RAW_MOST && fread(both, sizeof both, 1, file) == 1)
        left[count++] = both[0];
    (void)fclose(file);
    return count;
}

struct show {
    const struct track *track;
    int64_t ms, pause_ms, on_ms; /* paused from .. to, if on_ms > 0 */
    int64_t lose_ms;             /* the device is lost then, if > 0 */
    struct levels levels;
    const char *folder;
};

static void follow(struct audio *audio, const struct show *show)
{
    const int64_t began = now_ms();
    bool lost = false;
    for (int64_t at = 0; at < show->ms; at = now_ms() - began) {
        const bool paused = at >= show->pause_ms && at < show->on_ms;
        const int64_t missed = at < show->on_ms ? 0 : show->on_ms - show->pause_ms;
        audio_follow(audio, show->track, paused ? show->pause_ms : at - missed, !paused,
                     show->levels);
        if (show->lose_ms > 0 && at > show->lose_ms && !lost) {
            SDL_Event gone = {.type = SDL_AUDIODEVICEREMOVED};
            gone.adevice.which = 2;
            assert_true(SDL_PushEvent(&gone) >= 0);
            lost = true;
        }
        rest(10);
    }
}

/* What the device gets; the number of its samples in `left`. */
static int64_t capture(const struct show *show)
{
    struct jukebox *jukebox =
        jukebox_open(&world_machine, show->folder, (struct place){"settings.conf", 3, 9}, 5);
    assert_non_null(jukebox);
    struct audio *audio = audio_open(&world_machine, jukebox);
    assert_true(wait_open(audio));
    follow(audio, show);
    jukebox_tell(jukebox, &problems);
    (void)audio_close(audio);
    return read_raw();
}

/* Peak of a sine, over 10 ms from `at` on. */
static double level(int64_t at)
{
    double sum = 0;
    for (int64_t i = at; i < at + 10 * MS; i++)
        sum += (double)left[i] * left[i];
    return sqrt(2 * sum / (10 * MS)) / 32768;
}

static double wanted(double db)
{
    return pow(10, db / 20);
}

/* First sample from `from` on at which the level is over, or not over, `bound`. */
static int64_t find_level(int64_t from, int64_t count, double bound, bool over)
{
    for (int64_t at = from; at + 10 * MS < count; at += MS)
        if ((level(at) > bound) == over)
            return at;
    return count;
}

static int largest_step(int64_t from, int64_t to)
{
    int most = 0;
    for (int64_t i = from + 1; i < to; i++)
        most = abs(left[i] - left[i - 1]) > most ? abs(left[i] - left[i - 1]) : most;
    return most;
}

/* Of a sine of 1 kHz at OWN_LOUDNESS, and a little. */
static int step_most(void)
{
    return (int)(1.15 * 32768 * wanted(OWN_LOUDNESS) * 6.2832 * 1000 / SOUND_RATE) + 2;
}

static struct track *silent_track(struct voice_bank **bank, int64_t word_ms)
{
    static int16_t word[SOUND_RATE];
    struct bank_entry entry = {"one", {word, SOUND_RATE, SOUND_RATE}};
    const struct cue cue = cue_at(word_ms, CUE_SPEECH, "one");
    const struct timeline timeline = timeline_of(&cue, 1);
    *bank = bank_of(&entry, 1, SOUND_RATE);
    struct track *track = track_build(&world_machine, &timeline, *bank, NULL);
    assert_non_null(track);
    return track;
}

static bool ducks_and_returns(int64_t count)
{
    const double free = wanted(OWN_LOUDNESS), low = free / 4;
    const int64_t up = find_level(0, count, free * 0.97, true);
    const int64_t falls = find_level(up, count, free * 0.95, false);
    const int64_t down = find_level(falls, count, low * 1.06, false);
    const int64_t rises = find_level(down, count, low * 1.1, true);
    const int64_t back = find_level(rises, count, free * 0.95, true);
    return down - falls <= 150 * MS && rises - down >= 1000 * MS && back - rises <= 700 * MS &&
           level((down + rises) / 2) > low * 0.9 && back < count;
}

static void own_music_ducks_under_a_word_in_what_the_device_gets(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = silent_track(&bank, 2000);
    write_wav(FOLDER "/a.wav", 48000, 1000, OWN_LOUDNESS_GUESS, 20);
    const struct show show = {.track = track, .ms = 5000, .levels = levels_full, .folder = FOLDER};
    bool good = false;
    for (int i = 0; i < ATTEMPTS && !good; i++) {
        const int64_t count = capture(&show);
        good = ducks_and_returns(count) && largest_step(0, count) <= step_most();
    }
    assert_true(good);
    assert_int_equal(problems.count, 0);
    track_free(track);
    voice_bank_close(bank);
}

static bool pauses(int64_t count)
{
    const double free = wanted(OWN_LOUDNESS);
    const int64_t up = find_level(0, count, free * 0.97, true);
    const int64_t falls = find_level(up, count, free * 0.95, false);
    int64_t silent = falls;
    while (silent < count && (left[silent] != 0 || left[silent + 1] != 0 || left[silent + 2] != 0))
        silent++;
    int64_t sounds = silent;
    while (sounds < count && left[sounds] == 0)
        sounds++;
    return silent - falls <= 50 * MS && sounds - silent > 700 * MS && sounds < count &&
           find_level(sounds, count, free * 0.95, true) < count;
}

static void a_pause_is_silence_within_fifty_ms_and_the_music_goes_on_after_it(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = silent_track(&bank, 60000);
    write_wav(FOLDER "/a.wav", 48000, 1000, OWN_LOUDNESS_GUESS, 20);
    const struct show show = {.track = track,
                              .ms = 4500,
                              .pause_ms = 2000,
                              .on_ms = 3000,
                              .levels = levels_full,
                              .folder = FOLDER};
    bool good = false;
    for (int i = 0; i < ATTEMPTS && !good; i++) {
        const int64_t count = capture(&show);
        good = pauses(count) && largest_step(0, count) <= step_most();
    }
    assert_true(good);
    track_free(track);
    voice_bank_close(bank);
}

static void the_music_comes_back_with_the_device(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = silent_track(&bank, 60000);
    write_wav(FOLDER "/a.wav", 48000, 1000, OWN_LOUDNESS_GUESS, 20);
    const struct show show = {
        .track = track, .ms = 5000, .lose_ms = 1500, .levels = levels_full, .folder = FOLDER};
    const int64_t count = capture(&show); /* the file begins anew with the device */
    assert_true(count > SOUND_RATE);
    assert_true(find_level(0, count, wanted(OWN_LOUDNESS) * 0.97, true) < count);
    assert_true(largest_step(0, count) <= step_most());
    track_free(track);
    voice_bank_close(bank);
}

/* Seconds of a tone between the crossings of zero; 0 where it is silent. */
static double pitch(int64_t at)
{
    int crossings = 0;
    for (int64_t i = at; i < at + 100 * MS; i++)
        crossings += left[i] < 0 && left[i + 1] >= 0;
    return crossings * 10.0;
}

static void files_follow_each_other_and_broken_ones_are_told_once(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = silent_track(&bank, 60000);
    write_wav(FOLDER "/a.wav", 44100, 500, -14, 1.2);
    write_wav(FOLDER "/b.wav", 22050, 2000, -14, 1.2);
    write_rubbish(FOLDER "/bad.ogg");
    write_rubbish(FOLDER "/worse.mp3");
    const struct show show = {.track = track, .ms = 7000, .levels = levels_full, .folder = FOLDER};
    const int64_t count = capture(&show);
    int low = 0, high = 0, changes = 0, before = 0;
    for (int64_t at = 0; at + 110 * MS < count; at += 100 * MS) {
        const double hz = level(at) > 0.01 ? pitch(at) : 0;
        const int now = hz > 400 && hz < 600 ? 1 : hz > 1900 && hz < 2100 ? 2 : 0;
        low += now == 1;
        high += now == 2;
        changes += now != 0 && before != 0 && now != before;
        before = now != 0 ? now : before;
    }
    assert_true(low >= 10 && high >= 10);
    assert_true(changes >= 2);
    assert_int_equal(problems.count, 2);
    for (int i = 0; i < 2; i++) {
        const char *file = problems.list[i].place.file;
        assert_true(strstr(file, "/bad.ogg") != NULL || strstr(file, "/worse.mp3") != NULL);
        assert_non_null(strstr(problems.list[i].message, "it is skipped"));
    }
    track_free(track);
    voice_bank_close(bank);
}

static void an_empty_or_missing_folder_is_told_where_it_was_named(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *words;
    } cases[] = {{FOLDER, "it holds no music"}, {FOLDER "/nowhere", "there is no such folder"}};
    for (int i = 0; i < 2; i++) {
        struct problems told;
        problems_open(&told, &memory_heap);
        struct jukebox *jukebox =
            jukebox_open(&world_machine, cases[i].folder, (struct place){"settings.conf", 3, 9}, 5);
        for (int64_t until = now_ms() + 3000; !jukebox_is_dry(jukebox) && now_ms() < until;)
            rest(5);
        assert_true(jukebox_is_dry(jukebox));
        jukebox_tell(jukebox, &told);
        jukebox_tell(jukebox, &told); /* once */
        jukebox_close(jukebox);
        assert_int_equal(told.count, 1);
        assert_int_equal(told.errors, 0);
        assert_string_equal(told.list[0].place.file, "settings.conf");
        assert_int_equal(told.list[0].place.line, 3);
        assert_non_null(strstr(told.list[0].message, cases[i].words));
        problems_close(&told);
    }
}

/* Stands in for SDL's own, which it calls unless there shall be no SDL_mixer. */
static bool no_mixer;

void *SDL_LoadObject(const char *name)
{
    __typeof__(SDL_LoadObject) *real;
    void *found = dlsym(RTLD_NEXT, "SDL_LoadObject");
    memcpy(&real, &found, sizeof real);
    return real(no_mixer && strstr(name, "SDL2_mixer") != NULL ? "nowhere.so" : name);
}

static void without_the_mixer_the_device_is_open_all_the_same_and_it_is_told_once(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = silent_track(&bank, 200);
    write_wav(FOLDER "/a.wav", 48000, 1000, OWN_LOUDNESS_GUESS, 20);
    const struct show show = {.track = track, .ms = 800, .levels = levels_full, .folder = FOLDER};
    no_mixer = true;
    const int64_t count = capture(&show);
    no_mixer = false;
    assert_true(count > SOUND_RATE / 2);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.list[0].place.file, "settings.conf");
    assert_non_null(strstr(problems.list[0].message, "libsdl2-mixer-2.0-0"));
    track_free(track);
    voice_bank_close(bank);
}

static void muted_music_is_silent(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = silent_track(&bank, 60000);
    write_wav(FOLDER "/a.wav", 48000, 1000, OWN_LOUDNESS_GUESS, 20);
    const struct show show = {.track = track, .ms = 800, .levels = {1, 1, 0}, .folder = FOLDER};
    const int64_t count = capture(&show);
    for (int64_t i = 0; i < count; i++)
        assert_int_equal(left[i], 0);
    track_free(track);
    voice_bank_close(bank);
}

static void without_memory_there_is_no_jukebox_and_no_harm(void **state)
{
    (void)state;
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    struct world world = world_machine;
    world.memory = &memory;
    struct jukebox *jukebox = jukebox_open(&world, FOLDER, (struct place){"x", 0, 0}, 1);
    assert_null(jukebox);
    assert_true(jukebox_is_dry(NULL));
    assert_false(jukebox_has_mixer(NULL));
    jukebox_tend(NULL);
    jukebox_tell(NULL, &problems);
    jukebox_close(NULL);
    assert_int_equal(failing.lent, 0);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(own_music_ducks_under_a_word_in_what_the_device_gets),
        WITH_FOLDER(a_pause_is_silence_within_fifty_ms_and_the_music_goes_on_after_it),
        WITH_FOLDER(the_music_comes_back_with_the_device),
        WITH_FOLDER(files_follow_each_other_and_broken_ones_are_told_once),
        WITH_FOLDER(an_empty_or_missing_folder_is_told_where_it_was_named),
        WITH_FOLDER(muted_music_is_silent),
        WITH_FOLDER(without_the_mixer_the_device_is_open_all_the_same_and_it_is_told_once),
        WITH_FOLDER(without_memory_there_is_no_jukebox_and_no_harm),
    };
    return cmocka_run_group_tests(tests, start_sdl, stop_sdl);
}
