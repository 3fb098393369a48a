#include "base/monitor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
/* cmocka wants the four above first */
#include <cmocka.h>

struct box {
    struct monitor monitor;
    int value;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *fill(void *context)
{
    struct box *box = context;
    for (int i = 1; i <= 1000; i++) {
        monitor_enter(&box->monitor);
        while (box->value != 0)
            monitor_wait(&box->monitor, 1000);
        box->value = i;
        monitor_change(&box->monitor);
        monitor_leave(&box->monitor);
    }
    return NULL;
}

static void two_threads_take_turns(void **state)
{
    (void)state;
    struct box box = {.value = 0};
    pthread_t thread;
    int64_t sum = 0;
    assert_true(monitor_open(&box.monitor));
    assert_int_equal(pthread_create(&thread, NULL, fill, &box), 0);
    for (int i = 1; i <= 1000; i++) {
        monitor_enter(&box.monitor);
        while (box.value == 0)
            monitor_wait(&box.monitor, 1000);
        sum += box.value;
        box.value = 0;
        monitor_change(&box.monitor);
        monitor_leave(&box.monitor);
    }
    pthread_join(thread, NULL);
    assert_int_equal(sum, 500500);
    monitor_close(&box.monitor);
}

static void waiting_ends_when_its_time_is_over(void **state)
{
    (void)state;
    struct monitor monitor;
    assert_true(monitor_open(&monitor));
    monitor_enter(&monitor);
    const int64_t start = now_ms();
    while (now_ms() - start < 50)
        monitor_wait(&monitor, 50 - (now_ms() - start));
    assert_in_range(now_ms() - start, 50, 2000);
    monitor_wait(&monitor, 0);
    monitor_wait(&monitor, -1000);
    assert_in_range(now_ms() - start, 50, 2000);
    monitor_leave(&monitor);
    monitor_close(&monitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_threads_take_turns),
        cmocka_unit_test(waiting_ends_when_its_time_is_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
