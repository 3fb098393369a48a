#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/failing.h"

static void blocks_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    unsigned char *before = NULL;
    for (int i = 1; i < 2000; i++) {
        unsigned char *block = arena_take(&arena, (size_t)i % 97 + 1, 1);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
        for (int k = 0; k < i % 97 + 1; k++)
            assert_int_equal(block[k], 0);
        memset(block, 0xAB, (size_t)i % 97 + 1);
        assert_ptr_not_equal(block, before);
        before = block;
    }
    arena_close(&arena);
}

static void a_large_block_does_not_waste_the_room_of_a_small_one(void **state)
{
    (void)state;
    struct failing failing = {.left = 3};
    const struct memory memory = failing_memory(&failing);
    struct arena arena;
    arena_open(&arena, &memory, 1 << 22);
    assert_non_null(arena_take(&arena, 16, 1));
    assert_non_null(arena_take(&arena, 1 << 20, 1));
    assert_non_null(arena_take(&arena, 16, 1));
    assert_int_equal(failing.lent, 2);
    arena_close(&arena);
    assert_int_equal(failing.lent, 0);
}

static void a_limit_is_a_limit(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 100);
    assert_non_null(arena_take(&arena, 6, 16));
    assert_false(arena.failed);
    assert_null(arena_take(&arena, 1, 16));
    assert_true(arena.failed);
    arena_close(&arena);
}

static void a_size_that_overflows_is_refused(void **state)
{
    (void)state;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    struct arena arena;
    arena_open(&arena, &memory, SIZE_MAX);
    assert_null(arena_take(&arena, SIZE_MAX / 2, 3));
    assert_null(arena_take(&arena, SIZE_MAX, 1));
    assert_null(arena_take(&arena, SIZE_MAX - 64, 1));
    assert_null(arena_copy(&arena, "x", SIZE_MAX));
    arena_close(&arena);
}

static void memory_that_is_out_gives_null_and_all_goes_back(void **state)
{
    (void)state;
    struct failing failing = {.left = 1};
    const struct memory memory = failing_memory(&failing);
    struct arena arena;
    arena_open(&arena, &memory, 1 << 24);
    int taken = 0;
    while (arena_take(&arena, 1000, 1))
        taken++;
    assert_true(taken > 0 && arena.failed);
    assert_null(arena_format(&arena, "%2000d", 1));
    arena_close(&arena);
    assert_int_equal(failing.lent, 0);
    arena_close(&arena);
}

static void texts_are_copied_and_formatted(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_string_equal(arena_copy(&arena, "hold on", 4), "hold");
    assert_string_equal(arena_copy(&arena, "", 0), "");
    assert_string_equal(arena_format(&arena, "%d %s", 30, "seconds"), "30 seconds");
    arena_close(&arena);
}

static void a_zeroed_arena_gives_nothing_and_can_be_closed(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_null(arena_take(&arena, 1, 1));
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_aligned_and_apart),
        cmocka_unit_test(a_large_block_does_not_waste_the_room_of_a_small_one),
        cmocka_unit_test(a_limit_is_a_limit),
        cmocka_unit_test(a_size_that_overflows_is_refused),
        cmocka_unit_test(memory_that_is_out_gives_null_and_all_goes_back),
        cmocka_unit_test(texts_are_copied_and_formatted),
        cmocka_unit_test(a_zeroed_arena_gives_nothing_and_can_be_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
