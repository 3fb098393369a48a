/* From where the figure is to where it has to be, after a skip, without a jump.
 *
 * Seen from the same camera it goes there by the shortest turn of each joint, with minimum jerk and
 * no joint much faster than BLEND_METRES a second; from elsewhere, or where that would be too far,
 * it fades out where it was and in where it is. Where a skip lands before the way back from a
 * stretch that the figure is not in, it does not go into that stretch for it. */
#ifndef LIMBER_TIMELINE_BLEND_H
#define LIMBER_TIMELINE_BLEND_H

#include "timeline/moment.h"

enum { BLEND_LEAST_MS = 300, BLEND_MOST_MS = 2000, BLEND_FADE_MS = 700 };

#define BLEND_METRES 1.2f /* a second */

/* Starts zeroed: nothing is blended. */
struct blend {
    int64_t since_ms, ms;
    bool fades;
    int64_t left_ms; /* where the figure was, while it fades out there */
    struct pose from;
    float presence;      /* it had there */
    int64_t held_end_ms; /* up to here the figure goes to, and waits in, `held` */
    struct pose held;
};

/* From what is on the screen to what the timeline has at `to_ms`. */
void blend_begin(struct blend *blend, const struct timeline *timeline, const struct moment *seen,
                 int64_t to_ms);

void blend_pass(struct blend *blend, int64_t elapsed_ms);

/* `moment` is the timeline's; returned with the figure as it is to be seen, which while it fades
 * out is that of another moment. */
void blend_at(const struct blend *blend, const struct timeline *timeline, struct moment *moment);

#endif
