/* The menu in the window: the loop in which a person chooses what to play.
 *
 * Keys, mouse, touch, a presenter's remote and a gamepad steer it. The previews are made on another
 * thread (gallery.h) and appear when they are ready; after LOBBY_AWAKE_MS without a key they stand
 * still, and nothing more is drawn. Where nobody sees the display nobody can choose: what lies in
 * the queue of events is done, the menu is drawn, and left. */
#ifndef LIMBER_STAGE_LOBBY_H
#define LIMBER_STAGE_LOBBY_H

#include "player/keymap.h"
#include "player/menu.h"
#include "stage/display.h"
#include "stage/guard.h"
#include "stage/service.h"
#include "timeline/sight.h"

enum { LOBBY_AWAKE_MS = 120000 };

struct lobby_wish {
    const struct world *world;
    struct display *display;
    const struct theme *theme;
    const struct keymap *keymap;
    struct library *library;
    struct timeline_wish preview; /* how previews are laid out */
    /* What of a routine may be shown to the person, in the arena; NULL: nothing of it. NULL instead
     * of the function: all may be. Asked anew each time somebody chooses. */
    const struct routine *(*suit)(void *context, struct arena *arena,
                                  const struct routine *routine);
    void *suit_context;
    struct sights sights;
    struct seat seat;
    int64_t scan_ms;         /* of the menu */
    struct guard *guard;     /* of a kiosk; NULL: there is none */
    const char *const *only; /* ids of the routines that there are cards for, `only_count`; */
    int only_count;          /* 0: for all, and for the exercises */
    const char *lead;        /* id of the routine whose card comes first; NULL: the shortest's */
    bool personal;           /* there are cards for pages about the person, too */
    struct service *service; /* told each frame that it lives (service.h); NULL: nobody */
};

struct lobby;

/* All that is named in the wish is borrowed. NULL, told, when memory ran out. */
struct lobby *lobby_open(const struct lobby_wish *wish, struct problems *problems);
void lobby_close(struct lobby *lobby);

/* The card of the routine or exercise that the person takes; the same card is lit when it is called
 * again. NULL when they leave. */
const struct menu_card *lobby_choose(struct lobby *lobby);

/* Somebody else comes: everything is as it was at first. False when memory ran out. */
bool lobby_refresh(struct lobby *lobby);

/* What the card plays, made once; NULL for the way back, or when memory ran out. */
const struct routine *lobby_routine(struct lobby *lobby, const struct menu_card *card);

/* How many pictures were presented so far. */
int64_t lobby_frames(const struct lobby *lobby);

#endif
