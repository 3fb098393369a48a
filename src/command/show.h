/* Showing in a window: what `limber NAME`, the menu and the kiosk have in common. */
#ifndef LIMBER_COMMAND_SHOW_H
#define LIMBER_COMMAND_SHOW_H

#include "command/command.h"
#include "command/meeting.h"
#include "stage/lobby.h"
#include "stage/play.h"

/* The keys of every folder, the later ones winning; in any case there is a way to stop. */
void show_keys(struct material *material, struct keymap *keymap);

/* Plays the material's timeline, from where it was cut off if that is to be gone on with, with its
 * music, its voice first asked for what is missing. `display` is NULL for one of its own, `guard`
 * where there is no kiosk; its film has low music and no voice. What the closing screen offers and
 * the person wants is the material's routine then, to be suited and played as well: `*accepted`,
 * which may be NULL: nothing is offered. `meeting` asks at the end, in a display of its
 * own; NULL: nobody does. */
enum stage_result show_routine(const struct call *call, struct material *material,
                               const struct theme *theme, const struct keymap *keymap,
                               struct display *display, struct stats *stats, struct guard *guard,
                               struct meeting *meeting, bool *accepted);

/* What the program ends with after the stage has. */
enum exit_code show_code(enum stage_result result);

/* The window as the options wish it; all in it is borrowed of the material. */
struct window_wish show_window(const struct material *material);

/* The menu as the options wish it; what a kiosk's differs in is left as it is without one. */
struct lobby_wish show_lobby(const struct call *call, struct material *material,
                             struct display *display, const struct theme *theme,
                             const struct keymap *keymap);

#endif
