#include "review/stride.h"

#include <cglm/quat.h>
#include <cglm/vec3.h>
#include <math.h>
#include <string.h>

enum { LOOKS = 12 };

/* Less than this is no motion that words would be about. */
#define TURNED_LEAST 8.0f  /* degrees */
#define MOVED_LEAST 0.030f /* metres */

static void bearings(const struct trace *trace, float out[BEARING_COUNT])
{
    memset(out, 0, BEARING_COUNT * sizeof *out);
    for (int g = 0; g < SPINE_GROUP_COUNT; g++) {
        float degrees[ANGLE_AXES];
        spine_group_angles(&trace->moment.pose, (enum spine_group)g, degrees);
        out[BEARING_BEND] += degrees[1];
        out[BEARING_TURN] += degrees[2];
        out[BEARING_ROUND] += g == SPINE_NECK ? 0.0f : degrees[0];
    }
    vec3 up, ahead = {1.0f, 0.0f, 0.0f};
    glm_vec3_sub((float *)trace->placed.at[JOINT_NECK], (float *)trace->placed.at[JOINT_PELVIS],
                 up);
    glm_quat_rotatev((float *)trace->placed.facing[JOINT_PELVIS], ahead, ahead);
    const float forwards = up[0] * ahead[0] + up[2] * ahead[2];
    out[BEARING_LEAN] = glm_deg(atan2f(forwards, up[1]));
}

static void add_look(struct stride *stride, const struct trace *now)
{
    const struct trace *first = &stride->first;
    for (int j = 0; j < JOINT_COUNT; j++) {
        const float turned =
            glm_deg(pose_turned(&first->moment.pose, &now->moment.pose, (enum joint)j));
        const float up = now->placed.at[j][1] - first->placed.at[j][1];
        const float bent = now->angles[j][0] - first->angles[j][0];
        const float moved =
            glm_vec3_distance((float *)now->placed.at[j], (float *)first->placed.at[j]);
        stride->turned[j] = fmaxf(stride->turned[j], turned);
        stride->moved[j] = fmaxf(stride->moved[j], moved);
        stride->rise[j] = fmaxf(stride->rise[j], up);
        stride->fall[j] = fmaxf(stride->fall[j], -up);
        stride->more_bent[j] = fmaxf(stride->more_bent[j], bent);
        stride->less_bent[j] = fmaxf(stride->less_bent[j], -bent);
    }
}

/* A hold goes nowhere: what it shows is told against the pose in which the exercise began. */
void stride_measure(const struct timeline *timeline, const struct segment *segment,
                    struct stride *out)
{
    memset(out, 0, sizeof *out);
    out->exercise = segment->exercise;
    const int64_t start = segment->start_ms, length = segment->end_ms - start;
    timeline_trace(timeline, segment->holds ? 0 : start, &out->first);
    for (int i = 1; i <= LOOKS; i++) {
        timeline_trace(timeline, i < LOOKS ? start + length * i / LOOKS : segment->end_ms - 1,
                       &out->last);
        add_look(out, &out->last);
    }
    float before[BEARING_COUNT];
    bearings(&out->first, before);
    bearings(&out->last, out->bearing);
    for (int i = 0; i < BEARING_COUNT; i++) {
        out->bearing[i] -= before[i];
    }
}

bool stride_moves(const struct stride *stride, enum side side, bool arm)
{
    const int first = arm ? JOINT_RIGHT_SHOULDER : JOINT_RIGHT_HIP;
    const int last = arm ? JOINT_RIGHT_WRIST : JOINT_RIGHT_TOES;
    for (int j = first; j <= last; j++) {
        const enum joint joint = joint_of_side((enum joint)j, side);
        if (stride->turned[joint] > TURNED_LEAST || stride->moved[joint] > MOVED_LEAST) {
            return true;
        }
    }
    return false;
}
