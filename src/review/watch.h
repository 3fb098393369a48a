/* Looking along a timeline, frame by frame, with every rule. */
#ifndef LIMBER_REVIEW_WATCH_H
#define LIMBER_REVIEW_WATCH_H

#include "review/frame.h"

/* Which segments are looked at. */
enum watched {
    WATCH_ALL,
    WATCH_BETWEEN /* only what a routine adds: the ways between exercises, and bars */
};

void watch(const struct timeline *timeline, enum watched which, struct findings *findings);

/* The phase that a segment plays; NULL when it plays none. */
const struct phase *segment_phase(const struct segment *segment);

#endif
