#include "body/worth.h"

#include <cglm/vec3.h>
#include <math.h>

#include "body/apart.h"
#include "body/skin.h"

enum { STRIDES = 32, FRAMES = 60 };

/* Between two nodes nothing may dip deeper under the floor, metres. */
#define DIP_MOST 0.0015f

float track_excess(const struct rig *rig, const struct track *track, const struct keeping *keeping)
{
    float most = 0.0f;
    for (int i = 1; i < 2 * track->spans; i++) {
        struct pose pose;
        struct figure figure;
        track_pose(track, (float)i / (float)(2 * track->spans), 0.0f, &pose);
        figure_of_pose(&pose, &figure);
        most = fmaxf(most, figure_excess(rig, &figure, keeping));
    }
    return most;
}

float track_stride(const struct track *track)
{
    float most = 0.0f;
    struct pose last, next;
    track_pose(track, 0.0f, 0.0f, &last);
    for (int i = 1; i <= STRIDES; i++) {
        track_pose(track, (float)i / STRIDES, 0.0f, &next);
        most = fmaxf(most, pose_difference(&last, &next));
        last = next;
    }
    return most;
}

bool track_dips(const struct rig *rig, const struct track *track)
{
    for (int i = 0; i < track->spans; i++) {
        struct pose pose;
        struct placed placed;
        track_pose(track, ((float)i + 0.5f) / (float)track->spans, 0.0f, &pose);
        pose_place(rig, &pose, &placed);
        if (skin_lowest(rig, &placed) < -DIP_MOST) {
            return true;
        }
    }
    return false;
}

float track_jolt(const struct rig *rig, const struct track *track)
{
    struct placed placed[3];
    float most = 0.0f;
    for (int i = 0; i <= FRAMES; i++) {
        struct pose pose;
        const struct placed *now = &placed[i % 3], *last = &placed[(i + 2) % 3];
        const struct placed *first = &placed[(i + 1) % 3];
        track_pose(track, (float)i / FRAMES, 0.0f, &pose);
        pose_place(rig, &pose, &placed[i % 3]);
        for (int j = 0; j < JOINT_COUNT && i >= 2; j++) {
            vec3 expected;
            glm_vec3_scale((float *)last->at[j], 2.0f, expected);
            glm_vec3_sub(expected, (float *)first->at[j], expected);
            most = fmaxf(most, glm_vec3_distance(expected, (float *)now->at[j]));
        }
    }
    return most;
}
