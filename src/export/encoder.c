#include "export/encoder.h"
#include "base/child.h"
#include "base/tr.h"
#include "export/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

enum { STDERR = 2, THEIRS = ENCODER_FEED + ENCODER_FEEDS_MOST, LOOK_MS = 100, END_LOOK_MS = 5 };
_Static_assert((int)THEIRS <= (int)CHILD_DESCRIPTORS_MOST, "descriptors of a child");

/* Descriptors are -1 when closed. */
struct encoder {
    pid_t child;
    int theirs[THEIRS]; /* of the child, until it has them */
    int complains;
    struct child_complaint complaint;
    int count;
    const struct feed *feeds;
    int ends[ENCODER_FEEDS_MOST];
    struct text pieces[ENCODER_FEEDS_MOST]; /* what of each is still to be sent */
    bool refused;                           /* it closed an input before its end */
};

/* Sockets, for writing to one that nobody reads any more raises no signal. */
static bool open_feed(int *reading, int *writing)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    *reading = child_double(pair[0]);
    *writing = child_double(pair[1]);
    child_close(&pair[0]);
    child_close(&pair[1]);
    return *reading >= 0 && *writing >= 0;
}

static bool open_ends(struct encoder *encoder, int out)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    encoder->theirs[0] = child_double(nothing);
    encoder->theirs[1] = child_double(nothing);
    child_close(&nothing);
    encoder->theirs[ENCODER_OUT] = child_double(out);
    bool open = encoder->theirs[0] >= 0 && encoder->theirs[1] >= 0 &&
                encoder->theirs[ENCODER_OUT] >= 0 &&
                child_pipe(&encoder->complains, &encoder->theirs[STDERR]) &&
                fcntl(encoder->complains, F_SETFL, O_NONBLOCK) == 0;
    for (int i = 0; open && i < encoder->count; i++)
        open = open_feed(&encoder->theirs[ENCODER_FEED + i], &encoder->ends[i]);
    return open;
}

static void close_all(int *ends, int count)
{
    for (int i = 0; i < count; i++)
        child_close(&ends[i]);
}

static void give_up(struct encoder *encoder, int i)
{
    encoder->refused = true;
    child_close(&encoder->ends[i]);
}

/* As much of a piece as it takes for now. */
static void send_more(struct encoder *encoder, int i)
{
    struct text *piece = &encoder->pieces[i];
    if (piece->length == 0)
        *piece = encoder->feeds[i].next(encoder->feeds[i].context);
    if (piece->length == 0) {
        child_close(&encoder->ends[i]);
        return;
    }
    const ssize_t sent =
        send(encoder->ends[i], piece->at, piece->length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
        piece->at += sent;
        piece->length -= (size_t)sent;
    } else if (errno != EAGAIN && errno != EINTR)
        give_up(encoder, i);
}

/* One look at what it asks for and says. */
static void attend(struct encoder *encoder)
{
    struct pollfd ready[ENCODER_FEEDS_MOST + 1];
    bool open = encoder->complains >= 0;
    for (int i = 0; i < encoder->count; i++) {
        ready[i] = (struct pollfd){.fd = encoder->ends[i], .events = POLLOUT};
        open |= encoder->ends[i] >= 0;
    }
    ready[encoder->count] = (struct pollfd){.fd = encoder->complains, .events = POLLIN};
    if (poll(ready, (nfds_t)encoder->count + 1, open ? LOOK_MS : END_LOOK_MS) <= 0)
        return;
    if (ready[encoder->count].revents)
        child_hear(&encoder->complains, &encoder->complaint);
    for (int i = 0; i < encoder->count; i++)
        if (ready[i].revents)
            send_more(encoder, i);
}

static enum encoder_end work(struct encoder *encoder, struct arena *arena, const char **why)
{
    bool stopped = false;
    while (!stopped && !child_is_over(encoder->child)) {
        attend(encoder);
        stopped = whole_file_stops();
    }
    *why = child_end(encoder->child, &encoder->complains, &encoder->complaint, arena);
    for (int i = 0; i < encoder->count; i++)
        encoder->refused |= encoder->ends[i] >= 0;
    if (*why == NULL && encoder->refused)
        *why = tr("it ended before it had all of the film");
    return stopped ? ENCODER_STOPPED : *why != NULL ? ENCODER_FAILED : ENCODER_DONE;
}

enum encoder_end encoder_run(const char *const *words, const struct feed *feeds, int count, int out,
                             struct arena *arena, const char **why)
{
    struct encoder encoder = {.feeds = feeds, .count = count, .complains = -1};
    for (int i = 0; i < THEIRS; i++)
        encoder.theirs[i] = -1;
    for (int i = 0; i < ENCODER_FEEDS_MOST; i++)
        encoder.ends[i] = -1;
    const int wrong = open_ends(&encoder, out)
                          ? child_start(words, encoder.theirs, ENCODER_FEED + count, &encoder.child)
                          : errno;
    close_all(encoder.theirs, THEIRS);
    *why = wrong ? child_unstarted(words[0], wrong, arena) : NULL;
    const enum encoder_end end = wrong == ENOENT ? ENCODER_MISSING
                                 : wrong         ? ENCODER_FAILED
                                                 : work(&encoder, arena, why);
    close_all(encoder.ends, ENCODER_FEEDS_MOST);
    child_close(&encoder.complains);
    return end;
}
