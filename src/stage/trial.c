#include "stage/trial.h"
#include "stage/pace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 5 };

static void be_quiet(void)
{
    const int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0) {
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
    }
}

/* Never returns; leaves no core file and flushes nothing that is the parent's. */
static void attempt_and_leave(bool (*attempt)(void))
{
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    be_quiet();
    signal(SIGSEGV, SIG_DFL);
    signal(SIGABRT, SIG_DFL);
    _exit(attempt() ? 0 : 1);
}

/* False when it has not ended by `until_us`. */
static bool ended_by(pid_t child, int64_t until_us, bool (*give_up)(void *context), void *context,
                     int *status)
{
    const struct timespec moment = {0, LOOK_MS * 1000000L};
    for (;;) {
        const pid_t ended = waitpid(child, status, WNOHANG);
        if (ended == child)
            return true;
        if ((ended < 0 && errno != EINTR) || pace_now_us() >= until_us || give_up(context))
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
    if (ended_by(child, pace_now_us() + INT64_C(1000) * limit_ms, give_up, context, &status))
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return false;
}
