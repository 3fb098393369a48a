#include "library/turn_choice.h"

#include <math.h>
#include <string.h>

#include "base/tr.h"
#include "body/angle.h"

static const struct {
    enum joint joint;
    const char *words;
} joints[TURN_JOINTS] = {
    {JOINT_RIGHT_KNEE, TR("Right knee")},
    {JOINT_LEFT_KNEE, TR("Left knee")},
    {JOINT_RIGHT_HIP, TR("Right hip")},
    {JOINT_LEFT_HIP, TR("Left hip")},
    {JOINT_RIGHT_ANKLE, TR("Right ankle")},
    {JOINT_LEFT_ANKLE, TR("Left ankle")},
    {JOINT_LUMBAR1, TR("Low back")},
    {JOINT_THORAX1, TR("Upper back")},
    {JOINT_NECK, TR("Neck")},
    {JOINT_RIGHT_SHOULDER, TR("Right shoulder")},
    {JOINT_LEFT_SHOULDER, TR("Left shoulder")},
    {JOINT_RIGHT_ELBOW, TR("Right elbow")},
    {JOINT_LEFT_ELBOW, TR("Left elbow")},
    {JOINT_RIGHT_FOREARM, TR("Right forearm")},
    {JOINT_LEFT_FOREARM, TR("Left forearm")},
    {JOINT_RIGHT_WRIST, TR("Right wrist")},
    {JOINT_LEFT_WRIST, TR("Left wrist")},
};

/* The words of angle.h for people. */
static const struct {
    const char *word, *words;
} ways_of_turning[] = {
    {"flexion", TR("flexion")},
    {"extension", TR("extension")},
    {"abduction", TR("abduction")},
    {"adduction", TR("adduction")},
    {"internal_rotation", TR("internal rotation")},
    {"external_rotation", TR("external rotation")},
    {"dorsiflexion", TR("dorsiflexion")},
    {"plantarflexion", TR("plantarflexion")},
    {"inversion", TR("inversion")},
    {"eversion", TR("eversion")},
    {"pronation", TR("pronation")},
    {"supination", TR("supination")},
    {"radial_deviation", TR("radial deviation")},
    {"ulnar_deviation", TR("ulnar deviation")},
    {"right_bend", TR("bend to the right")},
    {"left_bend", TR("bend to the left")},
    {"right_turn", TR("turn to the right")},
    {"left_turn", TR("turn to the left")},
};

const char *turn_choice_joint(int joint)
{
    return joints[joint].words;
}

static const char *words_of(const char *word)
{
    for (size_t i = 0; i < sizeof ways_of_turning / sizeof *ways_of_turning; i++)
        if (strcmp(ways_of_turning[i].word, word) == 0)
            return ways_of_turning[i].words;
    return word;
}

static int add_way(struct turn_way *ways, int count, struct turn_limit limit, const char *word)
{
    if (limit.degrees <= TURN_STEP)
        return count;
    ways[count] = (struct turn_way){limit, words_of(word)};
    return count + 1;
}

int turn_choice_ways(int joint, struct turn_way ways[TURN_WAYS_MOST])
{
    struct turn_limit limit = {.joint = joints[joint].joint};
    int count = 0;
    for (limit.axis = 0; limit.axis < RIG_AXES; limit.axis++) {
        const struct angle_axis *axis = joint_axis(limit.joint, limit.axis);
        if (axis->positive == NULL)
            continue;
        limit.negative = false;
        limit.degrees = axis->most;
        count = add_way(ways, count, limit, axis->positive);
        limit.negative = true;
        limit.degrees = -axis->least;
        count = add_way(ways, count, limit, axis->negative);
    }
    return count;
}

/* The largest multiple of a step that is less than the whole. */
static int most_steps(const struct turn_way *way)
{
    return (int)ceilf(way->limit.degrees / TURN_STEP) - 1;
}

int turn_choice_count(const struct turn_way *way)
{
    return most_steps(way) + 1;
}

int turn_choice_degrees(const struct turn_way *way, int place)
{
    return (most_steps(way) - place) * TURN_STEP;
}

float turn_choice_limit(const struct turn_limits *limits, const struct turn_limit *way)
{
    float least = -1;
    for (int i = 0; i < limits->count; i++) {
        const struct turn_limit *limit = &limits->list[i];
        const bool same = limit->joint == way->joint && limit->axis == way->axis &&
                          limit->negative == way->negative;
        if (same && (least < 0 || limit->degrees < least))
            least = limit->degrees;
    }
    return least;
}
