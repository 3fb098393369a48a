/* A lock with something to wait for: the usual pair of mutex and condition, timed by a clock that
 * nobody sets. */
#ifndef LIMBER_BASE_MONITOR_H
#define LIMBER_BASE_MONITOR_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct monitor {
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

/* False when the system has none left; monitor_close is due only after true. */
bool monitor_open(struct monitor *monitor);
void monitor_close(struct monitor *monitor);

void monitor_enter(struct monitor *monitor);
void monitor_leave(struct monitor *monitor);

/* monitor_enter, but false at once where it would have to wait. */
bool monitor_try(struct monitor *monitor);

/* Inside: wakes all who wait. */
void monitor_change(struct monitor *monitor);

/* Inside: lets others in until something changed or `ms` went by (at once when <= 0). It may return
 * early: ask for what you wait for again. */
void monitor_wait(struct monitor *monitor, int64_t ms);

#endif
