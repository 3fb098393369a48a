/* Where the record of the person is that the options name. */
#ifndef LIMBER_COMMAND_KEEPING_H
#define LIMBER_COMMAND_KEEPING_H

#include "command/options.h"
#include "record/record.h"

/* In $XDG_DATA_HOME/limber, or else ~/.local/share/limber. As record_open; where there is no home,
 * it is in memory only. The options must outlive it. */
struct record *keeping_open(const struct options *options, struct problems *problems);

#endif
