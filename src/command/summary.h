/* What is told of a person when a routine begins and when it is over: how far things go now, what
 * the day has, and a stretch for what is missing of its sixty seconds. */
#ifndef LIMBER_COMMAND_SUMMARY_H
#define LIMBER_COMMAND_SUMMARY_H

#include "picture/view.h"
#include "record/suit.h"

enum { SUMMARY_WORDS = 96 };

struct summary {
    char greeting[SUMMARY_WORDS]; /* as it begins; "": nothing */
    struct closing closing;       /* its words are here, or the library's */
    int64_t before_ms;            /* stretched today before it */
    struct step offered;          /* for after it; exercise NULL: nothing is due that suits */
    char offer[SUMMARY_WORDS];
};

/* Of the routine as it was suited, which there is. The offer is due once that is done, in no longer
 * a dose than what will be missing then needs. The summary must not be moved. */
void summary_fill(struct summary *summary, const struct library *library,
                  const struct suited *suited, const struct suit_wish *wish);

#endif
