/* A font's file gives the bytes that are in it, wherever they are asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "paint/font_file.h"

enum { SIZE = 70001 };

static unsigned char bytes[SIZE];
static char path[] = "/tmp/limber-font-XXXXXX";

static int write_file(void **state)
{
    (void)state;
    const int file = mkstemp(path);
    for (uint32_t i = 0; i < SIZE; i++)
        bytes[i] = (unsigned char)(i * 2654435761u >> 24);
    const int bad = file < 0 || write(file, bytes, SIZE) != SIZE;
    return close(file) != 0 || bad;
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void any_part_is_what_the_file_has_there(void **state)
{
    (void)state;
    static unsigned char read[SIZE];
    SDL_RWops *file = font_file_open(path);
    assert_non_null(file);
    assert_int_equal(SDL_RWsize(file), SIZE);
    for (uint32_t i = 0; i < 3000; i++) {
        const uint32_t at = i * 2246822519u % SIZE, most = i % 10 == 0 ? 40000 : i % 9 + 1;
        const uint32_t there = SIZE - at < most ? SIZE - at : most;
        assert_int_equal(SDL_RWseek(file, at, RW_SEEK_SET), at);
        assert_int_equal(SDL_RWread(file, read, 1, most), there);
        assert_memory_equal(read, bytes + at, there);
        assert_int_equal(SDL_RWtell(file), at + there);
    }
    SDL_RWclose(file);
}

static void nothing_is_read_or_written_outside(void **state)
{
    (void)state;
    unsigned char four[4];
    SDL_RWops *file = font_file_open(path);
    assert_non_null(file);
    assert_int_equal(SDL_RWseek(file, -3, RW_SEEK_END), SIZE - 3);
    assert_int_equal(SDL_RWseek(file, -1, RW_SEEK_SET), -1);
    assert_int_equal(SDL_RWseek(file, 4, RW_SEEK_CUR), -1);
    assert_int_equal(SDL_RWread(file, four, 4, 1), 0);
    assert_int_equal(SDL_RWread(file, four, 1, 4), 0);
    assert_int_equal(SDL_RWwrite(file, four, 1, 4), 0);
    SDL_RWclose(file);
    assert_null(font_file_open("/nonexistent/font.otf"));
    assert_non_null(strstr(SDL_GetError(), "No such file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_part_is_what_the_file_has_there),
        cmocka_unit_test(nothing_is_read_or_written_outside),
    };
    return cmocka_run_group_tests(tests, write_file, remove_file);
}
