#include "stage/trial.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 5 };

/* Never returns; leaves no core file and flushes nothing that is the parent's. */
static void attempt_and_leave(bool (*attempt)(void))
{
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    signal(SIGSEGV, SIG_DFL);
    signal(SIGABRT, SIG_DFL);
    _exit(attempt() ? 0 : 1);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* False when it has not ended by `until_ms`. */
static bool ended_by(pid_t child, int64_t until_ms, bool (*give_up)(void *context), void *context,
                     int *status)
{
    const struct timespec moment = {0, LOOK_MS * 1000000L};
    for (;;) {
        const pid_t ended = waitpid(child, status, WNOHANG);
        if (ended == child)
            return true;
        if ((ended < 0 && errno != EINTR) || now_ms() >= until_ms || give_up(context))
            return false;
        nanosleep(&moment, NULL);
    }
}

bool trial_succeeds(bool (*attempt)(void), int limit_ms, bool (*give_up)(void *context),
                    void *context)
{
    const pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0)
        attempt_and_leave(attempt);
    int status = 0;
    if (ended_by(child, now_ms() + limit_ms, give_up, context, &status))
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return false;
}
