/* Words on the desktop (org.freedesktop.Notifications), and the user's systemd, which brings them
 * at their times: both by sd-bus, on the session's bus. Without libsystemd, a bus or a desktop
 * nobody is there, and nothing else happens. */
#ifndef LIMBER_STAGE_NOTICE_H
#define LIMBER_STAGE_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

enum notice {
    NOTICE_NOBODY, /* there is nobody to show it */
    NOTICE_CLOSED, /* put away, or not looked at in time */
    NOTICE_TAKEN   /* clicked */
};

struct notice_words {
    const char *title, *body,
        *action; /* action: on its button; a click on all of it does so, too */
};

/* Shows it and waits for `wait_ms` at most. */
enum notice notice_show(const struct notice_words *words, int64_t wait_ms);

/* Enables and starts a timer of the user's, now and at each login, or the contrary. False with
 * the reason in `why`, which is static or lives as long as errno's words do. */
bool notice_set_timer(const char *unit, bool on, const char **why);

/* "enabled", "disabled", ... as systemd calls it, in `state` of `room` bytes; false as above. */
bool notice_timer_state(const char *unit, char *state, int room, const char **why);

#endif
