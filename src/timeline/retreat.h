/* The way out of a stretch for somebody whom it hurts.
 *
 * The figure stays where it is for a moment, then goes back the way it came in to the start pose of
 * its exercise, each way with minimum jerk and none faster than it is played, with one long breath
 * out. Who is on the way out already goes on; who only changes position finishes that movement.
 * Who swings between two ends, as a cat and a cow do, is not led through the other one again: from
 * an end there is a way of its own. */
#ifndef LIMBER_TIMELINE_RETREAT_H
#define LIMBER_TIMELINE_RETREAT_H

#include "timeline/moment.h"

enum {
    RETREAT_STAY_MS = 300,
    RETREAT_LEAST_MS = 4000, /* of what comes then */
    RETREAT_LEGS_MOST = 16
};

struct retreat {
    const struct timeline *timeline;
    int64_t at_ms; /* where the routine was left */
    struct {
        int segment;    /* whose way it goes */
        float from, to; /* progress along it, 0..1 */
        int64_t ms;
    } legs[RETREAT_LEGS_MOST];
    int count;
    int64_t ms; /* of all, with the stay */
};

void retreat_plan(const struct timeline *timeline, int64_t at_ms, struct retreat *out);

/* What is seen `since_ms` after the routine was left; at the end and later the start pose. Seconds
 * are not counted and nothing is highlighted any more when it is over. */
void retreat_at(const struct retreat *retreat, int64_t since_ms, struct moment *out);

#endif
