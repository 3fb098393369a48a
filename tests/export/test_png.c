/* PNG files: what is written is read again; what cannot be written leaves nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/told.h"
#include "export/png.h"

enum { WIDE = 37, HIGH = 11, PITCH = 40 };

static char folder[] = "/tmp/limber-png-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    return rmdir(folder); /* fails when a test left something in it */
}

static const char *in_folder(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static uint32_t pattern(int x, int y)
{
    return 0xff000000u | (uint32_t)(x * 7 & 255) << 16 | (uint32_t)(y * 23 & 255) << 8 |
           (uint32_t)((x ^ y) & 255);
}

static struct surface patterned(uint32_t pixels[HIGH * PITCH])
{
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < PITCH; x++)
            pixels[y * PITCH + x] = pattern(x, y);
    return (struct surface){pixels, WIDE, HIGH, PITCH * 4};
}

static void a_picture_is_read_as_it_was_written(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels), read;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_true(png_write(in_folder("a.png"), &written, &problems));
    assert_true(png_read(in_folder("a.png"), &arena, &read, &problems));
    assert_int_equal(read.width, WIDE);
    assert_int_equal(read.height, HIGH);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++)
            assert_int_equal(read.pixels[y * WIDE + x], pattern(x, y));
    assert_int_equal(problems.errors, 0);
    arena_close(&arena);
    unlink(in_folder("a.png"));
}

static void a_picture_replaces_an_older_one(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels);
    FILE *old = fopen(in_folder("a.png"), "w");
    assert_non_null(old);
    fputs("old", old);
    fclose(old);
    assert_true(png_write(in_folder("a.png"), &written, &problems));
    assert_int_not_equal(access(in_folder("a.png.part"), F_OK), 0);
    unlink(in_folder("a.png"));
}

static void assert_told(const char *words)
{
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.list[0].message, words));
}

static void a_missing_folder_is_told(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels);
    assert_false(png_write(in_folder("none/a.png"), &written, &problems));
    assert_told("folder that exists");
}

static void a_folder_in_its_place_is_told_and_nothing_stays(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels);
    assert_int_equal(mkdir(in_folder("a.png"), 0700), 0);
    assert_false(png_write(in_folder("a.png"), &written, &problems));
    assert_told("not a folder");
    rmdir(in_folder("a.png"));
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels);
    assert_int_equal(symlink("/dev/full", in_folder("a.png.part")), 0);
    assert_false(png_write(in_folder("a.png"), &written, &problems));
    assert_told("make room");
    assert_int_not_equal(access(in_folder("a.png.part"), F_OK), 0);
}

static void what_is_no_picture_is_told(void **state)
{
    (void)state;
    struct surface read;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_false(png_read(LIMBER_SOURCE "/CMakeLists.txt", &arena, &read, &problems));
    assert_told("PNG");
    arena_close(&arena);
}

static void a_cut_off_picture_is_told(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels), read;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_true(png_write(in_folder("a.png"), &written, &problems));
    assert_int_equal(truncate(in_folder("a.png"), 100), 0);
    assert_false(png_read(in_folder("a.png"), &arena, &read, &problems));
    assert_told("PNG");
    arena_close(&arena);
    unlink(in_folder("a.png"));
}

static void reading_without_memory_is_told(void **state)
{
    (void)state;
    uint32_t pixels[HIGH * PITCH];
    struct surface written = patterned(pixels), read;
    struct arena arena;
    arena_open(&arena, &memory_heap, 100);
    assert_true(png_write(in_folder("a.png"), &written, &problems));
    assert_false(png_read(in_folder("a.png"), &arena, &read, &problems));
    assert_int_equal(problems.errors, 1);
    arena_close(&arena);
    unlink(in_folder("a.png"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_picture_is_read_as_it_was_written),
        CASE(a_picture_replaces_an_older_one),
        CASE(a_missing_folder_is_told),
        CASE(a_folder_in_its_place_is_told_and_nothing_stays),
        CASE(a_full_disk_is_told),
        CASE(what_is_no_picture_is_told),
        CASE(a_cut_off_picture_is_told),
        CASE(reading_without_memory_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
