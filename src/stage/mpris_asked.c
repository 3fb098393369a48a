#include "stage/mpris.h"

#ifdef LIMBER_SYSTEMD

#include <stddef.h>
#include <string.h>

#include "stage/mpris_parts.h"

static void give_order(struct mpris *mpris, enum mpris_wish wish, int64_t ms, double value)
{
    const struct mpris_order order = {wish, ms, value};
    mpris->player.order(mpris->player.context, &order);
}

static int do_simple(sd_bus_message *message, struct mpris *mpris, enum mpris_wish wish)
{
    give_order(mpris, wish, 0, 0);
    return sd_bus_reply_method_return(message, NULL);
}

static int do_transport(sd_bus_message *message, void *data, sd_bus_error *error)
{
    static const struct {
        const char *member;
        enum mpris_wish wish;
    } wishes[] = {
        {"Play", MPRIS_PLAY}, {"Pause", MPRIS_PAUSE}, {"PlayPause", MPRIS_PLAY_PAUSE},
        {"Stop", MPRIS_STOP}, {"Next", MPRIS_NEXT},   {"Previous", MPRIS_PREVIOUS},
    };
    const char *member = sd_bus_message_get_member(message);
    (void)error;
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        if (strcmp(member, wishes[i].member) == 0)
            return do_simple(message, data, wishes[i].wish);
    return 0;
}

static int do_seek(sd_bus_message *message, void *data, sd_bus_error *error)
{
    int64_t offset_us;
    const int result = sd_bus_message_read(message, "x", &offset_us);
    (void)error;
    if (result < 0)
        return result;
    give_order(data, MPRIS_SEEK, offset_us / 1000, 0);
    return sd_bus_reply_method_return(message, NULL);
}

/* As MPRIS wants it: who speaks of a track that is over, or of a place outside it, comes too late.
 */
static int do_set_position(sd_bus_message *message, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    const char *track;
    int64_t position_us;
    const int result = sd_bus_message_read(message, "ox", &track, &position_us);
    (void)error;
    if (result < 0)
        return result;
    if (strcmp(track, mpris->track) == 0 && position_us >= 0 &&
        position_us / 1000 <= mpris->state.length_ms)
        give_order(mpris, MPRIS_GO, position_us / 1000, 0);
    return sd_bus_reply_method_return(message, NULL);
}

static int refuse(sd_bus_message *message, void *data, sd_bus_error *error)
{
    (void)message;
    (void)data;
    return sd_bus_error_set_const(error, SD_BUS_ERROR_NOT_SUPPORTED,
                                  "limber plays what it was started with");
}

static int do_outside(sd_bus_message *message, struct mpris *mpris, enum mpris_wish wish)
{
    if (mpris->player.locked)
        return sd_bus_reply_method_return(message, NULL);
    return do_simple(message, mpris, wish);
}

static int do_raise(sd_bus_message *message, void *data, sd_bus_error *error)
{
    (void)error;
    return do_outside(message, data, MPRIS_RAISE);
}

static int do_quit(sd_bus_message *message, void *data, sd_bus_error *error)
{
    (void)error;
    return do_outside(message, data, MPRIS_QUIT);
}

static double within(double value, double least, double most)
{
    return value > most ? most : value >= least ? value : least;
}

/* sd-bus hands setters the property's own place, which lies at its offset in struct mpris. */
static int set_volume(sd_bus *bus, const char *path, const char *interface, const char *property,
                      sd_bus_message *value, void *data, sd_bus_error *error)
{
    struct mpris *mpris =
        (struct mpris *)(void *)((char *)data - offsetof(struct mpris, told.volume));
    double volume;
    const int result = sd_bus_message_read(value, "d", &volume);
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result >= 0)
        give_order(mpris, MPRIS_VOLUME, 0, within(volume, 0, 1));
    return result;
}

/* A rate of nought is a pause. */
static int set_rate(sd_bus *bus, const char *path, const char *interface, const char *property,
                    sd_bus_message *value, void *data, sd_bus_error *error)
{
    struct mpris *mpris =
        (struct mpris *)(void *)((char *)data - offsetof(struct mpris, told.rate));
    double rate;
    const int result = sd_bus_message_read(value, "d", &rate);
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result < 0)
        return result;
    if (rate == 0)
        give_order(mpris, MPRIS_PAUSE, 0, 0);
    else
        give_order(mpris, MPRIS_RATE, 0, within(rate, mpris->rate_least, mpris->rate_most));
    return result;
}

/* Of a whole routine there is no loop: whoever wants one more starts it anew. */
static int set_loop(sd_bus *bus, const char *path, const char *interface, const char *property,
                    sd_bus_message *value, void *data, sd_bus_error *error)
{
    struct mpris *mpris =
        (struct mpris *)(void *)((char *)data - offsetof(struct mpris, told.loop));
    const char *loop;
    const int result = sd_bus_message_read(value, "s", &loop);
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result >= 0)
        give_order(mpris, MPRIS_AGAIN, 0, strcmp(loop, "Track") == 0);
    return result;
}

