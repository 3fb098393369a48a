#include "base/background.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/monitor.h"

static void *step_back(void *context)
{
    background_enter();
    *(int *)context = getpriority(PRIO_PROCESS, 0);
    return NULL;
}

static void only_the_thread_that_asks_steps_back(void **state)
{
    (void)state;
    pthread_t thread;
    int background = -1;
    const int before = getpriority(PRIO_PROCESS, 0);
    assert_int_equal(pthread_create(&thread, NULL, step_back, &background), 0);
    pthread_join(thread, NULL);
    assert_true(background >= 10 && background >= before);
    assert_int_equal(getpriority(PRIO_PROCESS, 0), before);
}

static void *try_it(void *context)
{
    struct monitor *monitor = context;
    const bool entered = monitor_try(monitor);
    if (entered)
        monitor_leave(monitor);
    return entered ? context : NULL;
}

static void who_only_tries_never_waits(void **state)
{
    (void)state;
    struct monitor monitor;
    pthread_t thread;
    void *entered;
    assert_true(monitor_open(&monitor));
    monitor_enter(&monitor);
    assert_int_equal(pthread_create(&thread, NULL, try_it, &monitor), 0);
    pthread_join(thread, &entered);
    assert_null(entered);
    monitor_leave(&monitor);
    assert_int_equal(pthread_create(&thread, NULL, try_it, &monitor), 0);
    pthread_join(thread, &entered);
    assert_non_null(entered);
    monitor_close(&monitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_thread_that_asks_steps_back),
        cmocka_unit_test(who_only_tries_never_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
