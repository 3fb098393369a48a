/* The desktop's media keys and players' panels: MPRIS over D-Bus, org.mpris.MediaPlayer2.limber, or
 * limber.instancePID where another limber has that name.
 *
 * What is played is a row of tracks, one for each exercise and side, the routine being their album.
 * Nothing here waits for the bus: connecting and asking for the name go on while frames are drawn,
 * and a frame gives it MPRIS_MESSAGES_MOST messages and MPRIS_BUDGET_US at most. Without a bus, or
 * when the bus dies, there is just no MPRIS; built without libsystemd there never is. */
#ifndef LIMBER_STAGE_MPRIS_H
#define LIMBER_STAGE_MPRIS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { MPRIS_MESSAGES_MOST = 16, MPRIS_BUDGET_US = 1000 };

enum mpris_status { MPRIS_STOPPED, MPRIS_PAUSED, MPRIS_PLAYING };

struct mpris_state {
    enum mpris_status status;
    int track;                /* from 0; another number is another exercise or side */
    int64_t at_ms, length_ms; /* of the track */
    const char *title, *album;
    int jumps;     /* grows whenever `at_ms` does not simply follow from the time that went by */
    double rate;   /* 1: as written */
    double volume; /* 0..1 */
    bool again;    /* the track's exercise is played once more */
    bool fullscreen;
};

enum mpris_wish {
    MPRIS_PLAY,
    MPRIS_PAUSE,
    MPRIS_PLAY_PAUSE,
    MPRIS_STOP,
    MPRIS_NEXT,
    MPRIS_PREVIOUS,
    MPRIS_SEEK,       /* by `ms` from here */
    MPRIS_GO,         /* to `ms` of the track, inside it */
    MPRIS_VOLUME,     /* to `value`, 0..1 */
    MPRIS_RATE,       /* to `value`, MPRIS_RATE_LEAST.. */
    MPRIS_AGAIN,      /* on unless `value` is 0 */
    MPRIS_FULLSCREEN, /* on unless `value` is 0 */
    MPRIS_RAISE,
    MPRIS_QUIT
};

struct mpris_order {
    enum mpris_wish wish;
    int64_t ms;
    double value;
};

/* Who plays. Both are called from mpris_serve only. */
struct mpris_player {
    void *context;
    void (*state)(void *context, struct mpris_state *out); /* its texts are borrowed until serve
                                                              returns, UTF-8 */
    void (*order)(void *context, const struct mpris_order *order);
    double rate_least, rate_most; /* equal: the rate cannot be changed */
    bool locked;                  /* nobody may quit, raise or resize it from outside: a kiosk */
};

/* Whether this limber was built with it. */
bool mpris_is_built_in(void);

struct mpris;

/* NULL when there is no bus, no memory, or no such thing built in: not worth a word. `player` is
 * copied. */
struct mpris *mpris_open(const struct memory *memory, const struct mpris_player *player);

/* Once a frame: tells the bus what changed and does what it asks; true when it asked for something.
 * NULL is fine. */
bool mpris_serve(struct mpris *mpris);

/* Our name on the bus; "" until the bus gave it. */
const char *mpris_name(const struct mpris *mpris);

void mpris_close(struct mpris *mpris);

#endif
