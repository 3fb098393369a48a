/* What the two halves of MPRIS share: what the bus asks (mpris_asked.c) and is told (mpris.c). */
#ifndef LIMBER_STAGE_MPRIS_PARTS_H
#define LIMBER_STAGE_MPRIS_PARTS_H

#include <systemd/sd-bus.h>

#include "stage/mpris.h"

enum { MPRIS_TITLE_SIZE = 256, MPRIS_TRACK_SIZE = 64, MPRIS_NAME_SIZE = 96 };

/* What the bus was last told, in the types that sd-bus reads for itself. */
struct told {
    const char *status, *track, *loop;
    int64_t position_us;
    double rate, volume;
    int fullscreen;
};

struct mpris {
    const struct memory *memory;
    struct mpris_player player;
    sd_bus *bus; /* NULL once it is lost */
    struct told told;
    struct mpris_state state; /* behind `told`; its texts are the three below */
    char title[MPRIS_TITLE_SIZE], album[MPRIS_TITLE_SIZE], track[MPRIS_TRACK_SIZE];
    char asked[MPRIS_NAME_SIZE], name[MPRIS_NAME_SIZE];
    const char *identity, *entry; /* what never changes */
    double rate_least, rate_most;
    int yes, no, outside; /* outside: may be steered by more than the transport's keys */
};

/* The interfaces' members; the object behind them is a struct mpris. */
extern const sd_bus_vtable mpris_of_root[], mpris_of_transport[];

#endif
