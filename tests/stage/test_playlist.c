#include "stage/playlist.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A tree of folders in memory: names of each. */
static enum file_result list(void *context, const char *folder, const char *suffix,
                             struct arena *arena, const char *const **names, int *count)
{
    (void)context;
    (void)suffix;
    (void)arena;
    static const char *const top[] = {"a.wav", "B.OGG", "album", "cover.jpg", "notes", "z.mp3"};
    static const char *const album[] = {"1.flac", "2.opus", ".wav"};
    *count = 0;
    if (strcmp(folder, "music") == 0) {
        *names = top;
        *count = 6;
    } else if (strcmp(folder, "music/album") == 0) {
        *names = album;
        *count = 3;
    } else if (strcmp(folder, "loop") == 0 || strstr(folder, "/loop") != NULL) {
        static const char *const itself[] = {"loop", "song.ogg"};
        *names = itself;
        *count = 2;
    } else {
        return FILE_MISSING;
    }
    return FILE_OK;
}

static const struct world world = {.memory = &memory_heap, .list = list};

static struct arena arena;
static struct playlist songs;

static int find(void **state)
{
    (void)state;
    arena_open(&arena, &memory_heap, 1 << 24);
    return playlist_find(&songs, &world, "music", 7, &arena) == FILE_OK ? 0 : -1;
}

static int lose(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

static void music_is_found_in_the_folder_and_in_those_within(void **state)
{
    (void)state;
    static const char *const wanted[] = {"music/a.wav", "music/B.OGG", "music/album/1.flac",
                                         "music/album/2.opus", "music/z.mp3"};
    assert_int_equal(songs.count, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(songs.paths[i], wanted[i]);
}

static void folders_within_themselves_come_to_an_end(void **state)
{
    (void)state;
    assert_int_equal(playlist_find(&songs, &world, "loop", 7, &arena), FILE_OK);
    assert_int_equal(songs.count, PLAYLIST_DEPTH + 1);
}

static void a_missing_folder_is_no_music(void **state)
{
    (void)state;
    assert_int_equal(playlist_find(&songs, &world, "nowhere", 7, &arena), FILE_MISSING);
    assert_int_equal(playlist_next(&songs), -1);
}

static void each_comes_once_before_any_comes_again_and_none_twice_in_a_row(void **state)
{
    (void)state;
    int orders = 0, first[5] = {0};
    for (int seed = 0, last = -1; seed < 200; seed++) {
        int seen[5] = {0}, order = 0;
        for (int i = 0; i < 5; i++) {
            const int index = playlist_next(&songs);
            assert_in_range(index, 0, 4);
            assert_int_equal(seen[index]++, 0);
            assert_int_not_equal(index, last);
            order = order * 5 + index;
            first[index] += i == 0;
            last = index;
        }
        orders += order % 7 == 0;
    }
    for (int i = 0; i < 5; i++)
        assert_in_range(first[i], 20, 70); /* of 200: any may begin a round */
    assert_in_range(orders, 5, 80);
}

static void a_dropped_file_never_comes_again_and_the_rest_go_on(void **state)
{
    (void)state;
    const int gone = playlist_next(&songs), also = playlist_next(&songs);
    playlist_drop(&songs, gone);
    playlist_drop(&songs, also);
    playlist_drop(&songs, also);
    int seen[5] = {0};
    for (int i = 0; i < 30; i++)
        seen[playlist_next(&songs)]++;
    for (int i = 0; i < 5; i++)
        assert_int_equal(seen[i], i == gone || i == also ? 0 : 10);
}

static void the_last_file_comes_again_and_again_until_it_is_dropped(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        playlist_drop(&songs, i);
    for (int i = 0; i < 5; i++)
        assert_int_equal(playlist_next(&songs), 4);
    playlist_drop(&songs, 4);
    assert_int_equal(playlist_next(&songs), -1);
}

#define WITH_SONGS(test) cmocka_unit_test_setup_teardown(test, find, lose)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SONGS(music_is_found_in_the_folder_and_in_those_within),
        WITH_SONGS(folders_within_themselves_come_to_an_end),
        WITH_SONGS(a_missing_folder_is_no_music),
        WITH_SONGS(each_comes_once_before_any_comes_again_and_none_twice_in_a_row),
        WITH_SONGS(a_dropped_file_never_comes_again_and_the_rest_go_on),
        WITH_SONGS(the_last_file_comes_again_and_again_until_it_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
