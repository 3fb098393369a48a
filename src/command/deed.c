#include "command/deed.h"

#include <math.h>

static enum felt felt_of(enum pain_answer answer)
{
    static const enum felt felt[PAIN_ANSWERS] = {[PAIN_UNTOLD] = FELT_UNTOLD,
                                                 [PAIN_PULL] = FELT_PULL,
                                                 [PAIN_SHARP] = FELT_SHARP,
                                                 [PAIN_NERVE] = FELT_TINGLING,
                                                 [PAIN_ALARM] = FELT_ALARM};
    return felt[answer];
}

static enum ended ended_of(enum ending ending)
{
    static const enum ended ended[] = {[ENDING_DONE] = ENDED_DONE,
                                       [ENDING_SKIPPED] = ENDED_SKIPPED,
                                       [ENDING_BROKEN_OFF] = ENDED_BROKEN_OFF,
                                       [ENDING_HURT] = ENDED_HURT};
    return ended[ending];
}

bool deed_entry(const struct player_event *event, struct stamp at, int64_t session,
                struct entry *entry)
{
    static const enum entry_kind kinds[] = {[EVENT_PHASE] = ENTRY_PHASE,
                                            [EVENT_PAIN] = ENTRY_PAIN,
                                            [EVENT_TOO_MUCH] = ENTRY_TOO_MUCH,
                                            [EVENT_ROUTINE] = ENTRY_DONE};
    *entry = (struct entry){.at = at,
                            .session = session,
                            .kind = kinds[event->kind],
                            .exercise = "",
                            .phase = event->phase != NULL ? event->phase : "",
                            .routine = event->routine->id,
                            .side = event->side,
                            .primary = NO_GROUP};
    if (event->exercise != NULL)
        entry_take_exercise(entry, event->exercise);
    if (event->kind == EVENT_PAIN)
        entry->felt = felt_of(event->answer);
    if (event->kind == EVENT_TOO_MUCH)
        entry->felt = FELT_TOO_MUCH;
    if (event->kind != EVENT_PHASE)
        return event->kind != EVENT_ROUTINE || event->ending == ENDING_DONE;
    entry->stretched_ms = event->stretched_ms;
    entry->range = (int)lroundf(event->range * COMFORT_WHOLE);
    entry->ended = ended_of(event->ending);
    return event->stretched_ms > 0;
}
