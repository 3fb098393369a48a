/* What is left of MPRIS without libsystemd. */
#include "stage/mpris.h"

#ifndef LIMBER_SYSTEMD

#include <stddef.h>

bool mpris_is_built_in(void)
{
    return false;
}

struct mpris *mpris_open(const struct memory *memory, const struct mpris_player *player)
{
    (void)memory, (void)player;
    return NULL;
}

bool mpris_serve(struct mpris *mpris)
{
    (void)mpris;
    return false;
}

const char *mpris_name(const struct mpris *mpris)
{
    (void)mpris;
    return "";
}

void mpris_close(struct mpris *mpris)
{
    (void)mpris;
}

#endif
