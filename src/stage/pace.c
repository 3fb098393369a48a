#include "stage/pace.h"

#include <errno.h>
#include <time.h>

void pace_start(struct pace *pace, int64_t now_us, int64_t frame_us)
{
    *pace = (struct pace){.counted_us = now_us, .due_us = now_us, .frame_us = frame_us};
}

int64_t pace_elapsed_ms(struct pace *pace, int64_t now_us)
{
    const int64_t ms = (now_us - pace->counted_us) / 1000;
    if (ms <= 0)
        return 0;
    pace->counted_us += ms * 1000;
    return ms;
}

int64_t pace_next_us(struct pace *pace, int64_t now_us)
{
    const int64_t took_us = now_us - pace->due_us;
    pace->longest_us = took_us > pace->longest_us ? took_us : pace->longest_us;
    pace->due_us += pace->frame_us;
    if (pace->due_us < now_us) {
        const int64_t missed = (now_us - pace->due_us) / pace->frame_us;
        pace->late++;
        pace->due_us += (missed + 1) * pace->frame_us;
    }
    return pace->due_us;
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
