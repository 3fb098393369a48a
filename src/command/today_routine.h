/* A routine as it would be shown to a person now: how far, what is exchanged or shorter, and why.
 */
#ifndef LIMBER_COMMAND_TODAY_ROUTINE_H
#define LIMBER_COMMAND_TODAY_ROUTINE_H

#include "command/material.h"
#include "record/suit.h"

/* The material's routine, as a table or as JSON, to stdout. EXIT_PROBLEMS when it does not suit. */
enum exit_code today_routine(struct material *material, const struct suit_wish *wish);

#endif
