#include "export/whole_file.h"
#include "base/tr.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool tell(struct problems *problems, const char *path, const char *what, int why)
{
    const char *remedy = why == ENOENT   ? tr("name a folder that exists")
                         : why == EACCES ? tr("choose a folder you may write to")
                         : why == ENOSPC ? tr("make room on the disk")
                         : why == EISDIR ? tr("name a file, not a folder")
                                         : tr("try another place");
    problem_error(problems, (struct place){.file = path}, "%s cannot be written (%s); %s", what,
                  strerror(why), remedy);
    return false;
}

/* True when everything has reached the disk; errno says why not. */
static bool write_part(const char *part, bool (*write)(FILE *to, void *context), void *context)
{
    FILE *file = fopen(part, "wbe");
    if (!file)
        return false;
    errno = 0;
    bool whole = write(file, context) && fflush(file) == 0 &&
                 (fsync(fileno(file)) == 0 || errno == EINVAL || errno == EROFS);
    const int why = errno;
    whole = fclose(file) == 0 && whole;
    errno = whole ? 0 : why ? why : EIO;
    return whole;
}

static const int ending[] = {SIGHUP, SIGINT, SIGTERM};
enum { ENDINGS = sizeof ending / sizeof *ending };

/* Those that would end the program; what it does not care for does not wait. */
static void hold_signals(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    for (int i = 0; i < ENDINGS; i++) {
        struct sigaction action;
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&held, ending[i]);
    }
    (void)pthread_sigmask(SIG_BLOCK, &held, before);
}

bool whole_file_stops(void)
{
    sigset_t waiting;
    bool stops = false;
    if (sigpending(&waiting) == 0)
        for (int i = 0; i < ENDINGS; i++)
            stops |= sigismember(&waiting, ending[i]) == 1;
    return stops;
}

bool whole_file_write(const char *path, bool (*write)(FILE *to, void *context), void *context,
                      const char *what, struct problems *problems)
{
    static const char suffix[] = ".part";
    const size_t length = strlen(path);
    char *part = malloc(length + sizeof suffix);
    if (!part)
        return tell(problems, path, what, ENOMEM);
    memcpy(part, path, length);
    memcpy(part + length, suffix, sizeof suffix);
    sigset_t before;
    hold_signals(&before);
    const bool done = write_part(part, write, context) && rename(part, path) == 0;
    const int why = errno;
    if (!done)
        (void)unlink(part);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    free(part);
    return done || (why != ECANCELED && tell(problems, path, what, why));
}
