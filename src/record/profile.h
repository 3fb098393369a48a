/* What a person said about themselves: the ticks of reference/content.md, section 9.
 *
 * Written by hand, or by the first start, into profile.conf: lines `NAME = VALUE`, `#` begins a
 * comment. `flags = FLEX KNEE` names what the exercises' `flags` name,
 * `limit = right_knee flexion 90`, once for each, how far a joint turns; `over_65 = yes` is said by
 * whoever is 65 or older and holds for longer (lengthen.h). Some settings may stand in it, too,
 * since they are the person's and not the machine's: command/settings.h reads those. */
#ifndef LIMBER_RECORD_PROFILE_H
#define LIMBER_RECORD_PROFILE_H

#include "base/problem.h"
#include "library/flag.h"
#include "library/turn_words.h"

/* Starts zeroed: nothing is ticked. */
struct profile {
    unsigned flags; /* bits 1 << enum flag */
    bool over_65;   /* 65 or older */
    struct turn_limits limits;
};

/* Names of the settings that may stand in it and are asked on its page: "stature". */
enum { PROFILE_SETTINGS = 5 };
extern const char *const profile_settings[PROFILE_SETTINGS];

/* Whether the name is one of them. */
bool profile_is_setting(struct text name);

/* The bits of words with blanks between them, whatever else stands there; and the words of bits, in
 * the order of enum flag: "FLEX KNEE". */
enum { PROFILE_FLAGS_ROOM = 96 };
unsigned profile_flags_of(const char *words);
void profile_flags_write(unsigned flags, char out[PROFILE_FLAGS_ROOM]);

/* Reads a file's content into a zeroed profile. What cannot be read is told as a warning with its
 * place, and the rest is taken. A flag is ticked though it stands among brackets, in `Flags: FLEX`,
 * or in a line of flags that is no UTF-8: nobody is shown more because of how it was written. */
void profile_read(struct profile *profile, struct text content, const char *file,
                  struct problems *problems);

#endif
