#include "base/crew.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { PARTS = 1000 };

static void count_part(void *context, int part)
{
    atomic_int *counts = context;
    atomic_fetch_add(&counts[part], 1);
}

static void every_part_is_done_once(void **state)
{
    (void)state;
    static atomic_int counts[PARTS];
    crew_work(PARTS, count_part, counts);
    for (int i = 0; i < PARTS; i++) {
        assert_int_equal(atomic_load(&counts[i]), 1);
    }
}

static void nothing_to_do_is_done_at_once(void **state)
{
    (void)state;
    crew_work(0, count_part, NULL);
}

/* Counts without a lock of its own: only in `crew_memory` is that safe. */
static void *counting_get(void *context, size_t size)
{
    int *taken = context;
    *taken += 1;
    return malloc(size);
}

static void counting_give(void *context, void *block)
{
    int *taken = context;
    *taken -= 1;
    free(block);
}

static void take_and_give(void *context, int part)
{
    const struct memory *memory = context;
    struct arena arena;
    arena_open(&arena, memory, 1 << 16);
    (void)arena_format(&arena, "%d", part);
    arena_close(&arena);
}

static void shared_memory_is_asked_by_one_at_a_time(void **state)
{
    (void)state;
    int taken = 0;
    const struct memory counting = {counting_get, counting_give, &taken};
    struct crew_memory shared;
    crew_memory_open(&shared, &counting);
    crew_work(PARTS, take_and_give, &shared.memory);
    crew_memory_close(&shared);
    assert_int_equal(taken, 0);
}

static void note_locale(void *context, int part)
{
    locale_t *locales = context;
    locales[part] = uselocale((locale_t)0);
    for (volatile int i = 0; i < 1000000; i++) {
    } /* both come to work */
}

static void each_works_in_the_locale_of_whoever_asks(void **state)
{
    (void)state;
    enum { FEW = 20 };
    locale_t locales[FEW], own = duplocale(LC_GLOBAL_LOCALE), before = uselocale(own);
    crew_work(FEW, note_locale, locales);
    for (int i = 0; i < FEW; i++)
        assert_true(locales[i] == own);
    (void)uselocale(before);
    freelocale(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_works_in_the_locale_of_whoever_asks),
        cmocka_unit_test(every_part_is_done_once),
        cmocka_unit_test(nothing_to_do_is_done_at_once),
        cmocka_unit_test(shared_memory_is_asked_by_one_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
