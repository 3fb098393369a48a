#include "stage/notice.h"

#ifdef LIMBER_SYSTEMD

#include <stdio.h>
#include <string.h>
#include <systemd/sd-bus.h>

#include "stage/pace.h"

static const char desktop[] = "org.freedesktop.Notifications";
static const char desktop_path[] = "/org/freedesktop/Notifications";
static const char manager[] = "org.freedesktop.systemd1";
static const char manager_path[] = "/org/freedesktop/systemd1";
static const char manager_interface[] = "org.freedesktop.systemd1.Manager";

/* One notice on the screen. */
struct shown {
    uint32_t id;
    bool taken, closed;
};

static int on_action(sd_bus_message *signal, void *data, sd_bus_error *error)
{
    struct shown *shown = data;
    const char *action;
    uint32_t id = 0;
    (void)error;
    if (sd_bus_message_read(signal, "us", &id, &action) >= 0 && id == shown->id)
        shown->taken = true;
    return 0;
}

static int on_closed(sd_bus_message *signal, void *data, sd_bus_error *error)
{
    struct shown *shown = data;
    uint32_t id = 0, reason = 0;
    (void)error;
    if (sd_bus_message_read(signal, "uu", &id, &reason) >= 0 && id == shown->id)
        shown->closed = true;
    return 0;
}

static bool send(sd_bus *bus, const struct notice_words *words, struct shown *shown)
{
    enum { URGENCY_LOW = 0 };
    sd_bus_message *reply = NULL;
    const int sent = sd_bus_call_method(bus, desktop, desktop_path, desktop, "Notify", NULL, &reply,
                                        "susssasa{sv}i", "limber", (uint32_t)0, "org.limber.Limber",
                                        words->title, words->body, 4, "default", words->action,
                                        "start", words->action, 2, "urgency", "y", URGENCY_LOW,
                                        "desktop-entry", "s", "org.limber.Limber", -1);
    const bool good = sent >= 0 && sd_bus_message_read(reply, "u", &shown->id) >= 0;
    (void)sd_bus_message_unref(reply);
    return good;
}

/* A click may come before the next is read: what is told of the notice is kept by its number. */
static void wait_for_click(sd_bus *bus, struct shown *shown, int64_t wait_ms)
{
    enum { LOOK_US = 1000000 };
    const int64_t until_us = pace_now_us() + 1000 * wait_ms;
    while (!shown->taken && !shown->closed && pace_now_us() < until_us) {
        const int done = sd_bus_process(bus, NULL);
        if (done < 0 || (done == 0 && sd_bus_wait(bus, LOOK_US) < 0))
            return;
    }
}

enum notice notice_show(const struct notice_words *words, int64_t wait_ms)
{
    sd_bus *bus = NULL;
    struct shown shown = {.id = 0};
    enum notice notice = NOTICE_NOBODY;
    if (sd_bus_open_user(&bus) >= 0 &&
        sd_bus_match_signal(bus, NULL, NULL, desktop_path, desktop, "ActionInvoked", on_action,
                            &shown) >= 0 &&
        sd_bus_match_signal(bus, NULL, NULL, desktop_path, desktop, "NotificationClosed", on_closed,
                            &shown) >= 0 &&
        send(bus, words, &shown)) {
        wait_for_click(bus, &shown, wait_ms);
        notice = shown.taken ? NOTICE_TAKEN : NOTICE_CLOSED;
    }
    (void)sd_bus_flush_close_unref(bus);
    return notice;
}

/* ---- the user's systemd ---- */

/* Of a call's failure. */
static bool fail(int code, const char **why)
{
    *why = strerror(-code);
    return false;
}

static bool enable(sd_bus *bus, const char *unit, const char **why)
{
    int code = sd_bus_call_method(bus, manager, manager_path, manager_interface, "EnableUnitFiles",
                                  NULL, NULL, "asbb", 1, unit, 0, 1);
    if (code >= 0)
        code = sd_bus_call_method(bus, manager, manager_path, manager_interface, "Reload", NULL,
                                  NULL, "");
    if (code >= 0)
        code = sd_bus_call_method(bus, manager, manager_path, manager_interface, "StartUnit", NULL,
                                  NULL, "ss", unit, "replace");
    return code >= 0 || fail(code, why);
}

/* One that is not running is stopped all the same. */
static bool disable(sd_bus *bus, const char *unit, const char **why)
{
    (void)sd_bus_call_method(bus, manager, manager_path, manager_interface, "StopUnit", NULL, NULL,
                             "ss", unit, "replace");
    int code = sd_bus_call_method(bus, manager, manager_path, manager_interface, "DisableUnitFiles",
                                  NULL, NULL, "asb", 1, unit, 0);
    if (code >= 0)
        code = sd_bus_call_method(bus, manager, manager_path, manager_interface, "Reload", NULL,
                                  NULL, "");
    return code >= 0 || fail(code, why);
}

bool notice_set_timer(const char *unit, bool on, const char **why)
{
    sd_bus *bus = NULL;
    const int code = sd_bus_open_user(&bus);
    const bool done = code >= 0 ? (on ? enable : disable)(bus, unit, why) : fail(code, why);
    (void)sd_bus_flush_close_unref(bus);
    return done;
}

bool notice_timer_state(const char *unit, char *state, int room, const char **why)
{
    sd_bus *bus = NULL;
    sd_bus_message *reply = NULL;
    const char *told = "";
    int code = sd_bus_open_user(&bus);
    if (code >= 0)
        code = sd_bus_call_method(bus, manager, manager_path, manager_interface, "GetUnitFileState",
                                  NULL, &reply, "s", unit);
    if (code >= 0)
        code = sd_bus_message_read(reply, "s", &told);
    (void)snprintf(state, (size_t)room, "%s", told);
    (void)sd_bus_message_unref(reply);
    (void)sd_bus_flush_close_unref(bus);
    return code >= 0 || fail(code, why);
}

#endif
