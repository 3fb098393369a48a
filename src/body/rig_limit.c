#include "body/angle.h"

void rig_limit(struct rig *rig, const struct turn_limits *limits)
{
    for (int i = 0; i < limits->count; i++) {
        const struct turn_limit *limit = &limits->list[i];
        float *least = &rig->least[limit->joint][limit->axis];
        float *most = &rig->most[limit->joint][limit->axis];
        if (limit->negative && -limit->degrees > *least) {
            *least = -limit->degrees;
        } else if (!limit->negative && limit->degrees < *most) {
            *most = limit->degrees;
        }
    }
}

/* Of the trunk, what it does to its left the mirror shows to its right; bending forward stays. */
static bool is_turned_round(enum joint joint, int axis)
{
    return joint_side(joint) == SIDE_BOTH && axis > 0;
}

struct rig rig_mirrored(const struct rig *rig)
{
    struct rig mirrored = *rig;
    for (int j = 0; j < JOINT_COUNT; j++) {
        const enum joint other = joint_mirror((enum joint)j);
        for (int axis = 0; axis < RIG_AXES; axis++) {
            const bool round = is_turned_round(other, axis);
            mirrored.least[j][axis] = round ? -rig->most[other][axis] : rig->least[other][axis];
            mirrored.most[j][axis] = round ? -rig->least[other][axis] : rig->most[other][axis];
        }
    }
    return mirrored;
}

bool rig_is_even(const struct rig *rig)
{
    const struct rig mirrored = rig_mirrored(rig);
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int axis = 0; axis < RIG_AXES; axis++) {
            if (mirrored.least[j][axis] != rig->least[j][axis] ||
                mirrored.most[j][axis] != rig->most[j][axis]) {
                return false;
            }
        }
    }
    return true;
}
