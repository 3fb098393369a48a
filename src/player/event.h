/* What a record is kept of: phases as they end, how they ended, and what was said about pain and
 * about too much.
 *
 * The player puts events into a queue of fixed size; whoever shows it empties the queue after each
 * step. Names belong to the library and live as long as it does. */
#ifndef LIMBER_PLAYER_EVENT_H
#define LIMBER_PLAYER_EVENT_H

#include "timeline/timeline.h"

enum event_kind {
    EVENT_PHASE,    /* of an exercise was left, after some of it was played */
    EVENT_PAIN,     /* somebody said what hurt, or nobody answered in time */
    EVENT_TOO_MUCH, /* an exercise was, they said */
    EVENT_ROUTINE   /* is over: once a run, whatever is looked at again from its closing screen */
};

enum ending {
    ENDING_DONE,       /* played to its end */
    ENDING_SKIPPED,    /* left for something later */
    ENDING_BROKEN_OFF, /* left for something earlier, or the routine was left */
    ENDING_HURT
};

enum pain_answer {
    PAIN_UNTOLD, /* no answer within the time */
    PAIN_PULL,   /* strong, and gone now */
    PAIN_SHARP,  /* or stabbing */
    PAIN_NERVE,  /* tingling, numb, or running into a limb */
    PAIN_ALARM,  /* numb between the legs, bladder or bowel, weak legs: a doctor now */
    PAIN_ANSWERS
};

struct player_event {
    enum event_kind kind;
    const struct routine *routine;
    const struct exercise *exercise; /* NULL of a routine, and of pain before there is one */
    enum side side;
    const char *phase;    /* "" of a routine, of too much, and of pain between phases */
    int repeat, repeats;  /* of the phase: 1 of n; 0 of 0 outside a repeated block */
    int64_t stretched_ms; /* really played: in this phase since it was entered; of a routine, all */
    int64_t played_ms;    /* of a phase the same, but all its time */
    float range;          /* comfort, 0.3 .. 1 */
    enum ending ending;
    enum pain_answer answer; /* of EVENT_PAIN */
};

enum { EVENTS_MOST = 64 };

/* Starts zeroed. */
struct events {
    struct player_event list[EVENTS_MOST];
    int first, count;
    int lost; /* that found no room: nobody emptied the queue for long */
};

void events_add(struct events *events, const struct player_event *event);

/* Takes the oldest; false when there is none. */
bool events_take(struct events *events, struct player_event *out);

#endif
