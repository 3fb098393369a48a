#include "timeline/blend.h"

#include <cglm/cglm.h>
#include <math.h>

#include "base/ease.h"
#include "body/pose.h"

#define ALIKE 0.003f /* metres */
#define FAR 1.2f

static float distance(const struct rig *rig, const struct pose *a, const struct pose *b)
{
    struct placed one, other;
    float most = 0;
    pose_place(rig, a, &one);
    pose_place(rig, b, &other);
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        most = fmaxf(most, glm_vec3_distance(one.at[joint], other.at[joint]));
    return most;
}

static bool is_journey(const struct segment *segment)
{
    return segment->kind == SEGMENT_CHANGE || segment->kind == SEGMENT_SWITCH;
}

/* From where the camera sees it: a journey begins where what came before it was; NULL on the way.
 */
static const struct segment *station(const struct timeline *timeline, const struct moment *moment)
{
    const struct segment *segment = moment->segment;
    if (!is_journey(segment))
        return segment;
    const bool begins = moment->ms == segment->whole_start_ms || segment->returns;
    while (begins && is_journey(segment) && segment > timeline->segments)
        segment--;
    return is_journey(segment) ? NULL : segment;
}

static bool same_station(const struct timeline *timeline, const struct moment *a,
                         const struct moment *b)
{
    const struct segment *one = station(timeline, a), *other = station(timeline, b);
    return one != NULL && other != NULL && one->step == other->step && one->side == other->side &&
           one->exercise == other->exercise;
}

/* The end of the way back from a stretch that begins at `to`, if the figure is nearer to it. */
static void hold_back(struct blend *blend, const struct timeline *timeline, const struct moment *to)
{
    const struct segment *last = to->segment;
    const struct segment *end = timeline->segments + timeline->segment_count;
    struct moment back;
    if (!last->returns || last->fade_ms > 0)
        return;
    while (last + 1 < end && last[1].returns)
        last++;
    timeline_at(timeline, last->end_ms - 1, &back);
    if (distance(&timeline->rig, &blend->from, &back.pose) >
        distance(&timeline->rig, &blend->from, &to->pose))
        return;
    blend->held_end_ms = last->end_ms;
    blend->held = back.pose;
}

void blend_begin(struct blend *blend, const struct timeline *timeline, const struct moment *seen,
                 int64_t to_ms)
{
    struct moment to;
    timeline_at(timeline, to_ms, &to);
    *blend = (struct blend){.left_ms = seen->ms, .from = seen->pose, .presence = seen->presence};
    hold_back(blend, timeline, &to);
    const struct pose *aim = blend->held_end_ms > 0 ? &blend->held : &to.pose;
    const float far = distance(&timeline->rig, &blend->from, aim);
    blend->fades =
        !same_station(timeline, seen, &to) || far > FAR || seen->presence < 1 || to.presence < 1;
    if (blend->fades)
        blend->ms = BLEND_FADE_MS;
    else if (far > ALIKE)
        blend->ms = lesser(BLEND_LEAST_MS + (int64_t)(far * 1875 / BLEND_METRES), BLEND_MOST_MS);
}

void blend_pass(struct blend *blend, int64_t elapsed_ms)
{
    blend->since_ms += lesser(elapsed_ms, blend->ms - blend->since_ms);
}

static void mix(const struct pose *from, const struct pose *to, float share, struct pose *out)
{
    struct pose mixed;
    for (int axis = 0; axis < 3; axis++)
        mixed.root[axis] = from->root[axis] + (to->root[axis] - from->root[axis]) * share;
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        versor a, b;
        glm_quat_copy((float *)from->turn[joint], a);
        glm_quat_copy((float *)to->turn[joint], b);
        glm_quat_slerp(a, b, share, mixed.turn[joint]);
    }
    *out = mixed;
}

/* Out in the first half, in in the second. */
static void fade(const struct blend *blend, const struct timeline *timeline, struct moment *moment)
{
    const float u = 2 * (float)blend->since_ms / (float)blend->ms;
    if (u >= 1) {
        moment->presence *= ease_cosine(u - 1);
        return;
    }
    timeline_at(timeline, blend->left_ms, moment);
    moment->pose = blend->from;
    moment->presence = blend->presence * (1 - ease_cosine(u));
}

void blend_at(const struct blend *blend, const struct timeline *timeline, struct moment *moment)
{
    if (moment->ms < blend->held_end_ms)
        moment->pose = blend->held;
    if (blend->since_ms >= blend->ms)
        return;
    if (blend->fades)
        fade(blend, timeline, moment);
    else
        mix(&blend->from, &moment->pose,
            ease_minimum_jerk((float)blend->since_ms / (float)blend->ms), &moment->pose);
}