static int set_fullscreen(sd_bus *bus, const char *path, const char *interface,
                          const char *property, sd_bus_message *value, void *data,
                          sd_bus_error *error)
{
    struct mpris *mpris =
        (struct mpris *)(void *)((char *)data - offsetof(struct mpris, told.fullscreen));
    int on;
    const int result = sd_bus_message_read(value, "b", &on);
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result >= 0 && !mpris->player.locked)
        give_order(mpris, MPRIS_FULLSCREEN, 0, on);
    return result;
}

static int get_nothing(sd_bus *bus, const char *path, const char *interface, const char *property,
                       sd_bus_message *reply, void *data, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)data, (void)error;
    return sd_bus_message_append(reply, "as", 0);
}

static int get_metadata(sd_bus *bus, const char *path, const char *interface, const char *property,
                        sd_bus_message *reply, void *data, sd_bus_error *error)
{
    const struct mpris *mpris = data;
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    return sd_bus_message_append(reply, "a{sv}", 5, "mpris:trackid", "o", mpris->track,
                                 "mpris:length", "x", mpris->state.length_ms * 1000, "xesam:title",
                                 "s", mpris->title, "xesam:album", "s", mpris->album,
                                 "xesam:trackNumber", "i", mpris->state.track + 1);
}

#define AT(field) offsetof(struct mpris, field)
#define FIXED SD_BUS_VTABLE_PROPERTY_CONST
#define CHANGES SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE
#define OPEN SD_BUS_VTABLE_UNPRIVILEGED

const sd_bus_vtable mpris_of_root[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Raise", "", "", do_raise, OPEN),
    SD_BUS_METHOD("Quit", "", "", do_quit, OPEN),
    SD_BUS_PROPERTY("CanQuit", "b", NULL, AT(outside), FIXED),
    SD_BUS_PROPERTY("CanRaise", "b", NULL, AT(outside), FIXED),
    SD_BUS_PROPERTY("CanSetFullscreen", "b", NULL, AT(outside), FIXED),
    SD_BUS_WRITABLE_PROPERTY("Fullscreen", "b", NULL, set_fullscreen, AT(told.fullscreen),
                             CHANGES | OPEN),
    SD_BUS_PROPERTY("HasTrackList", "b", NULL, AT(no), FIXED),
    SD_BUS_PROPERTY("Identity", "s", NULL, AT(identity), FIXED),
    SD_BUS_PROPERTY("DesktopEntry", "s", NULL, AT(entry), FIXED),
    SD_BUS_PROPERTY("SupportedUriSchemes", "as", get_nothing, 0, FIXED),
    SD_BUS_PROPERTY("SupportedMimeTypes", "as", get_nothing, 0, FIXED),
    SD_BUS_VTABLE_END,
};

const sd_bus_vtable mpris_of_transport[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Next", "", "", do_transport, OPEN),
    SD_BUS_METHOD("Previous", "", "", do_transport, OPEN),
    SD_BUS_METHOD("Pause", "", "", do_transport, OPEN),
    SD_BUS_METHOD("PlayPause", "", "", do_transport, OPEN),
    SD_BUS_METHOD("Stop", "", "", do_transport, OPEN),
    SD_BUS_METHOD("Play", "", "", do_transport, OPEN),
    SD_BUS_METHOD("Seek", "x", "", do_seek, OPEN),
    SD_BUS_METHOD("SetPosition", "ox", "", do_set_position, OPEN),
    SD_BUS_METHOD("OpenUri", "s", "", refuse, OPEN),
    SD_BUS_SIGNAL("Seeked", "x", 0),
    SD_BUS_PROPERTY("PlaybackStatus", "s", NULL, AT(told.status), CHANGES),
    SD_BUS_WRITABLE_PROPERTY("Rate", "d", NULL, set_rate, AT(told.rate), CHANGES | OPEN),
    SD_BUS_WRITABLE_PROPERTY("LoopStatus", "s", NULL, set_loop, AT(told.loop), CHANGES | OPEN),
    SD_BUS_PROPERTY("Metadata", "a{sv}", get_metadata, 0, CHANGES),
    SD_BUS_WRITABLE_PROPERTY("Volume", "d", NULL, set_volume, AT(told.volume), CHANGES | OPEN),
    SD_BUS_PROPERTY("Position", "x", NULL, AT(told.position_us), 0),
    SD_BUS_PROPERTY("MinimumRate", "d", NULL, AT(rate_least), FIXED),
    SD_BUS_PROPERTY("MaximumRate", "d", NULL, AT(rate_most), FIXED),
    SD_BUS_PROPERTY("CanGoNext", "b", NULL, AT(yes), FIXED),
    SD_BUS_PROPERTY("CanGoPrevious", "b", NULL, AT(yes), FIXED),
    SD_BUS_PROPERTY("CanPlay", "b", NULL, AT(yes), FIXED),
    SD_BUS_PROPERTY("CanPause", "b", NULL, AT(yes), FIXED),
    SD_BUS_PROPERTY("CanSeek", "b", NULL, AT(yes), FIXED),
    SD_BUS_PROPERTY("CanControl", "b", NULL, AT(yes), FIXED),
    SD_BUS_VTABLE_END,
};

#endif
