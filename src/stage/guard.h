/* Who watches over a kiosk (player/kiosk.h) while a loop of the stage shows something: it sees
 * every event before the loop does, and tells when another has to be shown.
 *
 * A guard of NULL watches over nothing: all below then let everything be as without one. */
#ifndef LIMBER_STAGE_GUARD_H
#define LIMBER_STAGE_GUARD_H

#include "picture/view.h"
#include "player/kiosk.h"
#include "player/player.h"
#include "stage/combo.h"
#include "stage/display.h"
#include "stage/service.h"

union SDL_Event;

struct guard_wish {
    struct kiosk_rules rules;
    struct combo chord;
    int (*minute)(void *context); /* of the day, on the wall's clock */
    void *context;
    struct display *display;
    struct service *service; /* NULL: nobody */
};

struct guard {
    struct guard_wish wish;
    struct kiosk kiosk;
    enum kiosk_state shown; /* for which the loop runs */
    int64_t frame_us;       /* when the last one was */
    int64_t locked_us;      /* when the window was last seen to */
    int rounds;             /* of the film */
    char status[64];
};

/* The display is open, and borrowed. */
void guard_start(struct guard *guard, const struct guard_wish *wish);

/* A loop begins, for the state that the kiosk is in. */
void guard_begin(struct guard *guard);

/* True when the event is not for the loop: somebody wants to close the window, the film was
 * interrupted, digits of the PIN. */
bool guard_takes(struct guard *guard, const union SDL_Event *event);

/* What a command of the player means here: nobody leaves but from a pause. */
enum command guard_command(const struct guard *guard, const struct player *player,
                           enum command command);

/* Once a frame; false: the loop has to end. `busy` as in kiosk_pass. */
bool guard_frame(struct guard *guard, bool busy);
bool guard_goes_on(const struct guard *guard);

/* The same of a loop with a player: tells of its end, and sees to it that the film never ends. */
bool guard_play(struct guard *guard, struct player *player);

/* The film is on. */
bool guard_attracts(const struct guard *guard);

/* What a view of the player shows here: the film to those who pass by, no way out but in a pause,
 * thanks. */
void guard_view(const struct guard *guard, const struct player *player, struct view *view);

/* Moves what is drawn by kiosk_shift, but for the backdrop, and asks over it for the PIN. */
void guard_dress(const struct guard *guard, const struct ruler *ruler, const struct theme *theme,
                 struct picture *picture);

/* Changes when that does. */
int64_t guard_dress_key(const struct guard *guard);

/* What a service manager is told while the film is on; changes with each round. */
const char *guard_status(const struct guard *guard);

/* A loop of its own: black, until the state is another. */
void guard_night(struct guard *guard);

#endif
