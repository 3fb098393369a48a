/* What is left of the desktop's words without libsystemd. */
#include "stage/notice.h"

#ifndef LIMBER_SYSTEMD

static const char missing[] = "limber was built without libsystemd";

enum notice notice_show(const struct notice_words *words, int64_t wait_ms)
{
    (void)words, (void)wait_ms;
    return NOTICE_NOBODY;
}

bool notice_set_timer(const char *unit, bool on, const char **why)
{
    (void)unit, (void)on;
    *why = missing;
    return false;
}

bool notice_timer_state(const char *unit, char *state, int room, const char **why)
{
    (void)unit, (void)state, (void)room;
    *why = missing;
    return false;
}

#endif
