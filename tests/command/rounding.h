/* How far a figure's back is rounded, and the most of it in a whole timeline.
 *
 * Whatever is seen of a timeline, at whichever tempo and after however many skips, is a pose on one
 * of the ways of its motions, breathed in or out: so these are measured, and not moments. */
#ifndef LIMBER_TESTS_COMMAND_ROUNDING_H
#define LIMBER_TESTS_COMMAND_ROUNDING_H

#include <math.h>

#include "body/angle.h"
#include "timeline/moment.h"

/* How far a back rounds, low and middle, in degrees; and what is lost in measuring. */
#define LOW_BACK 45.0F
#define MIDDLE_BACK 25.0F
#define ROUNDING_SLACK 0.6F

enum { WAY_STEPS = 32 };

struct rounding {
    float low, middle, both;
    float arch, lean; /* of both together: back, and to either side */
};

static inline struct rounding rounding_of(const struct pose *pose)
{
    float low[ANGLE_AXES], middle[ANGLE_AXES];
    spine_group_angles(pose, SPINE_LUMBAR, low);
    spine_group_angles(pose, SPINE_THORACIC, middle);
    return (struct rounding){low[0], middle[0], low[0] + middle[0], -(low[0] + middle[0]),
                             fabsf(low[1] + middle[1])};
}

static inline void rounding_add(struct rounding *most, struct rounding other)
{
    most->low = fmaxf(most->low, other.low);
    most->middle = fmaxf(most->middle, other.middle);
    most->both = fmaxf(most->both, other.both);
    most->arch = fmaxf(most->arch, other.arch);
    most->lean = fmaxf(most->lean, other.lean);
}

static inline void rounding_add_way(struct rounding *most, const struct motion *motion, int way)
{
    struct pose pose;
    for (int step = 0; step <= WAY_STEPS; step++)
        for (int filled = 0; filled < 2; filled++) {
            motion_pose(motion, way, (float)step / WAY_STEPS, (float)filled, &pose);
            rounding_add(most, rounding_of(&pose));
        }
}

static inline struct rounding rounding_of_timeline(const struct timeline *timeline)
{
    enum { WAYS = 64 };
    struct rounding most = {0, 0, 0, 0, 0};
    for (int motion = 0; motion < timeline->motion_count; motion++) {
        bool measured[WAYS] = {false};
        for (int i = 0; i < timeline->segment_count; i++) {
            const struct segment *segment = &timeline->segments[i];
            if (segment->motion != motion || measured[segment->way % WAYS])
                continue;
            rounding_add_way(&most, timeline->motions[motion], segment->way);
            measured[segment->way % WAYS] = segment->way < WAYS;
        }
    }
    return most;
}

/* Whether low and middle back, each and both, are rounded by that share of their range at most. */
static inline bool rounding_is_within(struct rounding most, float share)
{
    return most.low <= share * LOW_BACK + ROUNDING_SLACK &&
           most.middle <= share * MIDDLE_BACK + ROUNDING_SLACK &&
           most.both <= share * (LOW_BACK + MIDDLE_BACK) + ROUNDING_SLACK;
}

#endif
