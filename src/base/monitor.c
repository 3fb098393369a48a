#include "base/monitor.h"

#include <time.h>

bool monitor_open(struct monitor *monitor)
{
    pthread_condattr_t steady;
    if (pthread_condattr_init(&steady) != 0)
        return false;
    const bool timed = pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) == 0 &&
                       pthread_cond_init(&monitor->changed, &steady) == 0;
    pthread_condattr_destroy(&steady);
    if (!timed)
        return false;
    if (pthread_mutex_init(&monitor->lock, NULL) == 0)
        return true;
    pthread_cond_destroy(&monitor->changed);
    return false;
}

void monitor_close(struct monitor *monitor)
{
    pthread_cond_destroy(&monitor->changed);
    pthread_mutex_destroy(&monitor->lock);
}

void monitor_enter(struct monitor *monitor)
{
    pthread_mutex_lock(&monitor->lock);
}

void monitor_leave(struct monitor *monitor)
{
    pthread_mutex_unlock(&monitor->lock);
}

void monitor_change(struct monitor *monitor)
{
    pthread_cond_broadcast(&monitor->changed);
}

void monitor_wait(struct monitor *monitor, int64_t ms)
{
    struct timespec until;
    if (ms <= 0)
        return;
    clock_gettime(CLOCK_MONOTONIC, &until);
    const int64_t nanoseconds = until.tv_nsec + ms % 1000 * 1000000;
    until.tv_sec += (time_t)(ms / 1000 + nanoseconds / 1000000000);
    until.tv_nsec = (long)(nanoseconds % 1000000000);
    pthread_cond_timedwait(&monitor->changed, &monitor->lock, &until);
}

bool monitor_try(struct monitor *monitor)
{
    return pthread_mutex_trylock(&monitor->lock) == 0;
}
