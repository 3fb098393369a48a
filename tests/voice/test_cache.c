#include "base/failing.h"
#include "base/told.h"
#include "cmocka_first.h"
#include "voice/cache.h"
#include "voice/cache_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FOLDER LIMBER_BUILD "/tests/voice/cache/deep/inside"

static int16_t samples[4000];

static struct clip clip_of(int64_t count)
{
    for (int i = 0; i < 4000; i++)
        samples[i] = (int16_t)(i * 7919);
    return (struct clip){samples, count, 24000};
}

static void clear(void)
{
    assert_int_equal(system("rm -rf '" LIMBER_BUILD "/tests/voice/cache'"), 0);
}

static int start(void **state)
{
    clear();
    return open_problems(state);
}

static struct cache *open_here(int64_t bytes_most)
{
    struct cache *cache = cache_open(&world_machine, FOLDER, bytes_most, &problems);
    assert_non_null(cache);
    return cache;
}

/* True when the cache has the clip of `text`, which must then be the first `count` samples. */
static bool has(struct cache *cache, const char *engine, const char *text, int64_t count)
{
    struct arena arena;
    struct clip clip;
    arena_open(&arena, &memory_heap, 1 << 20);
    const bool found = cache_find(cache, engine, text, &arena, &clip);
    if (found) {
        assert_int_equal(clip.count, count);
        assert_int_equal(clip.rate, 24000);
        assert_memory_equal(clip.samples, samples, (size_t)count * sizeof *samples);
    }
    arena_close(&arena);
    return found;
}

/* The names of the folder's files, in `arena`. */
static int files(struct arena *arena, const char *const **names)
{
    int count;
    assert_int_equal(world_machine.list(NULL, FOLDER, "", arena, names, &count), FILE_OK);
    return count;
}

static int file_count(void)
{
    struct arena arena;
    const char *const *names;
    arena_open(&arena, &memory_heap, 1 << 20);
    const int count = files(&arena, &names);
    arena_close(&arena);
    return count;
}

static void what_was_kept_is_found_by_whoever_comes_next(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    assert_false(has(cache, "flite awb", "four", 0));
    cache_keep(cache, "flite awb", "four", clip_of(4000));
    cache_keep(cache, "flite awb", "five", clip_of(10));
    assert_true(has(cache, "flite awb", "four", 4000));
    cache_close(cache);
    cache = open_here(CACHE_BYTES_MOST);
    assert_true(has(cache, "flite awb", "four", 4000));
    assert_true(has(cache, "flite awb", "five", 10));
    assert_false(has(cache, "flite rms", "four", 0));
    assert_false(has(cache, "flite awb", "fou", 0));
    assert_int_equal(file_count(), 2);
    assert_int_equal(problems.count, 0);
    cache_close(cache);
}

/* Engine and text cannot be taken for each other's ends. */
static void a_key_is_engine_and_text_apart(void **state)
{
    (void)state;
    const struct cache_key ab = {"a", "b"}, a_b = {"ab", ""}, b = {"", "ab"};
    assert_true(cache_key_hash(ab) != cache_key_hash(a_b));
    assert_true(cache_key_hash(ab) != cache_key_hash(b));
    assert_true(cache_key_hash(a_b) != cache_key_hash(b));
}

static void no_cache_keeps_nothing_and_does_no_harm(void **state)
{
    (void)state;
    cache_keep(NULL, "flite awb", "four", clip_of(10));
    assert_false(has(NULL, "flite awb", "four", 0));
    cache_close(NULL);
}

