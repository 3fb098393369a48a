/* A routine whose motions were solved at an earlier start is the one that is solved now. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/hoard.h"
#include "timeline/solved.h"
#include "timeline/timeline.h"

#define FOLDER LIMBER_BUILD "/tests/timeline/cache"
#define MOTIONS FOLDER "/limber/motions"

static struct library library;
static struct problems problems;
static struct arena arena;
static struct hoard *hoard;

static int start(void **state)
{
    static const char *const assets[] = {LIMBER_SOURCE "/assets"};
    (void)state;
    assert_int_equal(system("rm -rf '" FOLDER "'"), 0);
    setenv("XDG_CACHE_HOME", FOLDER, 1);
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, 1 << 16);
    hoard = solved_open(&world_machine, &arena);
    assert_non_null(hoard);
    return library_load(&library, &world_machine, assets, 1, &problems) ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    library_close(&library);
    hoard_close(hoard);
    arena_close(&arena);
    problems_close(&problems);
    return 0;
}

static struct timeline *build(const char *id, struct hoard *solved, float range)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.solved = solved;
    wish.range = range;
    struct timeline *timeline =
        timeline_build(&world_machine, library_routine(&library, id), &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static void must_move_alike(const struct timeline *a, const struct timeline *b)
{
    for (int i = 0; i < a->segment_count; i++) {
        const struct segment *of = &a->segments[i];
        assert_int_equal(of->start_ms, b->segments[i].start_ms);
        assert_int_equal(of->end_ms, b->segments[i].end_ms);
        assert_memory_equal(&of->ground, &b->segments[i].ground, sizeof of->ground);
        for (int k = 0; of->motion >= 0 && k <= 8; k++) {
            struct pose x, y;
            motion_pose(a->motions[of->motion], of->way, (float)k / 8, (float)k / 8, &x);
            motion_pose(b->motions[of->motion], of->way, (float)k / 8, (float)k / 8, &y);
            assert_memory_equal(x.root, y.root, sizeof x.root);
            assert_memory_equal(x.turn, y.turn, sizeof x.turn);
        }
    }
}

static void must_be_alike(const struct timeline *a, const struct timeline *b)
{
    assert_int_equal(a->duration_ms, b->duration_ms);
    assert_int_equal(a->segment_count, b->segment_count);
    assert_int_equal(a->motion_count, b->motion_count);
    assert_int_equal(a->cue_count, b->cue_count);
    for (int i = 0; i < a->cue_count; i++) {
        assert_int_equal(a->cues[i].at_ms, b->cues[i].at_ms);
        assert_string_equal(a->cues[i].text, b->cues[i].text);
    }
    must_move_alike(a, b);
}

/* How many files there are; `sum` of their inodes, which change when they are written anew. */
static int files(uint64_t *sum)
{
    DIR *folder = opendir(MOTIONS);
    int count = 0;
    *sum = 0;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strstr(entry->d_name, ".motion")) {
            *sum += entry->d_ino;
            count++;
        }
    (void)closedir(folder);
    return count;
}

static void what_was_solved_before_is_not_solved_again_and_is_the_same(void **state)
{
    (void)state;
    uint64_t first, second;
    struct timeline *plain = build("lower_back_short", NULL, 1);
    struct timeline *kept = build("lower_back_short", hoard, 1);
    assert_int_equal(files(&first), plain->motion_count);
    struct timeline *recalled = build("lower_back_short", hoard, 1);
    assert_int_equal(files(&second), plain->motion_count);
    assert_true(first == second);
    must_be_alike(plain, kept);
    must_be_alike(plain, recalled);
    timeline_free(recalled);
    timeline_free(kept);
    timeline_free(plain);
}

static void another_range_is_another_motion(void **state)
{
    (void)state;
    uint64_t sum;
    const int before = files(&sum);
    struct timeline *smaller = build("lower_back_short", hoard, 0.7f);
    struct timeline *plain = build("lower_back_short", NULL, 0.7f);
    must_be_alike(smaller, plain);
    assert_true(files(&sum) > before);
    timeline_free(plain);
    timeline_free(smaller);
}

static void a_damaged_file_is_solved_and_written_anew(void **state)
{
    (void)state;
    uint64_t before, after;
    const int count = files(&before);
    assert_int_equal(system("for file in '" MOTIONS "'/*; do printf x >> \"$file\"; done"), 0);
    struct timeline *plain = build("lower_back_short", NULL, 1);
    struct timeline *anew = build("lower_back_short", hoard, 1);
    must_be_alike(plain, anew);
    assert_int_equal(files(&after), count);
    assert_true(before != after);
    timeline_free(anew);
    timeline_free(plain);
}

static void where_there_is_no_folder_all_is_solved(void **state)
{
    (void)state;
    setenv("XDG_CACHE_HOME", "/proc/nowhere", 1);
    assert_null(solved_open(&world_machine, &arena));
    setenv("XDG_CACHE_HOME", FOLDER, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_solved_before_is_not_solved_again_and_is_the_same),
        cmocka_unit_test(another_range_is_another_motion),
        cmocka_unit_test(a_damaged_file_is_solved_and_written_anew),
        cmocka_unit_test(where_there_is_no_folder_all_is_solved),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
