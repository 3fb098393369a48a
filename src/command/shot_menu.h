/* Shots of the screens that show no routine. */
#ifndef LIMBER_COMMAND_SHOT_MENU_H
#define LIMBER_COMMAND_SHOT_MENU_H

#include "command/still.h"

/* The menu's first page, --at MS after it was opened, or the safety words; as --screen says. */
enum exit_code shot_of_menu(const struct options *options, struct material *material,
                            struct still *still);

#endif
