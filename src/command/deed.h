/* What was done while a routine played, as the record has it. */
#ifndef LIMBER_COMMAND_DEED_H
#define LIMBER_COMMAND_DEED_H

#include "player/event.h"
#include "record/entry.h"

/* The entry of an event at a moment of a session; texts are borrowed from the event. False: it is
 * nothing that is recorded. */
bool deed_entry(const struct player_event *event, struct stamp at, int64_t session,
                struct entry *entry);

#endif
