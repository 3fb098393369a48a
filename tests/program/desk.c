/* A desktop that shows notices, and a user's systemd, for remind.sh: desk CLICK|CLOSE. What it is
 * asked is written to stdout, a line each; a notice is clicked or closed at once. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <systemd/sd-bus.h>

static const char notices[] = "/org/freedesktop/Notifications";
static const char notices_interface[] = "org.freedesktop.Notifications";
static const char units[] = "/org/freedesktop/systemd1";
static const char units_interface[] = "org.freedesktop.systemd1.Manager";
static const uint32_t number = 7;

static int notify(sd_bus_message *call, void *data, sd_bus_error *error)
{
    const char *name, *icon, *title, *body;
    uint32_t replaces;
    const bool clicks = strcmp(data, "CLICK") == 0;
    (void)error;
    if (sd_bus_message_read(call, "susss", &name, &replaces, &icon, &title, &body) < 0)
        return -1;
    printf("Notify %s: %s: %s\n", name, title, body);
    sd_bus *bus = sd_bus_message_get_bus(call);
    const int answered = sd_bus_reply_method_return(call, "u", number);
    if (clicks)
        (void)sd_bus_emit_signal(bus, notices, notices_interface, "ActionInvoked", "us", number,
                                 "start");
    else
        (void)sd_bus_emit_signal(bus, notices, notices_interface, "NotificationClosed", "uu",
                                 number, 2u);
    return answered;
}

static int files(sd_bus_message *call, void *data, sd_bus_error *error)
{
    const char *unit = "";
    (void)data, (void)error;
    const char *member = sd_bus_message_get_member(call);
    if (sd_bus_message_enter_container(call, 'a', "s") >= 0)
        (void)sd_bus_message_read(call, "s", &unit);
    printf("%s %s\n", member, unit);
    return strcmp(member, "EnableUnitFiles") == 0
               ? sd_bus_reply_method_return(call, "ba(sss)", 0, 0)
               : sd_bus_reply_method_return(call, "a(sss)", 0);
}

static int unit(sd_bus_message *call, void *data, sd_bus_error *error)
{
    const char *name = "";
    (void)data, (void)error;
    (void)sd_bus_message_read(call, "s", &name);
    printf("%s %s\n", sd_bus_message_get_member(call), name);
    return sd_bus_reply_method_return(call, "o", units);
}

static int state(sd_bus_message *call, void *data, sd_bus_error *error)
{
    (void)data, (void)error;
    return sd_bus_reply_method_return(call, "s", "enabled");
}

static int reload(sd_bus_message *call, void *data, sd_bus_error *error)
{
    (void)data, (void)error;
    puts("Reload");
    return sd_bus_reply_method_return(call, "");
}

static const sd_bus_vtable of_notices[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Notify", "susssasa{sv}i", "u", notify, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END,
};

static const sd_bus_vtable of_units[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("EnableUnitFiles", "asbb", "ba(sss)", files, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("DisableUnitFiles", "asb", "a(sss)", files, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("StartUnit", "ss", "o", unit, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("StopUnit", "ss", "o", unit, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("GetUnitFileState", "s", "s", state, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Reload", "", "", reload, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END,
};

int main(int argc, char **argv)
{
    sd_bus *bus = NULL;
    if (argc != 2 || sd_bus_open_user(&bus) < 0 ||
        sd_bus_add_object_vtable(bus, NULL, notices, notices_interface, of_notices, argv[1]) < 0 ||
        sd_bus_add_object_vtable(bus, NULL, units, units_interface, of_units, NULL) < 0 ||
        sd_bus_request_name(bus, "org.freedesktop.systemd1", 0) < 0 ||
        sd_bus_request_name(bus, "org.freedesktop.Notifications", 0) < 0)
        return 1;
    (void)setvbuf(stdout, NULL, _IOLBF, 0);
    puts("ready");
    for (;;) {
        const int done = sd_bus_process(bus, NULL);
        if (done < 0 || (done == 0 && sd_bus_wait(bus, UINT64_MAX) < 0))
            return 0;
    }
}
