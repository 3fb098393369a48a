#include "stage/mpris.h"

#ifdef LIMBER_SYSTEMD

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

#include "stage/pace.h"

enum { TITLE_SIZE = 256, TRACK_SIZE = 64, NAME_SIZE = 96 };

static const char root[] = "org.mpris.MediaPlayer2";
static const char transport[] = "org.mpris.MediaPlayer2.Player";
static const char object[] = "/org/mpris/MediaPlayer2";

/* What the bus was last told, in the types that sd-bus reads for itself. */
struct told {
    const char *status, *track;
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
    char title[TITLE_SIZE], album[TITLE_SIZE], track[TRACK_SIZE];
    char asked[NAME_SIZE], name[NAME_SIZE];
    const char *no_text, *identity, *entry; /* what never changes */
    double rate_least, rate_most;
    int yes, no, outside; /* outside: may be steered by more than the transport's keys */
};

bool mpris_is_built_in(void)
{
    return true;
}

static void give_order(struct mpris *mpris, enum mpris_wish wish, int64_t ms, double value)
{
    const struct mpris_order order = {wish, ms, value};
    mpris->player.order(mpris->player.context, &order);
}

/* ---- what the bus asks for ---- */

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

static const sd_bus_vtable of_root[] = {
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

static const sd_bus_vtable of_transport[] = {
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

/* ---- what the bus is told ---- */

static void keep_words(struct mpris *mpris, const struct mpris_state *state)
{
    (void)snprintf(mpris->title, sizeof mpris->title, "%s", state->title);
    (void)snprintf(mpris->album, sizeof mpris->album, "%s", state->album);
    (void)snprintf(mpris->track, sizeof mpris->track, "/limber/track/%d", state->track);
    mpris->state.title = mpris->title;
    mpris->state.album = mpris->album;
}

static bool is_another_track(const struct mpris_state *a, const struct mpris_state *b)
{
    return a->track != b->track || a->length_ms != b->length_ms || strcmp(a->title, b->title) != 0;
}

static void take_state(struct mpris *mpris, const struct mpris_state *state)
{
    static const char *const statuses[] = {
        [MPRIS_STOPPED] = "Stopped", [MPRIS_PAUSED] = "Paused", [MPRIS_PLAYING] = "Playing"};
    mpris->state = *state;
    keep_words(mpris, state);
    mpris->told = (struct told){
        .status = statuses[state->status],
        .track = mpris->track,
        .position_us = state->at_ms * 1000,
        .rate = state->rate,
        .volume = state->volume,
        .fullscreen = state->fullscreen,
    };
}

/* Only whoever has the name is spoken of. */
static void tell_changes(struct mpris *mpris)
{
    enum { MOST = 5 };
    char *changed[MOST];
    int count = 0;
    struct mpris_state now;
    const struct mpris_state before = mpris->state;
    mpris->player.state(mpris->player.context, &now);
    const bool another = is_another_track(&before, &now);
    take_state(mpris, &now);
    if (now.status != before.status)
        changed[count++] = "PlaybackStatus";
    if (another)
        changed[count++] = "Metadata";
    if (now.rate != before.rate)
        changed[count++] = "Rate";
    if (now.volume != before.volume)
        changed[count++] = "Volume";
    changed[count] = NULL;
    if (count > 0)
        (void)sd_bus_emit_properties_changed_strv(mpris->bus, object, transport, changed);
    if (now.fullscreen != before.fullscreen)
        (void)sd_bus_emit_properties_changed(mpris->bus, object, root, "Fullscreen", NULL);
    if (now.jumps != before.jumps)
        (void)sd_bus_emit_signal(mpris->bus, object, transport, "Seeked", "x", now.at_ms * 1000);
}

/* ---- the bus itself ---- */

static void lose_bus(struct mpris *mpris)
{
    if (mpris->bus != NULL)
        sd_bus_close_unref(mpris->bus);
    mpris->bus = NULL;
    mpris->name[0] = '\0';
}

static int ask_for_name(struct mpris *mpris);

static int on_name(sd_bus_message *reply, void *data, sd_bus_error *error)
{
    enum { TAKEN = 3 };
    struct mpris *mpris = data;
    uint32_t answer = 0;
    (void)error;
    if (sd_bus_message_is_method_error(reply, NULL) > 0 ||
        sd_bus_message_read(reply, "u", &answer) < 0)
        return 0;
    if (answer != TAKEN) {
        memcpy(mpris->name, mpris->asked, sizeof mpris->name);
        return 0;
    }
    if (strstr(mpris->asked, ".instance") != NULL)
        return 0;
    (void)snprintf(mpris->asked, sizeof mpris->asked, "%s.limber.instance%ld", root,
                   (long)getpid());
    (void)ask_for_name(mpris);
    return 0;
}

static int ask_for_name(struct mpris *mpris)
{
    return sd_bus_request_name_async(mpris->bus, NULL, mpris->asked, 0, on_name, mpris);
}

static bool join_bus(struct mpris *mpris)
{
    (void)snprintf(mpris->asked, sizeof mpris->asked, "%s.limber", root);
    return sd_bus_open_user(&mpris->bus) >= 0 &&
           sd_bus_add_object_vtable(mpris->bus, NULL, object, root, of_root, mpris) >= 0 &&
           sd_bus_add_object_vtable(mpris->bus, NULL, object, transport, of_transport, mpris) >=
               0 &&
           ask_for_name(mpris) >= 0;
}

struct mpris *mpris_open(const struct memory *memory, const struct mpris_player *player)
{
    struct mpris_state state;
    struct mpris *mpris = memory->get(memory->context, sizeof *mpris);
    if (mpris == NULL)
        return NULL;
    *mpris = (struct mpris){
        .memory = memory,
        .player = *player,
        .identity = "limber",
        .entry = "org.limber.Limber",
        .rate_least = player->rate_least,
        .rate_most = player->rate_most,
        .yes = 1,
        .outside = !player->locked,
    };
    player->state(player->context, &state);
    take_state(mpris, &state);
    if (join_bus(mpris))
        return mpris;
    mpris_close(mpris);
    return NULL;
}

bool mpris_serve(struct mpris *mpris)
{
    bool asked = false;
    if (mpris == NULL || mpris->bus == NULL)
        return false;
    const int64_t until_us = pace_now_us() + MPRIS_BUDGET_US;
    tell_changes(mpris);
    for (int i = 0; i < MPRIS_MESSAGES_MOST && pace_now_us() < until_us; i++) {
        const int done = sd_bus_process(mpris->bus, NULL);
        if (done < 0)
            lose_bus(mpris);
        if (done <= 0)
            break;
        tell_changes(mpris);
        asked = true;
    }
    return asked;
}

const char *mpris_name(const struct mpris *mpris)
{
    return mpris->name;
}

void mpris_close(struct mpris *mpris)
{
    if (mpris == NULL)
        return;
    lose_bus(mpris);
    mpris->memory->give(mpris->memory->context, mpris);
}

#else

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
