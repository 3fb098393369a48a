/* What the files of the player share; nobody else's. */
#ifndef LIMBER_PLAYER_INSIDE_H
#define LIMBER_PLAYER_INSIDE_H

#include "player/player.h"

/* Another screen: sound has to follow. */
void player_show(struct player *player, enum player_screen screen);

/* The same for one that the person did not ask for. */
void player_bring(struct player *player, enum player_screen screen);

/* Goes on where it was left; inside a hold it counts in, as the body has let go meanwhile. */
void player_go_on(struct player *player);

/* To another place, where it plays on, or if it was paused stays so. */
void player_jump(struct player *player, int64_t to_ms);

/* The phase under way is left. */
void player_leave(struct player *player, enum ending ending);

/* The routine is over: told once a run. */
void player_over(struct player *player, enum ending ending);

/* What is stretched, or was last, was too much: kept, and what is still shown of it is smaller. */
void player_find_too_much(struct player *player);

/* So many steps of range more or less, within what this person may see of the exercise. */
void player_step_range(struct player *player, int steps);

/* It hurts: from anywhere. */
void player_hurt(struct player *player);
void player_hurt_on(struct player *player, int64_t elapsed_ms);
void player_do_hurt(struct player *player, enum command command);

#endif
