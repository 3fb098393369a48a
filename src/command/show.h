/* Showing a routine in a window: what `limber NAME` and the menu have in common. */
#ifndef LIMBER_COMMAND_SHOW_H
#define LIMBER_COMMAND_SHOW_H

#include "command/command.h"
#include "stage/play.h"

/* The keys of every folder, the later ones winning; in any case there is a way to stop. */
void show_keys(struct material *material, struct keymap *keymap);

/* Plays the material's timeline, from where it was cut off if that is to be gone on with, with its
 * music, its voice first asked for what is missing. `display` is NULL for one of its own, `guard`
 * where there is no kiosk; its film has low music and no voice. */
enum stage_result show_routine(const struct call *call, struct material *material,
                               const struct theme *theme, const struct keymap *keymap,
                               struct display *display, struct stats *stats, struct guard *guard);

#endif
