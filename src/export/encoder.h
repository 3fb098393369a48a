/* The ffmpeg program at work: fed while it works, without a shell or files between.
 *
 * It reads what it is fed from descriptors ("pipe:4" is the first) and writes what it makes to one
 * that is a file ("/dev/fd/3"). Whichever of its inputs it asks for next gets its next piece, so
 * that nobody waits for each other, and nothing is made before it is asked for. */
#ifndef LIMBER_EXPORT_ENCODER_H
#define LIMBER_EXPORT_ENCODER_H

#include "base/arena.h"
#include "base/text.h"

enum { ENCODER_OUT = 3, ENCODER_FEED = 4, ENCODER_FEEDS_MOST = 4 };

/* One of its inputs. */
struct feed {
    struct text (*next)(
        void *context); /* piece, lent until the next is asked for; empty: the end */
    void *context;
};

enum encoder_end {
    ENCODER_DONE,    /* it took all it was fed, and ended well */
    ENCODER_MISSING, /* there is no such program */
    ENCODER_STOPPED, /* a signal wants to end limber itself (whole_file.h) */
    ENCODER_FAILED
};

/* Runs `words` (ffmpeg, its arguments, NULL), writing to `out`, which stays open. The program is
 * over in any case. `*why` it failed stands in the arena, in plain words, with the first line of
 * its own. */
enum encoder_end encoder_run(const char *const *words, const struct feed *feeds, int count, int out,
                             struct arena *arena, const char **why);

#endif
