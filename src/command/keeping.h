/* Where the record and the profile of the person are that the options name. */
#ifndef LIMBER_COMMAND_KEEPING_H
#define LIMBER_COMMAND_KEEPING_H

#include "command/options.h"
#include "record/profile.h"
#include "record/record.h"

/* In $XDG_DATA_HOME/limber, or else ~/.local/share/limber. As record_open; where there is no home,
 * it is in memory only. The options must outlive it. */
struct record *keeping_open(const struct options *options, struct problems *problems);

/* What the person said about themselves, from profile.conf, or profile-NAME.conf for one with a
 * name, beside the settings. Mistakes in it are told as warnings. */
void keeping_profile(const struct options *options, struct profile *profile,
                     struct problems *problems);

#endif