/* Puts `bytes` where the clip of "four" lies. */
static void damage(struct text bytes)
{
    struct arena arena;
    const char *const *names;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_int_equal(files(&arena, &names), 1);
    FILE *file = fopen(arena_format(&arena, "%s/%s", FOLDER, names[0]), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
    arena_close(&arena);
}

static void a_damaged_file_is_no_clip_and_is_written_anew(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    struct arena arena;
    struct text whole;
    const struct cache_key key = {"flite awb", "four"};
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_true(cache_file_bytes(key, clip_of(10), &arena, &whole));
    cache_keep(cache, key.engine, key.text, clip_of(10));
    for (size_t length = 0; length < whole.length; length++) {
        damage((struct text){whole.at, length});
        assert_false(has(cache, key.engine, key.text, 0));
    }
    char *flipped = arena_copy(&arena, whole.at, whole.length);
    assert_non_null(flipped);
    for (size_t bit = 0; bit < 8 * whole.length; bit++) {
        flipped[bit / 8] = (char)(flipped[bit / 8] ^ (1 << bit % 8));
        damage((struct text){flipped, whole.length});
        assert_false(has(cache, key.engine, key.text, 0));
        flipped[bit / 8] = whole.at[bit / 8];
    }
    cache_keep(cache, key.engine, key.text, clip_of(10));
    assert_true(has(cache, key.engine, key.text, 10));
    arena_close(&arena);
    cache_close(cache);
}

/* Two keys with one hash share a file; each finds only its own clip. */
static void the_file_of_another_text_is_no_clip(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    struct arena arena;
    struct text other;
    arena_open(&arena, &memory_heap, 1 << 20);
    cache_keep(cache, "flite awb", "four", clip_of(10));
    assert_true(
        cache_file_bytes((struct cache_key){"flite awb", "five"}, clip_of(10), &arena, &other));
    damage(other);
    assert_false(has(cache, "flite awb", "four", 0));
    arena_close(&arena);
    cache_close(cache);
}

/* Makes the file of `text` look as if it was used so long ago. */
static void age(struct cache *cache, const char *text, time_t seconds)
{
    struct arena arena;
    const char *path;
    const struct timespec then = {time(NULL) - seconds, 0}, times[2] = {then, then};
    arena_open(&arena, &memory_heap, 1 << 20);
    (void)cache;
    path = arena_format(&arena, "%s/%016llx.clip", FOLDER,
                        (unsigned long long)cache_key_hash((struct cache_key){"flite", text}));
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    arena_close(&arena);
}

/* Each file of 1000 samples has a bit over 2000 bytes; 9000 hold four. */
static void what_was_not_used_for_longest_goes_first(void **state)
{
    (void)state;
    struct cache *cache = open_here(9000);
    static const char *const texts[] = {"one", "two", "three", "four"};
    for (int i = 0; i < 4; i++) {
        cache_keep(cache, "flite", texts[i], clip_of(1000));
        age(cache, texts[i], 400 - 100 * i);
    }
    assert_int_equal(file_count(), 4);
    assert_true(has(cache, "flite", "one", 1000)); /* used now */
    cache_keep(cache, "flite", "five", clip_of(1000));
    assert_false(has(cache, "flite", "two", 0));
    assert_true(has(cache, "flite", "one", 1000));
    assert_true(has(cache, "flite", "five", 1000));
    assert_in_range(file_count(), 2, 4);
    cache_close(cache);
}

static void another_programs_leavings_are_counted_and_cleared(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    for (int i = 0; i < 8; i++) {
        char text[2] = {(char)('a' + i), '\0'};
        cache_keep(cache, "flite", text, clip_of(1000));
    }
    cache_close(cache);
    FILE *left = fopen(FOLDER "/0.clip.1.0.part", "wb"), *other = fopen(FOLDER "/mine", "wb");
    assert_non_null(left);
    assert_non_null(other);
    fclose(left);
    fclose(other);
    const struct timespec old = {time(NULL) - 7200, 0}, times[2] = {old, old};
    assert_int_equal(utimensat(AT_FDCWD, FOLDER "/0.clip.1.0.part", times, 0), 0);
    cache = open_here(9000);
    cache_keep(cache, "flite", "z", clip_of(1000));
    assert_in_range(file_count(), 3, 5);
    assert_int_equal(access(FOLDER "/0.clip.1.0.part", F_OK), -1);
    assert_int_equal(access(FOLDER "/mine", F_OK), 0);
    cache_close(cache);
}

/* A child that keeps and finds the same texts, and evicts, at the same time. */
static int keep_and_find(unsigned seed)
{
    struct cache *cache = cache_open(&world_machine, FOLDER, 20000, &problems);
    int wrong = cache == NULL;
    for (unsigned i = 0; i < 300; i++) {
        char text[8];
        struct arena arena;
        struct clip clip;
        snprintf(text, sizeof text, "%u", (i * seed) % 13);
        const int64_t count = 1000 + (int64_t)(i * seed) % 13;
        arena_open(&arena, &memory_heap, 1 << 20);
        if (cache_find(cache, "flite", text, &arena, &clip))
            wrong |= clip.count != count ||
                     memcmp(clip.samples, samples, (size_t)count * sizeof *samples) != 0;
        else
            cache_keep(cache, "flite", text, clip_of(count));
        arena_close(&arena);
    }
    cache_close(cache);
    return wrong;
}

static void two_programs_at_once_do_no_harm(void **state)
{
    (void)state;
    clip_of(4000);
    pid_t children[2];
    for (unsigned i = 0; i < 2; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            _exit(keep_and_find(i ? 5 : 3));
    }
    for (int i = 0; i < 2; i++) {
        int status = -1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(system("test -z \"$(ls '" FOLDER "' | grep part)\""), 0);
}

static void a_folder_that_cannot_be_had_is_told_once(void **state)
{
    (void)state;
    assert_null(cache_open(&world_machine, "/proc/limber/voice", CACHE_BYTES_MOST, &problems));
    assert_int_equal(problems.warnings, 1);
    assert_int_equal(problems.errors, 0);
    assert_null(cache_open(&world_machine, "/dev/null/voice", CACHE_BYTES_MOST, &problems));
    assert_int_equal(problems.warnings, 2);
}

/* Root may write anywhere: it takes a disk that is read-only, and /proc and /sys are. */
static void a_read_only_folder_is_told(void **state)
{
    (void)state;
    if (access("/proc/sys/kernel", W_OK) != 0)
        assert_null(cache_open(&world_machine, "/proc/sys/kernel", 1 << 20, &problems));
    else
        assert_null(cache_open(&world_machine, "/sys/kernel/limber", 1 << 20, &problems));
    assert_int_equal(problems.warnings, 1);
}

/* A disk that takes 100 bytes more: nothing is kept, nothing is left, what was there stays. */
static void a_full_disk_keeps_what_it_had(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    cache_keep(cache, "flite", "one", clip_of(1000));
    struct rlimit usual;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    signal(SIGXFSZ, SIG_IGN);
    const struct rlimit full = {100, usual.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    cache_keep(cache, "flite", "two", clip_of(1000));
    cache_keep(cache, "flite", "one", clip_of(999));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
    assert_int_equal(file_count(), 1);
    assert_false(has(cache, "flite", "two", 0));
    assert_true(has(cache, "flite", "one", 1000));
    cache_close(cache);
}

static void a_folder_that_goes_away_does_no_harm(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    clear();
    cache_keep(cache, "flite", "one", clip_of(1000));
    assert_false(has(cache, "flite", "one", 0));
    cache_close(cache);
}

static void the_folder_is_where_xdg_wants_it(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 16);
    setenv("XDG_CACHE_HOME", "/x/cache", 1);
    setenv("HOME", "/home/me", 1);
    assert_string_equal(cache_folder(&arena), "/x/cache/limber/voice");
    setenv("XDG_CACHE_HOME", "not/absolute", 1);
    assert_string_equal(cache_folder(&arena), "/home/me/.cache/limber/voice");
    unsetenv("XDG_CACHE_HOME");
    assert_string_equal(cache_folder(&arena), "/home/me/.cache/limber/voice");
    unsetenv("HOME");
    assert_null(cache_folder(&arena));
    arena_close(&arena);
}

static void without_memory_nothing_is_found_or_kept(void **state)
{
    (void)state;
    struct cache *cache = open_here(CACHE_BYTES_MOST);
    cache_keep(cache, "flite", "one", clip_of(1000));
    cache_close(cache);
    bool refused = true;
    for (int blocks = 0; refused; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        struct world world = world_machine;
        struct arena arena;
        struct clip clip = {0};
        world.memory = &memory;
        cache = cache_open(&world, FOLDER, CACHE_BYTES_MOST, &problems);
        arena_open(&arena, &memory, 1 << 20);
        const bool found = cache_find(cache, "flite", "one", &arena, &clip);
        assert_true(!found || clip.count == 1000);
        cache_keep(cache, "flite", "two", clip_of(10));
        refused = failing.refused;
        assert_true(found || refused);
        arena_close(&arena);
        cache_close(cache);
        assert_int_equal(failing.lent, 0);
    }
}

#define IN_AN_EMPTY_FOLDER(test) cmocka_unit_test_setup_teardown(test, start, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_AN_EMPTY_FOLDER(what_was_kept_is_found_by_whoever_comes_next),
        IN_AN_EMPTY_FOLDER(a_key_is_engine_and_text_apart),
        IN_AN_EMPTY_FOLDER(no_cache_keeps_nothing_and_does_no_harm),
        IN_AN_EMPTY_FOLDER(a_damaged_file_is_no_clip_and_is_written_anew),
        IN_AN_EMPTY_FOLDER(the_file_of_another_text_is_no_clip),
        IN_AN_EMPTY_FOLDER(what_was_not_used_for_longest_goes_first),
        IN_AN_EMPTY_FOLDER(another_programs_leavings_are_counted_and_cleared),
        IN_AN_EMPTY_FOLDER(two_programs_at_once_do_no_harm),
        IN_AN_EMPTY_FOLDER(a_folder_that_cannot_be_had_is_told_once),
        IN_AN_EMPTY_FOLDER(a_read_only_folder_is_told),
        IN_AN_EMPTY_FOLDER(a_full_disk_keeps_what_it_had),
        IN_AN_EMPTY_FOLDER(a_folder_that_goes_away_does_no_harm),
        IN_AN_EMPTY_FOLDER(the_folder_is_where_xdg_wants_it),
        IN_AN_EMPTY_FOLDER(without_memory_nothing_is_found_or_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
