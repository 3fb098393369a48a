/* The light on what a pause or the closing screen offers: moved by the arrows up and down, by a
 * mouse, or, for who has one button, by itself; what goes on takes what is lit.
 *
 * Which those are the view tells (picture/screens.h). It starts on the way on: whoever moves
 * nothing takes that, as without any light. */
#ifndef LIMBER_STAGE_PICK_H
#define LIMBER_STAGE_PICK_H

#include <SDL.h>

#include "picture/view.h"
#include "player/player.h"

/* Starts zeroed. */
struct pick {
    enum screen screen; /* whose light it is */
    int lit;            /* from 1; 0: nothing is offered */
    int64_t since_ms;   /* that it is shown */
    int jumps;          /* of the player as it was shown: another one is no more on this screen */
};

void pick_pass(struct pick *pick, int64_t elapsed_ms);

/* Tells the view of a player what is lit; another screen begins anew. */
void pick_show(struct pick *pick, const struct player *player, struct view *view);

/* What an event that means `command` elsewhere does where something is offered: NONE when it only
 * moved the light. With scanning each press takes what is lit, and on screens that offer nothing
 * one that means nothing pauses and goes on. */
enum command pick_command(struct pick *pick, const struct player *player, const struct view *shown,
                          const SDL_Event *event, enum command command);

/* The command of a button or the red field under a point of the view; a pointer over it lights it.
 */
enum command pick_at(const struct view *shown, float x, float y);
void pick_point(struct pick *pick, const struct view *shown, float x, float y);

/* How much of the time until a light walks on has gone, in steps that the eye takes for smooth. */
float pick_walk(int64_t since_ms, int64_t scan_ms);

#endif
