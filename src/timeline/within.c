#include "timeline/within.h"

#include "body/angle.h"

enum { STEPS = 32 }; /* of a way: in none of them does a back turn by much more than a degree */

static bool pose_is_within(const struct pose *pose, const struct turn_limit *limit)
{
    for (int group = 0; group < SPINE_GROUP_COUNT; group++) {
        float degrees[ANGLE_AXES];
        if (spine_group_first((enum spine_group)group) != limit->joint) {
            continue;
        }
        spine_group_angles(pose, (enum spine_group)group, degrees);
        const float turned = limit->negative ? -degrees[limit->axis] : degrees[limit->axis];
        return turned <= limit->degrees + WITHIN_SLACK;
    }
    return true;
}

static bool way_is_within(const struct motion *motion, int way, const struct turn_limits *limits)
{
    struct pose pose;
    for (int step = 0; step <= 2 * STEPS + 1; step++) {
        const int along = step / 2;
        motion_pose(motion, way, (float)along / STEPS, (float)(step % 2), &pose);
        for (int i = 0; i < limits->count; i++) {
            if (!pose_is_within(&pose, &limits->list[i])) {
                return false;
            }
        }
    }
    return true;
}

bool motion_is_within(const struct motion *motion, int way_count, const struct turn_limits *limits)
{
    bool within = true;
    for (int way = 0; way < way_count && limits->count > 0 && within; way++) {
        within = way_is_within(motion, way, limits);
    }
    return within;
}
