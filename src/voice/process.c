#define _GNU_SOURCE /* pipe2, so that no other program started meanwhile gets our ends */
#include "voice/process.h"
#include "base/tr.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 10, CHUNK = 64 * 1024, COMPLAINT_BYTES = 160, COMPLAINT_READS = 32 };

/* Ends of pipes; -1: closed. The child's standard descriptors, and ours that talk to them. */
struct ends {
    int child[3], ours[3];
};

/* Where a stream of the child's is kept. */
struct sink {
    char *bytes;
    size_t length, room;
};

struct run {
    pid_t child;
    struct ends ends;
    struct process_limits limits;
    int64_t until_ms;
    struct stop stop;
    struct arena *arena;
    struct sink output;
    char complaint[COMPLAINT_BYTES + 1];
    size_t complaint_length;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static void close_ends(struct ends *ends)
{
    for (int i = 0; i < 3; i++) {
        close_end(&ends->child[i]);
        close_end(&ends->ours[i]);
    }
}

/* An end that would be a standard descriptor itself, in a process that closed its own, would be
 * overwritten while the child is made. */
static bool open_pipe(int *reading, int *writing)
{
    int pair[2];
    if (pipe2(pair, O_CLOEXEC) != 0)
        return false;
    *reading = fcntl(pair[0], F_DUPFD_CLOEXEC, 3);
    *writing = fcntl(pair[1], F_DUPFD_CLOEXEC, 3);
    close(pair[0]);
    close(pair[1]);
    return *reading >= 0 && *writing >= 0;
}

/* The whole input lies in its pipe before the child is there to read it: no writing can block, or
 * meet a reader that is gone. */
static bool open_ends(struct ends *ends, struct text input)
{
    *ends = (struct ends){{-1, -1, -1}, {-1, -1, -1}};
    const bool open = open_pipe(&ends->child[0], &ends->ours[0]) &&
                      open_pipe(&ends->ours[1], &ends->child[1]) &&
                      open_pipe(&ends->ours[2], &ends->child[2]) &&
                      fcntl(ends->ours[1], F_SETFL, O_NONBLOCK) == 0 &&
                      fcntl(ends->ours[2], F_SETFL, O_NONBLOCK) == 0 &&
                      write(ends->ours[0], input.at, input.length) == (ssize_t)input.length;
    close_end(&ends->ours[0]);
    return open;
}

/* A group of its own, so that all it starts can be killed with it; signals as a shell gives them.
 */
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

static int spawn_with(const char *const *words, const struct ends *ends,
                      posix_spawn_file_actions_t *actions, pid_t *child)
{
    posix_spawnattr_t attributes;
    int wrong = posix_spawnattr_init(&attributes);
    if (wrong)
        return wrong;
    for (int i = 0; i < 3 && !wrong; i++)
        wrong = posix_spawn_file_actions_adddup2(actions, ends->child[i], i);
    wrong = wrong ? wrong : set_attributes(&attributes);
    if (!wrong)
        wrong = posix_spawnp(child, words[0], actions, &attributes, (char *const *)(uintptr_t)words,
                             environ);
    posix_spawnattr_destroy(&attributes);
    return wrong;
}

/* 0, or why there is no child, as errno tells. */
static int spawn(const char *const *words, const struct ends *ends, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    int wrong = posix_spawn_file_actions_init(&actions);
    if (wrong)
        return wrong;
    wrong = spawn_with(words, ends, &actions, child);
    posix_spawn_file_actions_destroy(&actions);
    return wrong;
}

/* Room for a chunk and a NUL. The old place is left to the arena. */
static bool make_room(struct run *run)
{
    struct sink *sink = &run->output;
    if (sink->room - sink->length > CHUNK)
        return true;
    const size_t room = 2 * (sink->room + CHUNK);
    char *bytes = arena_take(run->arena, room, 1);
    if (!bytes)
        return false;
    if (sink->length > 0)
        memcpy(bytes, sink->bytes, sink->length);
    *sink = (struct sink){bytes, sink->length, room};
    return true;
}

/* True when there is no more to come for now; closes the end when there never is. */
static bool is_drained(int *end, ssize_t got)
{
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        close_end(end);
    return got <= 0;
}

static const char *read_output(struct run *run)
{
    struct sink *sink = &run->output;
    while (make_room(run)) {
        const ssize_t got = read(run->ends.ours[1], sink->bytes + sink->length, CHUNK);
        if (is_drained(&run->ends.ours[1], got))
            return NULL;
        sink->length += (size_t)got;
        if (sink->length > run->limits.most_bytes)
            return TR("the program wrote more than speech can be");
    }
    return tr("no memory is left for it");
}

/* Its beginning is kept, the rest thrown away; not all at once, for there may be no end of it. */
static void read_complaint(struct run *run)
{
    char bytes[4096];
    for (int i = 0; i < COMPLAINT_READS; i++) {
        const ssize_t got = read(run->ends.ours[2], bytes, sizeof bytes);
        if (is_drained(&run->ends.ours[2], got))
            return;
        const size_t room = COMPLAINT_BYTES - run->complaint_length;
        const size_t part = (size_t)got < room ? (size_t)got : room;
        memcpy(run->complaint + run->complaint_length, bytes, part);
        run->complaint_length += part;
    }
}

static const char *outlived(const struct run *run)
{
    return stop_asked(run->stop)       ? TR("it was stopped")
           : now_ms() >= run->until_ms ? TR("the program took too long")
                                       : NULL;
}

/* Until the child's output ends. */
static const char *read_all(struct run *run)
{
    const char *wrong = NULL;
    while (!wrong && run->ends.ours[1] >= 0) {
        struct pollfd ready[] = {{.fd = run->ends.ours[1], .events = POLLIN},
                                 {.fd = run->ends.ours[2], .events = POLLIN}};
        (void)poll(ready, 2, LOOK_MS);
        wrong = ready[0].revents ? read_output(run) : NULL;
        if (ready[1].revents)
            read_complaint(run);
        wrong = wrong ? wrong : outlived(run);
    }
    return wrong;
}

/* Until the child ends; it is not taken off the list of processes yet, so that its number stays its
 * own. */
static const char *wait_end(const struct run *run)
{
    const struct timespec moment = {0, 250000L * LOOK_MS};
    for (;;) {
        siginfo_t about = {0};
        if (waitid(P_PID, (id_t)run->child, &about, WEXITED | WNOHANG | WNOWAIT) != 0)
            return errno == EINTR ? outlived(run) : NULL;
        const char *wrong = about.si_pid == 0 ? outlived(run) : NULL;
        if (about.si_pid != 0 || wrong)
            return wrong;
        nanosleep(&moment, NULL);
    }
}

/* What the program said itself: a line of it, if that can be printed. */
static const char *complaint(struct run *run)
{
    char *line = run->complaint;
    line[strcspn(line, "\r\n")] = '\0';
    line[text_utf8_length(text_of(line))] = '\0';
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = ' ';
    return line;
}

static const char *judge(struct run *run, int status)
{
    const char *said = complaint(run), *colon = said[0] ? ": " : "", *why = NULL;
    if (WIFSIGNALED(status))
        why = arena_format(run->arena, tr("the program was ended by signal %d%s%s"),
                           WTERMSIG(status), colon, said);
    else if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        why = arena_format(run->arena, tr("the program ended with exit code %d%s%s"),
                           WEXITSTATUS(status), colon, said);
    else
        return NULL;
    return why ? why : tr("no memory is left for it");
}

static const char *attend(struct run *run)
{
    const char *wrong = read_all(run);
    wrong = wrong ? wrong : wait_end(run);
    kill(-run->child, SIGKILL);
    if (run->ends.ours[2] >= 0)
        read_complaint(run);
    int status = 0;
    while (waitpid(run->child, &status, 0) < 0 && errno == EINTR)
        continue;
    return wrong ? wrong : judge(run, status);
}

static const char *cannot_start(const char *program, int why, struct arena *arena)
{
    const char *words = why == ENOENT
                            ? arena_format(arena, tr("there is no program `%s`"), program)
                            : arena_format(arena, tr("the program `%s` cannot be started (%s)"),
                                           program, strerror(why));
    return words ? words : tr("no memory is left for it");
}

const char *process_run(const char *const *words, struct text input, struct process_limits limits,
                        struct stop stop, struct arena *arena, struct text *output)
{
    struct run run = {
        .limits = limits, .until_ms = now_ms() + limits.most_ms, .stop = stop, .arena = arena};
    if (input.length > PROCESS_INPUT_MOST)
        return TR("it is longer than a text may be");
    const int wrong = open_ends(&run.ends, input) ? spawn(words, &run.ends, &run.child) : errno;
    for (int i = 0; i < 3; i++)
        close_end(&run.ends.child[i]);
    const char *why = wrong ? cannot_start(words[0], wrong, arena) : attend(&run);
    close_ends(&run.ends);
    if (!why && make_room(&run))
        *output = (struct text){run.output.bytes, run.output.length};
    else if (!why)
        why = tr("no memory is left for it");
    return why;
}
