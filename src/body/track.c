/* Playing what bake.c worked out: nothing here solves, takes memory or keeps state. */
#include "body/bake.h"

#include <cglm/quat.h>
#include <math.h>

/* Four neighbouring nodes and their weights at a progress. */
struct blend {
    const struct change *node[4];
    float weight[4];
};

/* Catmull-Rom; beyond the ends the row goes straight on. */
static struct blend blend_at(const struct change *nodes, int spans, float s)
{
    const float place = s * (float)spans;
    int i = (int)place;
    i = i < 0 ? 0 : i > spans - 1 ? spans - 1 : i;
    const float f = place - (float)i;
    float w[4] = {0.5f * f * (f * (2.0f - f) - 1.0f), 0.5f * (f * f * (3.0f * f - 5.0f) + 2.0f),
                  0.5f * f * (f * (4.0f - 3.0f * f) + 1.0f), 0.5f * f * f * (f - 1.0f)};
    if (i == 0) { /* node -1 = 2 node 0 - node 1 */
        w[1] += 2.0f * w[0];
        w[2] -= w[0];
        w[0] = 0.0f;
    }
    if (i == spans - 1) {
        w[2] += 2.0f * w[3];
        w[1] -= w[3];
        w[3] = 0.0f;
    }
    struct blend blend;
    for (int k = 0; k < 4; k++) {
        const int n = i - 1 + k;
        blend.node[k] = &nodes[n < 0 ? 0 : n > spans ? spans : n];
        blend.weight[k] = w[k];
    }
    return blend;
}

static void blend_add(const struct blend *blend, float times, struct change *out)
{
    for (int n = 0; n < 4; n++) {
        const struct change *node = blend->node[n];
        const float weight = times * blend->weight[n];
        for (int k = 0; k < 3; k++) {
            out->root[k] += weight * node->root[k];
        }
        for (int j = 0; j < JOINT_COUNT; j++) {
            for (int k = 0; k < 3; k++) {
                out->turn[j][k] += weight * node->turn[j][k];
            }
        }
    }
}

/* turn = turn * exp(w). Corrections are small, and small angles need no sine. */
static void turn_further(versor turn, const vec3 w)
{
    const float square = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
    float sine = 0.5f - square / 48.0f; /* sin(a / 2) / a */
    float cosine = 1.0f - square / 8.0f + square * square / 384.0f;
    if (square > 0.02f) {
        const float angle = sqrtf(square);
        sine = sinf(angle / 2.0f) / angle;
        cosine = cosf(angle / 2.0f);
    }
    versor by = {sine * w[0], sine * w[1], sine * w[2], cosine};
    versor before;
    glm_quat_copy(turn, before);
    glm_quat_mul(before, by, turn);
}

void track_pose(const struct track *track, float s, float breath, struct pose *out)
{
    struct change correction = {0};
    const struct blend nodes = blend_at(track->nodes, track->spans, s);
    blend_add(&nodes, 1.0f, &correction);
    if (breath > 0.0f) {
        const struct blend filled = blend_at(track->breath, track->breath_spans, s);
        blend_add(&filled, breath, &correction);
    }
    for (int k = 0; k < 3; k++) {
        out->root[k] = track->from.root[k] + s * track->whole.root[k] + correction.root[k];
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        const float *whole = track->whole.turn[j];
        const vec3 way = {s * whole[0], s * whole[1], s * whole[2]};
        glm_quat_copy((float *)track->from.turn[j], out->turn[j]);
        turn_further(out->turn[j], way);
        turn_further(out->turn[j], correction.turn[j]);
        glm_quat_normalize(out->turn[j]);
    }
}
