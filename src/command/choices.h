/* Options whose value is one of a few words. */
#ifndef LIMBER_COMMAND_CHOICES_H
#define LIMBER_COMMAND_CHOICES_H

#include "command/options.h"

/* Takes the value of such an option. False, told in `problems`, when it is none of its words. */
bool choice_read(struct options *options, enum option_id option, const char *text,
                 struct problems *problems);

#endif
