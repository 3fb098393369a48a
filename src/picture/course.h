/* Where the figure is about to go, or goes to and fro: what an arrow beside it can tell.
 *
 * There is a course from where an exercise is prepared to the end of its first way, on each further
 * way into the stretch, and throughout what is repeated without holding. None in holds, at rest, on
 * the way out of a stretch or from one exercise to the next. */
#ifndef LIMBER_PICTURE_COURSE_H
#define LIMBER_PICTURE_COURSE_H

#include "timeline/timeline.h"

struct course {
    const struct segment *first, *last; /* it is told from the start of the one to the end of the
                                           other; NULL: there is none */
    const struct segment *ways, *end;   /* the ways to choose from: once through what is repeated */
    bool to_and_fro;
};

/* `now` is one of the timeline's segments. */
struct course course_at(const struct timeline *timeline, const struct segment *now);

#endif
