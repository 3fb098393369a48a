#define _GNU_SOURCE /* pipe2, so that no other program started meanwhile gets our ends */
#include "base/child.h"
#include "base/text.h"
#include "base/tr.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void child_close(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

int child_double(int descriptor)
{
    return fcntl(descriptor, F_DUPFD_CLOEXEC, CHILD_DESCRIPTORS_MOST);
}

bool child_pipe(int *reading, int *writing)
{
    int pair[2];
    if (pipe2(pair, O_CLOEXEC) != 0)
        return false;
    *reading = child_double(pair[0]);
    *writing = child_double(pair[1]);
    close(pair[0]);
    close(pair[1]);
    return *reading >= 0 && *writing >= 0;
}

/* Signals as a shell gives them. */
static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGTERM);
    sigaddset(&usual, SIGCHLD);
    int wrong = posix_spawnattr_setpgroup(attributes, 0);
    wrong = wrong ? wrong : posix_spawnattr_setsigmask(attributes, &none);
    wrong = wrong ? wrong : posix_spawnattr_setsigdefault(attributes, &usual);
    return wrong ? wrong
                 : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP |
                                                            POSIX_SPAWN_SETSIGMASK |
                                                            POSIX_SPAWN_SETSIGDEF);
}

static int start_with(const char *const *words, posix_spawn_file_actions_t *actions, pid_t *child)
{
    posix_spawnattr_t attributes;
    int wrong = posix_spawnattr_init(&attributes);
    if (wrong)
        return wrong;
    wrong = set_attributes(&attributes);
    if (!wrong)
        wrong = posix_spawnp(child, words[0], actions, &attributes, (char *const *)(uintptr_t)words,
                             environ);
    posix_spawnattr_destroy(&attributes);
    return wrong;
}

int child_start(const char *const *words, const int *descriptors, int count, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    int wrong = posix_spawn_file_actions_init(&actions);
    if (wrong)
        return wrong;
    for (int i = 0; i < count && !wrong; i++)
        wrong = posix_spawn_file_actions_adddup2(&actions, descriptors[i], i);
    wrong = wrong ? wrong : start_with(words, &actions, child);
    posix_spawn_file_actions_destroy(&actions);
    return wrong;
}

const char *child_unstarted(const char *program, int why, struct arena *arena)
{
    const char *words = why == ENOENT
                            ? arena_format(arena, tr("there is no program `%s`"), program)
                            : arena_format(arena, tr("the program `%s` cannot be started (%s)"),
                                           program, strerror(why));
    return words ? words : tr("no memory is left for it");
}

bool child_is_over(pid_t child)
{
    siginfo_t about = {0};
    const int asked = waitid(P_PID, (id_t)child, &about, WEXITED | WNOHANG | WNOWAIT);
    return asked == 0 ? about.si_pid != 0 : errno != EINTR;
}

bool child_drained(int *end, ssize_t got)
{
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        child_close(end);
    return got <= 0;
}

void child_hear(int *end, struct child_complaint *complaint)
{
    enum { READS = 32 };
    char bytes[4096];
    for (int i = 0; i < READS && *end >= 0; i++) {
        const ssize_t got = read(*end, bytes, sizeof bytes);
        if (child_drained(end, got))
            return;
        const size_t room = CHILD_COMPLAINT_MOST - complaint->length;
        const size_t part = (size_t)got < room ? (size_t)got : room;
        memcpy(complaint->bytes + complaint->length, bytes, part);
        complaint->length += part;
    }
}

/* What the program said itself: a line of it, if that can be printed. */
static const char *first_line(struct child_complaint *complaint)
{
    char *line = complaint->bytes;
    line[strcspn(line, "\r\n")] = '\0';
    line[text_utf8_length(text_of(line))] = '\0';
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = ' ';
    return line;
}

static const char *judge(int status, struct child_complaint *complaint, struct arena *arena)
{
    const char *said = first_line(complaint), *colon = said[0] ? ": " : "", *why = NULL;
    if (WIFSIGNALED(status))
        why = arena_format(arena, tr("the program was ended by signal %d%s%s"), WTERMSIG(status),
                           colon, said);
    else if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        why = arena_format(arena, tr("the program ended with exit code %d%s%s"),
                           WEXITSTATUS(status), colon, said);
    else
        return NULL;
    return why ? why : tr("no memory is left for it");
}

const char *child_end(pid_t child, int *end, struct child_complaint *complaint, struct arena *arena)
{
    int status = 0;
    kill(-child, SIGKILL);
    child_hear(end, complaint);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return judge(status, complaint, arena);
}
