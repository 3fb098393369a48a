#include "stage/pace.h"

#include <errno.h>
#include <time.h>

void pace_start(struct pace *pace, int64_t now_us, int refresh)
{
    *pace = (struct pace){
        .counted_us = now_us, .due_us = now_us, .shown_us = now_us, .frame_us = PACE_FRAME_US};
    if (refresh <= 0)
        return;
    const int every = refresh < 90 ? 1 : (refresh + 30) / 60;
    const int64_t display_us = INT64_C(1000000) / refresh, nearly_us = display_us * 9 / 10;
    pace->synced = true;
    pace->frame_us = display_us * every;
    pace->least_us = every == 1 ? nearly_us : 0;
    pace->after_us = every == 1 ? 0 : pace->frame_us - nearly_us;
}

int64_t pace_elapsed_ms(struct pace *pace, int64_t now_us)
{
    const int64_t ms = (now_us - pace->counted_us) / 1000;
    if (ms <= 0)
        return 0;
    pace->counted_us += ms * 1000;
    return ms;
}

/* Where nothing holds a frame up (a window that is covered), the loop must not spin. */
static int64_t next_synced_us(struct pace *pace, int64_t now_us)
{
    const int64_t least_us = pace->due_us + pace->least_us, after_us = now_us + pace->after_us;
    pace->late += now_us - pace->shown_us > pace->frame_us * 3 / 2;
    pace->shown_us = now_us;
    pace->due_us = least_us > after_us ? least_us : after_us;
    return pace->due_us;
}

int64_t pace_next_us(struct pace *pace, int64_t now_us)
{
    const int64_t took_us = now_us - pace->due_us;
    pace->longest_us = took_us > pace->longest_us ? took_us : pace->longest_us;
    if (pace->synced)
        return next_synced_us(pace, now_us);
    pace->due_us += pace->frame_us;
    if (pace->due_us < now_us) {
        const int64_t missed = (now_us - pace->due_us) / pace->frame_us;
        pace->late++;
        pace->due_us += (missed + 1) * pace->frame_us;
    }
    return pace->due_us;
}

void pace_rest(struct pace *pace, int64_t now_us)
{
    if (now_us > pace->due_us)
        pace->due_us = pace->shown_us = now_us;
}

static int64_t clock_us(clockid_t clock)
{
    struct timespec time;
    if (clock_gettime(clock, &time) != 0)
        return 0;
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

int64_t pace_now_us(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

int64_t pace_suspended_us(void)
{
#ifdef CLOCK_BOOTTIME
    const int64_t suspended = clock_us(CLOCK_BOOTTIME) - clock_us(CLOCK_MONOTONIC);
    return suspended > 0 ? suspended : 0;
#else
    return 0;
#endif
}

int64_t pace_processor_us(void)
{
    return clock_us(CLOCK_PROCESS_CPUTIME_ID);
}

void pace_sleep_until(int64_t until_us)
{
    const struct timespec until = {until_us / 1000000, until_us % 1000000 * 1000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR)
        continue;
}
