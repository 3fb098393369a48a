/* What is done before there is a window: the routine is laid out on a thread of its own while SDL
 * looks for a display, which is mostly waiting for it. Nothing is shown yet. */
#ifndef LIMBER_COMMAND_OVERTURE_H
#define LIMBER_COMMAND_OVERTURE_H

#include "command/material.h"

/* As material_plan_shown; afterwards the display is found, or whoever opens it is told why not.
 * Where this is not EXIT_DONE, or nothing is opened, overture_end gives the display back. */
enum exit_code overture_plan(struct material *material, struct theme *theme);
void overture_end(void);

#endif
