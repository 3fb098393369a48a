/* Loaded ahead of libc, the wall's clock alone goes wrong: by as many seconds as stand in the file
 * $WALL_CLOCK, which is read anew each time somebody looks. Whoever waits does so as ever. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long long off_by_s(void)
{
    long long seconds = 0;
    const char *path = getenv("WALL_CLOCK");
    FILE *file = path != NULL ? fopen(path, "re") : NULL;
    if (file == NULL)
        return 0;
    if (fscanf(file, "%lld", &seconds) != 1)
        seconds = 0;
    (void)fclose(file);
    return seconds;
}

int clock_gettime(clockid_t which, struct timespec *now)
{
    const long failed = syscall(SYS_clock_gettime, which, now);
    if (failed == 0 && which == CLOCK_REALTIME)
        now->tv_sec += off_by_s();
    return (int)failed;
}

time_t time(time_t *out)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    if (out != NULL)
        *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    struct timespec exact;
    (void)zone;
    (void)clock_gettime(CLOCK_REALTIME, &exact);
    *now = (struct timeval){exact.tv_sec, exact.tv_nsec / 1000};
    return 0;
}
