/* A routine as it would be shown to a person now: how far, what is exchanged or shorter, and why.
 */
#ifndef LIMBER_COMMAND_TODAY_ROUTINE_H
#define LIMBER_COMMAND_TODAY_ROUTINE_H

#include "command/material.h"
#include "record/suit.h"

/* The material's routine, as a table or as JSON, to stdout. EXIT_PROBLEMS when it does not suit. */
enum exit_code today_routine(struct material *material, const struct suit_wish *wish);

/* The exercise's name as it stands in a column, filled up with spaces to so many letters, whatever
 * their bytes. */
enum { TODAY_COLUMN = 36, TODAY_NAME_ROOM = 256 };
const char *today_name(const struct exercise *exercise, char out[TODAY_NAME_ROOM]);

#endif
