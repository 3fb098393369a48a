/* What `limber --help` prints, from the table of options. */
#ifndef LIMBER_COMMAND_OPTIONS_HELP_H
#define LIMBER_COMMAND_OPTIONS_HELP_H

#include <stdio.h>

#include "command/option_table.h"

/* The help of the program, or of one subcommand. */
void options_help(FILE *to);
void options_help_of(enum subcommand subcommand, FILE *to);

#endif
