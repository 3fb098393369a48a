#include "body/angle.h"

#include <cglm/quat.h>

static const struct {
    const char *name;
    enum joint first;
    int joints;
} groups[SPINE_GROUP_COUNT] = {
    [SPINE_LUMBAR] = {"lumbar", JOINT_LUMBAR1, 2},
    [SPINE_THORACIC] = {"thoracic", JOINT_THORAX1, 3},
    [SPINE_NECK] = {"neck", JOINT_NECK, 2},
};

const char *spine_group_name(enum spine_group group)
{
    return groups[group].name;
}

enum joint spine_group_first(enum spine_group group)
{
    return groups[group].first;
}

int spine_group_joints(enum spine_group group)
{
    return groups[group].joints;
}

void spine_group_angles(const struct pose *pose, enum spine_group group, float degrees[ANGLE_AXES])
{
    const enum joint first = groups[group].first;
    versor total;
    glm_quat_copy((float *)pose->turn[first], total);
    for (int i = 1; i < groups[group].joints; i++) {
        versor before;
        glm_quat_copy(total, before);
        glm_quat_mul(before, (float *)pose->turn[(int)first + i], total);
    }
    angle_of_turn(first, total, degrees);
}
