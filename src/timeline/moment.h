/* What is so at one moment of a routine: the answer to "how does it look at t". */
#ifndef LIMBER_TIMELINE_MOMENT_H
#define LIMBER_TIMELINE_MOMENT_H

#include "timeline/timeline.h"

struct moment {
    int64_t ms;
    const struct segment *segment;
    const struct segment *seen; /* whose pose, exercise and side are to be seen: `segment`, or the
                                   one before it while its figure still fades out */
    const struct segment *lit;  /* whose muscles and side are highlighted: `seen`, or the stretch
                                   that the figure is just leaving for something else */
    struct pose pose;           /* in the room; already mirrored for the left side */
    float presence;             /* 1 visible, 0 faded out (changing position) */
    const char *caption;
    int seconds_left;           /* of the passage, rounded up: the big number; in a hold that is
                                   counted up the seconds done */
    float segment_left;         /* 1 at its start .. 0 at its end: the ring */
    float breath;               /* 0 emptied .. 1 filled, for disc and chest */
    enum breath breathing;      /* IN or OUT now; FREE when not guided */
    float highlight;            /* 0..1: how strongly the stretched muscles are shown */
    const struct segment *next; /* first segment of the next exercise or side; NULL at the last */
    int64_t stretched_ms;       /* stretch time done from the start to here */
};

/* `ms` is clamped to the routine. */
void timeline_at(const struct timeline *timeline, int64_t ms, struct moment *out);

/* The moment that shows best what it is about: early in the first hold, or the end of the first
 * stretch. */
int64_t timeline_telling(const struct timeline *timeline);

#endif
