#include "stage/mpris.h"

#ifdef LIMBER_SYSTEMD

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "stage/mpris_parts.h"
#include "stage/pace.h"

static const char root[] = "org.mpris.MediaPlayer2";
static const char transport[] = "org.mpris.MediaPlayer2.Player";
static const char object[] = "/org/mpris/MediaPlayer2";

bool mpris_is_built_in(void)
{
    return true;
}

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
        .loop = state->again ? "Track" : "None",
        .position_us = state->at_ms * 1000,
        .rate = state->rate,
        .volume = state->volume,
        .fullscreen = state->fullscreen,
    };
}

/* Only whoever has the name is spoken of. */
static void tell_changes(struct mpris *mpris)
{
    enum { MOST = 6 };
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
    if (now.again != before.again)
        changed[count++] = "LoopStatus";
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
           sd_bus_add_object_vtable(mpris->bus, NULL, object, root, mpris_of_root, mpris) >= 0 &&
           sd_bus_add_object_vtable(mpris->bus, NULL, object, transport, mpris_of_transport,
                                    mpris) >= 0 &&
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

#endif
