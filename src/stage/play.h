/* Playing a routine in a window: the only loop of the program.
 *
 * Each turn, 60 a second: events become commands, the time that went by moves the player, sound is
 * told where it stands, and if anything changed the picture of the moment is drawn. The player's
 * clock is CLOCK_MONOTONIC; neither display nor sound device can hold it up. When the program stood
 * still for more than PACE_STALL_MS, or the machine was suspended, it pauses rather than jump.
 * While nothing moves, or nobody can see it, a turn comes ten times a second, and at once when
 * something happens (lull.h).
 *
 * A new plan (planner.h) is taken over between two frames, where nobody speaks and the figure
 * stands alike in both: nothing of that is seen or heard.
 *
 * After the routine a screen tells the seconds stretched, for PLAYER_CLOSING_MS (PLAYER_OFFER_MS
 * where more is offered) or until a key, and the program ends. Where nobody sees the display
 * (SDL_VIDEODRIVER=offscreen) there is nobody to read that either, nor to end a pause: it is drawn
 * once, and a stall does not pause. */
#ifndef LIMBER_STAGE_PLAY_H
#define LIMBER_STAGE_PLAY_H

#include "library/theme.h"
#include "picture/view.h"
#include "player/keymap.h"
#include "sound/sound.h"
#include "stage/attend.h"
#include "stage/display.h"
#include "stage/guard.h"
#include "stage/stats.h"
#include "voice/narrator.h"

struct stage_wish {
    const struct world *world;
    const char *folder; /* of the program's data: shaders/ */
    const struct theme *theme;
    const struct keymap *keymap;
    int64_t from_ms; /* begins there, in ms of the routine; past its end: on the closing screen */
    bool sounds;     /* false: no sound device is opened at all */
    const struct voice_bank *bank; /* NULL: tones only */
    const struct tune *tune;       /* NULL: no music */
    const char *music_folder;      /* the person's own music instead; NULL: none */
    struct place music_place;      /* where they named it */
    struct narrator *narrator;     /* makes what `bank`, which is his, has not; NULL: nobody does */
    struct levels levels;          /* unless muted */
    struct sights sights;          /* of the start */
    struct seat seat;
    struct player_manner manner;
    struct display *display; /* already open, and left open; NULL: one of its own */
    enum painter painter;
    int width, height; /* of the window; 0: chosen */
    bool fullscreen, muted;
    int64_t started_us;  /* when the process started, on pace_now_us's clock */
    struct stats *stats; /* filled in */
    int part;            /* of the routine (player/part.h) to begin with; 0: the first */
    struct attend_wish attend;
    /* Called with each event (player/event.h) within a frame; NULL: nobody keeps a record. */
    void (*tell)(void *context, const struct player_event *event);
    void *tell_context;
    int64_t before_ms;      /* stretched today before this routine */
    struct closing closing; /* what the closing screen tells of the person */
    bool *accepted;         /* set when they want what is offered there; NULL: nothing is */
    /* Called after the closing screen of a routine that was played, in the display of its own
     * before that closes, unless what is offered was accepted; NULL: nobody asks anything then. */
    void (*ask)(void *context, struct display *display);
    void *ask_context;
    struct guard *guard;  /* of a kiosk; NULL: there is none */
    const char *greeting; /* a note on the screen as it begins; NULL or "": none */
};

/* Plays until the end or until the person leaves. */
enum stage_result stage_play(const struct stage_wish *wish, const struct timeline *timeline,
                             struct problems *problems);

#endif
