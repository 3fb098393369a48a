/* Gamepads: those that are there, and those that come and go.
 *
 * A joystick that SDL has no mapping of is taken for one, too: buttons 0 and 1 are A and B, and so
 * on; SDL_GAMECONTROLLERCONFIG names others. */
#ifndef LIMBER_STAGE_PADS_H
#define LIMBER_STAGE_PADS_H

#include <SDL.h>
#include <stdbool.h>

enum { PADS_MOST = 4 };

/* Starts zeroed. */
struct pads {
    SDL_GameController *open[PADS_MOST];
    bool started;
};

/* Looking for them takes a while: after the first picture. Without any it does no harm. */
void pads_open(struct pads *pads);
void pads_close(struct pads *pads);

/* Takes up one that was plugged in; true when one that was open is gone. */
bool pads_lost(struct pads *pads, const SDL_Event *event);

#endif
