#include "voice/process.h"
#include "base/child.h"
#include "base/tr.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 10, CHUNK = 64 * 1024 };

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
    struct child_complaint complaint;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_ends(struct ends *ends)
{
    for (int i = 0; i < 3; i++) {
        child_close(&ends->child[i]);
        child_close(&ends->ours[i]);
    }
}

/* The whole input lies in its pipe before the child is there to read it: no writing can block, or
 * meet a reader that is gone. */
static bool open_ends(struct ends *ends, struct text input)
{
    *ends = (struct ends){{-1, -1, -1}, {-1, -1, -1}};
    const bool open = child_pipe(&ends->child[0], &ends->ours[0]) &&
                      child_pipe(&ends->ours[1], &ends->child[1]) &&
                      child_pipe(&ends->ours[2], &ends->child[2]) &&
                      fcntl(ends->ours[1], F_SETFL, O_NONBLOCK) == 0 &&
                      fcntl(ends->ours[2], F_SETFL, O_NONBLOCK) == 0 &&
                      write(ends->ours[0], input.at, input.length) == (ssize_t)input.length;
    child_close(&ends->ours[0]);
    return open;
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

static const char *read_output(struct run *run)
{
    struct sink *sink = &run->output;
    while (make_room(run)) {
        const ssize_t got = read(run->ends.ours[1], sink->bytes + sink->length, CHUNK);
        if (child_drained(&run->ends.ours[1], got))
            return NULL;
        sink->length += (size_t)got;
        if (sink->length > run->limits.most_bytes)
            return TR("the program wrote more than speech can be");
    }
    return tr("no memory is left for it");
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
            child_hear(&run->ends.ours[2], &run->complaint);
        wrong = wrong ? wrong : outlived(run);
    }
    return wrong;
}

/* Until the child ends. */
static const char *wait_end(const struct run *run)
{
    const struct timespec moment = {0, 250000L * LOOK_MS};
    const char *wrong = NULL;
    while (!wrong && !child_is_over(run->child)) {
        nanosleep(&moment, NULL);
        wrong = outlived(run);
    }
    return wrong;
}

static const char *attend(struct run *run)
{
    const char *wrong = read_all(run);
    wrong = wrong ? wrong : wait_end(run);
    const char *ended = child_end(run->child, &run->ends.ours[2], &run->complaint, run->arena);
    return wrong ? wrong : ended;
}

const char *process_run(const char *const *words, struct text input, struct process_limits limits,
                        struct stop stop, struct arena *arena, struct text *output)
{
    struct run run = {
        .limits = limits, .until_ms = now_ms() + limits.most_ms, .stop = stop, .arena = arena};
    if (input.length > PROCESS_INPUT_MOST)
        return TR("it is longer than a text may be");
    const int wrong =
        open_ends(&run.ends, input) ? child_start(words, run.ends.child, 3, &run.child) : errno;
    for (int i = 0; i < 3; i++)
        child_close(&run.ends.child[i]);
    const char *why = wrong ? child_unstarted(words[0], wrong, arena) : attend(&run);
    close_ends(&run.ends);
    if (!why && make_room(&run))
        *output = (struct text){run.output.bytes, run.output.length};
    else if (!why)
        why = tr("no memory is left for it");
    return why;
}
